"""Sequences: made, changed, listed, and put into datasets."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization, find_part
from viam_cloud_emulator.access.policies import operate, own, own_inside
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.paging import Position, page_limit, parse_position
from viam_cloud_emulator.core.store import Condition, Parameter
from viam_cloud_emulator.core.values import from_timestamp, new_uuid, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import binary_data_messages
from viam_cloud_emulator.services.data.captured import tags_column
from viam_cloud_emulator.services.data.dataset_table import (
    find_dataset,
    find_dataset_for_sequences,
    refuse_other_organization,
)
from viam_cloud_emulator.services.data.sequence_table import (
    add_sequence,
    binary_rows_of_sequence,
    datasets_by_sequence,
    find_sequence,
    remove_sequence,
    resources_column,
)

_DEFAULT_PAGE = 50
_IN_DATASET = "id IN (SELECT sequence_id FROM sequence_members WHERE dataset_id = ?)"

rpcs = RpcTable()


@rpcs.unary(data_service.CREATE_SEQUENCE, own("part", "part_id"))
def create_sequence(call: Call, request: data.CreateSequenceRequest) -> data.CreateSequenceResponse:
    """Create a sequence over the data of a part."""
    part = find_part(call, request.part_id)
    identifier, created_on = new_uuid(), call.environment.clock.now()
    columns: dict[str, Parameter] = {
        "id": identifier,
        "part_id": part["id"],
        "robot_id": part["robot_id"],
        "location_id": part["location_id"],
        "organization_id": part["organization_id"],
        "resources": resources_column(request.resources),
        "tags": tags_column(request.sequence_tags),
        "start_time": _required_time(request, "start_time"),
        "end_time": _required_time(request, "end_time"),
        "created_on": created_on,
        "updated_on": created_on,
    }
    call.transaction.run(
        f"INSERT INTO sequences ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", *columns.values()
    )
    _refuse_negative_span(find_sequence(call, identifier))
    return data.CreateSequenceResponse(id=identifier)


@rpcs.unary(data_service.GET_SEQUENCE, operate("sequence", "id"))
def get_sequence(call: Call, request: data.GetSequenceRequest) -> data.GetSequenceResponse:
    """Return one sequence."""
    (message,) = _sequences(call, [find_sequence(call, request.id)])
    return data.GetSequenceResponse(sequence=message)


@rpcs.unary(data_service.UPDATE_SEQUENCE, own("sequence", "id"))
def update_sequence(call: Call, request: data.UpdateSequenceRequest) -> data.UpdateSequenceResponse:
    """Change the fields that the mask names."""
    row = find_sequence(call, request.id)
    columns: dict[str, Parameter] = {}
    for path in request.field_mask.paths:
        if path == "resources":
            columns["resources"] = resources_column(request.resources)
        elif path == "sequence_tags":
            columns["tags"] = tags_column(request.sequence_tags)
        elif path in ("start_time", "end_time"):
            columns[path] = _required_time(request, path)
        else:
            raise invalid_argument(f"field_mask names {path!r}, which is no field that can be changed")
    for column, value in columns.items():
        call.transaction.run(f"UPDATE sequences SET {column} = ? WHERE id = ?", value, row["id"])
    call.transaction.run("UPDATE sequences SET updated_on = ? WHERE id = ?", call.environment.clock.now(), row["id"])
    _refuse_negative_span(find_sequence(call, row["id"]))
    return data.UpdateSequenceResponse()


@rpcs.unary(data_service.DELETE_SEQUENCE, own("sequence", "id"))
def delete_sequence(call: Call, request: data.DeleteSequenceRequest) -> data.DeleteSequenceResponse:
    """Delete a sequence; the data stays."""
    row = find_sequence(call, request.id)
    call.transaction.run("DELETE FROM sequences WHERE id = ?", row["id"])
    return data.DeleteSequenceResponse()


@rpcs.unary(data_service.LIST_SEQUENCES, operate("organization", "organization_id"))
def list_sequences(call: Call, request: data.ListSequencesRequest) -> data.ListSequencesResponse:
    """List the sequences of an organization, page by page."""
    condition = Condition()
    condition.add("organization_id = ?", find_organization(call, request.organization_id)["id"])
    sequences, token = _page(call, condition, request.page_token, request.page_size)
    return data.ListSequencesResponse(sequences=sequences, next_page_token=token)


@rpcs.unary(data_service.SEQUENCES_BY_DATASET_ID, own_inside("dataset", "dataset_id"))
def sequences_by_dataset_id(call: Call, request: data.SequencesByDatasetIDRequest) -> data.SequencesByDatasetIDResponse:
    """List the sequences in a dataset, page by page, or count them."""
    dataset = find_dataset(call, request.dataset_id)
    condition = Condition()
    condition.add(_IN_DATASET, dataset["id"])
    count = call.transaction.number("SELECT COUNT(*) FROM sequence_members WHERE dataset_id = ?", dataset["id"])
    if request.count_only:
        return data.SequencesByDatasetIDResponse(count=count)
    sequences, token = _page(call, condition, request.page_token, request.page_size)
    return data.SequencesByDatasetIDResponse(sequences=sequences, next_page_token=token, count=count)


@rpcs.unary(data_service.GET_SEQUENCE_BINARY_DATA, operate("sequence", "sequence_id"))
def get_sequence_binary_data(
    call: Call, request: data.GetSequenceBinaryDataRequest
) -> data.GetSequenceBinaryDataResponse:
    """Return the metadata of the binary data that belongs to a sequence, oldest first."""
    row = find_sequence(call, request.sequence_id, "sequence_id")
    limit = page_limit(request.page_size, "page_size", default=_DEFAULT_PAGE)
    position = parse_position(request.page_token, "page_token")
    rows = binary_rows_of_sequence(call, row, position, limit + 1)
    return data.GetSequenceBinaryDataResponse(
        data=binary_data_messages(call, rows[:limit], include_binary=False),
        next_page_token=Position.of(rows[limit - 1]).to_token() if len(rows) > limit else "",
    )


@rpcs.unary(
    data_service.ADD_SEQUENCES_TO_DATASET, own_inside("dataset", "dataset_id") + own_inside("sequence", "sequence_ids")
)
def add_sequences_to_dataset(
    call: Call, request: data.AddSequencesToDatasetRequest
) -> data.AddSequencesToDatasetResponse:
    """Put sequences into a dataset."""
    dataset = find_dataset_for_sequences(call, request.dataset_id)
    for row in _named_sequences(call, request.sequence_ids):
        refuse_other_organization(dataset, row["organization_id"])
        add_sequence(call, dataset["id"], row["id"])
    return data.AddSequencesToDatasetResponse()


@rpcs.unary(data_service.REMOVE_SEQUENCES_FROM_DATASET, own_inside("dataset", "dataset_id"))
def remove_sequences_from_dataset(
    call: Call, request: data.RemoveSequencesFromDatasetRequest
) -> data.RemoveSequencesFromDatasetResponse:
    """Take sequences out of a dataset; what is not in it stays out."""
    dataset = find_dataset(call, request.dataset_id)
    for row in _named_sequences(call, request.sequence_ids):
        remove_sequence(call, dataset["id"], row["id"])
    return data.RemoveSequencesFromDatasetResponse()


def _named_sequences(call: Call, identifiers: Sequence[str]) -> list[sqlite3.Row]:
    if not identifiers:
        raise invalid_argument("sequence_ids must have at least one entry")
    return [find_sequence(call, identifier, "sequence_ids") for identifier in identifiers]


def _page(call: Call, condition: Condition, token: str, size: int) -> tuple[list[data.Sequence], str]:
    """One page of sequences in the order they were made, and the token for the next; it is empty on the last."""
    limit = page_limit(size, "page_size", default=_DEFAULT_PAGE)
    if position := parse_position(token, "page_token"):
        condition.add("number > ?", position.sequence)
    rows = call.transaction.all(
        f"SELECT * FROM sequences WHERE {condition.sql} ORDER BY number LIMIT ?", *condition.parameters, limit + 1
    )
    more = len(rows) > limit
    rows = rows[:limit]
    return _sequences(call, rows), Position(0, rows[-1]["number"]).to_token() if more else ""


def _required_time(request: data.CreateSequenceRequest | data.UpdateSequenceRequest, field: str) -> int:
    if not request.HasField(field):  # type: ignore[arg-type]
        raise invalid_argument(f"{field} is missing")
    timestamp: Timestamp = getattr(request, field)
    return from_timestamp(timestamp, field)


def _refuse_negative_span(row: sqlite3.Row) -> None:
    if row["end_time"] < row["start_time"]:
        raise invalid_argument("end_time is earlier than start_time")


def _sequences(call: Call, rows: Sequence[sqlite3.Row]) -> list[data.Sequence]:
    datasets = datasets_by_sequence(call, [row["id"] for row in rows])
    messages: list[data.Sequence] = []
    for row in rows:
        message = data.Sequence.FromString(row["resources"])
        message.MergeFrom(
            data.Sequence(
                id=row["id"],
                part_id=row["part_id"],
                sequence_tags=json.loads(row["tags"]),
                created_at=to_timestamp(row["created_on"]),
                updated_at=to_timestamp(row["updated_on"]),
                start_time=to_timestamp(row["start_time"]),
                end_time=to_timestamp(row["end_time"]),
                dataset_ids=datasets.get(row["id"], []),
            )
        )
        messages.append(message)
    return messages
