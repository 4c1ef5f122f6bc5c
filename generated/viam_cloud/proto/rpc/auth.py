# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `proto/rpc/v1/auth.proto`."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.proto.rpc.v1.auth_pb2 import (
        AuthenticateRequest as AuthenticateRequest,
        AuthenticateResponse as AuthenticateResponse,
        AuthenticateToRequest as AuthenticateToRequest,
        AuthenticateToResponse as AuthenticateToResponse,
        Credentials as Credentials,
    )
else:
    _NAMES = (
        "AuthenticateRequest",
        "AuthenticateResponse",
        "AuthenticateToRequest",
        "AuthenticateToResponse",
        "Credentials",
    )
    __all__ = [*_NAMES]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.proto.rpc.v1.auth_pb2"))
