# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of messages: what methods take and return."""

from typing import TYPE_CHECKING

from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud.views.app import (
        Fragment as Fragment,
        FragmentHistoryEntry as FragmentHistoryEntry,
        RobotPart as RobotPart,
        RobotPartHistoryEntry as RobotPartHistoryEntry,
    )
    from viam_cloud.views.app_data import TabularData as TabularData, TabularDataPoint as TabularDataPoint
    from viam_cloud.views.app_datapipelines import (
        DataPipeline as DataPipeline,
        DataPipelineRun as DataPipelineRun,
        DataPipelineRunsPage as DataPipelineRunsPage,
    )
    from viam_cloud.views.common import LogEntry as LogEntry
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "RobotPart": "viam_cloud.views.app",
            "RobotPartHistoryEntry": "viam_cloud.views.app",
            "Fragment": "viam_cloud.views.app",
            "FragmentHistoryEntry": "viam_cloud.views.app",
            "LogEntry": "viam_cloud.views.common",
            "TabularData": "viam_cloud.views.app_data",
            "TabularDataPoint": "viam_cloud.views.app_data",
            "DataPipeline": "viam_cloud.views.app_datapipelines",
            "DataPipelineRun": "viam_cloud.views.app_datapipelines",
            "DataPipelineRunsPage": "viam_cloud.views.app_datapipelines",
        },
    )

__all__ = [
    "DataPipeline",
    "DataPipelineRun",
    "DataPipelineRunsPage",
    "Fragment",
    "FragmentHistoryEntry",
    "LogEntry",
    "RobotPart",
    "RobotPartHistoryEntry",
    "TabularData",
    "TabularDataPoint",
]
