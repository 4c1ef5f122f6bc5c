"""A writer to the log of a part, for tests that follow it."""

from __future__ import annotations

import threading
from typing import Any, ClassVar

from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.fleet import Fleet
from tests.support.waiting import join
from viam_cloud.proto import common
from viam_cloud_emulator import Emulator


def log_entry(message: str, second: int | None = None, level: str = "info", **more: Any) -> common.LogEntry:
    """An entry of some second since 1970, or of the time at which it arrives."""
    time = None if second is None else Timestamp(seconds=second)
    return common.LogEntry(message=message, time=time, level=level, **more)


class LogWriter:
    """Writes errors until a reader has seen one: only then is it certain that a tail has begun."""

    MESSAGE: ClassVar[str] = "begin"

    def __init__(self, emulator: Emulator, fleet: Fleet) -> None:
        self._emulator = emulator
        self._fleet = fleet
        self._seen = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        entry = log_entry(self.MESSAGE, level="error")
        with self._emulator.client() as client:
            while not self._seen.is_set():
                client.robot_client.log(id=self._fleet.part, logs=[entry])

    def __enter__(self) -> LogWriter:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._seen.set()
        join(self._thread)
