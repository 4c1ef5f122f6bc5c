"""Ctrl-C while something waits for the server: the traceback that is printed shows the user's line, and nothing of gRPC."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.support.sample.programmable_server import hang
from tests.support.waiting import LIMIT

_SCRIPT = """
import asyncio, signal, sys, threading
from tests.support.sample.paged_api import BY_TOKEN, LIST_REQUEST, items_of
from tests.support.sample.sample_api import CHAT, EXPORT, READ, TAIL, UPLOAD, text
from viam_cloud_runtime import aio, blocking
from viam_cloud_runtime.blocking.pagers import Pager

# A program that is started in the background has it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
what, address = sys.argv[1:]
WAITING = {"wait", "select", "_blocking", "_consume_next_event"}

def innermost():
    return sys._current_frames()[threading.main_thread().ident].f_code.co_name

def press_ctrl_c():
    # Once the main thread waits, and does not only pass by: gRPC is not fit to be interrupted everywhere.
    seen = 0
    while seen < 5:
        seen = seen + 1 if innermost() in WAITING else 0
        threading.Event().wait(0.02)
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

threading.Thread(target=press_ctrl_c, daemon=True).start()
def use(client):
    if what == "unary":
        client.call(READ, text(), timeout=None)  # the user's line
    elif what == "upload":
        client.call(UPLOAD, [text()], timeout=None)  # the user's line
    elif what == "page":
        for item in Pager(LIST_REQUEST(), lambda request: client.call(READ, text(), timeout=None), BY_TOKEN, items_of):  # the user's line
            pass
    else:
        for response in client.call(TAIL if what == "stream" else CHAT, text() if what == "stream" else [text()]):  # the user's line
            pass

async def use_async(client):
    if what == "async unary":
        await client.call(READ, text(), timeout=None)  # the user's line
    elif what == "async upload":
        await client.call(UPLOAD, [text()], timeout=None)  # the user's line
    else:
        method = {"async stream": TAIL, "async finite stream": EXPORT}.get(what, CHAT)
        async for response in client.call(method, [text()] if method is CHAT else text()):  # the user's line
            pass

async def main():
    async with aio.Client(address, insecure=True) as client:
        await use_async(client)

if what.startswith("async"):
    asyncio.run(main())
else:
    with blocking.Client(address, insecure=True) as client:
        use(client)
"""

_BLOCKING = ["unary", "upload", "page", "stream", "chat"]
_ASYNC = ["async unary", "async upload", "async stream", "async finite stream", "async chat"]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches whole groups of processes there")
@pytest.mark.parametrize("what", [*_BLOCKING, *_ASYNC])
def test_ctrl_c_shows_the_line_that_waited(server, tmp_path, what):
    if what in _ASYNC and sys.version_info < (3, 11):
        pytest.skip("asyncio does not turn Ctrl-C into a cancellation there")
    (server.late_faults if what.endswith("stream") else server.faults).append(hang)
    script = tmp_path / "waits.py"
    script.write_text(_SCRIPT)
    command = [sys.executable, str(script), what, server.address]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, timeout=LIMIT, check=False)
    printed = done.stderr
    assert printed.rstrip().endswith("KeyboardInterrupt")
    assert "# the user's line" in printed
    assert "/grpc/" not in printed
    assert "cygrpc" not in printed
    if what in _BLOCKING:
        assert printed.count("Traceback") == 1
