"""Both flavours, a server to call, and clients of it."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.emulator.fixtures import (  # noqa: F401 - pytest finds fixtures by name
    async_flavour,
    blocking_client,
    blocking_cloud,
    cloud,
    emulator,
    fleet,
    namespace,
    no_settling,
)
from tests.support.flavours import Flavour
from tests.support.sample.programmable_server import API_KEY, API_KEY_ID, ProgrammableServer
from tests.support.sample.sample_api import EXPORT, TAIL, client_class, viam_client_class
from tests.support.waiting import LIMIT
from viam_cloud_runtime import ServerStreamMethod
from viam_cloud_runtime.viam.dial import DialOptions


@pytest.fixture(params=["blocking", "aio"])
def flavour(request: pytest.FixtureRequest) -> Iterator[Flavour]:
    if request.param == "blocking":
        yield Flavour()
        return
    loop = asyncio.new_event_loop()
    yield Flavour(loop=loop)
    # What was closed without being awaited ends here, as it does in asyncio.run.
    pending = asyncio.all_tasks(loop)
    if pending:
        loop.run_until_complete(asyncio.wait(pending, timeout=LIMIT))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


@pytest.fixture
def server() -> Iterator[ProgrammableServer]:
    server = ProgrammableServer().start()
    yield server
    server.stop()


@pytest.fixture
def every_server_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finite streams wait for the connection that threads read them from, however busy the machine is."""
    monkeypatch.setattr("viam_cloud_runtime.aio.responses_in_thread.NEAR_SECONDS", 5.0)


@pytest.fixture(params=[TAIL, EXPORT], ids=["any end", "finite"])
def server_stream(request: pytest.FixtureRequest, every_server_is_near: None) -> ServerStreamMethod[Any, Any]:
    """An RPC that is answered by a stream; with asyncio, threads read those that are known to be finite."""
    method: ServerStreamMethod[Any, Any] = request.param
    return method


@pytest.fixture
def client(flavour: Flavour, server: ProgrammableServer) -> Iterator[Any]:
    """A client without a sign-in. Its backoff is drawn as zero, so that no test waits."""
    client = client_class(flavour)(server.address, insecure=True)
    client._connection.random = lambda: 0.0
    yield client
    flavour.run(client.close)


@pytest.fixture
def dial_options() -> DialOptions:
    return dataclasses.replace(DialOptions.with_api_key(API_KEY, API_KEY_ID), insecure=True)


@pytest.fixture
def viam_client(flavour: Flavour, server: ProgrammableServer, dial_options: DialOptions) -> Iterator[Any]:
    """A client that has signed in."""
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)
    client._connection.random = lambda: 0.0
    yield client
    flavour.run(client.close)
