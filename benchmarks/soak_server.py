"""The server of the soak: fails one call in five, lets tokens run out, writes down what it did, and can be killed.

Run as `python -m benchmarks.soak_server PORT JOURNAL SEED EXPIRE_EVERY`; it prints its port once it takes calls.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import grpc

from benchmarks import ROOT
from tests.support.sample.programmable_server import ProgrammableServer
from tests.support.sample.sample_api import AUTHENTICATE, CHAT, UPLOAD, WRITE

FAILING = 0.2
"""Share of calls that end UNAVAILABLE: of writes one half before the server acted and one half after."""

_WRITES = (WRITE.path, UPLOAD.path, CHAT.path)


class ServerProcess:
    """The server in a process of its own, on one port through all its lives.

    Args:
        journal: File that takes a line for each write that was carried out.
        expire_every: Calls that an access token is good for.
    """

    def __init__(self, journal: Path, expire_every: int) -> None:
        self._journal = journal
        self._expire_every = expire_every
        self._lives = 0
        self.port = 0
        self.start()

    def start(self) -> None:
        """Start it; returns once it takes calls."""
        self._lives += 1
        arguments = [str(self.port), str(self._journal), str(self._lives), str(self._expire_every)]
        command = [sys.executable, "-m", __name__, *arguments]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def kill(self) -> None:
        """Kill it as `kill -9` does: nothing is finished, nobody is told."""
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


class _Journal(list[list[str]]):
    """Takes the place of the list of uploads that the server keeps."""

    def __init__(self, server: _SoakServer) -> None:
        self._server = server

    def append(self, values: list[str]) -> None:
        self._server.answer(values[0])


class _SoakServer(ProgrammableServer):
    def __init__(self, port: int, journal: Path, seed: int, expire_every: int) -> None:
        super().__init__(port=port)
        # One write of the system per line, so that a line is there or not, however the process ends.
        self._journal = os.open(journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self._random = random.Random(seed)
        self._expire_every = expire_every
        self._uses: Counter[str] = Counter()
        self._calling = threading.local()
        self.answer = self._act
        self.received = _Journal(self)

    def sign_in(self, request: Any, context: grpc.ServicerContext) -> Any:
        # Good in the next life too, as signed tokens are.
        return AUTHENTICATE.response_type(access_token=f"token-{os.urandom(8).hex()}")

    def admit(self, path: str, context: grpc.ServicerContext) -> None:
        self._calling.context = context
        token = dict(context.invocation_metadata()).get("authorization", "")
        with self._lock:
            self._uses[token] += 1
            used_up = self._uses[token] > self._expire_every
            failing = self._random.random() < (FAILING / 2 if path in _WRITES else FAILING)
        if used_up:
            context.abort(grpc.StatusCode.UNAUTHENTICATED, "the token has expired")
        if failing:
            context.abort(grpc.StatusCode.UNAVAILABLE, "overloaded, did nothing")

    def _act(self, value: str) -> str:
        if value.startswith("write"):
            os.write(self._journal, f"{value}\n".encode())
            with self._lock:
                failing = self._random.random() < FAILING / 2
            if failing:
                self._calling.context.abort(grpc.StatusCode.UNAVAILABLE, "overloaded, but did it")
        return value


def _serve(port: int, journal: str, seed: int, expire_every: int) -> None:
    server = _SoakServer(port, Path(journal), seed, expire_every).start()
    print(server.port, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    _serve(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
