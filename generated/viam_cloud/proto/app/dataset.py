# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/dataset/v1/dataset.proto`."""

from viam_cloud._pb2.app.dataset.v1.dataset_pb2 import (
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
