"""Datasets and what is in them."""

from __future__ import annotations

from tests.support.cases import Case
from viam_cloud.proto.app.dataset import (
    Dataset,
    DatasetType,
    GetSequenceDatasetExportResponse,
    SequenceDatasetExportStatus,
)

_ORG = "<YOUR-ORG-ID>"
_ID = "abcd-1234xyz-8765z-123abc"
_IDS = ["one", "two"]

CASES = [
    Case(
        "create_dataset",
        "DatasetService/CreateDataset",
        {"name": "<DATASET-NAME>", "organization_id": _ORG},
        kwargs={"name": "<DATASET-NAME>", "organization_id": _ORG},
        reply={"id": _ID},
        result=_ID,
    ),
    Case(
        "create_dataset",
        "DatasetService/CreateDataset",
        {"name": "<DATASET-NAME>", "organization_id": _ORG, "type": "DATASET_TYPE_SEQUENCE_DATA"},
        args=("<DATASET-NAME>", _ORG, DatasetType.DATASET_TYPE_SEQUENCE_DATA),
        reply={"id": _ID},
        result=_ID,
    ),
    Case(
        "list_dataset_by_ids",
        "DatasetService/ListDatasetsByIDs",
        {"ids": ["<YOUR-DATASET-ID-1>", "<YOUR-DATASET-ID-2>"]},
        kwargs={"ids": ["<YOUR-DATASET-ID-1>", "<YOUR-DATASET-ID-2>"]},
        reply={"datasets": [{"id": "a"}, {"id": "b"}]},
        result=[Dataset(id="a"), Dataset(id="b")],
    ),
    Case(
        "list_datasets_by_organization_id",
        "DatasetService/ListDatasetsByOrganizationID",
        {"organization_id": _ORG},
        kwargs={"organization_id": _ORG},
        reply={"datasets": [{"id": "a", "name": "MyDataset"}]},
        result=[Dataset(id="a", name="MyDataset")],
    ),
    Case(
        "list_datasets_by_organization_id",
        "DatasetService/ListDatasetsByOrganizationID",
        {"organization_id": _ORG, "type": "DATASET_TYPE_BINARY_DATA"},
        args=(_ORG, DatasetType.DATASET_TYPE_BINARY_DATA),
        result=[],
    ),
    Case(
        "rename_dataset",
        "DatasetService/RenameDataset",
        {"id": _ID, "name": "MyDataset"},
        kwargs={"id": _ID, "name": "MyDataset"},
    ),
    Case("delete_dataset", "DatasetService/DeleteDataset", {"id": _ID}, kwargs={"id": _ID}),
    Case(
        "merge_datasets",
        "DatasetService/MergeDatasets",
        {"name": "both", "organization_id": _ORG, "dataset_ids": _IDS},
        args=("both", _ORG, _IDS),
        reply={"dataset_id": _ID},
        result=_ID,
    ),
    Case(
        "add_binary_data_to_dataset_by_ids",
        "DataService/AddBinaryDataToDatasetByIDs",
        {"binary_data_ids": _IDS, "dataset_id": _ID},
        kwargs={"binary_ids": _IDS, "dataset_id": _ID},
    ),
    Case(
        "remove_binary_data_from_dataset_by_ids",
        "DataService/RemoveBinaryDataFromDatasetByIDs",
        {"binary_data_ids": _IDS, "dataset_id": _ID},
        kwargs={"binary_ids": _IDS, "dataset_id": _ID},
    ),
    Case(
        "start_sequence_dataset_export",
        "DatasetService/StartSequenceDatasetExport",
        {"dataset_id": _ID},
        args=(_ID, 5.0),
        reply={"job_id": "job"},
        result="job",
    ),
    Case(
        "get_sequence_dataset_export",
        "DatasetService/GetSequenceDatasetExport",
        {"job_id": "job"},
        args=("job",),
        reply={"job_id": "job", "status": "SEQUENCE_DATASET_EXPORT_STATUS_FAILED", "error_message": "disk full"},
        result=GetSequenceDatasetExportResponse(
            job_id="job",
            status=SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_FAILED,
            error_message="disk full",
        ),
    ),
]
