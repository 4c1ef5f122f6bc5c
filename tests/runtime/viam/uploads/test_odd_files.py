"""Uploads, and downloads, of odd files: gone, nested deeply, made up by the system, named in letters that the locale does not know."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.transfers.uploading import Uploader, statuses, write_files
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.concurrency.transfers import JournalError

pytestmark = pytest.mark.emulator

_ROOT = Path(__file__).parents[4]


def test_files_that_go_away_after_they_were_listed(upload: Uploader, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {f"{number:02}.txt": b"%d" % number for number in range(40)})

    def remove(_: ProgressEvent) -> None:
        for number in range(20, 40):
            (folder / f"{number}.txt").unlink(missing_ok=True)

    results = upload(folder, progress=remove, raise_on_failure=False)
    assert statuses(results) == ["uploaded"] * 20 + ["failed"] * 20
    assert all(isinstance(result.error, FileNotFoundError) for result in results[20:])


@pytest.mark.skipif(sys.platform == "win32", reason="no path is that long there")
def test_folders_nested_deeper_than_calls(blocking_cloud: Cloud, tmp_path: Path) -> None:
    folders = [os.path.join(tmp_path, *["d"] * depth) for depth in range(1, 1201)]
    for folder in folders:
        os.mkdir(folder)
    leaf = Path(folders[-1], "leaf.txt")
    leaf.write_bytes(b"1")
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    try:
        assert statuses(upload(tmp_path / "d")) == ["uploaded"]
        assert upload.stored() == {("d/" * 1199 + "leaf.txt", b"1"): 1}
    finally:
        # Too deep for what removes the folders of tests.
        leaf.unlink()
        for folder in reversed(folders):
            os.rmdir(folder)


def _made_up_files() -> list[str]:
    """Files of which the system says that they are empty, or larger than they are."""
    return [path for path in ("/proc/version", "/sys/kernel/mm/transparent_hugepage/enabled") if os.path.exists(path)]


@pytest.mark.skipif(not _made_up_files(), reason="the system makes up no files")
def test_files_that_the_system_makes_up(upload: Uploader) -> None:
    contents = {path: Path(path).read_bytes() for path in _made_up_files()}
    expected = {(Path(path).name, content): 1 for path, content in contents.items()}
    assert statuses(upload(list(contents))) == ["uploaded"] * len(contents)
    assert upload.stored() == expected
    client = upload.cloud.flavour.client.data_client
    for path in contents:
        upload.cloud.flavour.call(client.file_upload_from_path, path, upload.fleet.part)
    assert upload.stored() == dict.fromkeys(expected, 2)


_IN_ASCII = """
import sys
from viam_cloud import Credentials, DialOptions, ViamClient
address, key, key_id, part, folder, journal = sys.argv[1:]
options = DialOptions(auth_entity=key_id, credentials=Credentials("api-key", key), insecure=True)
assert sys.getfilesystemencoding() == "ascii", sys.getfilesystemencoding()
with ViamClient.create_from_dial_options(options, address) as client:
    [result] = client.data_client.upload_files(folder, part, journal=journal, progress="always")
    client.data_client.file_upload_from_path(result.path, part)
    print(ascii((result.file_name, result.status)))
    for _ in range(2):
        downloads = client.data_client.download_binary_data(f"{folder}-back", ids=[result.binary_data_id])
        print(downloads[0].status, ascii(downloads[0].path.read_text()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="names are Unicode elsewhere, whatever the locale")
def test_a_locale_of_ascii(blocking_cloud: Cloud, emulator: Emulator, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "files", {"café.txt": b"1"})
    upload = Uploader(blocking_cloud, blocking_cloud.new_fleet(), tmp_path / "uploads.sqlite")
    where = [emulator.address, emulator.api_key, emulator.api_key_id, upload.fleet.part, str(folder)]
    locale = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    path = os.pathsep.join([str(_ROOT / "src"), str(_ROOT / "generated")])
    child = subprocess.run(
        [sys.executable, "-c", _IN_ASCII, *where, str(upload.journal)],
        env={**os.environ, **locale, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    expected = [ascii(("café.txt", "uploaded")), "downloaded '1'", "skipped '1'"]
    assert child.stdout.splitlines() == expected, child.stderr
    assert sorted(os.listdir(f"{folder}-back")) == ["café.txt", "café.txt.json"]
    assert upload.stored() == {("café.txt", b"1"): 2}


@pytest.mark.skipif(sys.platform == "win32", reason="everybody has a home folder there")
def test_no_home_folder(upload: Uploader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs with a user ID of its own."""

    def unknown(_: int) -> None:
        raise KeyError("uid not found")

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "files", {"a.txt": b"1"})
    with pytest.raises(JournalError, match=r"no home folder.*journal=\.\.\."):
        upload(tmp_path / "files", journal=None)
    assert os.listdir(tmp_path) == ["files"]
    assert statuses(upload(tmp_path / "files")) == ["uploaded"]
