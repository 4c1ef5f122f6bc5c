"""Both flavours, a server to call, and clients of it."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from tests.support.emulator_fixtures import (  # noqa: F401 - pytest finds fixtures by name
    async_flavour,
    blocking_client,
    blocking_cloud,
    cloud,
    emulator,
    fleet,
    namespace,
    no_settling,
)
from tests.support.programmable_server import API_KEY, API_KEY_ID, ProgrammableServer
from tests.support.sample_api import AioClient, AioViamClient, BlockingClient, BlockingViamClient
from tests.support.waiting import LIMIT
from viam_cloud_runtime import DialOptions, aio, blocking


@dataclasses.dataclass(frozen=True)
class Flavour:
    """Runs the same test over blocking and asyncio clients."""

    module: ModuleType
    client: type[Any]
    viam_client: type[Any]
    loop: asyncio.AbstractEventLoop | None

    def run(self, function: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        """Call a function; await what it gives, where that is how this flavour goes."""
        if self.loop is None:
            return function(*args, **kwargs)
        return self.loop.run_until_complete(_await(function, args, kwargs))

    def collect(self, stream: Any) -> list[Any]:
        """All responses of a stream."""
        if self.loop is None:
            return list(stream)
        return self.loop.run_until_complete(_collect(stream))

    def next(self, stream: Any) -> Any:
        """The next response of a stream."""
        if self.loop is None:
            return next(stream)
        return self.loop.run_until_complete(_next(stream))


async def _await(function: Callable[..., Any], args: tuple[object, ...], kwargs: dict[str, object]) -> Any:
    result = function(*args, **kwargs)
    return await result if hasattr(result, "__await__") else result


async def _collect(stream: Any) -> list[Any]:
    return [response async for response in stream]


async def _next(stream: Any) -> Any:
    return await anext(stream)


@pytest.fixture(params=["blocking", "aio"])
def flavour(request: pytest.FixtureRequest) -> Iterator[Flavour]:
    if request.param == "blocking":
        yield Flavour(blocking, BlockingClient, BlockingViamClient, None)
        return
    loop = asyncio.new_event_loop()
    yield Flavour(aio, AioClient, AioViamClient, loop)
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
def client(flavour: Flavour, server: ProgrammableServer) -> Iterator[Any]:
    """A client without a sign-in. Its backoff is drawn as zero, so that no test waits."""
    client = flavour.client(server.address, insecure=True)
    client._connection.random = lambda: 0.0
    yield client
    flavour.run(client.close)


@pytest.fixture
def dial_options() -> DialOptions:
    return dataclasses.replace(DialOptions.with_api_key(API_KEY, API_KEY_ID), insecure=True)


@pytest.fixture
def viam_client(flavour: Flavour, server: ProgrammableServer, dial_options: DialOptions) -> Iterator[Any]:
    """A client that has signed in."""
    client = flavour.run(flavour.viam_client.create_from_dial_options, dial_options, server.address)
    client._connection.random = lambda: 0.0
    yield client
    flavour.run(client.close)
