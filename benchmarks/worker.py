"""A process that does the tasks of one side, one after the other, and says what each took.

Run as `python -m benchmarks.worker SIDE WORKLOAD`. It connects, and prints a line of JSON: what that took. Then it
does a task for each line `TASK REPEATS` that it reads, and prints such a line for each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from benchmarks import ROOT
from benchmarks.workload import Workload

RECONNECT = "reconnect"
"""The task to connect anew, and sign in, in a process that has imported everything."""


_SECONDS_TO_TAKE_DOWN = 0.2
"""gRPC takes down the connection of a closed channel in the background, and a new channel may go on with it until then."""


@dataclass(frozen=True)
class Spent:
    """What a task took, all its repetitions together.

    Args:
        seconds: Time on the clock.
        cpu: Seconds of processor time, of all threads of the process.
        memory: Bytes of the largest amount of memory above what the process had before; None where that is unknown.
    """

    seconds: float
    cpu: float
    memory: int | None


class Worker:
    """The process, as whoever drives it sees it.

    Args:
        side: Name of a module in `benchmarks.sides`; after an `@` the most tasks that it may run at a time.
        workload: What to connect to, and sizes.
    """

    def __init__(self, side: str, workload: Workload) -> None:
        self._side = side
        module, _, at_once = side.partition("@")
        sized = replace(workload, at_once=int(at_once)) if at_once else workload
        command = [sys.executable, "-m", __name__, module, sized.to_json()]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def connected(self) -> Spent:
        """Wait until it is ready: what it took from the import of the SDK to a client that has signed in."""
        spent = self._spent()
        assert spent is not None
        return spent

    def do(self, task: str, repeats: int = 1) -> Spent | None:
        """Let it do a task; None when that is nothing its side can do."""
        assert self._process.stdin is not None
        print(task, repeats, file=self._process.stdin, flush=True)
        return self._spent()

    def _spent(self) -> Spent | None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"the worker of {self._side} ended; it says why above")
        spent = json.loads(line)
        return None if spent is None else Spent(**spent)

    def stop(self) -> None:
        """Let it end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


def _environment() -> dict[str, str]:
    """That of this process, with modules compiled once and kept, as installers leave them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "benchmarks" / "bytecode")}


@contextmanager
def connected_workers(sides: Iterable[str], workload: Workload) -> Iterator[dict[str, Worker]]:
    """A worker for each side, ready."""
    with ExitStack() as stack:
        workers: dict[str, Worker] = {}
        for side in sides:
            workers[side] = Worker(side, workload)
            stack.callback(workers[side].stop)
        for worker in workers.values():
            worker.connected()
        yield workers


class _Meter:
    """From its making to `spent()`."""

    def __init__(self) -> None:
        self._memory = _start_of_peak()
        self._cpu = time.process_time()
        self._clock = time.perf_counter()

    def spent(self) -> str:
        seconds = time.perf_counter() - self._clock
        cpu = time.process_time() - self._cpu
        memory = None if self._memory is None else max(0, _memory("VmHWM") - self._memory)
        return json.dumps({"seconds": seconds, "cpu": cpu, "memory": memory})


def _start_of_peak() -> int | None:
    """Let the peak start anew from the memory of now, where Linux allows it."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
        return _memory("VmRSS")
    except OSError:
        return None


def _memory(field: str) -> int:
    with open("/proc/self/status", encoding="ascii") as file:
        for line in file:
            if line.startswith(field + ":"):
                return int(line.split()[1]) * 1024
    raise ValueError(f"/proc/self/status has no {field}")


def _work(side_name: str, workload: Workload) -> None:
    import importlib

    meter = _Meter()
    side = importlib.import_module(f"benchmarks.sides.{side_name}").connect(workload)
    print(meter.spent(), flush=True)
    for line in sys.stdin:
        task, repeats = line.split()
        if task == RECONNECT:
            side.close()
            time.sleep(_SECONDS_TO_TAKE_DOWN)
            meter = _Meter()
            side = importlib.import_module(f"benchmarks.sides.{side_name}").connect(workload)
            print(meter.spent(), flush=True)
            continue
        if not hasattr(side, task):
            print(json.dumps(None), flush=True)
            continue
        meter = _Meter()
        side.repeat(task, int(repeats))
        print(meter.spent(), flush=True)
    side.close()


if __name__ == "__main__":
    _work(sys.argv[1], Workload.from_json(sys.argv[2]))
