# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `proto/rpc/v1/auth.proto`."""

from viam_cloud.gen.proto.rpc.v1.auth_pb2 import (
    AuthenticateRequest as AuthenticateRequest,
    AuthenticateResponse as AuthenticateResponse,
    AuthenticateToRequest as AuthenticateToRequest,
    AuthenticateToResponse as AuthenticateToResponse,
    Credentials as Credentials,
)
