"""Many files into a folder: each whole, once, under a safe name, whatever happens to others."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.transfers.downloading import contents, download, everything_of, statuses, upload
from viam_cloud.errors import NotFoundError, PermissionDeniedError, ViamCloudError
from viam_cloud.proto.app import data
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.files import FileStore
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.concurrency.transfers import TransferError
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER, DownloadFolder
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError

pytestmark = pytest.mark.emulator

HOSTILE_NAMES = [
    "../up.txt", "/etc/passwd", "C:\\boot.ini", "a\nb", "x" * 300, "CON", ".viam-download", "a.json", "a", "A", "..",
    "photo.jpg", "photo.jpg", "photo.jpg.json", "trailing. ", "é", "e\u0301", "lock", "\u202egpj.exe", "",
]  # fmt: skip


def test_a_folder_gets_everything(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    files = upload(cloud, fleet, 150)
    results = download(cloud, tmp_path / "new" / "folder", filter=everything_of(fleet))
    assert contents(tmp_path / "new" / "folder") == files
    assert [result.path.name for result in results] == list(reversed(files))
    assert {(result.status, result.error) for result in results} == {("downloaded", None)}
    assert [result.size for result in results] == [len(content) for content in reversed(files.values())]
    assert not (tmp_path / "new" / "folder" / WORK_FOLDER).exists()


def test_metadata_goes_beside(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, b"content", file_name="a.txt", tags=["night"])
    download(cloud, tmp_path, ids=[identifier])
    record = json.loads((tmp_path / "a.txt.json").read_text())
    assert (record["binary_data_id"], record["size"]) == (identifier, 7)
    assert record["sha256"] == hashlib.sha256(b"content").hexdigest()
    assert record["metadata"]["capture_metadata"]["tags"] == ["night"]


def test_metadata_that_cannot_be_read_in_full(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    from google.protobuf.any_pb2 import Any as AnyMessage

    strange = AnyMessage(type_url="type.googleapis.com/nobody.Knows", value=b"1")
    identifier = cloud.upload(fleet.part, b"x", file_name="a", component_name="front", method_parameters={"q": strange})
    (result,) = download(cloud, tmp_path, ids=[identifier])
    metadata = json.loads((tmp_path / "a.json").read_text())["metadata"]
    assert (result.status, metadata["capture_metadata"]["component_name"]) == ("downloaded", "front")


def test_what_is_selected(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    upload(cloud, fleet, 3)
    chosen = cloud.upload(fleet.part, b"chosen", file_name="chosen")
    dataset = cloud.data.create_dataset(name="d", organization_id=fleet.organization).id
    cloud.data.add_binary_data_to_dataset_by_ids(binary_data_ids=[chosen], dataset_id=dataset)
    assert [result.binary_data_id for result in download(cloud, tmp_path / "1", dataset_id=dataset)] == [chosen]
    newest = download(cloud, tmp_path / "2", filter=everything_of(fleet), limit=2)
    assert [result.path.name for result in newest] == ["chosen", "file-2.bin"]
    assert len(download(cloud, tmp_path / "3", ids=[newest[1].binary_data_id, chosen, chosen])) == 2
    assert download(cloud, tmp_path / "4", ids=[]) == []


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({}, ValueError, r"give one of filter, ids and dataset_id.*Filter\(\)"),
        ({"ids": ["x"], "dataset_id": "y"}, ValueError, "ids and dataset_id given"),
        ({"ids": "x"}, TypeError, "single str"),
        ({"ids": [3]}, TypeError, "got 3"),
        ({"dataset_id": 3}, TypeError, "dataset_id"),
        ({"filter": "x"}, TypeError, "create_filter"),
        ({"ids": ["x"], "limit": 0}, ValueError, "limit"),
        ({"ids": ["x"], "limit": "1"}, TypeError, "limit"),
        ({"ids": ["x"], "concurrency": 0}, ValueError, "concurrency"),
        ({"ids": ["x"], "timeout": -1}, ValueError, "timeout"),
        ({"ids": ["x"], "retry": 3}, TypeError, "retry"),
        ({"ids": ["x"], "progress": "yes"}, TypeError, "progress"),
    ],
)
def test_bad_arguments(cloud: Cloud, tmp_path: Path, options: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        download(cloud, tmp_path, **options)


@pytest.mark.parametrize("include_metadata", [True, False])
def test_a_rerun_brings_what_is_missing_or_damaged(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, include_metadata: bool
) -> None:
    files = upload(cloud, fleet, 8)
    options: Any = {"filter": everything_of(fleet), "include_metadata": include_metadata}
    download(cloud, tmp_path, **options)
    assert statuses(download(cloud, tmp_path, **options)) == ["skipped"] * 8
    (tmp_path / "file-1.bin").unlink()
    (tmp_path / "file-2.bin").write_bytes(files["file-2.bin"][:-1])
    (tmp_path / "file-3.bin").write_bytes(b"!" + files["file-3.bin"][1:])
    again = {result.path.name: result.status for result in download(cloud, tmp_path, **options)}
    assert {name for name, status in again.items() if status == "downloaded"} == {f"file-{n}.bin" for n in (1, 2, 3)}
    assert contents(tmp_path) == files


def test_metadata_that_was_removed_is_fetched_again(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    files = upload(cloud, fleet, 4)
    download(cloud, tmp_path, filter=everything_of(fleet))
    (tmp_path / "file-1.bin.json").unlink()
    # As a power failure may leave it.
    (tmp_path / "file-2.bin.json").write_bytes(bytes(100))
    results = download(cloud, tmp_path, filter=everything_of(fleet))
    assert statuses(results) == ["skipped", "downloaded", "downloaded", "skipped"]
    assert contents(tmp_path) == files
    assert json.loads((tmp_path / "file-2.bin.json").read_text())["size"] == len(files["file-2.bin"])


@pytest.mark.parametrize("include_metadata", [True, False])
def test_hostile_names_stay_in_the_folder(cloud: Cloud, fleet: Fleet, tmp_path: Path, include_metadata: bool) -> None:
    uploaded = {
        cloud.upload(fleet.part, str(n).encode(), file_name=name): str(n).encode()
        for n, name in enumerate(HOSTILE_NAMES)
    }
    folder = tmp_path / "folder"
    options: Any = {"filter": everything_of(fleet), "include_metadata": include_metadata}
    first = download(cloud, folder, **options)
    assert {result.binary_data_id: result.path.read_bytes() for result in first} == uploaded
    assert {result.path.parent for result in first} == {folder}
    assert os.listdir(tmp_path) == ["folder"]
    again = download(cloud, folder, **options)
    assert statuses(again) == ["skipped"] * len(uploaded)
    backwards = download(cloud, tmp_path / "other", ids=sorted(uploaded, reverse=True))
    names = {result.binary_data_id: result.path.name for result in first}
    assert {result.binary_data_id: result.path.name for result in backwards} == names


def test_links_in_the_folder_are_not_followed(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "target").write_bytes(b"mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file-1.bin").symlink_to(outside / "target")
    (folder / "file-2.bin.json").symlink_to(outside / "new")
    (folder / "file-3.bin").symlink_to(outside / "dangling")
    upload(cloud, fleet, 4)
    assert statuses(download(cloud, folder, filter=everything_of(fleet))) == ["downloaded"] * 4
    assert contents(outside) == {"target": b"mine"}
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / WORK_FOLDER).symlink_to(outside)
    with pytest.raises(ViamCloudError, match="link to somewhere else"):
        download(cloud, tmp_path / "second", filter=everything_of(fleet))
    assert contents(outside) == {"target": b"mine"}


def test_a_file_that_has_become_a_link_is_put_back(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    identifier = cloud.upload(fleet.part, b"content", file_name="a")
    download(cloud, tmp_path, ids=[identifier])
    outside = tmp_path / "outside"
    for content in (b"content", b"mine"):
        outside.write_bytes(content)
        (tmp_path / "a").unlink()
        (tmp_path / "a").symlink_to(outside)
        assert statuses(download(cloud, tmp_path, ids=[identifier])) == ["downloaded"]
        assert not (tmp_path / "a").is_symlink()
        assert ((tmp_path / "a").read_bytes(), outside.read_bytes()) == (b"content", content)


def test_what_was_not_downloaded_is_left_alone(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    files = upload(cloud, fleet, 4)
    (tmp_path / "file-1.bin").write_bytes(b"mine")
    (tmp_path / "file-2.bin.json").write_text('{"mine": 1}')
    (tmp_path / "file-3.bin").write_bytes(b"?" * len(files["file-3.bin"]))
    results = download(cloud, tmp_path, filter=everything_of(fleet), raise_on_failure=False)
    assert statuses(results) == ["failed", "downloaded", "downloaded", "downloaded"]
    assert isinstance(results[0].error, FileExistsError)
    assert "move it away" in str(results[0].error)
    assert (tmp_path / "file-1.bin").read_bytes() == b"mine"
    assert (tmp_path / "file-2.bin.json").read_text() == '{"mine": 1}'
    again = download(cloud, tmp_path, filter=everything_of(fleet), raise_on_failure=False)
    assert statuses(again) == ["failed", "skipped", "skipped", "skipped"]


def test_another_selection_leaves_earlier_files_alone(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    first = cloud.upload(fleet.part, b"first", file_name="a.txt")
    second = cloud.upload(fleet.part, b"second", file_name="a.txt")
    download(cloud, tmp_path, ids=[first])
    download(cloud, tmp_path, ids=[second])
    assert sorted(contents(tmp_path).values()) == [b"first", b"second"]
    assert statuses(download(cloud, tmp_path, ids=[second, first])) == ["skipped", "skipped"]


def test_unknown_ids_do_not_stop_the_others(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    known = [cloud.upload(fleet.part, b"x", file_name=f"{number}") for number in range(3)]
    unknown = unknown_id()
    with pytest.raises(TransferError, match="1 of 4 downloads failed") as caught:
        download(cloud, tmp_path, ids=[known[0], unknown, *known[1:]])
    results = caught.value.results
    assert statuses(results) == ["downloaded", "failed", "downloaded", "downloaded"]
    assert isinstance(results[1].error, NotFoundError)


def test_an_object_that_disappears_meanwhile(cloud: Cloud, fleet: Fleet, tmp_path: Path, blocking_cloud: Cloud) -> None:
    upload(cloud, fleet, 3)
    (last,) = cloud.list_files(fleet.organization, limit=1).data
    listed: list[ProgressEvent] = []

    def delete(event: ProgressEvent) -> None:
        if event.items_total is not None and not listed:
            listed.append(event)
            blocking_cloud.data.delete_binary_data_by_ids(binary_data_ids=[last.metadata.binary_data_id])

    results = download(cloud, tmp_path, filter=everything_of(fleet), progress=delete, raise_on_failure=False)
    assert statuses(results) == ["failed", "downloaded", "downloaded"]
    assert isinstance(results[0].error, NotFoundError)


def test_a_message_with_one_byte_less_than_was_said(
    cloud: Cloud, fleet: Fleet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(cloud, fleet, 4)
    read = FileStore.read

    def short(store: FileStore, content_hash: str) -> bytes | None:
        content = read(store, content_hash)
        return content[:-1] if content is not None and len(content) == 977 * 2 else content

    monkeypatch.setattr(FileStore, "read", short)
    results = download(cloud, tmp_path, filter=everything_of(fleet), raise_on_failure=False)
    assert statuses(results) == ["downloaded", "failed", "downloaded", "downloaded"]
    assert isinstance(results[1].error, DownloadError)
    assert "1,954 bytes, but sent 1,953" in str(results[1].error)
    assert not results[1].path.exists()


def test_progress(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    files = upload(cloud, fleet, 5)
    total = sum(map(len, files.values()))
    for _ in ("downloaded", "skipped"):
        events: list[ProgressEvent] = []
        download(cloud, tmp_path, filter=everything_of(fleet), progress=events.append)
        assert (events[-1].items_done, events[-1].items_total) == (5, 5)
        assert (events[-1].bytes_done, events[-1].bytes_total) == (total, total)


def test_one_download_at_a_time(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    upload(cloud, fleet, 1)
    other = DownloadFolder(tmp_path, with_metadata=True)
    with pytest.raises(ViamCloudError, match=r"another download into .* is running"):
        download(cloud, tmp_path, filter=everything_of(fleet))
    other.close()
    assert statuses(download(cloud, tmp_path, filter=everything_of(fleet))) == ["downloaded"]


def test_a_destination_that_is_a_file(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileExistsError, match="file"):
        download(cloud, tmp_path / "file", filter=everything_of(fleet))


def test_without_any_files(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    assert download(cloud, tmp_path, filter=data.Filter(organization_ids=[fleet.organization])) == []


@pytest.mark.parametrize("status", ["INTERNAL", "NOT_FOUND", "RESOURCE_EXHAUSTED"])
def test_when_several_fail_together_each_is_tried_alone(
    emulator: Emulator, cloud: Cloud, fleet: Fleet, tmp_path: Path, status: str
) -> None:
    # None of them empty, as what may be of any size is asked for alone.
    files = {f"file-{number}": bytes(number) for number in range(1, 7)}
    for name, content in files.items():
        cloud.upload(fleet.part, content, file_name=name)
    identifiers = [item.metadata.binary_data_id for item in cloud.list_files(fleet.organization).data]
    with emulator.fault("BinaryDataByIDs", status=status, times=1):
        assert statuses(download(cloud, tmp_path / "1", filter=everything_of(fleet), retry=None)) == ["downloaded"] * 6
    with emulator.fault("BinaryDataByIDs", status="NOT_FOUND", times=1):
        assert statuses(download(cloud, tmp_path / "2", ids=identifiers)) == ["downloaded"] * 6
    assert contents(tmp_path / "1") == contents(tmp_path / "2") == files


def test_a_server_that_is_down_is_asked_no_more_than_needed(
    emulator: Emulator, cloud: Cloud, fleet: Fleet, tmp_path: Path
) -> None:
    files = upload(cloud, fleet, 24)
    with emulator.fault("BinaryDataByIDs", status="UNAVAILABLE") as fault:
        with pytest.raises(TransferError, match=r"24 of 24 downloads failed.*UNAVAILABLE"):
            download(cloud, tmp_path, filter=everything_of(fleet), retry=None)
        assert fault.hits < 6
    assert os.listdir(tmp_path) == []
    download(cloud, tmp_path, filter=everything_of(fleet))
    assert contents(tmp_path) == files


def test_files_that_cannot_be_listed(emulator: Emulator, cloud: Cloud, tmp_path: Path) -> None:
    with emulator.fault("BinaryDataByFilter", status="PERMISSION_DENIED"), pytest.raises(PermissionDeniedError):
        download(cloud, tmp_path, filter=data.Filter())
    assert os.listdir(tmp_path) == []
