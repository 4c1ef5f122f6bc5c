# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/dataset/v1/dataset.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_DatasetTypeOrName: _typing.TypeAlias = _typing.Literal["DATASET_TYPE_BINARY_DATA", "DATASET_TYPE_SEQUENCE_DATA"]
_SequenceDatasetExportStatusOrName: _typing.TypeAlias = _typing.Literal[
    "SEQUENCE_DATASET_EXPORT_STATUS_UNSPECIFIED",
    "SEQUENCE_DATASET_EXPORT_STATUS_RUNNING",
    "SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED",
    "SEQUENCE_DATASET_EXPORT_STATUS_FAILED",
]

if _typing.TYPE_CHECKING:
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

    DatasetTypeOrName: _typing.TypeAlias = DatasetType.ValueType | _DatasetTypeOrName
    SequenceDatasetExportStatusOrName: _typing.TypeAlias = (
        SequenceDatasetExportStatus.ValueType | _SequenceDatasetExportStatusOrName
    )
else:
    _NAMES = (
        "CreateDatasetRequest",
        "CreateDatasetResponse",
        "DATASET_TYPE_BINARY_DATA",
        "DATASET_TYPE_SEQUENCE_DATA",
        "Dataset",
        "DatasetType",
        "DeleteDatasetRequest",
        "DeleteDatasetResponse",
        "GetSequenceDatasetExportRequest",
        "GetSequenceDatasetExportResponse",
        "ListDatasetsByIDsRequest",
        "ListDatasetsByIDsResponse",
        "ListDatasetsByOrganizationIDRequest",
        "ListDatasetsByOrganizationIDResponse",
        "MergeDatasetsRequest",
        "MergeDatasetsResponse",
        "RenameDatasetRequest",
        "RenameDatasetResponse",
        "SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED",
        "SEQUENCE_DATASET_EXPORT_STATUS_FAILED",
        "SEQUENCE_DATASET_EXPORT_STATUS_RUNNING",
        "SEQUENCE_DATASET_EXPORT_STATUS_UNSPECIFIED",
        "SequenceDatasetExportStatus",
        "StartSequenceDatasetExportRequest",
        "StartSequenceDatasetExportResponse",
    )
    DatasetTypeOrName = int | _DatasetTypeOrName
    SequenceDatasetExportStatusOrName = int | _SequenceDatasetExportStatusOrName
    __all__ = [*_NAMES, "DatasetTypeOrName", "SequenceDatasetExportStatusOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.dataset.v1.dataset_pb2"))
