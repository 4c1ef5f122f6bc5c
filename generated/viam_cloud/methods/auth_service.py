# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `proto.rpc.v1.AuthService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.proto.rpc.v1 import auth_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

AUTHENTICATE: Final[UnaryMethod[auth_pb2.AuthenticateRequest, auth_pb2.AuthenticateResponse]] = UnaryMethod(
    "/proto.rpc.v1.AuthService/Authenticate",
    auth_pb2.AuthenticateRequest,
    auth_pb2.AuthenticateResponse,
    RetryClass.WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (AUTHENTICATE,)
