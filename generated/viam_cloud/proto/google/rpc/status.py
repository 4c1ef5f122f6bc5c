# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `google/rpc/status.proto`."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.google.rpc.status_pb2 import Status as Status
else:
    _NAMES = ("Status",)
    __all__ = [*_NAMES]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.google.rpc.status_pb2"))
