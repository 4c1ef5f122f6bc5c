"""Several processes that write the same files: one download into a folder at a time, and Parquet files whole or not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.transfers.downloading import contents, download, everything_of, statuses, upload
from tests.support.waiting import LIMIT, limited
from viam_cloud.tables import to_parquet
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER

pytestmark = pytest.mark.emulator

_DOWNLOAD = """
import sys
from viam_cloud import DialOptions, ViamClient
from viam_cloud.errors import ViamCloudError
from viam_cloud.proto.app import data

address, key_id, key, organization, folder = sys.argv[1:]
options = DialOptions.with_api_key(key, key_id)
options.insecure = True
with ViamClient.create_from_dial_options(options, address) as client:
    client.data_client
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(5):
        try:
            results = client.data_client.download_binary_data(
                folder, filter=data.Filter(organization_ids=[organization])
            )
        except ViamCloudError as error:
            assert "another download into" in str(error), repr(error)
        else:
            assert {result.status for result in results} <= {"downloaded", "skipped"}
            print("done", flush=True)
"""


@pytest.mark.parametrize("processes", [4])
def test_processes_that_download_into_one_folder(
    emulator: Emulator, blocking_cloud: Cloud, tmp_path: Path, processes: int
) -> None:
    fleet = blocking_cloud.new_fleet()
    files = upload(blocking_cloud, fleet, 30)
    arguments = [emulator.address, emulator.api_key_id, emulator.api_key, fleet.organization, str(tmp_path)]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _DOWNLOAD, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]
    with ExitStack() as limits:
        for process in running:
            limits.enter_context(process)
            limits.enter_context(limited(process))
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in running:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        outputs = [process.communicate(timeout=LIMIT)[0] for process in running]
    assert [process.returncode for process in running] == [0] * processes
    assert "done" in "".join(outputs)
    assert contents(tmp_path) == files
    assert not (tmp_path / WORK_FOLDER).exists()
    assert statuses(download(blocking_cloud, tmp_path, filter=everything_of(fleet))) == ["skipped"] * 30


_WRITE = """
import os, signal, sys
from viam_cloud.tables import to_parquet

def rows():
    for n in range(100_000):
        yield {"n": n, "text": str(n)} if n < 40_000 else {"n": str(n), "other": n}
        if n == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)

to_parquet(rows(), sys.argv[1], row_group_size=1000)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
@pytest.mark.parametrize("count", [0, 30_000, 70_000])
def test_a_writer_that_is_killed_leaves_the_file_as_it_was(tmp_path: Path, count: int) -> None:
    path = tmp_path / "rows.parquet"
    to_parquet([{"before": 1}], path)
    killed = subprocess.run([sys.executable, "-c", _WRITE, str(path), str(count)], check=False, timeout=LIMIT)
    assert killed.returncode == -signal.SIGKILL
    assert pq.read_table(path).to_pylist() == [{"before": 1}]
    # What readers of the folder take for files of it is not among what is left.
    assert [entry.name for entry in tmp_path.iterdir() if not entry.name.startswith(".")] == ["rows.parquet"]
    assert to_parquet([{"after": 2}], path) == 1
    assert pq.read_table(path).to_pylist() == [{"after": 2}]
