"""Sequences: spans of time over the data of a part."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.cases import Case
from viam_cloud.proto.app.data import BinaryData, Sequence, SequenceResourceFilter

_RESOURCES = [SequenceResourceFilter(resource_name="camera-1", method_name="GetImages")]
_RESOURCES_REQUEST = [{"resource_name": "camera-1", "method_name": "GetImages"}]
_START, _END = datetime(2026, 6, 5, 11, tzinfo=timezone.utc), datetime(2026, 6, 5, 11, 5, tzinfo=timezone.utc)
_SPAN = {"start_time": "2026-06-05T11:00:00Z", "end_time": "2026-06-05T11:05:00Z"}

CASES = [
    Case(
        "create_sequence",
        "DataService/CreateSequence",
        {"part_id": "p", "resources": _RESOURCES_REQUEST, **_SPAN},
        args=("p", _RESOURCES, _START, _END),
        reply={"id": "s"},
        result="s",
    ),
    Case(
        "create_sequence",
        "DataService/CreateSequence",
        {"part_id": "p", **_SPAN, "sequence_tags": ["a", "b"]},
        args=("p", [], _START, _END, ["a", "b"], 5),
        reply={"id": "s"},
        result="s",
    ),
    Case(
        "get_sequence",
        "DataService/GetSequence",
        {"id": "s"},
        args=("s",),
        reply={"sequence": {"id": "s", "part_id": "p"}},
        result=Sequence(id="s", part_id="p"),
    ),
    Case(
        "update_sequence",
        "DataService/UpdateSequence",
        {"id": "s", "sequence_tags": ["a"], "field_mask": "sequenceTags"},
        args=("s",),
        kwargs={"sequence_tags": ["a"]},
    ),
    # An empty list empties; the mask says so.
    Case(
        "update_sequence",
        "DataService/UpdateSequence",
        {"id": "s", **_SPAN, "field_mask": "resources,sequenceTags,startTime,endTime"},
        args=("s", [], [], _START, _END, 5),
    ),
    Case("delete_sequence", "DataService/DeleteSequence", {"id": "s"}, args=("s",)),
    Case(
        "list_sequences",
        "DataService/ListSequences",
        {"organization_id": "o", "page_token": "t", "page_size": 3},
        args=("o", "t", 3),
        reply={"sequences": [{"id": "s"}], "next_page_token": "u"},
        result=([Sequence(id="s")], "u"),
    ),
    Case(
        "sequences_by_dataset_id",
        "DataService/SequencesByDatasetID",
        {"dataset_id": "d", "page_token": "t", "page_size": 3, "count_only": True},
        args=("d", "t", 3, True),
        reply={"sequences": [{"id": "s"}], "next_page_token": "u", "count": 9},
        result=([Sequence(id="s")], "u", 9),
    ),
    Case(
        "get_sequence_binary_data",
        "DataService/GetSequenceBinaryData",
        {"sequence_id": "s"},
        args=("s",),
        reply={"data": [{"binary": "eA=="}], "next_page_token": ""},
        result=([BinaryData(binary=b"x")], ""),
    ),
    Case(
        "add_sequences_to_dataset",
        "DataService/AddSequencesToDataset",
        {"dataset_id": "d", "sequence_ids": ["s", "t"]},
        args=("d", ["s", "t"]),
    ),
    Case(
        "remove_sequences_from_dataset",
        "DataService/RemoveSequencesFromDataset",
        {"dataset_id": "d", "sequence_ids": ["s"]},
        args=("d", ["s"], 5),
    ),
]
