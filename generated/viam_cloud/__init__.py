# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Viam's cloud API: fleet management, data, datasets, ML training, billing, provisioning, builds and
packages.
"""

from typing import TYPE_CHECKING

from viam_cloud._sdk import THIS_SDK as _THIS_SDK
from viam_cloud.app.viam_client import ViamClient as ViamClient
from viam_cloud_runtime import RetryPolicy as RetryPolicy
from viam_cloud_runtime.support.lazy import lazy_names
from viam_cloud_runtime.viam.dial import Credentials as Credentials, DialOptions as DialOptions

if TYPE_CHECKING:
    from viam_cloud_runtime.blocking.item_iterator import ItemIterator as ItemIterator
    from viam_cloud_runtime.blocking.map_calls import map_calls as map_calls
    from viam_cloud_runtime.blocking.mapped_stream import MappedStream as MappedStream
    from viam_cloud_runtime.blocking.pagers import Pager as Pager
    from viam_cloud_runtime.blocking.streams import ServerStream as ServerStream
    from viam_cloud_runtime.concurrency.outcomes import Outcome as Outcome, Outcomes as Outcomes
    from viam_cloud_runtime.concurrency.progress import ProgressEvent as ProgressEvent, ProgressOption as ProgressOption
    from viam_cloud_runtime.messages.json_input import from_dict as from_dict
    from viam_cloud_runtime.messages.json_output import to_dict as to_dict, to_json as to_json
    from viam_cloud_runtime.messages.redacted import redacted as redacted
    from viam_cloud_runtime.rpc.upload_data import UploadSource as UploadSource
    from viam_cloud_runtime.viam.captured_resources import CapturedResource as CapturedResource
    from viam_cloud_runtime.viam.config_edit import Edit as Edit
    from viam_cloud_runtime.viam.datasets.layouts import DatasetFormat as DatasetFormat
    from viam_cloud_runtime.viam.downloads.result import DownloadResult as DownloadResult
    from viam_cloud_runtime.viam.identity import Identity as Identity
    from viam_cloud_runtime.viam.readings.result import CopiedReadings as CopiedReadings
    from viam_cloud_runtime.viam.uploads.result import UploadResult as UploadResult
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "map_calls": "viam_cloud_runtime.blocking.map_calls",
            "from_dict": "viam_cloud_runtime.messages.json_input",
            "to_dict": "viam_cloud_runtime.messages.json_output",
            "to_json": "viam_cloud_runtime.messages.json_output",
            "redacted": "viam_cloud_runtime.messages.redacted",
            "CapturedResource": "viam_cloud_runtime.viam.captured_resources",
            "Identity": "viam_cloud_runtime.viam.identity",
            "Edit": "viam_cloud_runtime.viam.config_edit",
            "CopiedReadings": "viam_cloud_runtime.viam.readings.result",
            "DatasetFormat": "viam_cloud_runtime.viam.datasets.layouts",
            "DownloadResult": "viam_cloud_runtime.viam.downloads.result",
            "ItemIterator": "viam_cloud_runtime.blocking.item_iterator",
            "MappedStream": "viam_cloud_runtime.blocking.mapped_stream",
            "Outcome": "viam_cloud_runtime.concurrency.outcomes",
            "Outcomes": "viam_cloud_runtime.concurrency.outcomes",
            "Pager": "viam_cloud_runtime.blocking.pagers",
            "ProgressEvent": "viam_cloud_runtime.concurrency.progress",
            "ProgressOption": "viam_cloud_runtime.concurrency.progress",
            "ServerStream": "viam_cloud_runtime.blocking.streams",
            "UploadResult": "viam_cloud_runtime.viam.uploads.result",
            "UploadSource": "viam_cloud_runtime.rpc.upload_data",
        },
    )

__all__ = [
    "CapturedResource",
    "CopiedReadings",
    "Credentials",
    "DatasetFormat",
    "DialOptions",
    "DownloadResult",
    "Edit",
    "Identity",
    "ItemIterator",
    "MappedStream",
    "Outcome",
    "Outcomes",
    "Pager",
    "ProgressEvent",
    "ProgressOption",
    "RetryPolicy",
    "ServerStream",
    "UploadResult",
    "UploadSource",
    "ViamClient",
    "from_dict",
    "map_calls",
    "redacted",
    "to_dict",
    "to_json",
]

__version__: str = _THIS_SDK.version
