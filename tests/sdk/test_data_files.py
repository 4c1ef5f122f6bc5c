"""`dest=`: what is written to files is real data, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.cases import expect
from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour

_DATA = "/viam.app.data.v1.DataService"
_TIME = "2026-06-05T11:00:00.500Z"
_IMAGES = [
    {"binary": "AP8K", "metadata": {"binary_data_id": "org/location/one", "file_ext": ".jpg"}},
    {"binary": "Ag==", "metadata": {"binary_data_id": "org/location/two", "file_ext": ".png"}},
]
_ROWS = {
    "metadata": [
        {
            "component_name": "sensor-1",
            "tags": ["a"],
            "method_parameters": {"p": {"@type": "type.googleapis.com/google.protobuf.Value", "value": 1}},
        }
    ],
    "data": [
        {"data": {"t": 21.5, "ort": "Küche"}, "time_requested": _TIME, "time_received": _TIME},
        {"data": {"t": None}, "time_requested": _TIME, "time_received": _TIME},
    ],
}


def test_rows_as_json_lines(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    dest = tmp_path / "rows.jsonl"
    dest.write_text("stale")
    expect(server, f"{_DATA}/TabularDataByFilter", _ROWS)
    rows, _, _ = flavour.call(flavour.client.data_client.tabular_data_by_filter, dest=str(dest))
    assert len(rows) == 2
    first, second = (json.loads(line) for line in dest.read_text(encoding="utf-8").splitlines())
    assert first == {
        "data": {"t": 21.5, "ort": "Küche"},
        "metadata": {
            "component_name": "sensor-1",
            "tags": ["a"],
            "method_parameters": {"p": {"@type": "type.googleapis.com/google.protobuf.Value", "value": 1.0}},
        },
        "time_requested": "2026-06-05T11:00:00.500000+00:00",
        "time_received": "2026-06-05T11:00:00.500000+00:00",
    }
    assert second["data"] == {"t": None}
    assert list(tmp_path.iterdir()) == [dest]


@pytest.mark.parametrize("method", ["binary_data_by_filter", "binary_data_by_ids"])
class TestBinary:
    def _call(self, method: str, flavour: Flavour, server: DescriptorServer, dest: object, **reply: object) -> None:
        rpc = "BinaryDataByFilter" if method == "binary_data_by_filter" else "BinaryDataByIDs"
        with_contents = bool(reply.pop("with_contents", True))
        expect(server, f"{_DATA}/{rpc}", reply)
        arguments = {} if rpc == "BinaryDataByFilter" else {"binary_ids": ["x"]}
        call = getattr(flavour.client.data_client, method)
        flavour.call(call, **arguments, include_binary_data=with_contents, dest=dest)

    def test_one_item_as_it_is(self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        dest = tmp_path / "photo.jpg"
        dest.write_bytes(b"a longer file that was there before")
        self._call(method, flavour, server, dest, data=_IMAGES[:1])
        assert dest.read_bytes() == b"\x00\xff\n"
        assert list(tmp_path.iterdir()) == [dest]

    def test_several_items_beside(
        self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path
    ) -> None:
        self._call(method, flavour, server, str(tmp_path / "photo.jpg"), data=_IMAGES)
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert written == {"photo-1.jpg": b"\x00\xff\n", "photo-2.jpg": b"\x02"}

    def test_a_directory(self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        self._call(method, flavour, server, tmp_path, data=_IMAGES)
        written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert written == {"one.jpg": b"\x00\xff\n", "two.png": b"\x02"}

    def test_no_item(self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        self._call(method, flavour, server, tmp_path / "photo.jpg")
        assert not list(tmp_path.iterdir())

    def test_metadata_only(self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
        dest = tmp_path / "photos.jsonl"
        self._call(method, flavour, server, dest, data=_IMAGES, with_contents=False)
        assert [json.loads(line)["binary_data_id"] for line in dest.read_text().splitlines()] == [
            "org/location/one",
            "org/location/two",
        ]

    def test_a_failed_write_raises(
        self, method: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path
    ) -> None:
        with pytest.raises(FileNotFoundError):
            self._call(method, flavour, server, tmp_path / "missing" / "photo.jpg", data=_IMAGES[:1])


def test_raw_writes_too(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    expect(server, f"{_DATA}/BinaryDataByIDs", {"data": _IMAGES[:1], "count": 1})
    dest = tmp_path / "photo.jpg"
    response = flavour.call(flavour.client.data_client.raw.binary_data_by_ids, ["x"], dest=dest)
    assert response.count == 1
    assert dest.read_bytes() == b"\x00\xff\n"
