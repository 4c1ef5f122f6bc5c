"""What the event loop does not wait for: libraries that take long to import are imported in threads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.emulator.fleet import Cloud
from viam_cloud_emulator import Emulator

pytestmark = pytest.mark.emulator

MIB = 1024 * 1024

_CALLS = {
    "download": "await data.download_binary_data(folder / 'out', ids=[identifier])",
    "download with a bar": "await data.download_binary_data(folder / 'out', ids=[identifier], progress='always')",
    "upload with a bar": "await data.upload_files(folder / 'file', part, journal=folder / 'journal', progress='always')",
    "map_calls with a bar": "await map_calls(client.app_client.get_robot_part, [part], progress='always')",
    "to_arrow": "await tables.to_arrow([{'n': 1}])",
    "to_pandas": "await tables.to_pandas([{'n': 1}])",
    "to_parquet": "await tables.to_parquet([{'n': 1}], folder / 'rows.parquet')",
}
_SLOW = ("anyio", "httpcore", "httpx", "numpy", "pandas", "pyarrow", "tqdm")

_PROGRAM = """
import asyncio, importlib.abc, json, pathlib, sys, threading
import viam_cloud.aio
from viam_cloud import DialOptions
from viam_cloud.aio import ViamClient, map_calls, tables

address, key_id, key, identifier, part, folder, slow = sys.argv[1:]
folder = pathlib.Path(folder)
slow = set(json.loads(slow))
imported = {"on the loop": [], "in a thread": []}

class Watch(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in slow:
            on_loop = threading.current_thread() is threading.main_thread()
            imported["on the loop" if on_loop else "in a thread"].append(name)

async def main():
    options = DialOptions.with_api_key(key, key_id)
    options.insecure = True
    async with await ViamClient.create_from_dial_options(options, address) as client:
        data = client.data_client
        sys.meta_path.insert(0, Watch())
        CALL

asyncio.run(main())
print(json.dumps(imported))
"""


@pytest.mark.parametrize("name", _CALLS)
def test_no_slow_import_on_the_event_loop(emulator: Emulator, blocking_cloud: Cloud, tmp_path: Path, name: str) -> None:
    part = blocking_cloud.new_fleet().part
    identifier = blocking_cloud.upload(part, bytes(3 * MIB), file_name="large")
    (tmp_path / "file").write_bytes(b"content")
    arguments = [emulator.address, emulator.api_key_id, emulator.api_key, identifier, part, str(tmp_path)]
    program = [sys.executable, "-c", _PROGRAM.replace("CALL", _CALLS[name]), *arguments, json.dumps(_SLOW)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    imported = json.loads(done.stdout)
    assert imported["on the loop"] == []
    assert imported["in a thread"] != []
