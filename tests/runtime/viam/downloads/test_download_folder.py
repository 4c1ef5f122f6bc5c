"""The folder that files are downloaded into, by itself."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from viam_cloud.proto.app.data import BinaryMetadata
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER, DownloadFolder
from viam_cloud_runtime.viam.downloads.manifest import Record, StrangeFileError, read_record, record_text

RECORD = Record("id", 7, hashlib.sha256(b"content").hexdigest())


def put(folder: Path, name: str = "a", record: Record = RECORD, content: bytes = b"content") -> None:
    (folder / name).write_bytes(content)
    (folder / f"{name}.json").write_bytes(record_text(record, None))


def test_a_file_counts_if_object_size_and_hash_are_right(tmp_path: Path) -> None:
    put(tmp_path)
    folder = DownloadFolder(tmp_path, with_metadata=True)
    assert folder.intact("a", "id", 7) == folder.intact("a", "id", 0) == RECORD
    assert folder.intact("a", "another", 7) is None
    assert folder.intact("a", "id", 8) is None
    assert folder.intact("b", "id", 7) is None
    (tmp_path / "a").write_bytes(b"changed")
    assert folder.intact("a", "id", 7) is None
    folder.close()


def test_whose_a_name_is(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "mine").write_bytes(b"1234")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "notes.json").write_text("[1]")
    (tmp_path / "empty.json").write_text("")
    (tmp_path / "empty").write_text("x")
    folder = DownloadFolder(tmp_path, with_metadata=True)
    owners = {name: folder.owner(name, 7) for name in ("a", "mine", "folder", "link", "notes", "empty", "new")}
    assert owners == {"a": "id", "mine": "", "folder": "", "link": "", "notes": "", "empty": "", "new": None}
    # The same size: it may be the same file.
    assert (folder.owner("mine", 4), folder.owner("mine", 0), folder.owner("empty", 1)) == (None, "", None)
    folder.close()


def test_a_name_that_would_clash_on_another_file_system(tmp_path: Path) -> None:
    put(tmp_path, "Photo.jpg")
    put(tmp_path, "caf\u00e9")
    folder = DownloadFolder(tmp_path, with_metadata=True)
    names = ("Photo.jpg", "photo.jpg", "PHOTO.JPG.JSON", "caf\u00e9", "CAFE\u0301", "photo")
    assert [folder.owner(name, 7) for name in names] == ["id", "", "", "id", "", None]
    folder.close()


def test_a_lock_that_is_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"mine")
    work = tmp_path / "folder" / WORK_FOLDER
    work.mkdir(parents=True)
    (work / "lock").symlink_to(tmp_path / "outside")
    with pytest.raises(SDKError, match="link to somewhere else"):
        DownloadFolder(tmp_path / "folder", with_metadata=True)
    assert (tmp_path / "outside").read_bytes() == b"mine"


def test_what_a_crash_left_is_removed_when_it_is_of_no_use(tmp_path: Path) -> None:
    work = tmp_path / WORK_FOLDER
    work.mkdir()
    for name in ("1.tmp", "1.record.tmp", "2.part.json", "3.part", "3.part.json"):
        (work / name).write_bytes(b"x")
    folder = DownloadFolder(tmp_path, with_metadata=True)
    folder.close()
    assert {"3.part", "3.part.json"} <= set(os.listdir(work))
    assert not {"1.tmp", "1.record.tmp", "2.part.json"} & set(os.listdir(work))


def test_nothing_of_ours_stays_in_a_folder_that_is_done(tmp_path: Path) -> None:
    DownloadFolder(tmp_path / "a", with_metadata=True).close()
    assert os.listdir(tmp_path / "a") == []


def test_a_work_folder_that_is_something_else(tmp_path: Path) -> None:
    (tmp_path / WORK_FOLDER).write_bytes(b"")
    with pytest.raises(FileExistsError):
        DownloadFolder(tmp_path, with_metadata=True)
    (tmp_path / WORK_FOLDER).unlink()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / WORK_FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SDKError, match="link to somewhere else"):
        DownloadFolder(tmp_path, with_metadata=True)
    assert os.listdir(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(
    "text", ["[1]", "{}", '{"binary_data_id": 1}', "{", '"x"', "\udcff", '{"binary_data_id": "x"}']
)
def test_what_is_no_record(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(StrangeFileError):
        read_record(tmp_path / "x.json")


@pytest.mark.parametrize("content", [b"", bytes(4096)])
def test_a_record_that_lost_its_contents(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.json").write_bytes(content)
    assert read_record(tmp_path / "x.json") is None


def test_a_crash_while_a_record_is_written_leaves_its_name_free(tmp_path: Path) -> None:
    (tmp_path / "a.bin.json").write_bytes(b"")
    record = Record("id", 3, hashlib.sha256(b"abc").hexdigest())
    folder = DownloadFolder(tmp_path, with_metadata=True)
    assert folder.owner("a.bin", 3) is None
    folder.store("a.bin", b"abc", record, BinaryMetadata())
    folder.close()
    assert read_record(tmp_path / "a.bin.json") == record
    assert (tmp_path / "a.bin").read_bytes() == b"abc"


def test_what_appeared_in_the_place_of_a_new_record_is_replaced_as_a_whole(tmp_path: Path) -> None:
    record = Record("id", 3, hashlib.sha256(b"abc").hexdigest())
    folder = DownloadFolder(tmp_path, with_metadata=True)
    (tmp_path / "outside").write_bytes(b"mine")
    (tmp_path / "a.bin.json").symlink_to(tmp_path / "outside")
    folder.store("a.bin", b"abc", record, BinaryMetadata())
    folder.close()
    assert (tmp_path / "outside").read_bytes() == b"mine"
    assert not (tmp_path / "a.bin.json").is_symlink()
    assert read_record(tmp_path / "a.bin.json") == record


def test_a_record_that_cannot_be_written_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os_write = os.write

    def write(descriptor: int, content: bytes) -> int:
        if content.startswith(b"{"):
            raise OSError(errno.ENOSPC, "full")
        return os_write(descriptor, content)

    folder = DownloadFolder(tmp_path, with_metadata=True)
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(OSError, match="full"):
        folder.store("a.bin", b"abc", Record("id", 3, "hash"), BinaryMetadata())
    folder.close()
    assert os.listdir(tmp_path) == []


def test_what_the_system_writes_in_parts_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os_write = os.write
    folder = DownloadFolder(tmp_path, with_metadata=False)
    monkeypatch.setattr(os, "write", lambda descriptor, content: os_write(descriptor, content[:2]))
    folder.store("a.bin", b"abcde", Record("id", 5, "hash"), BinaryMetadata())
    folder.close()
    assert (tmp_path / "a.bin").read_bytes() == b"abcde"
