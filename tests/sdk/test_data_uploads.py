"""Uploads of files and of streamed data: the first message, the pieces, and what is refused."""

from __future__ import annotations

import io
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import expect, parsed
from tests.support.descriptor_server import DescriptorServer, Exchange
from tests.support.flavours import Flavour

_FILE = "/viam.app.datasync.v1.DataSyncService/FileUpload"
_STREAM = "/viam.app.datasync.v1.DataSyncService/StreamingDataCaptureUpload"
_REPLY = {"file_id": "file", "binary_data_id": "binary"}
_VALUE = "type.googleapis.com/google.protobuf.Value"


def _first(server: DescriptorServer, path: str, exchange: Exchange, expected: dict[str, Any]) -> bool:
    request_type = server.rpcs[path].request_type
    return request_type.FromString(exchange.requests[0].SerializeToString()) == parsed(request_type, expected)


def _contents(exchange: Exchange) -> list[bytes]:
    requests: list[Any] = exchange.requests[1:]
    return [
        request.file_contents.data if request.DESCRIPTOR.name == "FileUploadRequest" else request.data
        for request in requests
    ]


def test_documented_file_upload(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _FILE, _REPLY)
    result = flavour.call(
        flavour.client.data_client.file_upload,
        data=b"Encoded image bytes",
        part_id="INSERT YOUR PART ID",
        tags=["tag_1", "tag_2"],
        file_name="your-file",
        file_extension=".txt",
    )
    assert result == "binary"
    metadata = {
        "part_id": "INSERT YOUR PART ID",
        "type": "DATA_TYPE_FILE",
        "tags": ["tag_1", "tag_2"],
        "file_name": "your-file",
        "file_extension": ".txt",
    }
    assert _first(server, _FILE, exchange, {"metadata": metadata})
    assert _contents(exchange) == [b"Encoded image bytes"]


