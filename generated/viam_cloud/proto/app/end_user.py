# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/v1/end_user.proto`."""

from viam_cloud.gen.app.v1.end_user_pb2 import (
    AcceptLegalRequest as AcceptLegalRequest,
    AcceptLegalResponse as AcceptLegalResponse,
    GetAuthApplicationRequest as GetAuthApplicationRequest,
    GetAuthApplicationResponse as GetAuthApplicationResponse,
    IsLegalAcceptedRequest as IsLegalAcceptedRequest,
    IsLegalAcceptedResponse as IsLegalAcceptedResponse,
    RegisterAuthApplicationRequest as RegisterAuthApplicationRequest,
    RegisterAuthApplicationResponse as RegisterAuthApplicationResponse,
    UpdateAuthApplicationRequest as UpdateAuthApplicationRequest,
    UpdateAuthApplicationResponse as UpdateAuthApplicationResponse,
)
