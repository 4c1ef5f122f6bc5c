"""Datasets: named collections of binary data or of sequences, to train models with."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import data_service, dataset_service
from viam_cloud.proto.app import data, dataset
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.core.values import required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import find_all_binary_data
from viam_cloud_emulator.services.data.dataset_table import (
    BINARY,
    add_members,
    copy_members,
    find_dataset,
    find_dataset_for_data,
    insert_dataset,
    refuse_taken_name,
    remove_members,
)
from viam_cloud_emulator.services.data.sequence_table import copy_sequences

rpcs = RpcTable()


@rpcs.unary(dataset_service.CREATE_DATASET, own_inside("organization", "organization_id"))
def create_dataset(call: Call, request: dataset.CreateDatasetRequest) -> dataset.CreateDatasetResponse:
    """Create an empty dataset."""
    name = required_text(request.name, "name")
    organization = find_organization(call, request.organization_id)
    kind = request.type
    if kind not in dataset.DatasetType.values():
        raise invalid_argument(f"type {kind} is not a dataset type")
    return dataset.CreateDatasetResponse(id=insert_dataset(call, organization["id"], name, kind))


@rpcs.unary(dataset_service.DELETE_DATASET, own("dataset", "id"))
def delete_dataset(call: Call, request: dataset.DeleteDatasetRequest) -> dataset.DeleteDatasetResponse:
    """Delete a dataset; what is in it stays."""
    row = find_dataset(call, request.id, "id")
    call.transaction.run("DELETE FROM datasets WHERE id = ?", row["id"])
    return dataset.DeleteDatasetResponse()


@rpcs.unary(dataset_service.RENAME_DATASET, own("dataset", "id"))
def rename_dataset(call: Call, request: dataset.RenameDatasetRequest) -> dataset.RenameDatasetResponse:
    """Rename a dataset."""
    row = find_dataset(call, request.id, "id")
    name = required_text(request.name, "name")
    refuse_taken_name(call, row["organization_id"], name, except_dataset=row["id"])
    call.transaction.run("UPDATE datasets SET name = ? WHERE id = ?", name, row["id"])
    return dataset.RenameDatasetResponse()


@rpcs.unary(dataset_service.LIST_DATASETS_BY_ORGANIZATION_ID, own_inside("organization", "organization_id"))
def list_datasets_by_organization_id(
    call: Call, request: dataset.ListDatasetsByOrganizationIDRequest
) -> dataset.ListDatasetsByOrganizationIDResponse:
    """List the datasets of an organization, oldest first."""
    organization = find_organization(call, request.organization_id)
    rows = call.transaction.all(
        "SELECT * FROM datasets WHERE organization_id = ? AND type = COALESCE(?, type) ORDER BY created_on, rowid",
        organization["id"],
        request.type if request.HasField("type") else None,
    )
    return dataset.ListDatasetsByOrganizationIDResponse(datasets=[_dataset(row) for row in rows])


@rpcs.unary(dataset_service.LIST_DATASETS_BY_IDS, own_inside("dataset", "ids"))
def list_datasets_by_ids(call: Call, request: dataset.ListDatasetsByIDsRequest) -> dataset.ListDatasetsByIDsResponse:
    """Return datasets by IDs, all of which have to exist."""
    if not request.ids:
        raise invalid_argument("ids must have at least one entry")
    rows = [find_dataset(call, identifier, "ids") for identifier in dict.fromkeys(request.ids)]
    return dataset.ListDatasetsByIDsResponse(datasets=[_dataset(row) for row in rows])


@rpcs.unary(
    dataset_service.MERGE_DATASETS, own_inside("organization", "organization_id") + own_inside("dataset", "dataset_ids")
)
def merge_datasets(call: Call, request: dataset.MergeDatasetsRequest) -> dataset.MergeDatasetsResponse:
    """Create a dataset with everything that others have."""
    name = required_text(request.name, "name")
    organization = find_organization(call, request.organization_id)
    if not request.dataset_ids:
        raise invalid_argument("dataset_ids must have at least one entry")
    sources = [find_dataset(call, identifier, "dataset_ids") for identifier in request.dataset_ids]
    kind = sources[0]["type"]
    for row in sources:
        if row["organization_id"] != organization["id"]:
            raise failed_precondition(f"the dataset {row['name']!r} belongs to another organization")
        if row["type"] != kind:
            raise failed_precondition("datasets of binary data and datasets of sequences cannot be merged")
    identifier = insert_dataset(call, organization["id"], name, kind)
    copy = copy_members if kind == BINARY else copy_sequences
    for row in sources:
        copy(call, row["id"], identifier)
    return dataset.MergeDatasetsResponse(dataset_id=identifier)


@rpcs.unary(data_service.ADD_BINARY_DATA_TO_DATASET_BY_IDS, own_inside("dataset", "dataset_id"))
def add_binary_data_to_dataset_by_ids(
    call: Call, request: data.AddBinaryDataToDatasetByIDsRequest
) -> data.AddBinaryDataToDatasetByIDsResponse:
    """Put binary data into a dataset."""
    rows = find_all_binary_data(call, request.binary_data_ids, request.binary_ids)
    for row in rows:
        found = find_dataset_for_data(call, request.dataset_id, "dataset_id", row["organization_id"])
        add_members(call, found["id"], [row["sequence"]])
    return data.AddBinaryDataToDatasetByIDsResponse()


@rpcs.unary(data_service.REMOVE_BINARY_DATA_FROM_DATASET_BY_IDS, own_inside("dataset", "dataset_id"))
def remove_binary_data_from_dataset_by_ids(
    call: Call, request: data.RemoveBinaryDataFromDatasetByIDsRequest
) -> data.RemoveBinaryDataFromDatasetByIDsResponse:
    """Take binary data out of a dataset; what is not in it stays out."""
    found = find_dataset(call, request.dataset_id)
    rows = find_all_binary_data(call, request.binary_data_ids, request.binary_ids)
    remove_members(call, found["id"], [row["sequence"] for row in rows])
    return data.RemoveBinaryDataFromDatasetByIDsResponse()


def _dataset(row: sqlite3.Row) -> dataset.Dataset:
    return dataset.Dataset(
        id=row["id"],
        name=row["name"],
        organization_id=row["organization_id"],
        time_created=to_timestamp(row["created_on"]),
        type=row["type"],
    )
