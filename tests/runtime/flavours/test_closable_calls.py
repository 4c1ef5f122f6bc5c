"""Small uploads of many at a time: none can be cancelled alone, all end together."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import grpc
import pytest

from tests.support.transfers.uploading import Unreliable, Uploader, own_uploader, statuses, write_files
from tests.support.waiting import acquire, join
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.errors import ClosedError, GRPCError

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]


@pytest.fixture
def upload(emulator: Emulator, tmp_path: Path) -> Iterator[Uploader]:
    with own_uploader(emulator, tmp_path / "uploads.sqlite") as uploader:
        yield uploader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files", {f"{number}.bin": b"%d" % number for number in range(8)})


def test_a_refusal_is_the_error_of_each(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    with emulator.fault("FileUpload", status="PERMISSION_DENIED", message="not here"):
        results = upload(folder, raise_on_failure=False)
    errors = [result.error for result in results]
    assert all(isinstance(error, GRPCError) and error.status is grpc.StatusCode.PERMISSION_DENIED for error in errors)
    assert all("not here" in str(error) for error in errors)
    assert statuses(upload(folder)) == ["uploaded"] * 8


def test_a_deadline_ends_one(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    with emulator.fault("FileUpload", latency=3600, times=1):
        results = upload(folder, timeout=1, retry=None, raise_on_failure=False)
    assert sorted(statuses(results)) == ["failed", *["uploaded"] * 7]
    [error] = [result.error for result in results if result.error is not None]
    assert isinstance(error, GRPCError)
    assert error.status is grpc.StatusCode.DEADLINE_EXCEEDED


def test_closing_the_client_ends_all(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    begun = threading.Semaphore(0)
    upload.data_client = Unreliable(upload.cloud, before=lambda _: begun.release())

    def close() -> None:
        for _ in range(4):
            acquire(begun)
        upload.cloud.flavour.client.close()

    closer = threading.Thread(target=close)
    closer.start()
    with emulator.fault("FileUpload", latency=3600):
        results = upload(folder, concurrency=4, timeout=None, raise_on_failure=False)
    join(closer)
    assert statuses(results) == ["failed"] * 8
    assert all(isinstance(result.error, ClosedError) for result in results)
