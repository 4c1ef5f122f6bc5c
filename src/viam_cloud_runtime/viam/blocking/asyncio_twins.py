"""Asyncio clients that stand in for blocking ones where many small uploads go out at a time: gRPC's threads take twice as long."""

from __future__ import annotations

import contextvars
import importlib
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from viam_cloud_runtime.aio import connection as aio
from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.aio.channel import Channel
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.blocking.event_loop import run_on_event_loop
from viam_cloud_runtime.concurrency.plain_threads import PlainThreads
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.grpc_preconditions import is_patched_by_gevent
from viam_cloud_runtime.rpc.options import CallOptions, Headers
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.viam.aio.transfers import AsyncTransfers
from viam_cloud_runtime.viam.downloads.client_calls import TransferBackend

ResultT = TypeVar("ResultT")


class _TwinConnection(aio.Connection):
    """A connection of its own, with the sign-in and the retry budget of a blocking one."""

    def __init__(self, original: Connection) -> None:
        super().__init__(original.settings)
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
        options: What it adds to each call.
    """

    def __init__(self, client_type: type[Any], connection: Connection, options: CallOptions) -> None:
        self._client_type = client_type
        self._connection = connection
        self._options = options

    def run(self, work: Callable[[TransferBackend, Any], Coroutine[Any, Any, ResultT]]) -> ResultT:
        """Do something with the asyncio client, which is closed together with the blocking one; wait until it is done.

        Args:
            work: What to do, with a backend and the client.
        """

        async def main() -> ResultT:
            connection = _TwinConnection(self._connection)
            try:
                with self._connection.closing(connection):
                    return await work(AsyncTransfers(PlainThreads()), self._client_type(connection, self._options))
            finally:
                await connection.close()

        return run_on_event_loop(main)


def asyncio_twin(client: object) -> AsyncioTwin | None:
    """The asyncio twin of a blocking client.

    Returns:
        The twin; None where there is none, as for subclasses, whose own methods it would lack, or where asyncio does
        not work with gRPC: under gevent, and where this process was forked from one that was using it.
    """
    connection, options = wire_of(client) or (None, CallOptions())
    if not isinstance(connection, Connection) or is_patched_by_gevent() or not aio.can_connect():
        return None
    module = connection.settings.sdk.asyncio_module(type(client).__module__)
    if module is None:
        return None
    with IMPORTING:
        client_type = getattr(importlib.import_module(module), type(client).__name__)
    return AsyncioTwin(client_type, connection, options)
