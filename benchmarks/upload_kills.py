"""Uploads that are killed again and again: is every content in the cloud in the end, and only once?

`python -m benchmarks.upload_kills [ROUNDS]` prints what it found, and fails if anything is lost or there twice.

In each round two processes, each with a journal of its own, upload folders for the same part at the same time. Their files
have the same names and sizes, and other contents. Each is killed (SIGKILL) up to three times, at a random place, and then runs to
its end.
"""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from viam_cloud import DialOptions, ProgressEvent, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud_emulator import Emulator

_SMALL_FILES = 24
_SMALL_BYTES = 10_000
_LARGER_BYTES = 1_200_000
"""Too much to be read and sent at once."""

_LIMIT_SECONDS = 120.0
_PAGE_ITEMS = 20
_PRELOADED = (
    "viam_cloud",
    "viam_cloud.aio",
    "viam_cloud_emulator",
    "filelock",
    "tenacity",
    "viam_cloud.app.data_client",
    "viam_cloud.aio.app.data_client",
    "viam_cloud_runtime.viam.aio.transfers",
    "viam_cloud_runtime.viam.blocking.transfers",
)
# Processes that have imported everything already, where the system can fork them.
_PROCESSES: Any = multiprocessing.get_context(
    "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
)


@dataclass(frozen=True)
class Upload:
    """What one process does, again and again.

    Args:
        address: Of the server.
        key_id: ID of the API key.
        key: The API key.
        part: ID of the part.
        folder: What is uploaded.
        journal: Where the journal is.
    """

    address: str
    key_id: str
    key: str
    part: str
    folder: str
    journal: str


@dataclass(frozen=True)
class Doom:
    """Kills the process that it is called in once so many files are done, and some seconds later."""

    files: int
    seconds: float

    def __call__(self, event: ProgressEvent) -> None:
        if event.items_done < self.files:
            return
        if self.seconds:
            threading.Timer(self.seconds, _die).start()
        else:
            _die()


def _die() -> None:
    # Nothing is written or closed any more. Windows has only this one, which does the same there.
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


@dataclass
class Found:
    """What came of it.

    Attributes:
        rounds: Rounds that were whole.
        kills: Uploads that were killed.
        statuses: What the last run of each round said of its files.
        lost: Contents that are not in the cloud, though said to be.
        twice: Contents that are there more than once.
    """

    rounds: int = 0
    kills: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        said = ", ".join(f"{count:,} {status}" for status, count in sorted(self.statuses.items()))
        return (
            f"{self.rounds} rounds whole; {self.kills} kills; the last runs said: {said}; "
            f"{len(self.lost)} files lost, {len(self.twice)} there twice"
        )


def run(rounds: int, seed: int, listener: Callable[[Found], object] = lambda _: None) -> Found:
    """Upload, kill and look what is there.

    Args:
        rounds: How often.
        seed: Decides on contents and places, as far as several processes at a time allow.
        listener: Told after each round.
    """
    generator = random.Random(seed)
    found = Found()
    if hasattr(_PROCESSES, "set_forkserver_preload"):
        _PROCESSES.set_forkserver_preload(_PRELOADED)
    with Emulator() as cloud, cloud.client() as client, tempfile.TemporaryDirectory() as folder:
        app = client.app_client
        organization = app.create_organization("Robots & Sons")
        location = app.create_location(organization.id, "Workshop").id
        for number in range(rounds):
            part = app.get_robot_parts(app.new_robot(f"machine-{number}", location))[0].id
            base = Path(folder, str(number))
            uploads = [
                Upload(
                    cloud.address,
                    cloud.api_key_id,
                    cloud.api_key,
                    part,
                    str(_write_files(base / day, generator)),
                    str(base / f"{day}.sqlite"),
                )
                for day in ("one", "other")
            ]
            generators = [random.Random(generator.random()) for _ in uploads]
            with ThreadPoolExecutor(len(uploads)) as threads:
                for kills, statuses in threads.map(_kill_and_finish, uploads, generators):
                    found.kills += kills
                    found.statuses.update(statuses)
            _check(found, uploads, _contents(client.data_client, part))
            listener(found)
    return found


