"""What an RPC handler gets: the state of the emulator, who is calling, and a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from viam_cloud_emulator.file_store import FileStore
from viam_cloud_emulator.store import Store, Transaction
from viam_cloud_emulator.tokens import TokenSigner


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that lasts from start to stop."""

    store: Store
    files: FileStore
    tokens: TokenSigner


@dataclass(frozen=True, slots=True)
class Caller:
    """Who signed in: the holder of an API key."""

    key_id: str


ANONYMOUS = Caller(key_id="")
"""The caller of the RPCs that need no sign-in."""


@dataclass(frozen=True, slots=True)
class Call:
    """One transaction of one RPC; unary RPCs have exactly one."""

    environment: Environment
    caller: Caller
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class StreamCall:
    """One streaming RPC. It opens transactions itself, since a slow client must not hold one open."""

    environment: Environment
    caller: Caller

    @contextmanager
    def read(self) -> Iterator[Call]:
        """A transaction that sees one consistent state."""
        with self.environment.store.read() as transaction:
            yield Call(self.environment, self.caller, transaction)

    @contextmanager
    def write(self) -> Iterator[Call]:
        """A transaction that may change state."""
        with self.environment.store.write() as transaction:
            yield Call(self.environment, self.caller, transaction)
