# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.dataset.v1.DatasetService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.dataset.v1 import dataset_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

CREATE_DATASET: Final[UnaryMethod[dataset_pb2.CreateDatasetRequest, dataset_pb2.CreateDatasetResponse]] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/CreateDataset",
    dataset_pb2.CreateDatasetRequest,
    dataset_pb2.CreateDatasetResponse,
    RetryClass.WRITE,
)
DELETE_DATASET: Final[UnaryMethod[dataset_pb2.DeleteDatasetRequest, dataset_pb2.DeleteDatasetResponse]] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/DeleteDataset",
    dataset_pb2.DeleteDatasetRequest,
    dataset_pb2.DeleteDatasetResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
RENAME_DATASET: Final[UnaryMethod[dataset_pb2.RenameDatasetRequest, dataset_pb2.RenameDatasetResponse]] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/RenameDataset",
    dataset_pb2.RenameDatasetRequest,
    dataset_pb2.RenameDatasetResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_DATASETS_BY_ORGANIZATION_ID: Final[
    UnaryMethod[dataset_pb2.ListDatasetsByOrganizationIDRequest, dataset_pb2.ListDatasetsByOrganizationIDResponse]
] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/ListDatasetsByOrganizationID",
    dataset_pb2.ListDatasetsByOrganizationIDRequest,
    dataset_pb2.ListDatasetsByOrganizationIDResponse,
    RetryClass.READ,
)
LIST_DATASETS_BY_IDS: Final[
    UnaryMethod[dataset_pb2.ListDatasetsByIDsRequest, dataset_pb2.ListDatasetsByIDsResponse]
] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/ListDatasetsByIDs",
    dataset_pb2.ListDatasetsByIDsRequest,
    dataset_pb2.ListDatasetsByIDsResponse,
    RetryClass.READ,
)
MERGE_DATASETS: Final[UnaryMethod[dataset_pb2.MergeDatasetsRequest, dataset_pb2.MergeDatasetsResponse]] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/MergeDatasets",
    dataset_pb2.MergeDatasetsRequest,
    dataset_pb2.MergeDatasetsResponse,
    RetryClass.WRITE,
)
START_SEQUENCE_DATASET_EXPORT: Final[
    UnaryMethod[dataset_pb2.StartSequenceDatasetExportRequest, dataset_pb2.StartSequenceDatasetExportResponse]
] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/StartSequenceDatasetExport",
    dataset_pb2.StartSequenceDatasetExportRequest,
    dataset_pb2.StartSequenceDatasetExportResponse,
    RetryClass.WRITE,
)
GET_SEQUENCE_DATASET_EXPORT: Final[
    UnaryMethod[dataset_pb2.GetSequenceDatasetExportRequest, dataset_pb2.GetSequenceDatasetExportResponse]
] = UnaryMethod(
    "/viam.app.dataset.v1.DatasetService/GetSequenceDatasetExport",
    dataset_pb2.GetSequenceDatasetExportRequest,
    dataset_pb2.GetSequenceDatasetExportResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    CREATE_DATASET,
    DELETE_DATASET,
    RENAME_DATASET,
    LIST_DATASETS_BY_ORGANIZATION_ID,
    LIST_DATASETS_BY_IDS,
    MERGE_DATASETS,
    START_SEQUENCE_DATASET_EXPORT,
    GET_SEQUENCE_DATASET_EXPORT,
)
