# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.datasync.v1.DataSyncService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.datasync.v1 import data_sync_pb2
from viam_cloud_runtime import ClientStreamMethod, Method, RetryClass, UnaryMethod

DATA_CAPTURE_UPLOAD: Final[
    UnaryMethod[data_sync_pb2.DataCaptureUploadRequest, data_sync_pb2.DataCaptureUploadResponse]
] = UnaryMethod(
    "/viam.app.datasync.v1.DataSyncService/DataCaptureUpload",
    data_sync_pb2.DataCaptureUploadRequest,
    data_sync_pb2.DataCaptureUploadResponse,
    RetryClass.WRITE,
)
FILE_UPLOAD: Final[ClientStreamMethod[data_sync_pb2.FileUploadRequest, data_sync_pb2.FileUploadResponse]] = (
    ClientStreamMethod(
        "/viam.app.datasync.v1.DataSyncService/FileUpload",
        data_sync_pb2.FileUploadRequest,
        data_sync_pb2.FileUploadResponse,
        RetryClass.WRITE,
    )
)
STREAMING_DATA_CAPTURE_UPLOAD: Final[
    ClientStreamMethod[
        data_sync_pb2.StreamingDataCaptureUploadRequest, data_sync_pb2.StreamingDataCaptureUploadResponse
    ]
] = ClientStreamMethod(
    "/viam.app.datasync.v1.DataSyncService/StreamingDataCaptureUpload",
    data_sync_pb2.StreamingDataCaptureUploadRequest,
    data_sync_pb2.StreamingDataCaptureUploadResponse,
    RetryClass.WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (DATA_CAPTURE_UPLOAD, FILE_UPLOAD, STREAMING_DATA_CAPTURE_UPLOAD)
