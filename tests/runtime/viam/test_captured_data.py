from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud_runtime.messages.json_values import to_struct
from viam_cloud_runtime.messages.shared_items import item_at
from viam_cloud_runtime.messages.unconvertible import UnconvertibleError
from viam_cloud_runtime.viam.captured_data import save_files, save_rows


def _item(binary: bytes, binary_data_id: str = "", file_ext: str = "", old_id: str = "") -> Any:
    metadata = SimpleNamespace(binary_data_id=binary_data_id, file_ext=file_ext, id=old_id)
    return SimpleNamespace(binary=binary, metadata=metadata)


@pytest.mark.parametrize(
    ("binary_data_id", "file_ext", "name"),
    [
        ("org/location/id", ".jpg", "id.jpg"),
        ("org/location/id.jpg", ".jpg", "id.jpg"),
        ("id", "", "id"),
        ("org/location/..", ".jpg", "file-1.jpg"),
        ("", "", "file-1"),
        ("../..\\..\\id", ".jpg", "_.._id.jpg"),
        ("id", "/../../x", "id"),
        ("a:b*c", ".pcd.gz", "a_b_c.pcd.gz"),
    ],
)
def test_names_stay_in_the_directory(binary_data_id: str, file_ext: str, name: str, tmp_path: Path) -> None:
    save_files(tmp_path, [_item(b"x", binary_data_id, file_ext)], True)
    [path] = tmp_path.iterdir()
    assert (path.name, path.read_bytes()) == (name, b"x")


def test_old_ids_name_files_too(tmp_path: Path) -> None:
    save_files(tmp_path, [_item(b"x", old_id="old")], True)
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


def test_several_items_for_a_file_without_extension(tmp_path: Path) -> None:
    save_files(tmp_path / "scan", [_item(b"x"), _item(b"y")], True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["scan-1", "scan-2"]


def test_metadata_goes_on_lines(tmp_path: Path) -> None:
    items = [SimpleNamespace(metadata=to_struct({"a": 1})), SimpleNamespace(metadata=Struct())]
    save_files(tmp_path / "all", items, False)
    assert [json.loads(line) for line in (tmp_path / "all").read_text().splitlines()] == [{"a": 1.0}, {}]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    dest = tmp_path / "rows"
    dest.write_text("before")
    row = SimpleNamespace(data=Struct(), metadata_index=3, time_requested=Timestamp(), time_received=Timestamp())
    with pytest.raises(UnconvertibleError, match="metadata"):
        save_rows(dest, SimpleNamespace(data=[row], metadata=[]))
    assert dest.read_text() == "before"
    assert list(tmp_path.iterdir()) == [dest]


def test_item_at() -> None:
    assert item_at(["a", "b"], 1, "parts") == "b"
    with pytest.raises(UnconvertibleError, match=r"parts\[2\]: referred to, but parts has 2 items"):
        item_at(["a", "b"], 2, "parts")
