# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.v1.EndUserService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.v1 import end_user_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

IS_LEGAL_ACCEPTED: Final[UnaryMethod[end_user_pb2.IsLegalAcceptedRequest, end_user_pb2.IsLegalAcceptedResponse]] = (
    UnaryMethod(
        "/viam.app.v1.EndUserService/IsLegalAccepted",
        end_user_pb2.IsLegalAcceptedRequest,
        end_user_pb2.IsLegalAcceptedResponse,
        RetryClass.READ,
    )
)
ACCEPT_LEGAL: Final[UnaryMethod[end_user_pb2.AcceptLegalRequest, end_user_pb2.AcceptLegalResponse]] = UnaryMethod(
    "/viam.app.v1.EndUserService/AcceptLegal",
    end_user_pb2.AcceptLegalRequest,
    end_user_pb2.AcceptLegalResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
REGISTER_AUTH_APPLICATION: Final[
    UnaryMethod[end_user_pb2.RegisterAuthApplicationRequest, end_user_pb2.RegisterAuthApplicationResponse]
] = UnaryMethod(
    "/viam.app.v1.EndUserService/RegisterAuthApplication",
    end_user_pb2.RegisterAuthApplicationRequest,
    end_user_pb2.RegisterAuthApplicationResponse,
    RetryClass.WRITE,
)
UPDATE_AUTH_APPLICATION: Final[
    UnaryMethod[end_user_pb2.UpdateAuthApplicationRequest, end_user_pb2.UpdateAuthApplicationResponse]
] = UnaryMethod(
    "/viam.app.v1.EndUserService/UpdateAuthApplication",
    end_user_pb2.UpdateAuthApplicationRequest,
    end_user_pb2.UpdateAuthApplicationResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_AUTH_APPLICATION: Final[
    UnaryMethod[end_user_pb2.GetAuthApplicationRequest, end_user_pb2.GetAuthApplicationResponse]
] = UnaryMethod(
    "/viam.app.v1.EndUserService/GetAuthApplication",
    end_user_pb2.GetAuthApplicationRequest,
    end_user_pb2.GetAuthApplicationResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    IS_LEGAL_ACCEPTED,
    ACCEPT_LEGAL,
    REGISTER_AUTH_APPLICATION,
    UPDATE_AUTH_APPLICATION,
    GET_AUTH_APPLICATION,
)
