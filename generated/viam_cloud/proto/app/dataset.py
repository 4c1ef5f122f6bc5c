# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/dataset/v1/dataset.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

from viam_cloud.gen.app.dataset.v1.dataset_pb2 import (
    DATASET_TYPE_BINARY_DATA as DATASET_TYPE_BINARY_DATA,
    DATASET_TYPE_SEQUENCE_DATA as DATASET_TYPE_SEQUENCE_DATA,
    SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED as SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED,
    SEQUENCE_DATASET_EXPORT_STATUS_FAILED as SEQUENCE_DATASET_EXPORT_STATUS_FAILED,
    SEQUENCE_DATASET_EXPORT_STATUS_RUNNING as SEQUENCE_DATASET_EXPORT_STATUS_RUNNING,
    SEQUENCE_DATASET_EXPORT_STATUS_UNSPECIFIED as SEQUENCE_DATASET_EXPORT_STATUS_UNSPECIFIED,
    CreateDatasetRequest as CreateDatasetRequest,
    CreateDatasetResponse as CreateDatasetResponse,
    Dataset as Dataset,
    DatasetType as DatasetType,
    DeleteDatasetRequest as DeleteDatasetRequest,
    DeleteDatasetResponse as DeleteDatasetResponse,
    GetSequenceDatasetExportRequest as GetSequenceDatasetExportRequest,
    GetSequenceDatasetExportResponse as GetSequenceDatasetExportResponse,
    ListDatasetsByIDsRequest as ListDatasetsByIDsRequest,
    ListDatasetsByIDsResponse as ListDatasetsByIDsResponse,
    ListDatasetsByOrganizationIDRequest as ListDatasetsByOrganizationIDRequest,
    ListDatasetsByOrganizationIDResponse as ListDatasetsByOrganizationIDResponse,
    MergeDatasetsRequest as MergeDatasetsRequest,
    MergeDatasetsResponse as MergeDatasetsResponse,
    RenameDatasetRequest as RenameDatasetRequest,
    RenameDatasetResponse as RenameDatasetResponse,
    SequenceDatasetExportStatus as SequenceDatasetExportStatus,
    StartSequenceDatasetExportRequest as StartSequenceDatasetExportRequest,
    StartSequenceDatasetExportResponse as StartSequenceDatasetExportResponse,
)

DatasetTypeOrName: _TypeAlias = (
    DatasetType.ValueType | _Literal["DATASET_TYPE_BINARY_DATA", "DATASET_TYPE_SEQUENCE_DATA"]
)
SequenceDatasetExportStatusOrName: _TypeAlias = (
    SequenceDatasetExportStatus.ValueType
    | _Literal[
        "SEQUENCE_DATASET_EXPORT_STATUS_UNSPECIFIED",
        "SEQUENCE_DATASET_EXPORT_STATUS_RUNNING",
        "SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED",
        "SEQUENCE_DATASET_EXPORT_STATUS_FAILED",
    ]
)
