"""A scheduler and workers of Dask as users start them: by their commands, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from tests.support.waiting import LIMIT, limited


class DaskProcesses:
    """A scheduler, and two worker processes with their nannies.

    Args:
        folder: Where workers may write.
        stack: What ends the processes.
    """

    address = "tcp://127.0.0.1:0"

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self.start()

    def start(self) -> None:
        """Start the scheduler, on the port that it had before, and workers for it."""
        port = self.address.rpartition(":")[2]
        self._scheduler = self._started("dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard")
        assert self._scheduler.stderr is not None
        announced = next(line for line in self._scheduler.stderr if "Scheduler at:" in line)
        self.address = announced.split()[-1]
        threading.Thread(target=_read_rest, args=(self._scheduler.stderr,), daemon=True).start()
        options = ("--nworkers", "2", "--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder))
        self._workers = self._started("dask_worker", self.address, *options)
        assert self._workers.stderr is not None
        threading.Thread(target=_read_rest, args=(self._workers.stderr,), daemon=True).start()

    def _started(self, command: str, *arguments: str) -> subprocess.Popen[str]:
        process = self._stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{command}", *arguments],
                # In Python before 3.12 a worker that looks at the stacks of its threads may deadlock.
                env={**os.environ, "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"},
                stderr=subprocess.PIPE,
                text=True,
            )
        )
        self._stack.enter_context(limited(process))
        return process

    def kill_the_scheduler(self) -> None:
        """End the scheduler without a word, and its workers: some end as they lose it, others look for it for ever."""
        for process in (self._scheduler, self._workers):
            process.kill()
            process.wait(LIMIT)


def _read_rest(output: IO[str]) -> None:
    """What nobody reads would fill the pipe, and stop the process."""
    # It is closed as the process ends, while workers that are ending may still have the other end.
    with suppress(ValueError):
        deque(output, 0)


@contextmanager
def dask_processes(folder: Path) -> Iterator[DaskProcesses]:
    """Run them while the context lasts."""
    with ExitStack() as stack:
        yield DaskProcesses(folder, stack)
