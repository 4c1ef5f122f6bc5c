# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from typing import TYPE_CHECKING

from viam_cloud.aio.app.viam_client import ViamClient as ViamClient
from viam_cloud_runtime import Credentials as Credentials, DialOptions as DialOptions, RetryPolicy as RetryPolicy
from viam_cloud_runtime.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud_runtime.aio.map_calls import map_calls as map_calls
    from viam_cloud_runtime.progress import ProgressEvent as ProgressEvent
else:
    __getattr__, __dir__ = lazy_names(
        __name__, {"map_calls": "viam_cloud_runtime.aio.map_calls", "ProgressEvent": "viam_cloud_runtime.progress"}
    )
