"""Uploads of many files that change meanwhile: while they are hashed, read or sent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.transfers.uploading import Unreliable, Uploader, statuses, write_files
from viam_cloud_runtime.concurrency.transfers import FileChangedError

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]


def test_a_file_that_changes_while_it_is_sent(upload: Uploader, folder: Path) -> None:
    """Even if it keeps its size: the server gets half a stream, and stores nothing."""
    write_files(folder, {"a.bin": b"1" * 3_000_000, "b.bin": b"2"})

    def change(name: str) -> None:
        if name == "a.bin":
            with (folder / "a.bin").open("r+b") as file:
                file.seek(2_999_999)
                file.write(b"x")

    upload.data_client = Unreliable(upload.cloud, before=change)
    results = upload(folder, raise_on_failure=False)
    assert statuses(results) == ["failed", "uploaded"]
    assert isinstance(results[0].error, FileChangedError)
    assert [name for name, _ in upload.stored()] == ["b.bin"]
    upload.data_client = Unreliable(upload.cloud)
    assert statuses(upload(folder)) == ["uploaded", "skipped"]


def test_a_small_file_that_changes_is_sent_as_it_was_when_it_was_hashed(upload: Uploader, folder: Path) -> None:
    write_files(folder, {"a.bin": b"1"})

    def change(name: str) -> None:
        (folder / name).write_bytes(b"22")

    upload.data_client = Unreliable(upload.cloud, before=change)
    assert statuses(upload(folder)) == ["uploaded"]
    assert upload.stored() == {("a.bin", b"1"): 1}
    upload.data_client = Unreliable(upload.cloud)
    assert statuses(upload(folder)) == ["uploaded"]
    assert upload.stored() == {("a.bin", b"1"): 1, ("a.bin", b"22"): 1}


@pytest.mark.parametrize("content", [b"1", b"333", b"xx"])
def test_a_small_file_that_changes_while_it_is_read(
    upload: Uploader, folder: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    path = write_files(folder, {"a.bin": b"22"}) / "a.bin"
    os.utime(path, (1, 1))
    read = os.read

    def read_changing(descriptor: int, size: int) -> bytes:
        if os.path.samestat(os.fstat(descriptor), path.stat()):
            path.write_bytes(content)
        return read(descriptor, size)

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", read_changing)
        [result] = upload(folder, raise_on_failure=False)
    assert isinstance(result.error, FileChangedError)
    assert not upload.stored()
    assert statuses(upload(folder)) == ["uploaded"]


@pytest.mark.parametrize("size", [0, 2_000_000, 4_000_000])
def test_a_file_that_shrinks_or_grows_while_it_is_sent(upload: Uploader, folder: Path, size: int) -> None:
    write_files(folder, {"a.bin": b"1" * 3_000_000})

    def change(name: str) -> None:
        os.truncate(folder / name, size)

    upload.data_client = Unreliable(upload.cloud, before=change)
    [result] = upload(folder, raise_on_failure=False)
    assert isinstance(result.error, FileChangedError)
    assert not upload.stored()
