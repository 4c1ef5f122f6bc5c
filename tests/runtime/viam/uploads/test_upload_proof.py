"""Nothing is taken for uploaded because it looks like it: only contents in the cloud prove that they are there."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import time_ns
from typing import Any

import grpc
import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from tests.support.transfers.uploading import Crash, LostAnswers, Unreliable, Uploader, crash, statuses, write_files
from viam_cloud_emulator import Emulator
from viam_cloud_runtime import RetryPolicy
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.errors import UnavailableError
from viam_cloud_runtime.viam.downloads import content_hash
from viam_cloud_runtime.viam.uploads import journal
from viam_cloud_runtime.viam.uploads import upload as upload_steps
from viam_cloud_runtime.viam.uploads.upload import LARGE_BYTES

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]


@pytest.fixture
def first_day(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> Uploader:
    return Uploader(cloud, fleet, tmp_path / "first.sqlite")


@pytest.fixture
def upload(first_day: Uploader) -> Uploader:
    """Where one journal is all that it takes."""
    return first_day


@pytest.fixture
def second_day(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> Uploader:
    """For the same part, with another journal, as a fresh container has."""
    return Uploader(cloud, fleet, tmp_path / "second.sqlite")


def begin(upload: Uploader, paths: Path, *, before: Any = lambda _: None, after: Any = lambda _: None) -> Unreliable:
    """Upload until the process crashes. Returns the client of a second attempt."""
    upload.data_client = Unreliable(upload.cloud, before, after)
    with pytest.raises(Crash):
        upload(paths)
    client = upload.data_client = Unreliable(upload.cloud)
    return client


def test_another_file_of_the_same_name_size_and_minute(
    first_day: Uploader, second_day: Uploader, tmp_path: Path
) -> None:
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    first_day(folder)
    write_files(folder, {"frame.raw": b"2"})
    begin(second_day, folder, before=crash)
    assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("frame.raw", b"1"): 1, ("frame.raw", b"2"): 1}


def test_another_file_of_the_very_same_time(
    first_day: Uploader, second_day: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two computers that begin in the same millisecond."""
    now = time_ns()
    monkeypatch.setattr(journal, "time_ns", lambda: now)
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    first_day(folder)
    write_files(folder, {"frame.raw": b"2"})
    begin(second_day, folder, before=crash)
    assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("frame.raw", b"1"): 1, ("frame.raw", b"2"): 1}


def test_equal_contents_under_another_name(second_day: Uploader, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"a.raw": b"1"})
    second_day(folder)
    (folder / "a.raw").rename(folder / "b.raw")
    begin(second_day, folder, before=crash)
    assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("a.raw", b"1"): 1, ("b.raw", b"1"): 1}


def test_what_got_there_is_read_back_and_not_sent_again(second_day: Uploader, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    client = begin(second_day, folder, after=crash)
    [result] = second_day(folder)
    assert (result.status, client.uploads, client.read) == ("skipped", 0, [result.binary_data_id])


def test_what_this_journal_knows_is_not_read_back(second_day: Uploader, tmp_path: Path) -> None:
    """Versions of one file that have the same size: each is known to be another upload."""
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    second_day(folder)
    write_files(folder, {"frame.raw": b"2"})
    client = begin(second_day, folder, before=crash)
    assert statuses(second_day(folder)) == ["uploaded"]
    assert client.read == []


def test_a_lost_answer_is_proved_by_contents_too(first_day: Uploader, second_day: Uploader, tmp_path: Path) -> None:
    """The first attempt does not get there, although something like it is there."""
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    first_day(folder)
    write_files(folder, {"frame.raw": b"2"})
    second_day.data_client = Unreliable(second_day.cloud, before=LostAnswers(grpc.StatusCode.UNAVAILABLE))
    [result] = second_day(folder, retry=None, raise_on_failure=False)
    assert result.status == "failed"
    assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("frame.raw", b"1"): 1, ("frame.raw", b"2"): 1}


def test_a_renewed_sign_in_proves_nothing(first_day: Uploader, second_day: Uploader, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    first_day(folder)
    write_files(folder, {"frame.raw": b"2"})
    second_day.data_client = Unreliable(second_day.cloud, before=LostAnswers(grpc.StatusCode.UNAUTHENTICATED))
    assert statuses(second_day(folder)) == ["uploaded"]
    assert (second_day.data_client.listings, second_day.data_client.read) == (1, [])


@pytest.mark.parametrize("rpc", ["BinaryDataByFilter", "BinaryDataByIDs"])
@pytest.mark.parametrize("status", ["PERMISSION_DENIED", "UNIMPLEMENTED", "INTERNAL"])
def test_what_cannot_be_read_is_sent_again(
    second_day: Uploader, emulator: Emulator, tmp_path: Path, rpc: str, status: str, caplog: pytest.LogCaptureFixture
) -> None:
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    begin(second_day, folder, after=crash)
    with emulator.fault(rpc, status=status):
        assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("frame.raw", b"1"): 2}
    assert "frame.raw is sent again, although it may be in the cloud already, where it cannot be read: " in caplog.text


@pytest.mark.parametrize("rpc", ["BinaryDataByFilter", "BinaryDataByIDs"])
def test_what_cannot_be_read_now_is_tried_again(
    second_day: Uploader, emulator: Emulator, tmp_path: Path, rpc: str
) -> None:
    """A cloud that is away is no reason for a second upload. The error says what to do."""
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    client = begin(second_day, folder, after=crash)
    with emulator.fault(rpc, status="UNAVAILABLE"):
        [result] = second_day(folder, retry=None, raise_on_failure=False)
    assert isinstance(result.error, UnavailableError)
    assert "frame.raw may be in the cloud already; upload it again with the same journal" in str(result.error)
    assert (result.status, client.uploads) == ("failed", 0)
    assert statuses(second_day(folder)) == ["skipped"]


