# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/datasync/v1/data_sync.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_MimeTypeOrName: _typing.TypeAlias = _typing.Literal[
    "MIME_TYPE_UNSPECIFIED",
    "MIME_TYPE_IMAGE_JPEG",
    "MIME_TYPE_IMAGE_PNG",
    "MIME_TYPE_APPLICATION_PCD",
    "MIME_TYPE_VIDEO_MP4",
]
_DataTypeOrName: _typing.TypeAlias = _typing.Literal[
    "DATA_TYPE_UNSPECIFIED", "DATA_TYPE_BINARY_SENSOR", "DATA_TYPE_TABULAR_SENSOR", "DATA_TYPE_FILE"
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.datasync.v1.data_sync_pb2 import (
        DATA_TYPE_BINARY_SENSOR as DATA_TYPE_BINARY_SENSOR,
        DATA_TYPE_FILE as DATA_TYPE_FILE,
        DATA_TYPE_TABULAR_SENSOR as DATA_TYPE_TABULAR_SENSOR,
        DATA_TYPE_UNSPECIFIED as DATA_TYPE_UNSPECIFIED,
        MIME_TYPE_APPLICATION_PCD as MIME_TYPE_APPLICATION_PCD,
        MIME_TYPE_IMAGE_JPEG as MIME_TYPE_IMAGE_JPEG,
        MIME_TYPE_IMAGE_PNG as MIME_TYPE_IMAGE_PNG,
        MIME_TYPE_UNSPECIFIED as MIME_TYPE_UNSPECIFIED,
        MIME_TYPE_VIDEO_MP4 as MIME_TYPE_VIDEO_MP4,
        CaptureInterval as CaptureInterval,
        DataCaptureMetadata as DataCaptureMetadata,
        DataCaptureUploadMetadata as DataCaptureUploadMetadata,
        DataCaptureUploadRequest as DataCaptureUploadRequest,
        DataCaptureUploadResponse as DataCaptureUploadResponse,
        DataType as DataType,
        FileData as FileData,
        FileUploadRequest as FileUploadRequest,
        FileUploadResponse as FileUploadResponse,
        MimeType as MimeType,
        SensorData as SensorData,
        SensorMetadata as SensorMetadata,
        StreamingDataCaptureUploadRequest as StreamingDataCaptureUploadRequest,
        StreamingDataCaptureUploadResponse as StreamingDataCaptureUploadResponse,
        UploadMetadata as UploadMetadata,
    )

    MimeTypeOrName: _typing.TypeAlias = MimeType.ValueType | _MimeTypeOrName
    DataTypeOrName: _typing.TypeAlias = DataType.ValueType | _DataTypeOrName
else:
    _NAMES = (
        "CaptureInterval",
        "DATA_TYPE_BINARY_SENSOR",
        "DATA_TYPE_FILE",
        "DATA_TYPE_TABULAR_SENSOR",
        "DATA_TYPE_UNSPECIFIED",
        "DataCaptureMetadata",
        "DataCaptureUploadMetadata",
        "DataCaptureUploadRequest",
        "DataCaptureUploadResponse",
        "DataType",
        "FileData",
        "FileUploadRequest",
        "FileUploadResponse",
        "MIME_TYPE_APPLICATION_PCD",
        "MIME_TYPE_IMAGE_JPEG",
        "MIME_TYPE_IMAGE_PNG",
        "MIME_TYPE_UNSPECIFIED",
        "MIME_TYPE_VIDEO_MP4",
        "MimeType",
        "SensorData",
        "SensorMetadata",
        "StreamingDataCaptureUploadRequest",
        "StreamingDataCaptureUploadResponse",
        "UploadMetadata",
    )
    MimeTypeOrName = int | _MimeTypeOrName
    DataTypeOrName = int | _DataTypeOrName
    __all__ = [*_NAMES, "MimeTypeOrName", "DataTypeOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.datasync.v1.data_sync_pb2"))
