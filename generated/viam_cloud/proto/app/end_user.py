# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/v1/end_user.proto`."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

if _typing.TYPE_CHECKING:
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
else:
    _NAMES = (
        "AcceptLegalRequest",
        "AcceptLegalResponse",
        "GetAuthApplicationRequest",
        "GetAuthApplicationResponse",
        "IsLegalAcceptedRequest",
        "IsLegalAcceptedResponse",
        "RegisterAuthApplicationRequest",
        "RegisterAuthApplicationResponse",
        "UpdateAuthApplicationRequest",
        "UpdateAuthApplicationResponse",
    )
    __all__ = [*_NAMES]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.v1.end_user_pb2"))