def test_all_about_a_file(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _FILE, _REPLY)
    flavour.call(
        flavour.client.data_client.file_upload,
        "p", b"x", "t", "n", "m", "f", {"a": 1}, ".x", ["g"], ["d"], "text/plain",
        file_create_time=datetime(2026, 6, 5, 11, tzinfo=timezone.utc),
    )  # fmt: skip
    metadata = {
        "part_id": "p",
        "component_type": "t",
        "component_name": "n",
        "method_name": "m",
        "type": "DATA_TYPE_FILE",
        "file_name": "f",
        "method_parameters": {"a": {"@type": _VALUE, "value": 1}},
        "file_extension": ".x",
        "tags": ["g"],
        "dataset_ids": ["d"],
        "mime_type": "text/plain",
        "file_create_time": "2026-06-05T11:00:00Z",
    }
    assert _first(server, _FILE, exchange, {"metadata": metadata})


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("readings.csv", {"file_name": "readings", "file_extension": ".csv"}),
        ("archive.tar.gz", {"file_name": "archive.tar", "file_extension": ".gz"}),
        ("LICENSE", {"file_name": "LICENSE"}),
        (".profile", {"file_name": ".profile"}),
    ],
)
@pytest.mark.parametrize("as_text", [True, False])
def test_file_upload_from_path(
    name: str, expected: dict[str, str], as_text: bool, flavour: Flavour, server: DescriptorServer, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(b"contents")
    exchange = expect(server, _FILE, _REPLY)
    result = flavour.call(
        flavour.client.data_client.file_upload_from_path,
        part_id="INSERT YOUR PART ID",
        tags=["tag_1", "tag_2"],
        filepath=str(path) if as_text else path,
    )
    assert result == "binary"
    metadata = {"part_id": "INSERT YOUR PART ID", "type": "DATA_TYPE_FILE", "tags": ["tag_1", "tag_2"], **expected}
    assert _first(server, _FILE, exchange, {"metadata": metadata})
    assert _contents(exchange) == [b"contents"]


def test_a_name_of_ones_own(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    exchange = expect(server, _FILE, _REPLY)
    flavour.call(flavour.client.data_client.file_upload_from_path, path, "p", file_name="b")
    metadata = {"part_id": "p", "type": "DATA_TYPE_FILE", "file_name": "b", "file_extension": ".txt"}
    assert _first(server, _FILE, exchange, {"metadata": metadata})
    assert _contents(exchange) == [b""]


def test_documented_streaming_upload(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _STREAM, _REPLY)
    result = flavour.call(
        flavour.client.data_client.streaming_data_capture_upload,
        data=b"byte-data-to-upload",
        part_id="INSERT YOUR PART ID",
        file_ext="png",
        component_type="motor",
        component_name="left_motor",
        method_name="IsPowered",
        data_request_times=[
            datetime(2023, 6, 5, 11, tzinfo=timezone.utc),
            datetime(2023, 6, 5, 11, 0, 3, tzinfo=timezone.utc),
        ],
        tags=["tag_1", "tag_2"],
    )
    assert result == "binary"
    metadata = {
        "upload_metadata": {
            "part_id": "INSERT YOUR PART ID",
            "component_type": "motor",
            "component_name": "left_motor",
            "method_name": "IsPowered",
            "type": "DATA_TYPE_BINARY_SENSOR",
            "file_extension": ".png",
            "tags": ["tag_1", "tag_2"],
        },
        "sensor_metadata": {"time_requested": "2023-06-05T11:00:00Z", "time_received": "2023-06-05T11:00:03Z"},
    }
    assert _first(server, _STREAM, exchange, {"metadata": metadata})
    assert _contents(exchange) == [b"byte-data-to-upload"]


def test_streaming_upload_without_times(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, _STREAM, _REPLY)
    call = flavour.client.data_client.streaming_data_capture_upload
    flavour.call(call, b"", "p", "", method_parameters={"a": [1]}, dataset_ids=["d"], mime_type="image/png")
    upload_metadata = {
        "part_id": "p",
        "type": "DATA_TYPE_BINARY_SENSOR",
        "method_parameters": {"a": {"@type": _VALUE, "value": [1]}},
        "dataset_ids": ["d"],
        "mime_type": "image/png",
    }
    expected = {"metadata": {"upload_metadata": upload_metadata, "sensor_metadata": {}}}
    assert _first(server, _STREAM, exchange, expected)
    assert _contents(exchange) == [b""]


@pytest.mark.parametrize("source", ["bytes", "path", "file", "pieces"])
@pytest.mark.parametrize("method", ["file_upload", "streaming_data_capture_upload"])
def test_large_data_goes_up_in_pieces(
    method: str, source: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path
) -> None:
    data = b"0123456789" * 250_000
    path = tmp_path / "data"
    path.write_bytes(data)
    sources: dict[str, object] = {"bytes": data, "path": path, "file": io.BytesIO(data), "pieces": [data[:9], data[9:]]}
    arguments = {"file_ext": ".bin"} if method == "streaming_data_capture_upload" else {}
    rpc = _STREAM if arguments else _FILE
    for client in (flavour.client.data_client, flavour.client.data_client.raw):
        if source == "file":
            sources["file"] = io.BytesIO(data)
        exchange = expect(server, rpc, _REPLY)
        flavour.call(getattr(client, method), part_id="p", data=sources[source], **arguments)
        pieces = _contents(exchange)
        assert b"".join(pieces) == data
        assert len(pieces) > 2
        assert max(map(len, pieces)) <= 1024 * 1024


@pytest.mark.parametrize(
    ("method", "path", "arguments", "error", "message"),
    [
        ("file_upload", _FILE, {"part_id": "p", "data": "text"}, TypeError, "not str"),
        ("file_upload", _FILE, {"part_id": 5, "data": b""}, TypeError, "part_id"),
        ("file_upload", _FILE, {"part_id": "p", "data": b"", "tags": "a"}, TypeError, "put it into a list"),
        (
            "file_upload",
            _FILE,
            {"part_id": "p", "data": b"", "method_parameters": [("a", 1)]},
            TypeError,
            "method_parameters: expected a mapping, got list",
        ),
        ("file_upload_from_path", _FILE, {"part_id": "p", "filepath": "/no/such/file"}, FileNotFoundError, "/no/such"),
        ("file_upload_from_path", _FILE, {"part_id": "p", "filepath": 5}, TypeError, "filepath: expected a path"),
        (
            "streaming_data_capture_upload",
            _STREAM,
            {"part_id": "p", "data": b"", "file_ext": "png", "data_request_times": [(1, 2)]},
            ValueError,
            "data_request_times: expected two times, requested and received, got 1",
        ),
        (
            "streaming_data_capture_upload",
            _STREAM,
            {"part_id": "p", "data": b"", "file_ext": "png", "data_request_times": ["a", "b"]},
            TypeError,
            r"data_request_times\[0\]: expected datetime",
        ),
    ],
)
def test_refused_before_anything_is_sent(
    method: str,
    path: str,
    arguments: dict[str, object],
    error: type[Exception],
    message: str,
    flavour: Flavour,
    server: DescriptorServer,
) -> None:
    exchange = expect(server, path, {})
    with pytest.raises(error, match=message):
        flavour.call(getattr(flavour.client.data_client, method), **arguments)
    assert not exchange.metadata
