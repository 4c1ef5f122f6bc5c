# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.mlinference.v1.MLInferenceService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.mlinference.v1 import ml_inference_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

GET_INFERENCE: Final[UnaryMethod[ml_inference_pb2.GetInferenceRequest, ml_inference_pb2.GetInferenceResponse]] = (
    UnaryMethod(
        "/viam.app.mlinference.v1.MLInferenceService/GetInference",
        ml_inference_pb2.GetInferenceRequest,
        ml_inference_pb2.GetInferenceResponse,
        RetryClass.READ,
    )
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (GET_INFERENCE,)
