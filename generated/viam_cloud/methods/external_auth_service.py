# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `proto.rpc.v1.ExternalAuthService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.proto.rpc.v1 import auth_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

AUTHENTICATE_TO: Final[UnaryMethod[auth_pb2.AuthenticateToRequest, auth_pb2.AuthenticateToResponse]] = UnaryMethod(
    "/proto.rpc.v1.ExternalAuthService/AuthenticateTo",
    auth_pb2.AuthenticateToRequest,
    auth_pb2.AuthenticateToResponse,
    RetryClass.WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (AUTHENTICATE_TO,)
