"""Whatever list a method gives, tables and JSON take it: those of methods that metadata adds too."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import bson
import pytest
from google.protobuf.message import Message

import viam_cloud
from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import sample_arguments
from tests.support.message_strategies import filled
from viam_cloud import to_dict
from viam_cloud.tables import to_arrow, to_pandas
from viam_cloud_runtime.viam.captured_resources import CapturedResource
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.readings.result import CopiedReadings
from viam_cloud_runtime.viam.uploads.result import UploadResult

_SURFACE = [json.loads(line) for line in (Path(viam_cloud.__file__).parent / "surface.jsonl").read_text().splitlines()]
_DAY = datetime(2026, 2, 10, tzinfo=timezone.utc)
_LISTS = ("list[", "Pager[", "MappedStream[", "Page")
_DOCUMENT = bson.encode({"a": {"b": 1}})
# What is no more than a number or bytes by its type, and has to mean something; the only page is the last one.
_FITTING: dict[str, object] = {
    "raw_data": [_DOCUMENT, _DOCUMENT],
    "mql_binary": [_DOCUMENT],
    "metadata_index": 0,
    "next_page_token": "",
    "last": "",
}


def _methods() -> Iterator[Any]:
    for line in _SURFACE:
        if line.get("rpc") and any(word in line["result"] for word in _LISTS):
            service, _, rpc = line["rpc"].rpartition(".")
            name = f"{line['client']}.{line['method']}"
            yield pytest.param(f"/{service}/{rpc}", line["client"], line["method"], id=name)


def _make_fit(message: Message) -> None:
    for field, value in message.ListFields():
        if field.name in _FITTING:
            message.ClearField(field.name)
            fitting = _FITTING[field.name]
            if isinstance(fitting, list):
                getattr(message, field.name).extend(fitting)
            else:
                setattr(message, field.name, fitting)
        elif field.message_type is not None and not field.message_type.GetOptions().map_entry:
            for part in value if field.is_repeated else [value]:
                _make_fit(part)


def _lists(result: Any) -> list[list[Any]]:
    """The lists in a result: it is one, or has some beside a count or token, or is batches of them, or a page."""
    if isinstance(result, list):
        return result if result and isinstance(result[0], list) else [result]
    parts = result if isinstance(result, tuple) else vars(result).values()
    return [part for part in parts if isinstance(part, list)]


@pytest.mark.parametrize(("path", "client", "name"), [*_methods()])
def test_lists_are_taken(path: str, client: str, name: str, flavour: Flavour, server: DescriptorServer) -> None:
    reply = filled(server.rpcs[path].response_type.DESCRIPTOR)
    _make_fit(reply)
    server.expect(path, reply)
    method = getattr(getattr(flavour.client, client), name)
    lists = _lists(flavour.call(method, **sample_arguments(method)))
    assert lists
    for rows in lists:
        assert rows
        assert len(to_pandas(rows)) == to_arrow(rows).num_rows == len(rows)
        plain = to_dict(rows)
        assert len(plain) == len(rows)
        assert json.loads(json.dumps(plain)) == plain
        # What an iterator gives, a program makes a list of itself.
        if not isinstance(rows[0], str) and not name.startswith("iter_"):
            assert "<table" in rows._repr_html_()  # type: ignore[attr-defined]


@pytest.mark.parametrize("row_type", [CapturedResource, CopiedReadings, DownloadResult, UploadResult])
def test_results_of_transfers_are_taken(row_type: type[Any]) -> None:
    values: dict[str, object] = {"Path": Path("a", "b"), "Exception | None": OSError("full"), "int": 1, "date": _DAY}
    row = row_type(**{each.name: values.get(str(each.type), _DAY) for each in dataclasses.fields(row_type)})
    table = to_arrow([row]).to_pylist()[0]
    assert table.keys() == {each.name for each in dataclasses.fields(row_type)}
    assert table.get("path") in (None, str(Path("a", "b")))
    assert table.get("error") in (None, "full")
    assert to_dict([row])[0].keys() == table.keys()
