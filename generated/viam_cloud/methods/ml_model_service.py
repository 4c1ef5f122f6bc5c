# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.service.mlmodel.v1.MLModelService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.common.v1 import common_pb2
from viam_cloud.gen.service.mlmodel.v1 import mlmodel_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

INFER: Final[UnaryMethod[mlmodel_pb2.InferRequest, mlmodel_pb2.InferResponse]] = UnaryMethod(
    "/viam.service.mlmodel.v1.MLModelService/Infer",
    mlmodel_pb2.InferRequest,
    mlmodel_pb2.InferResponse,
    RetryClass.WRITE,
)
METADATA: Final[UnaryMethod[mlmodel_pb2.MetadataRequest, mlmodel_pb2.MetadataResponse]] = UnaryMethod(
    "/viam.service.mlmodel.v1.MLModelService/Metadata",
    mlmodel_pb2.MetadataRequest,
    mlmodel_pb2.MetadataResponse,
    RetryClass.WRITE,
)
GET_STATUS: Final[UnaryMethod[common_pb2.GetStatusRequest, common_pb2.GetStatusResponse]] = UnaryMethod(
    "/viam.service.mlmodel.v1.MLModelService/GetStatus",
    common_pb2.GetStatusRequest,
    common_pb2.GetStatusResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (INFER, METADATA, GET_STATUS)