def test_what_has_been_deleted_meanwhile_is_sent_again(second_day: Uploader, tmp_path: Path) -> None:
    """The list lags behind: it still has an entry whose contents are gone."""
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    client = begin(second_day, folder, after=crash)
    listing = {"filter": {"part_id": second_day.fleet.part}, "include_binary_data": False}
    page, *_ = second_day.cloud.flavour.call(client.binary_data_by_filter, **listing)
    second_day.cloud.data.delete_binary_data_by_ids(binary_data_ids=[page[0].metadata.binary_data_id])

    def lagging(**_: Any) -> Any:
        return page, len(page), ""

    async def lagging_async(**_: Any) -> Any:
        return lagging()

    client.binary_data_by_filter = lagging_async if second_day.cloud.flavour.is_async else lagging  # type: ignore[method-assign]
    assert statuses(second_day(folder)) == ["uploaded"]
    assert second_day.stored() == {("frame.raw", b"1"): 1}


def test_a_server_gets_time_to_store_what_it_got(
    blocking_cloud: Cloud, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a lost answer the server may still be busy with the file; after a lost connection it never had it."""
    pauses: list[float] = []

    async def pause(_: object, seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(BlockingBackend, "pause", pause)
    monkeypatch.setattr(upload_steps, "_SETTLING_SECONDS", 1)
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    at_once = RetryPolicy(initial_backoff=0)
    upload.data_client = Unreliable(blocking_cloud, before=LostAnswers(grpc.StatusCode.UNAVAILABLE))
    assert statuses(upload(folder, retry=at_once)) == ["uploaded"]
    (folder / "frame.raw").write_bytes(b"2")
    upload.data_client = Unreliable(blocking_cloud, after=LostAnswers(grpc.StatusCode.UNAVAILABLE))
    assert statuses(upload(folder, retry=at_once)) == ["uploaded"]
    assert pauses == [0, 1]


@pytest.mark.parametrize("size", [0, 10, 3_000_000])
def test_a_cloud_that_is_away_leaves_nothing_in_doubt(upload: Uploader, tmp_path: Path, size: int) -> None:
    """What was never asked for cannot have got there: nothing is looked for when it is sent again."""
    folder = write_files(tmp_path / "files", {"frame.raw": bytes(size)})
    flavour = upload.cloud.flavour
    with Emulator() as gone:
        client = gone.client() if flavour.loop is None else flavour.loop.run_until_complete(gone.async_client())
    upload.data_client = Unreliable(Cloud(Flavour(client, flavour.loop)))
    [result] = upload(folder, retry=None, raise_on_failure=False)
    assert isinstance(result.error, UnavailableError)
    flavour.call(client.close) if flavour.is_async else client.close()
    upload.data_client = Unreliable(upload.cloud)
    assert statuses(upload(folder)) == ["uploaded"]
    assert (upload.data_client.uploads, upload.data_client.listings) == (1, 0)


@pytest.mark.parametrize("has_httpx", [True, False])
def test_what_is_too_large_for_a_message_is_read_back_over_http(
    second_day: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_httpx: bool
) -> None:
    folder = write_files(tmp_path / "files", {"large.raw": os.urandom(3_000_000)})
    client = begin(second_day, folder, after=crash)
    monkeypatch.setattr(content_hash, "MAX_CONTENT_BYTES", 1_000_000)
    if not has_httpx:
        monkeypatch.setitem(sys.modules, "httpx", None)
    assert statuses(second_day(folder)) == ["skipped" if has_httpx else "uploaded"]
    assert client.read == []


def test_a_large_file_of_another_day_is_no_proof(
    first_day: Uploader, second_day: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_hash, "MAX_CONTENT_BYTES", 1_000_000)
    folder = write_files(tmp_path / "files", {"large.raw": os.urandom(3_000_000)})
    first_day(folder)
    write_files(folder, {"large.raw": os.urandom(3_000_000)})
    begin(second_day, folder, before=crash)
    assert statuses(second_day(folder)) == ["uploaded"]
    assert sum(second_day.stored().values()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there tells such a file from the one before")
def test_a_file_in_place_of_another_with_its_name_size_and_time(upload: Uploader, tmp_path: Path) -> None:
    """As a folder has that was unpacked from an archive without times."""
    path = write_files(tmp_path / "files", {"frame.raw": os.urandom(LARGE_BYTES)}) / "frame.raw"
    os.utime(path, (1, 1))
    assert statuses(upload(path)) == ["uploaded"]
    for content in (os.urandom(LARGE_BYTES), os.urandom(LARGE_BYTES)):
        path.write_bytes(content)
        os.utime(path, (1, 1))
        assert statuses(upload(path)) == ["uploaded"]
    assert sum(upload.stored().values()) == 3


def test_an_old_server_that_gives_no_id(upload: Uploader, tmp_path: Path) -> None:
    """It took the file: this is neither forgotten nor done twice."""
    folder = write_files(tmp_path / "files", {"frame.raw": b"1"})

    class Nameless(Unreliable):
        def file_upload(self, *args: Any, **kwargs: Any) -> Any:
            identifier = super().file_upload(*args, **kwargs)
            return _no_id(identifier) if self._is_async else ""

    upload.data_client = Nameless(upload.cloud)
    assert [statuses(upload(folder)) for _ in range(2)] == [["uploaded"], ["skipped"]]
    assert upload.data_client.uploads == 1


async def _no_id(identifier: Any) -> str:
    await identifier
    return ""
