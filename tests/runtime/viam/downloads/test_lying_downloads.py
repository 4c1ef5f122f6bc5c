"""Downloads from servers that lie, or say nothing at all: nothing wrong is kept, and nobody waits for them."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.transfers.downloading import (
    MIB,
    FileServer,
    Handler,
    Stall,
    answer,
    contents,
    cut_after,
    download,
    file_server,
    upload,
)
from tests.support.waiting import LIMIT, wait_for
from viam_cloud.errors import NotFoundError
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.concurrency.transfers import TransferError
from viam_cloud_runtime.rpc.retries import RetryPolicy
from viam_cloud_runtime.viam.downloads import file_download as download_steps
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError
from viam_cloud_runtime.viam.downloads.manifest import Record, record_text

pytestmark = pytest.mark.emulator

CONTENT = bytes(range(256)) * 4096 * 5
QUICK = RetryPolicy(initial_backoff=0)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """What the `uri` of everything leads to, and no other way besides."""
    with file_server() as server:
        server.content = CONTENT
        monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: server.url())
        monkeypatch.setattr(Downloads, "url", lambda downloads, *details: "http://192.0.2.1/nowhere")
        monkeypatch.setattr(download_steps, "MAX_CONTENT_BYTES", MIB)
        yield server


def test_a_part_of_a_changed_object_is_not_appended(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path
) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")

    def change(handler: Handler) -> None:
        cut_after(2 * MIB)(handler)
        files.content, files.etag = CONTENT[::-1], '"2"'

    def regardless_of_the_condition(handler: Handler) -> None:
        files.requests[-1]["if-range"] = files.etag
        handler.serve()

    files.acts.extend([change, regardless_of_the_condition])
    events: list[ProgressEvent] = []
    download(cloud, tmp_path, ids=[identifier], retry=QUICK, progress=events.append)
    assert contents(tmp_path) == {"large": CONTENT[::-1]}
    assert events[-1].bytes_done == len(CONTENT)


def test_an_entity_tag_that_no_header_can_hold(cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.etag = '"\xe9"'
    files.acts.append(cut_after(2 * MIB))
    download(cloud, tmp_path, ids=[identifier], retry=QUICK)
    assert contents(tmp_path) == {"large": CONTENT}


def test_a_body_of_unknown_length_that_ends_early(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viam_cloud_emulator.services.data import binary_table

    made = binary_table._metadata

    def without_size(*args: Any) -> Any:
        message = made(*args)
        message.file_size_bytes = 0
        return message

    def without_length(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(files.content[:100])

    identifier = cloud.upload(fleet.part, *[bytes(MIB)] * 33, file_name="large")
    monkeypatch.setattr(binary_table, "_metadata", without_size)
    files.acts.append(without_length)
    (result,) = download(cloud, tmp_path, ids=[identifier], retry=None, raise_on_failure=False)
    assert isinstance(result.error, DownloadError)
    assert contents(tmp_path) == {}


def test_a_server_that_breaks_off_anywhere_and_lets_nobody_go_on(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path
) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.etag = 'W/"weak"'
    files.acts.extend([cut_after(3 * MIB), cut_after(MIB // 2)] * 10)
    (result,) = download(cloud, tmp_path, ids=[identifier], retry=QUICK, raise_on_failure=False)
    assert result.status == "failed"
    assert len(files.requests) == QUICK.attempts


@pytest.mark.parametrize("size", [100, 3 * MIB])
def test_another_object_than_was_asked_for(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, other = (cloud.upload(fleet.part, content * size, file_name="a") for content in (b"1", b"2"))
    client = cloud.flavour.client.data_client
    by_ids = client.binary_data_by_ids
    listed: list[Any] = []

    def confused(ids: list[str], *args: Any, **options: Any) -> Any:
        # The list is right; what comes after it is not.
        answer = by_ids([other] if listed else ids, *args, **options)
        listed.append(ids)
        return answer

    monkeypatch.setattr(client, "binary_data_by_ids", confused)
    (result,) = download(cloud, tmp_path, ids=[asked], raise_on_failure=False)
    assert isinstance(result.error, NotFoundError)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("include_metadata", [True, False])
def test_a_file_that_looks_like_the_metadata_of_another(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, include_metadata: bool
) -> None:
    original = cloud.upload(fleet.part, b"content", file_name="a")
    # As when somebody uploads a folder that was downloaded, metadata and all.
    text = record_text(Record(original, 7, hashlib.sha256(b"content").hexdigest()), None)
    copy = cloud.upload(fleet.part, text, file_name="a.json")
    download(cloud, tmp_path, ids=[copy], include_metadata=include_metadata)
    (result,) = download(cloud, tmp_path, ids=[original])
    assert result.path.read_bytes() == b"content"
    assert (tmp_path / "a.json").read_bytes() == text


def test_a_link_in_a_redirect_is_not_logged(
    cloud: Cloud, fleet: Fleet, files: FileServer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large")
    files.acts.append(answer(302, Location=files.url("/signed?token=s3cret"), Set_Cookie="session=s3cret"))
    caplog.set_level(logging.DEBUG)
    download(cloud, tmp_path, ids=[identifier])
    assert files.said("path") == ["/file", "/signed?token=s3cret"]
    assert "s3cret" not in caplog.text


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_before_an_answer_begins(files: FileServer, tmp_path: Path, blocking_cloud: Cloud) -> None:
    identifier = blocking_cloud.upload(blocking_cloud.new_fleet().part, CONTENT, file_name="large")
    silence = Silence()
    files.acts.append(silence)
    with pytest.raises(KeyboardInterrupt):
        download(blocking_cloud, tmp_path, ids=[identifier])
    wait_for(silence.left_by_client)
    assert not silence.waited_in_vain
    download(blocking_cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large": CONTENT}


class Silence(Stall):
    """Presses Ctrl-C, and says nothing until the client leaves."""

    waited_in_vain = False

    def __init__(self) -> None:
        super().__init__(0)

    def __call__(self, handler: Handler) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        handler.connection.settimeout(LIMIT)
        try:
            handler.connection.recv(1)
        except TimeoutError:
            self.waited_in_vain = True
        except ConnectionError:
            pass
        self.left_by_client.set()


def test_a_destination_that_disappears(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    upload(cloud, fleet, 4)
    identifiers = [item.metadata.binary_data_id for item in cloud.list_files(fleet.organization).data]
    removed = threading.Event()

    def remove(event: ProgressEvent) -> None:
        if event.items_total is not None and not removed.is_set():
            removed.set()
            shutil.rmtree(tmp_path / "folder")

    with pytest.raises(TransferError, match=r"4 of 4 downloads failed.*FileNotFoundError"):
        download(cloud, tmp_path / "folder", ids=identifiers, progress=remove)
    assert WORK_FOLDER not in os.listdir(tmp_path)
