"""The processes that run queries: started when the first query comes, killed with a query that takes too long.

All emulators of a program share them, so that an emulator for one test does not take a process of its own too.
"""

from __future__ import annotations

import atexit
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import grpc

from viam_cloud_emulator.core.errors import StatusError, resource_exhausted
from viam_cloud_emulator.query_engine.bson_documents import decode_document
from viam_cloud_emulator.query_engine.protocol import (
    DOCUMENT,
    DONE,
    FAILURE,
    RETIRED,
    WARNING,
    Job,
    encode_job,
    read_frame,
    write_frame,
)

LONGEST_SECONDS = 30.0
"""So long may a query take."""

MEMORY_BYTES = 2 * 1024 * 1024 * 1024
"""So much address space may a process have."""

_START = """
import sys
# Not what lies in the current directory: a `calendar.py` there is nothing that libraries are to find.
sys.path = [path for path in sys.path if path]
from viam_cloud_emulator.query_engine.worker import main
main(int(sys.argv[1]))
"""
_logger = logging.getLogger(__name__)

_MOST_PROCESSES = 2
_GLANCE_SECONDS = 0.05


class QueryProcesses:
    """Runs queries in other processes, a few at a time; more of them wait for their turn."""

    def __init__(self) -> None:
        self._idle: list[_Process] = []
        self._started = 0
        self._changed = threading.Condition()

    def run(self, job: Job, database: str, ended: threading.Event) -> list[bytes]:
        """The documents that a query yields, as BSON.

        Args:
            job: The query.
            database: Path of the database.
            ended: Set when the caller no longer waits for the result.

        Raises:
            StatusError: The query is malformed, or takes too much time or memory.
        """
        deadline = _Deadline(LONGEST_SECONDS, ended)
        with self._process(deadline) as process:
            return process.run(encode_job(job, database, LONGEST_SECONDS), deadline)

    @property
    def process_ids(self) -> list[int]:
        """IDs of the processes that wait for work."""
        with self._changed:
            return [process.id for process in self._idle]

    def stop(self) -> None:
        """End the processes that wait for work; others are started when there is some."""
        with self._changed:
            idle, self._idle = self._idle, []
            self._started -= len(idle)
        for process in idle:
            process.end()

    def leave(self) -> None:
        """Begin without any: those that there are belong to the program that this one was forked from."""
        idle, self._idle, self._started, self._changed = self._idle, [], 0, threading.Condition()
        for process in idle:
            process.leave()

    @contextmanager
    def _process(self, deadline: _Deadline) -> Iterator[_Process]:
        process = self._take(deadline)
        try:
            yield process
        finally:
            with self._changed:
                if process.usable:
                    self._idle.append(process)
                else:
                    self._started -= 1
                self._changed.notify()
            if not process.usable:
                process.end()

    def _take(self, deadline: _Deadline) -> _Process:
        with self._changed:
            while not self._idle and self._started >= _MOST_PROCESSES:
                self._changed.wait(_GLANCE_SECONDS)
                if deadline.is_over():
                    raise deadline.error("too many queries are under way; try again later")
            while self._idle:
                process = self._idle.pop()
                if process.is_alive():
                    return process
                process.end()
                self._started -= 1
            self._started += 1
        try:
            return _Process()
        except BaseException:
            with self._changed:
                self._started -= 1
            raise


class _Deadline:
    """Deadline of a query: some time from now, or when the caller no longer waits for it."""

    def __init__(self, seconds: float, ended: threading.Event) -> None:
        self.seconds = seconds
        self._time = time.monotonic() + seconds
        self._ended = ended

    def is_over(self) -> bool:
        return self._ended.is_set() or time.monotonic() >= self._time

    def error(self, message: str) -> StatusError:
        if self._ended.is_set():
            return StatusError(grpc.StatusCode.CANCELLED, "the client ended the call")
        return StatusError(grpc.StatusCode.DEADLINE_EXCEEDED, message)


class _Process:
    """One process, idle or with one query."""

    def __init__(self) -> None:
        # Where this process found its modules, since it may have been told in other ways than by the environment.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)}
        self._popen = subprocess.Popen(
            [sys.executable, "-c", _START, str(MEMORY_BYTES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            # Ctrl+C in a terminal goes to the whole group; this one ends with its pipe.
            start_new_session=True,
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._questions = self._popen.stdin
        self._answers = self._popen.stdout
        self.usable = True

    def run(self, job: bytes, deadline: _Deadline) -> list[bytes]:
        """The result of a query; the process is killed when it does not come in time."""
        with self._watched(deadline):
            try:
                write_frame(self._questions, DONE, job)
                self._questions.flush()
                return self._result()
            except (EOFError, OSError):
                self.usable = False
                if deadline.is_over():
                    raise deadline.error(f"the query takes longer than {deadline.seconds:g} seconds") from None
                raise self._death() from None

    @property
    def id(self) -> int:
        """Its ID."""
        return self._popen.pid

    def is_alive(self) -> bool:
        """Whether it still runs; a system that is short of memory may have ended it."""
        return self._popen.poll() is None

    def end(self) -> None:
        """Kill it, whatever it does."""
        self._popen.kill()
        with suppress(OSError):
            # What is still to be written cannot be any more.
            self._questions.close()
        with self._popen:
            pass

    def leave(self) -> None:
        """Let go of it, which is another program's."""
        self._questions.close()
        self._answers.close()
        # Neither to be waited for nor to be warned about.
        self._popen.returncode = 0

    def _death(self) -> Exception:
        """Why the process is gone."""
        status = self._popen.wait()
        if status < 0:
            # By a signal: of the system, which has no memory left, or of a library that got none.
            return resource_exhausted("the query ended the process that ran it; most likely it takes too much memory")
        return RuntimeError(f"the process for queries has failed with status {status}; it says why on stderr")

    def _result(self) -> list[bytes]:
        documents: list[bytes] = []
        failure: StatusError | None = None
        while True:
            kind, content = read_frame(self._answers)
            if kind == DOCUMENT:
                documents.append(content)
            elif kind == FAILURE:
                told = decode_document(content)
                status = grpc.StatusCode[told["status"]]
                final = status is grpc.StatusCode.RESOURCE_EXHAUSTED
                failure = StatusError(status, told["message"], final=final)
            elif kind == WARNING:
                _logger.warning("%s", content.decode())
            else:
                self.usable = kind != RETIRED
                if failure is not None:
                    raise failure
                return documents

    @contextmanager
    def _watched(self, deadline: _Deadline) -> Iterator[None]:
        over = threading.Event()

        def watch() -> None:
            while not over.wait(_GLANCE_SECONDS):
                if deadline.is_over():
                    self.usable = False
                    self._popen.kill()
                    return

        watcher = threading.Thread(target=watch, name="query", daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


QUERIES = QueryProcesses()
"""Those of this program."""

atexit.register(QUERIES.stop)
if hasattr(os, "register_at_fork"):
    # Two programs that write to the same pipes would get each other's results.
    os.register_at_fork(after_in_child=QUERIES.leave)
