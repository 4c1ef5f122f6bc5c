"""`kill -9` while readings and images arrive: what was acknowledged is there, whole, and files and rows agree."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.support.emulator.captures import SENSOR, at, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.process import emulator_process
from tests.support.flavours import Flavour
from tests.support.waiting import join, wait_for
from viam_cloud.errors import GRPCError
from viam_cloud.proto.app import data, datasync

ROUNDS = 3
READINGS_PER_UPLOAD = 40
UPLOADS_BEFORE_THE_KILL = 6


@dataclass
class Acknowledged:
    """What the emulator said that it has: names of uploads of readings, contents of files by ID."""

    readings: set[str] = field(default_factory=set[str])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])


def test_nothing_acknowledged_is_lost_and_nothing_is_half_there(tmp_path: Path) -> None:
    acknowledged = Acknowledged()
    fleet: Fleet | None = None
    for round_number in range(ROUNDS):
        with _cloud(tmp_path) as (cloud, kill):
            fleet = fleet or cloud.new_fleet()
            writers = [
                _Writer(_upload_readings(cloud, fleet, f"{round_number}", acknowledged)),
                _Writer(_capture_image(cloud, fleet, f"{round_number}", acknowledged)),
                _Writer(_upload_file(cloud, fleet, f"{round_number}", acknowledged)),
            ]
            for writer in writers:
                wait_for(writer.enough)
            kill()
            for writer in writers:
                join(writer)
    assert len(acknowledged.readings) >= ROUNDS * UPLOADS_BEFORE_THE_KILL
    assert len(acknowledged.files) >= 2 * ROUNDS * UPLOADS_BEFORE_THE_KILL

    assert fleet is not None
    with _cloud(tmp_path) as (cloud, _):
        _check_readings(cloud, fleet, acknowledged)
        _check_files(cloud, fleet, acknowledged)
    _check_that_files_and_rows_agree(tmp_path)


def test_a_file_without_a_row_goes_at_the_next_start(tmp_path: Path) -> None:
    # What a kill between the two leaves behind.
    orphan = b"kept, but never recorded"
    with _cloud(tmp_path) as (cloud, _):
        fleet = cloud.new_fleet()
        identifier = cloud.upload(fleet.part, b"recorded")
    path = _path_of(tmp_path, orphan)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(orphan)
    with _cloud(tmp_path) as (cloud, _):
        assert not path.exists()
        [found] = cloud.data.binary_data_by_ids(binary_data_ids=[identifier], include_binary=True).data
        assert found.binary == b"recorded"


class _Writer(threading.Thread):
    """Writes until the emulator is gone."""

    def __init__(self, write: Callable[[int], None]) -> None:
        super().__init__()
        self.enough = threading.Event()
        self._write = write
        self.start()

    def run(self) -> None:
        number = 0
        try:
            while True:
                self._write(number)
                number += 1
                if number == UPLOADS_BEFORE_THE_KILL:
                    self.enough.set()
        except GRPCError:
            pass
        finally:
            self.enough.set()


def _upload_readings(cloud: Cloud, fleet: Fleet, prefix: str, acknowledged: Acknowledged) -> Callable[[int], None]:
    def write(number: int) -> None:
        name = f"{prefix}-{number}"
        values = [{"number": index} for index in range(READINGS_PER_UPLOAD)]
        upload_readings(cloud, fleet.part, values, component_name=name)
        acknowledged.readings.add(name)

    return write


def _capture_image(cloud: Cloud, fleet: Fleet, prefix: str, acknowledged: Acknowledged) -> Callable[[int], None]:
    def write(number: int) -> None:
        content = f"image {prefix} {number}".encode() * 1000
        metadata = datasync.UploadMetadata(
            part_id=fleet.part, type=datasync.DataType.DATA_TYPE_BINARY_SENSOR, **SENSOR, file_extension=".bin"
        )
        reading = datasync.SensorData(metadata=datasync.SensorMetadata(time_requested=at(number)), binary=content)
        response = cloud.data.data_capture_upload(metadata=metadata, sensor_contents=[reading])
        acknowledged.files[response.binary_data_id] = content

    return write


def _upload_file(cloud: Cloud, fleet: Fleet, prefix: str, acknowledged: Acknowledged) -> Callable[[int], None]:
    def write(number: int) -> None:
        chunks = [f"file {prefix} {number} {chunk}".encode() * 1000 for chunk in range(3)]
        acknowledged.files[cloud.upload(fleet.part, *chunks, file_name="f.bin")] = b"".join(chunks)

    return write


def _check_readings(cloud: Cloud, fleet: Fleet, acknowledged: Acknowledged) -> None:
    request = data.DataRequest(filter=data.Filter(organization_ids=[fleet.organization]), limit=10_000)
    page = cloud.data.tabular_data_by_filter(data_request=request)
    names = Counter(page.metadata[row.metadata_index].component_name for row in page.data)
    assert page.count < request.limit
    assert set(names.values()) == {READINGS_PER_UPLOAD}
    assert acknowledged.readings <= set(names)


def _check_files(cloud: Cloud, fleet: Fleet, acknowledged: Acknowledged) -> None:
    page = cloud.list_files(fleet.organization, include_binary=True, limit=10_000)
    found = {item.metadata.binary_data_id: item.binary for item in page.data}
    assert {identifier: found.get(identifier) for identifier in acknowledged.files} == acknowledged.files
    # Also of what was not acknowledged any more: there as a whole, or not at all.
    assert all(len(item.binary) == item.metadata.file_size_bytes for item in page.data)


def _check_that_files_and_rows_agree(directory: Path) -> None:
    connection = sqlite3.connect(directory / "emulator.sqlite3")
    rows = {content_hash for (content_hash,) in connection.execute("SELECT content_hash FROM binary_data")}
    [(verdict,)] = connection.execute("PRAGMA integrity_check").fetchall()
    connection.close()
    assert verdict == "ok"
    files = [path for path in (directory / "files").rglob("*") if path.is_file()]
    assert {path.name for path in files} == rows
    assert all(sha256(path.read_bytes()).hexdigest() == path.name for path in files)


def _path_of(directory: Path, content: bytes) -> Path:
    content_hash = sha256(content).hexdigest()
    return directory / "files" / content_hash[:2] / content_hash


@contextmanager
def _cloud(directory: Path) -> Iterator[tuple[Cloud, Callable[[], None]]]:
    with emulator_process("--data", directory) as emulator, emulator.client() as client:
        yield Cloud(Flavour(client, None)), emulator.process.kill
