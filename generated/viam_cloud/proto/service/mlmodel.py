# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `service/mlmodel/v1/mlmodel.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_LabelTypeOrName: _typing.TypeAlias = _typing.Literal[
    "LABEL_TYPE_UNSPECIFIED", "LABEL_TYPE_TENSOR_VALUE", "LABEL_TYPE_TENSOR_AXIS"
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.service.mlmodel.v1.mlmodel_pb2 import (
        LABEL_TYPE_TENSOR_AXIS as LABEL_TYPE_TENSOR_AXIS,
        LABEL_TYPE_TENSOR_VALUE as LABEL_TYPE_TENSOR_VALUE,
        LABEL_TYPE_UNSPECIFIED as LABEL_TYPE_UNSPECIFIED,
        File as File,
        FlatTensor as FlatTensor,
        FlatTensorDataDouble as FlatTensorDataDouble,
        FlatTensorDataFloat as FlatTensorDataFloat,
        FlatTensorDataInt8 as FlatTensorDataInt8,
        FlatTensorDataInt16 as FlatTensorDataInt16,
        FlatTensorDataInt32 as FlatTensorDataInt32,
        FlatTensorDataInt64 as FlatTensorDataInt64,
        FlatTensorDataUInt8 as FlatTensorDataUInt8,
        FlatTensorDataUInt16 as FlatTensorDataUInt16,
        FlatTensorDataUInt32 as FlatTensorDataUInt32,
        FlatTensorDataUInt64 as FlatTensorDataUInt64,
        FlatTensors as FlatTensors,
        InferRequest as InferRequest,
        InferResponse as InferResponse,
        LabelType as LabelType,
        Metadata as Metadata,
        MetadataRequest as MetadataRequest,
        MetadataResponse as MetadataResponse,
        TensorInfo as TensorInfo,
    )

    LabelTypeOrName: _typing.TypeAlias = LabelType.ValueType | _LabelTypeOrName
else:
    _NAMES = (
        "File",
        "FlatTensor",
        "FlatTensorDataDouble",
        "FlatTensorDataFloat",
        "FlatTensorDataInt16",
        "FlatTensorDataInt32",
        "FlatTensorDataInt64",
        "FlatTensorDataInt8",
        "FlatTensorDataUInt16",
        "FlatTensorDataUInt32",
        "FlatTensorDataUInt64",
        "FlatTensorDataUInt8",
        "FlatTensors",
        "InferRequest",
        "InferResponse",
        "LABEL_TYPE_TENSOR_AXIS",
        "LABEL_TYPE_TENSOR_VALUE",
        "LABEL_TYPE_UNSPECIFIED",
        "LabelType",
        "Metadata",
        "MetadataRequest",
        "MetadataResponse",
        "TensorInfo",
    )
    LabelTypeOrName = int | _LabelTypeOrName
    __all__ = [*_NAMES, "LabelTypeOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.service.mlmodel.v1.mlmodel_pb2"))
