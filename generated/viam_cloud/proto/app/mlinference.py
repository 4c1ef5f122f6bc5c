# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/mlinference/v1/ml_inference.proto`."""

from viam_cloud.gen.app.mlinference.v1.ml_inference_pb2 import (
    GetInferenceRequest as GetInferenceRequest,
    GetInferenceResponse as GetInferenceResponse,
)
