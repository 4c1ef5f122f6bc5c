# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from typing import TYPE_CHECKING

from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud_runtime.distributed.plans import Runner as Runner
    from viam_cloud_runtime.distributed.results import PartitionResult as PartitionResult
    from viam_cloud_runtime.distributed.run_local import run_local as run_local
    from viam_cloud_runtime.viam.distributed.copy_files import copy_files as copy_files
    from viam_cloud_runtime.viam.distributed.export_readings import export_readings as export_readings
    from viam_cloud_runtime.viam.distributed.files_partitions import FilesPartition as FilesPartition
    from viam_cloud_runtime.viam.distributed.files_plan import FilesPlan as FilesPlan, plan_files as plan_files
    from viam_cloud_runtime.viam.distributed.map_files import map_files as map_files
    from viam_cloud_runtime.viam.distributed.readings_frame import read_readings as read_readings
    from viam_cloud_runtime.viam.distributed.readings_partitions import ReadingsPartition as ReadingsPartition
    from viam_cloud_runtime.viam.distributed.readings_plan import (
        ReadingsPlan as ReadingsPlan,
        plan_export as plan_export,
    )
    from viam_cloud_runtime.viam.downloads.selection import RemoteFile as RemoteFile
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "ReadingsPlan": "viam_cloud_runtime.viam.distributed.readings_plan",
            "plan_export": "viam_cloud_runtime.viam.distributed.readings_plan",
            "FilesPlan": "viam_cloud_runtime.viam.distributed.files_plan",
            "plan_files": "viam_cloud_runtime.viam.distributed.files_plan",
            "read_readings": "viam_cloud_runtime.viam.distributed.readings_frame",
            "export_readings": "viam_cloud_runtime.viam.distributed.export_readings",
            "map_files": "viam_cloud_runtime.viam.distributed.map_files",
            "copy_files": "viam_cloud_runtime.viam.distributed.copy_files",
            "run_local": "viam_cloud_runtime.distributed.run_local",
            "Runner": "viam_cloud_runtime.distributed.plans",
            "PartitionResult": "viam_cloud_runtime.distributed.results",
            "FilesPartition": "viam_cloud_runtime.viam.distributed.files_partitions",
            "ReadingsPartition": "viam_cloud_runtime.viam.distributed.readings_partitions",
            "RemoteFile": "viam_cloud_runtime.viam.downloads.selection",
        },
    )

__all__ = [
    "FilesPartition",
    "FilesPlan",
    "PartitionResult",
    "ReadingsPartition",
    "ReadingsPlan",
    "RemoteFile",
    "Runner",
    "copy_files",
    "export_readings",
    "map_files",
    "plan_export",
    "plan_files",
    "read_readings",
    "run_local",
]
