"""Uploads by processes that are killed, and by several at once."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.transfers.uploading import Uploader, statuses, write_files
from tests.support.waiting import LIMIT, limited
from viam_cloud_emulator import Emulator

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]

_ROOT = Path(__file__).parents[4]


_CHILD = """
import asyncio, sys, threading
from viam_cloud import Credentials, DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud_runtime.viam.aio.transfers import upload_files as aio_upload_files
from viam_cloud_runtime.viam.blocking.transfers import upload_files

flavour, address, key, key_id, folder, part, journal, field, limit = sys.argv[1:]
options = DialOptions(auth_entity=key_id, credentials=Credentials("api-key", key), insecure=True)

def tell(event):
    if getattr(event, field) >= int(limit):
        # Nothing goes on from here.
        print("there", flush=True)
        threading.Event().wait()

async def main():
    async with await AsyncViamClient.create_from_dial_options(options, address) as client:
        await aio_upload_files(client.data_client, folder, part, journal=journal, progress=tell)

if flavour == "async":
    asyncio.run(main())
else:
    with ViamClient.create_from_dial_options(options, address) as client:
        upload_files(client.data_client, folder, part, journal=journal, progress=tell)
"""


def child(
    emulator: Emulator, upload: Uploader, folder: Path, field: str = "items_done", limit: int = sys.maxsize
) -> subprocess.Popen[str]:
    """A process that uploads until its progress has come so far; then it says so, and stands still."""
    flavour = "async" if upload.cloud.flavour.is_async else "blocking"
    where = [emulator.address, emulator.api_key, emulator.api_key_id, str(folder), upload.fleet.part]
    command = [sys.executable, "-c", _CHILD, flavour, *where, str(upload.journal), field, str(limit)]
    path = os.pathsep.join([str(_ROOT / "src"), str(_ROOT / "generated")])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path})


def test_kill_9(upload: Uploader, emulator: Emulator, tmp_path: Path) -> None:
    """Between two files, and in the middle of one."""
    contents = {f"{number:02}.bin": os.urandom(100 * number) for number in range(40)}
    contents["99.bin"] = os.urandom(5_000_000)
    folder = write_files(tmp_path / "files", contents)
    small = sum(len(content) for content in contents.values()) - 5_000_000
    for field, limit in (("items_done", 13), ("bytes_done", small + 1_500_000)):
        with child(emulator, upload, folder, field, limit) as process, limited(process):
            assert process.stdout is not None
            assert process.stdout.readline() == "there\n"
            process.kill()
    results = upload(folder)
    assert statuses(results).count("skipped") >= 13
    assert statuses(results)[-1] == "uploaded"
    assert dict(upload.stored()) == dict.fromkeys(contents.items(), 1)


_OPENER = """
import sys
from pathlib import Path
from viam_cloud_runtime.viam.uploads.journal import UploadJournal
for line in sys.stdin:
    with UploadJournal(Path(line.rstrip())):
        print("opened", flush=True)
"""


def test_a_new_journal_opened_by_several_processes_at_once(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "src")}
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", _OPENER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(3)
    ]
    with ExitStack() as limits:
        for opener in openers:
            limits.enter_context(limited(opener))
        for number in range(15):
            for opener in openers:
                assert opener.stdin is not None
                print(tmp_path / str(number), file=opener.stdin, flush=True)
            for opener in openers:
                assert opener.stdout is not None
                assert opener.stdout.readline() == "opened\n"
        for opener in openers:
            opener.communicate(timeout=LIMIT)
            assert opener.returncode == 0


def test_two_processes_at_once(upload: Uploader, emulator: Emulator, tmp_path: Path) -> None:
    contents = {f"{number:02}.bin": os.urandom(100) for number in range(40)}
    folder = write_files(tmp_path / "files", contents)
    with child(emulator, upload, folder) as one, child(emulator, upload, folder) as other:
        one.communicate(timeout=LIMIT)
        other.communicate(timeout=LIMIT)
    assert (one.returncode, other.returncode) == (0, 0)
    assert dict(upload.stored()) == dict.fromkeys(contents.items(), 1)
    assert statuses(upload(folder)) == ["skipped"] * 40
