"""Ctrl-C anywhere in the Python code of gRPC, and where a retry waits: no lock stays locked, and closing ends."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from tests.support.sample.programmable_server import ProgrammableServer
from tests.support.waiting import LIMIT

# A handler of a signal runs wherever the main thread is. The tracer makes it run at one line of gRPC's after the other,
# and at the end of each function, as that is where a lock has been taken and nothing yet sees to its release.
_SCRIPT = """
import contextlib, faulthandler, os, signal, sys, threading
import grpc, grpc._channel, grpc._common
from tests.support.sample.sample_api import CHAT, READ, TAIL, UPLOAD, text
from tests.support.waiting import LIMIT
from viam_cloud_runtime import GRPCError, RetryPolicy, blocking
from viam_cloud_runtime.concurrency import latch

signal.signal(signal.SIGINT, signal.default_int_handler)
what, address = sys.argv[1:]
FILES = {threading.__file__, latch.__file__, grpc._channel.__file__, grpc._common.__file__}
USES = {
    "unary": lambda client: client.call(READ, text()),
    "upload": lambda client: client.call(UPLOAD, [text()]),
    "stream": lambda client: list(client.call(TAIL, text())),
    "chat": lambda client: list(client.call(CHAT, [text()])),
    "retry": lambda client: client.call(READ, text(), retry=RetryPolicy(attempts=2, initial_backoff=0.01)),
}
left = 0

def at_line(frame, event, argument):
    global left
    if left > 0 and (event == "return" or event == "line" and frame.f_code.co_filename != threading.__file__):
        left -= 1
        if left == 0:
            sys.settrace(None)
            signal.raise_signal(signal.SIGINT)
    return at_line

def at_call(frame, event, argument):
    return at_line if left > 0 and frame.f_code.co_filename in FILES else None

def interrupted_at(point):
    global left
    with blocking.Client(address, insecure=True) as client:
        if what != "retry":
            client.call(READ, text())
        left = point
        sys.settrace(at_call)
        # In a destructor Python only prints that there was one.
        with contextlib.suppress(KeyboardInterrupt, GRPCError):
            USES[what](client)
        sys.settrace(None)
        over, left = left > 0, 0
        if what == "retry":
            return not over
        values = []
        other = threading.Thread(target=lambda: values.append(client.call(READ, text("other")).value), daemon=True)
        other.start()
        other.join(LIMIT / 2)
        assert values == ["other"], f"another thread waits for what was locked at point {point}"
    return not over

points = 1
faulthandler.dump_traceback_later(LIMIT, exit=True)
while interrupted_at(points):
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    points += 1
faulthandler.cancel_dump_traceback_later()
assert points > 30, points
"""


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches whole groups of processes there")


@pytest.mark.parametrize("what", ["unary", "upload", "stream", "chat"])
def test_ctrl_c_leaves_nothing_locked(server: ProgrammableServer, what: str) -> None:
    _run(what, server.address)


def test_ctrl_c_while_a_retry_is_waited_for_leaves_nothing_locked() -> None:
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        _run("retry", "{}:{}".format(*nobody_listens.getsockname()))


def _run(what: str, address: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", _SCRIPT, what, address]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=2 * LIMIT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
