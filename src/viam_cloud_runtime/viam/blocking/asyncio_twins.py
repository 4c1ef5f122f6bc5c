"""Asyncio clients that stand in for blocking ones where many small uploads go out at a time: gRPC's threads take twice as long."""

from __future__ import annotations

import asyncio
import contextvars
import importlib
import re
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

import grpc

from viam_cloud_runtime.aio import connection as aio
from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.aio.channel import Channel
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.blocking.event_loop import run_on_event_loop
from viam_cloud_runtime.concurrency.plain_threads import PlainThreads
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.grpc_preconditions import is_patched_by_gevent
from viam_cloud_runtime.rpc.options import CallOptions, Headers
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.aio.transfers import AsyncTransfers
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend

ResultT = TypeVar("ResultT")

_LEAST_GRPC = (1, 84)
"""Before, its asyncio calls keep themselves and their channel alive, and with it a thread of gRPC's that no fork survives."""

_SECONDS_TO_DELIVER = 0.1
"""gRPC delivers the end of calls that were cancelled, and tells nobody when that is done. An event loop that is closed by then
has what comes for it logged as an error of the next one."""


class _TwinConnection(aio.Connection):
    """A connection of its own, with the sign-in and the retry budget of a blocking one."""

    def __init__(self, original: Connection, settings: Settings) -> None:
        super().__init__(settings)
        self.budget = original.budget
        self._original = original
        self._headers = original._headers

    async def _authenticate(self, channel: Channel) -> Headers:
        # It connects while the other one signs in.
        await channel.begin_to_open()
        # In the caller's context: what interrupts the caller's other calls interrupts this one.
        sign_in = partial(contextvars.copy_context().run, self._original.sign_in, self._headers)
        headers: Headers = await AsyncBackend(PlainThreads()).run_in_thread(sign_in)
        self._headers = headers
        return headers


class AsyncioTwin:
    """What does with asyncio, on an event loop of its own, what a blocking client does.

    Args:
        client_type: The class of the asyncio client.
        connection: The connection of the blocking client.
        settings: Its settings.
        options: What it adds to each call.
    """

    def __init__(
        self, client_type: type[Any], connection: Connection, settings: Settings, options: CallOptions
    ) -> None:
        self._client_type = client_type
        self._connection = connection
        self._settings = settings
        self._options = options

    def run(self, work: Callable[[TransferBackend, Any], Coroutine[Any, Any, ResultT]]) -> ResultT:
        """Do something with the asyncio client, which is closed together with the blocking one; wait until it is done.

        Args:
            work: What to do, with a backend and the client.
        """

        async def main() -> ResultT:
            connection = _TwinConnection(self._connection, self._settings)
            is_whole = False
            try:
                with self._connection.closing(connection):
                    result = await work(AsyncTransfers(PlainThreads()), self._client_type(connection, self._options))
                is_whole = not connection.closed
                return result
            finally:
                await connection.close()
                if not is_whole:
                    await asyncio.sleep(_SECONDS_TO_DELIVER)

        return run_on_event_loop(main)


def asyncio_twin(client: object) -> AsyncioTwin | None:
    """The asyncio twin of a blocking client.

    Returns:
        The twin; None where there is none, as for a client with methods that were not generated, or where asyncio does
        not go well with gRPC: before its version 1.84, under gevent, and in a process that was forked from one using it.
    """
    connection, options = wire_of(client) or (None, CallOptions())
    if not isinstance(connection, Connection) or not _asyncio_goes_with_grpc():
        return None
    module = connection.settings.sdk.asyncio_module(type(client).__module__)
    if module is None or not _is_as_generated(client):
        return None
    settings = connection.settled_settings()
    if settings is None:
        return None
    with IMPORTING:
        client_type = getattr(importlib.import_module(module), type(client).__name__)
    return AsyncioTwin(client_type, connection, settings, options)


def _asyncio_goes_with_grpc() -> bool:
    version = tuple(int(number) for number in re.findall(r"\d+", grpc.__version__)[:2])
    return version >= _LEAST_GRPC and not is_patched_by_gevent() and aio.can_connect()


def _is_as_generated(client: object) -> bool:
    """Whether all methods of a client are those that its class was generated with, as far as that can be seen.

    What a program puts in their place, as tests do, is to be called.
    """
    attributes = vars(type(client)).values()
    methods = [value for value in attributes if callable(value) and not isinstance(value, (type, staticmethod))]
    modules = {getattr(method, "__globals__", {}).get("__name__", "") for method in methods}
    others = {name for name in modules if name.partition(".")[0] != "viam_cloud_runtime"}
    return others == {type(client).__module__} and not any(callable(value) for value in vars(client).values())
