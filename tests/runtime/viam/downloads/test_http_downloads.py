"""Large objects over HTTP: resumed where they broke off, and without telling anybody else who is asking."""

from __future__ import annotations

import dataclasses
import logging
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from tests.support.transfers.downloading import (
    MIB,
    FileServer,
    Handler,
    answer,
    contents,
    cut_after,
    download,
    everything_of,
    file_server,
    statuses,
)
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_emulator.services.data import binary_table
from viam_cloud_runtime.rpc.retries import RetryPolicy
from viam_cloud_runtime.viam.downloads import file_download as download_steps
from viam_cloud_runtime.viam.downloads import options as download_options
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError, UselessLinkError
from viam_cloud_runtime.viam.downloads.selection import MAX_CONTENT_BYTES

pytestmark = pytest.mark.emulator

CONTENT = random.Random(1).randbytes(5 * MIB + 3)
QUICK = RetryPolicy(initial_backoff=0)


@pytest.fixture(autouse=True)
def no_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages, which do where HTTP does not, are for small files only, so that it is HTTP that is tested."""
    monkeypatch.setattr(download_steps, "MAX_CONTENT_BYTES", MIB)


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch, no_messages: None) -> None:
    """They are not, after all."""
    monkeypatch.setattr(download_steps, "MAX_CONTENT_BYTES", MAX_CONTENT_BYTES)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """What the `uri` of everything leads to, and no link besides."""
    with file_server() as server:
        server.content = CONTENT
        monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: server.url())
        monkeypatch.setattr(Downloads, "url", lambda downloads, *details: "http://192.0.2.1/nowhere")
        # As in the cloud, which has files at the port that calls go to. A port can only have one of the two here.
        sign_in = download_options.login_of
        monkeypatch.setattr(
            download_options, "login_of", lambda *args: dataclasses.replace(sign_in(*args), port=server.port)
        )
        yield server


@pytest.fixture
def identifier(cloud: Cloud, fleet: Fleet) -> str:
    return cloud.upload(fleet.part, CONTENT, file_name="large.bin")


def test_with_the_key_of_the_client(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path, emulator: Emulator
) -> None:
    (result,) = download(cloud, tmp_path, ids=[identifier])
    assert (result.status, result.size, contents(tmp_path)) == ("downloaded", len(CONTENT), {"large.bin": CONTENT})
    assert files.said("key_id") == [emulator.api_key_id]
    assert files.said("key") == [emulator.api_key]
    assert files.said("accept-encoding") == ["identity"]
    assert not (tmp_path / WORK_FOLDER).exists()


@pytest.mark.parametrize("include_metadata", [True, False])
def test_from_the_emulator(cloud: Cloud, identifier: str, tmp_path: Path, include_metadata: bool) -> None:
    assert statuses(download(cloud, tmp_path, ids=[identifier], include_metadata=include_metadata)) == ["downloaded"]
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert statuses(download(cloud, tmp_path, ids=[identifier], include_metadata=include_metadata)) == ["skipped"]


def test_a_cut_connection_is_resumed(cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path) -> None:
    files.acts.extend([cut_after(2 * MIB), answer(503, Retry_After="0"), cut_after(MIB)])
    events: list[Any] = []
    download(cloud, tmp_path, ids=[identifier], retry=QUICK, progress=events.append)
    assert contents(tmp_path) == {"large.bin": CONTENT}
    starts = [int((said or "bytes=0-")[6:-1]) for said in files.said("range")]
    assert starts[0] == 0
    assert 0 < starts[1] == starts[2] <= 2 * MIB
    assert starts[2] < starts[3] <= 3 * MIB
    assert files.said("if-range")[1:] == ['"1"'] * 3
    assert statuses(download(cloud, tmp_path, ids=[identifier])) == ["skipped"]
    assert events[-1].bytes_done == len(CONTENT)


def test_a_changed_object_is_fetched_from_its_start(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    def change(handler: Handler) -> None:
        cut_after(2 * MIB)(handler)
        files.content, files.etag = CONTENT[::-1], '"2"'

    files.acts.append(change)
    events: list[Any] = []
    download(cloud, tmp_path, ids=[identifier], retry=QUICK, progress=events.append)
    assert contents(tmp_path) == {"large.bin": CONTENT[::-1]}
    assert events[-1].bytes_done == len(CONTENT)


def test_a_later_run_goes_on_where_the_last_one_ended(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    files.acts.append(cut_after(3 * MIB))
    (result,) = download(cloud, tmp_path, ids=[identifier], retry=None, raise_on_failure=False)
    assert result.status == "failed"
    assert "the connection to 127.0.0.1 failed (RemoteProtocolError: peer closed connection" in str(result.error)
    assert contents(tmp_path) == {}
    download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert int((files.said("range")[1] or "")[6:-1]) > 2 * MIB
    assert not (tmp_path / WORK_FOLDER).exists()


def test_what_is_complete_but_was_not_put_in_place(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    def stop(event: Any) -> None:
        if event.bytes_done == len(CONTENT):
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        download(cloud, tmp_path, ids=[identifier], progress=stop)
    assert contents(tmp_path) == {}
    download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert files.said("range") == [None, f"bytes={len(CONTENT) - 1}-"]


def test_without_an_entity_tag_there_is_nothing_to_go_on_from(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    files.etag = 'W/"weak"'
    files.acts.append(cut_after(2 * MIB))
    download(cloud, tmp_path, ids=[identifier], retry=QUICK)
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert files.said("range") == [None, None]


@pytest.mark.parametrize("less", [1, -1])
def test_another_size_than_was_said_is_an_error(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path, less: int
) -> None:
    files.content = CONTENT[:-1] if less == 1 else CONTENT + b"x"
    (result,) = download(cloud, tmp_path, ids=[identifier], retry=QUICK, raise_on_failure=False)
    assert isinstance(result.error, DownloadError)
    assert f"{len(CONTENT):,} bytes, but sent {len(CONTENT) - less:,}" in str(result.error)
    assert list(tmp_path.iterdir()) == []
    assert len(files.requests) == 1


def test_a_body_that_always_ends_one_byte_early(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    files.acts.extend([cut_after(len(CONTENT) - 1), *[cut_after(0)] * 3])
    (result,) = download(cloud, tmp_path, ids=[identifier], retry=QUICK, raise_on_failure=False)
    assert result.status == "failed"
    assert contents(tmp_path) == {}
    assert len(files.requests) == 4


def test_a_redirect_to_another_host_gets_no_credentials(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path, emulator: Emulator
) -> None:
    files.acts.append(answer(302, Location=files.url("/elsewhere", host="localhost")))
    download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert files.said("path") == ["/file", "/elsewhere"]
    assert files.said("key") == [emulator.api_key, None]
    assert files.said("key_id") == [emulator.api_key_id, None]


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://192.0.2.1/file", "192.0.2.1, which is not encrypted"),
        ("file:///etc/passwd", "no https:// link"),
        ("http://user:s3cret@127.0.0.1/", "with a user in it"),
        ("http://[x/", "cannot be read"),
    ],
)
def test_redirects_that_are_not_followed(
    cloud: Cloud, files: FileServer, fleet: Fleet, tmp_path: Path, location: str, words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(Downloads, "url", lambda downloads, *details: files.url("/signed"))
    identifier = cloud.upload(fleet.part, CONTENT)
    files.acts.extend([answer(401), answer(302, Location=location)])
    (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False)
    assert isinstance(result.error, UselessLinkError)
    assert words in str(result.error)
    assert "s3cret" not in str(result.error)


def test_endless_redirects(cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path) -> None:
    files.acts.extend([answer(302, Location="/again")] * 10)
    (result,) = download(cloud, tmp_path, ids=[identifier], raise_on_failure=False)
    assert "again and again" in str(result.error)


@pytest.mark.parametrize("redirected", [False, True])
def test_another_port_of_the_same_host_gets_no_credentials(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path, emulator: Emulator, redirected: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    with file_server() as other:
        other.content = CONTENT
        if redirected:
            files.acts.append(answer(302, Location=other.url()))
        else:
            monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: other.url())
        download(cloud, tmp_path, ids=[identifier])
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert files.said("key") == [emulator.api_key] * redirected
    assert other.said("key") == other.said("key_id") == [None]


def test_a_link_takes_over_where_the_uri_does_not_work(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Downloads, "url", lambda downloads, *details: files.url("/signed", host="localhost"))
    files.acts.append(answer(403))
    download(cloud, tmp_path / "refused", ids=[identifier])
    assert files.said("path") == ["/file", "/signed"]
    assert files.said("key")[1] is None
    monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: "")
    download(cloud, tmp_path / "none", ids=[identifier])
    assert files.said("path")[2:] == ["/signed"]
    assert contents(tmp_path / "none") == {"large.bin": CONTENT}


@pytest.mark.usefixtures("messages")
def test_a_message_takes_over_where_no_link_works(
    cloud: Cloud, identifier: str, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: "http://192.0.2.1/")
    another = cloud.upload(cloud.new_fleet().part, CONTENT[::-1], file_name="another.bin")
    download(cloud, tmp_path, ids=[identifier, another], concurrency=1)
    assert contents(tmp_path) == {"large.bin": CONTENT, "another.bin": CONTENT[::-1]}
    assert files.requests == []


@pytest.mark.usefixtures("messages")
def test_a_message_takes_over_where_links_work_no_longer(
    cloud: Cloud, files: FileServer, identifier: str, tmp_path: Path
) -> None:
    files.acts.extend([cut_after(2 * MIB), answer(403)])
    events: list[Any] = []
    download(cloud, tmp_path, ids=[identifier], retry=QUICK, progress=events.append)
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert events[-1].bytes_done == len(CONTENT)
    assert not (tmp_path / WORK_FOLDER).exists()


@pytest.mark.usefixtures("messages")
def test_a_message_takes_over_where_nobody_answers(
    cloud: Cloud, identifier: str, files: FileServer, tmp_path: Path
) -> None:
    files.acts.extend([answer(503)] * 4)
    download(cloud, tmp_path, ids=[identifier], retry=QUICK)
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert len(files.requests) == 4


@pytest.mark.usefixtures("messages")
def test_without_httpx(cloud: Cloud, fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identifier = cloud.upload(fleet.part, CONTENT, file_name="large.bin")
    too_large = cloud.upload(fleet.part, *[bytes(MIB)] * 32, file_name="too large")
    monkeypatch.setitem(sys.modules, "httpx", None)
    results = download(cloud, tmp_path, ids=[identifier, too_large], raise_on_failure=False)
    assert statuses(results) == ["downloaded", "failed"]
    assert contents(tmp_path) == {"large.bin": CONTENT}
    assert "pip install 'viam-cloud[download]'" in str(results[1].error)


def test_what_is_larger_than_was_said(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = cloud.upload(fleet.part, b"small", file_name="small")
    large = cloud.upload(fleet.part, *[bytes(MIB)] * 33, file_name="large")
    metadata = binary_table._metadata

    def without_size(*args: Any) -> Any:
        message = metadata(*args)
        message.ClearField("file_size_bytes")
        return message

    monkeypatch.setattr(binary_table, "_metadata", without_size)
    results = download(cloud, tmp_path, ids=[small, large], retry=None)
    assert [result.size for result in results] == [5, 33 * MIB]
    assert contents(tmp_path) == {"small": b"small", "large": bytes(33 * MIB)}


def test_no_secret_is_logged(
    cloud: Cloud, identifier: str, tmp_path: Path, emulator: Emulator, caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(Downloads, "address_of", lambda downloads, identifier: "")
    links: list[str] = []
    url = Downloads.url

    def noted(downloads: Downloads, *details: Any) -> str:
        links.append(url(downloads, *details))
        return links[-1]

    monkeypatch.setattr(Downloads, "url", noted)
    caplog.set_level(logging.DEBUG)
    download(cloud, tmp_path, ids=[identifier])
    assert len(links) == 1
    assert links[0].rpartition("/")[2] not in caplog.text
    assert emulator.api_key not in caplog.text


def test_with_tls(tmp_path: Path) -> None:
    with Emulator(tls=True) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        cloud.upload(fleet.part, CONTENT, file_name="large.bin")
        download(cloud, tmp_path, filter=everything_of(fleet))
        assert contents(tmp_path) == {"large.bin": CONTENT}


async def test_with_tls_and_asyncio(tmp_path: Path) -> None:
    from viam_cloud_runtime.viam.aio.transfers import download_binary_data

    async with Emulator(tls=True) as emulator, await emulator.async_client() as client:
        with emulator.client() as other:
            fleet = Cloud(Flavour(other, None)).new_fleet()
            Cloud(Flavour(other, None)).upload(fleet.part, CONTENT, file_name="large.bin")
        await download_binary_data(client.data_client, tmp_path, filter=everything_of(fleet))
    assert contents(tmp_path) == {"large.bin": CONTENT}
