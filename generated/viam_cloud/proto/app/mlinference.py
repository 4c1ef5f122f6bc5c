# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/mlinference/v1/ml_inference.proto`."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.mlinference.v1.ml_inference_pb2 import (
        GetInferenceRequest as GetInferenceRequest,
        GetInferenceResponse as GetInferenceResponse,
    )
else:
    _NAMES = ("GetInferenceRequest", "GetInferenceResponse")
    __all__ = [*_NAMES]
    __getattr__, __dir__ = _lazy_names(
        __name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.mlinference.v1.ml_inference_pb2")
    )
