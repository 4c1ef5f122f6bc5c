"""How soon the emulator serves, how many calls one core of it answers in a second, and how long a page takes.

Calls are counted against the CPU time of the emulator's process, so that what else the computer does counts little.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from benchmarks.emulator_pages import page_rows
from benchmarks.report import Row
from tests.support.emulator.process import EmulatorProcess, emulator_process
from viam_cloud import ViamClient
from viam_cloud.methods import app_service, data_sync_service
from viam_cloud.proto import app
from viam_cloud.proto.app import datasync

STARTS = 7
CALLS = 2000
THREADS = 4
START_TARGET = 1.0


def measure() -> list[Row]:
    """Start-up, pages of much data, and calls per second of a few RPCs."""
    rows = [*_starts()]
    with emulator_process() as emulator, emulator.client() as client:
        rows += page_rows(client)
    if not os.path.exists("/proc/self/stat"):
        return rows  # Nothing here says what another process has used.
    with emulator_process() as emulator, emulator.client() as client:
        rows += [_rate(emulator, what, call) for what, call in _calls(client)]
    return rows


def _starts() -> Iterable[Row]:
    process = statistics.median(_timed(_start_process) for _ in range(STARTS))
    yield Row(
        "emulator, from the command to its first answer",
        f"{process:.2f} s",
        f"less than {START_TARGET:g} s",
        process < START_TARGET,
    )
    script = (
        "import time; from viam_cloud_emulator import Emulator\n"
        "before = time.perf_counter()\n"
        "with Emulator(): print(time.perf_counter() - before)"
    )
    found = [float(subprocess.check_output([sys.executable, "-c", script], text=True)) for _ in range(STARTS)]
    yield Row("emulator, `with Emulator()` once it is imported", f"{statistics.median(found) * 1000:.0f} ms")


def _start_process() -> None:
    with emulator_process() as emulator, emulator.client() as client:
        client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())


def _timed(what: Callable[[], object]) -> float:
    before = time.perf_counter()
    what()
    return time.perf_counter() - before


def _calls(client: ViamClient) -> Iterable[tuple[str, Callable[[int], object]]]:
    organization = client.call(app_service.CREATE_ORGANIZATION, app.CreateOrganizationRequest(name="Bench"))
    identifier = organization.organization.id
    location = client.call(
        app_service.CREATE_LOCATION, app.CreateLocationRequest(organization_id=identifier, name="Bench")
    ).location.id
    robot = client.call(app_service.NEW_ROBOT, app.NewRobotRequest(name="bench", location=location)).id
    [part] = client.call(app_service.GET_ROBOT_PARTS, app.GetRobotPartsRequest(robot_id=robot)).parts
    yield "GetRobot", lambda _: client.call(app_service.GET_ROBOT, app.GetRobotRequest(id=robot))
    yield (
        "UpdateRobot",
        lambda number: client.call(
            app_service.UPDATE_ROBOT, app.UpdateRobotRequest(id=robot, name=f"bench {number}", location=location)
        ),
    )
    yield "FileUpload of 1 KiB", lambda _: client.call(data_sync_service.FILE_UPLOAD, _file(part.id))


def _file(part_id: str) -> list[datasync.FileUploadRequest]:
    metadata = datasync.UploadMetadata(part_id=part_id, file_name="bench.bin")
    contents = datasync.FileData(data=os.urandom(1024))
    return [datasync.FileUploadRequest(metadata=metadata), datasync.FileUploadRequest(file_contents=contents)]


def _rate(emulator: EmulatorProcess, what: str, call: Callable[[int], object]) -> Row:
    pid = emulator.process.pid
    with ThreadPoolExecutor(THREADS) as executor:
        list(executor.map(call, range(100)))  # Connections, caches.
        before = _cpu_seconds(pid)
        list(executor.map(call, range(CALLS)))
        spent = _cpu_seconds(pid) - before
    return Row(f"emulator, {what}", f"{CALLS / spent:,.0f} calls per second of one core")


def _cpu_seconds(pid: int) -> float:
    """What a process has used so far, of all its threads."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
