# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/datapipelines/v1/data_pipelines.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_DataPipelineRunStatusOrName: _typing.TypeAlias = _typing.Literal[
    "DATA_PIPELINE_RUN_STATUS_UNSPECIFIED",
    "DATA_PIPELINE_RUN_STATUS_SCHEDULED",
    "DATA_PIPELINE_RUN_STATUS_STARTED",
    "DATA_PIPELINE_RUN_STATUS_COMPLETED",
    "DATA_PIPELINE_RUN_STATUS_FAILED",
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.datapipelines.v1.data_pipelines_pb2 import (
        DATA_PIPELINE_RUN_STATUS_COMPLETED as DATA_PIPELINE_RUN_STATUS_COMPLETED,
        DATA_PIPELINE_RUN_STATUS_FAILED as DATA_PIPELINE_RUN_STATUS_FAILED,
        DATA_PIPELINE_RUN_STATUS_SCHEDULED as DATA_PIPELINE_RUN_STATUS_SCHEDULED,
        DATA_PIPELINE_RUN_STATUS_STARTED as DATA_PIPELINE_RUN_STATUS_STARTED,
        DATA_PIPELINE_RUN_STATUS_UNSPECIFIED as DATA_PIPELINE_RUN_STATUS_UNSPECIFIED,
        CreateDataPipelineRequest as CreateDataPipelineRequest,
        CreateDataPipelineResponse as CreateDataPipelineResponse,
        DataPipeline as DataPipeline,
        DataPipelineRun as DataPipelineRun,
        DataPipelineRunStatus as DataPipelineRunStatus,
        DeleteDataPipelineRequest as DeleteDataPipelineRequest,
        DeleteDataPipelineResponse as DeleteDataPipelineResponse,
        DisableDataPipelineRequest as DisableDataPipelineRequest,
        DisableDataPipelineResponse as DisableDataPipelineResponse,
        EnableDataPipelineRequest as EnableDataPipelineRequest,
        EnableDataPipelineResponse as EnableDataPipelineResponse,
        GetDataPipelineRequest as GetDataPipelineRequest,
        GetDataPipelineResponse as GetDataPipelineResponse,
        ListDataPipelineRunsRequest as ListDataPipelineRunsRequest,
        ListDataPipelineRunsResponse as ListDataPipelineRunsResponse,
        ListDataPipelinesRequest as ListDataPipelinesRequest,
        ListDataPipelinesResponse as ListDataPipelinesResponse,
        RenameDataPipelineRequest as RenameDataPipelineRequest,
        RenameDataPipelineResponse as RenameDataPipelineResponse,
    )

    DataPipelineRunStatusOrName: _typing.TypeAlias = DataPipelineRunStatus.ValueType | _DataPipelineRunStatusOrName
else:
    _NAMES = (
        "CreateDataPipelineRequest",
        "CreateDataPipelineResponse",
        "DATA_PIPELINE_RUN_STATUS_COMPLETED",
        "DATA_PIPELINE_RUN_STATUS_FAILED",
        "DATA_PIPELINE_RUN_STATUS_SCHEDULED",
        "DATA_PIPELINE_RUN_STATUS_STARTED",
        "DATA_PIPELINE_RUN_STATUS_UNSPECIFIED",
        "DataPipeline",
        "DataPipelineRun",
        "DataPipelineRunStatus",
        "DeleteDataPipelineRequest",
        "DeleteDataPipelineResponse",
        "DisableDataPipelineRequest",
        "DisableDataPipelineResponse",
        "EnableDataPipelineRequest",
        "EnableDataPipelineResponse",
        "GetDataPipelineRequest",
        "GetDataPipelineResponse",
        "ListDataPipelineRunsRequest",
        "ListDataPipelineRunsResponse",
        "ListDataPipelinesRequest",
        "ListDataPipelinesResponse",
        "RenameDataPipelineRequest",
        "RenameDataPipelineResponse",
    )
    DataPipelineRunStatusOrName = int | _DataPipelineRunStatusOrName
    __all__ = [*_NAMES, "DataPipelineRunStatusOrName"]
    __getattr__, __dir__ = _lazy_names(
        __name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.datapipelines.v1.data_pipelines_pb2")
    )
