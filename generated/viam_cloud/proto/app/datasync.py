# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/datasync/v1/data_sync.proto`."""

from viam_cloud._pb2.app.datasync.v1.data_sync_pb2 import (
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