def _write_files(folder: Path, generator: random.Random) -> Path:
    folder.mkdir(parents=True)
    for number in range(_SMALL_FILES):
        (folder / f"frame-{number:02}.raw").write_bytes(generator.randbytes(_SMALL_BYTES))
    (folder / "larger.raw").write_bytes(generator.randbytes(_LARGER_BYTES))
    return folder


def _kill_and_finish(upload: Upload, generator: random.Random) -> tuple[int, list[str]]:
    """How often an upload was killed, and what its last run said of each file."""
    kills = 0
    for _ in range(generator.randint(1, 3)):
        # Some calls further on than after a file, as not always the same step is to be interrupted.
        doom = Doom(generator.randint(0, _SMALL_FILES), generator.choice([0, generator.random() * 0.02]))
        kills += _run(upload, generator, doom) is None
    statuses = _run(upload, generator, None)
    if statuses is None:
        raise RuntimeError("an upload ended that nobody killed")
    return kills, statuses


def _run(upload: Upload, generator: random.Random, doom: Doom | None) -> list[str] | None:
    """What an upload said of each file; None if it was killed."""
    receiver, sender = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_upload, args=(upload, generator.random() < 0.5, doom, sender), daemon=True)
    process.start()
    sender.close()
    with receiver:
        if not receiver.poll(_LIMIT_SECONDS):
            process.kill()
            raise TimeoutError(f"an upload did not end within {_LIMIT_SECONDS:g} s")
        try:
            statuses: list[str] | None = receiver.recv()
        except EOFError:
            statuses = None
    process.join(_LIMIT_SECONDS)
    return statuses


def _upload(upload: Upload, is_async: bool, doom: Doom | None, sender: Connection) -> None:
    """What a process does: it says in the end what became of each file."""
    options = DialOptions.with_api_key(upload.key, upload.key_id)
    options.insecure = True
    more: dict[str, Any] = {"journal": upload.journal, "progress": doom or False}
    if is_async:
        results = asyncio.run(_upload_async(upload, options, more))
    else:
        with ViamClient.create_from_dial_options(options, upload.address) as client:
            results = client.data_client.upload_files(upload.folder, upload.part, **more)
    sender.send([result.status for result in results])


async def _upload_async(upload: Upload, options: DialOptions, more: dict[str, Any]) -> list[Any]:
    async with await AsyncViamClient.create_from_dial_options(options, upload.address) as client:
        return await client.data_client.upload_files(upload.folder, upload.part, **more)


def _contents(data_client: Any, part: str) -> Counter[tuple[str, str]]:
    """Name and hash of all that the part has."""
    items = data_client.iter_binary_data_by_filter({"part_id": part}, include_binary_data=False)
    ids = [item.metadata.binary_data_id for item in items]
    pages = (ids[start : start + _PAGE_ITEMS] for start in range(0, len(ids), _PAGE_ITEMS))
    return Counter(
        (item.metadata.file_name + item.metadata.file_ext, hashlib.sha256(item.binary).hexdigest())
        for page in pages
        for item in data_client.binary_data_by_ids(page, include_binary_data=True)
    )


def _check(found: Found, uploads: list[Upload], there: Counter[tuple[str, str]]) -> None:
    wanted = {
        (path.name, hashlib.sha256(path.read_bytes()).hexdigest()): os.fspath(path)
        for upload in uploads
        for path in Path(upload.folder).iterdir()
    }
    lost = [path for content, path in wanted.items() if not there[content]]
    twice = [path for content, path in wanted.items() if there[content] > 1]
    found.lost += lost
    found.twice += twice
    found.rounds += not lost and not twice


def main(arguments: list[str]) -> int:
    """Run so many rounds, 100 unless told otherwise; the exit status is 1 if a round was not whole."""
    rounds = int(arguments[0]) if arguments else 100
    found = run(rounds, random.SystemRandom().getrandbits(32), partial(print, flush=True))
    print(f"{found.rounds} of {rounds} rounds whole")
    return found.rounds != rounds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
