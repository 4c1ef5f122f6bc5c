"""Blocking clients in programs that gevent has patched."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys

import pytest

from tests.support.sample.programmable_server import ProgrammableServer
from tests.support.waiting import LIMIT

pytestmark = pytest.mark.skipif(importlib.util.find_spec("gevent") is None, reason="needs gevent")

_PREAMBLE = """
from gevent import monkey
monkey.patch_all()
import sys
from tests.support.sample.sample_api import CHAT, READ, TAIL, UPLOAD, text
from viam_cloud_runtime import SDKError, blocking
"""

_SAYS_SO = """
with blocking.Client(sys.argv[1], insecure=True) as client:
    try:
        client.call(UPLOAD, [text()], timeout=5)
    except SDKError as error:
        assert "init_gevent()" in str(error), error
    else:
        raise AssertionError("would stall")
"""

_WORKS = """
import gevent, grpc.experimental.gevent
grpc.experimental.gevent.init_gevent()
with blocking.Client(sys.argv[1], insecure=True) as client:
    calls = [
        gevent.spawn(lambda: client.call(READ, text("one")).value == "one"),
        gevent.spawn(lambda: client.call(UPLOAD, [text("a"), text("b")]).value == "a b"),
        gevent.spawn(lambda: len(list(client.call(TAIL, text()))) == 3),
        gevent.spawn(lambda: len(list(client.call(CHAT, [text()]))) == 1),
    ]
    gevent.joinall(calls, timeout=60, raise_error=True)
    assert all(call.value for call in calls), calls
"""


@pytest.mark.parametrize("script", [_SAYS_SO, _WORKS], ids=["gRPC was not told", "gRPC was told"])
def test_gevent(server: ProgrammableServer, script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PREAMBLE + script, server.address],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
