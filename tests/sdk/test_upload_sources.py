"""Every method that uploads takes every kind of source, and what is too large for a message goes up in pieces."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, timezone
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import expect
from tests.support.descriptor_server import DescriptorServer, Exchange
from tests.support.flavours import Flavour
from viam_cloud.errors import RequestTooLargeError
from viam_cloud.proto.app import ModuleFileInfo
from viam_cloud.proto.app.packages import PackageInfo

_MIB = 1024 * 1024
_SYNC = "/viam.app.datasync.v1.DataSyncService"
_STREAM = f"{_SYNC}/StreamingDataCaptureUpload"
_CAPTURE = f"{_SYNC}/DataCaptureUpload"
_BINARY = {
    "part_id": "p",
    "component_type": "rdk:component:camera",
    "component_name": "camera-1",
    "method_name": "GetImages",
    "file_extension": "jpg",
}
# Client, method, parameter with the data, other arguments, RPC, field with the data.
_UPLOADS = [
    ("data_client", "file_upload", "data", {"part_id": "p"}, f"{_SYNC}/FileUpload", "file_contents.data"),
    ("data_client", "streaming_data_capture_upload", "data", {"part_id": "p", "file_ext": "jpg"}, _STREAM, "data"),
    ("data_client", "binary_data_capture_upload", "binary_data", _BINARY, _STREAM, "data"),
    (
        "app_client",
        "upload_module_file",
        "file",
        {"module_file_info": ModuleFileInfo(module_id="a:b", version="1.0.0", platform="linux/any")},
        "/viam.app.v1.AppService/UploadModuleFile",
        "file",
    ),
    (
        "package_client",
        "create_package",
        "contents",
        {"info": PackageInfo(name="pets", version="1.0.0")},
        "/viam.app.packages.v1.PackageService/CreatePackage",
        "contents",
    ),
]
_SOURCES: dict[str, Callable[[bytes, Path], Any]] = {
    "bytes": lambda data, path: data,
    "path": lambda data, path: path,
    "file": lambda data, path: io.BytesIO(data),
    "list": lambda data, path: [data[:9], data[9:]],
    "iterator": lambda data, path: iter([data[:9], data[9:]]),
}


def _pieces(exchange: Exchange, field: str) -> list[bytes]:
    return [attrgetter(field)(request) for request in exchange.requests[1:]]


@pytest.mark.parametrize("source", _SOURCES)
@pytest.mark.parametrize(
    ("client", "method", "parameter", "arguments", "path", "field"), _UPLOADS, ids=[upload[1] for upload in _UPLOADS]
)
def test_data_of_any_size_from_any_source(
    client: str,
    method: str,
    parameter: str,
    arguments: dict[str, Any],
    path: str,
    field: str,
    source: str,
    flavour: Flavour,
    server: DescriptorServer,
    tmp_path: Path,
) -> None:
    # More than fits into one message, where there is a choice.
    size = 17 * _MIB if method == "binary_data_capture_upload" else 2 * _MIB
    data = b"0123456789abcdef" * (size // 16) + b"end"
    file = tmp_path / "data.bin"
    file.write_bytes(data)
    exchange = server.expect(path)
    call = getattr(getattr(flavour.client, client), method)
    flavour.call(call, **arguments, **{parameter: _SOURCES[source](data, file)})
    pieces = _pieces(exchange, field)
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) <= _MIB


def test_the_first_message_of_a_package(flavour: Flavour, server: DescriptorServer) -> None:
    path = "/viam.app.packages.v1.PackageService/CreatePackage"
    exchange = expect(server, path, {"id": "i", "version": "1.0.0"})
    create_package = flavour.client.package_client.create_package
    response = flavour.call(create_package, info=PackageInfo(name="pets"), contents=b"archive")
    assert (response.id, response.version) == ("i", "1.0.0")
    first, second = exchange.requests
    assert (first.info.name, first.WhichOneof("package"), second.contents) == ("pets", "info", b"archive")  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="contents"):
        create_package(info=PackageInfo(name="pets"))


@pytest.mark.parametrize("source", _SOURCES)
def test_small_captures_go_up_in_one_message(
    source: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path
) -> None:
    data = b"encoded image"
    file = tmp_path / "image.jpg"
    file.write_bytes(data)
    exchange = expect(server, _CAPTURE, {"binary_data_id": "b"})
    for client in (flavour.client.data_client, flavour.client.data_client.raw):
        result = flavour.call(client.binary_data_capture_upload, _SOURCES[source](data, file), **_BINARY)
        assert getattr(result, "binary_data_id", result) == "b"
    assert [request.sensor_contents[0].binary for request in exchange.requests] == [data] * 2  # type: ignore[attr-defined]


def test_large_and_small_captures_say_the_same(flavour: Flavour, server: DescriptorServer) -> None:
    capture = flavour.client.data_client.binary_data_capture_upload
    times = (datetime(2026, 6, 5, 11, tzinfo=timezone.utc), datetime(2026, 6, 5, 12, tzinfo=timezone.utc))
    options: dict[str, Any] = {
        **_BINARY,
        "method_parameters": {"a": 1},
        "tags": ["t"],
        "dataset_ids": ["d"],
        "data_request_times": times,
        "mime_type": "image/jpeg",
        "file_name": "n",
        "file_create_time": times[0],
        "file_modify_time": times[1],
    }
    small = expect(server, _CAPTURE, {"binary_data_id": "small"})
    large = expect(server, _STREAM, {"binary_data_id": "large"})
    assert flavour.call(capture, bytes(16 * _MIB), **options) == "small"
    assert flavour.call(capture, bytes(16 * _MIB + 1), **options) == "large"
    in_one: Any = small.requests[0]
    in_pieces: Any = large.requests[0]
    assert in_pieces.metadata.upload_metadata == in_one.metadata
    assert in_pieces.metadata.sensor_metadata == in_one.sensor_contents[0].metadata
    assert in_one.metadata.file_name == "n"


def test_the_raw_twin_sends_one_message_or_none(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = server.expect(_CAPTURE)
    with pytest.raises(RequestTooLargeError, match="33,554,432 at most"):
        flavour.call(flavour.client.data_client.raw.binary_data_capture_upload, bytes(33 * _MIB), **_BINARY)
    assert not exchange.metadata


@pytest.mark.parametrize("size", [5, 17 * _MIB])
def test_bad_input_sends_nothing_whatever_the_size(size: int, flavour: Flavour, server: DescriptorServer) -> None:
    exchanges = [server.expect(_CAPTURE), server.expect(_STREAM)]
    call = flavour.client.data_client.binary_data_capture_upload
    with pytest.raises(ValueError, match="data_request_times: expected two times"):
        flavour.call(call, bytes(size), **_BINARY, data_request_times=[datetime(2026, 1, 1, tzinfo=timezone.utc)])
    assert not any(exchange.metadata for exchange in exchanges)
