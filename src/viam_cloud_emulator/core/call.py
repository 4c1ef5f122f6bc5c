"""The arguments of RPC handlers: the state of the emulator, the caller, and a transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from viam_cloud_emulator.core.arrivals import Arrivals
from viam_cloud_emulator.core.clock import Clock
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_emulator.core.files import FileStore
from viam_cloud_emulator.core.store import Store, Transaction
from viam_cloud_emulator.core.tokens import TokenSigner


@dataclass(frozen=True, slots=True)
class Environment:
    """Everything that lasts from start to stop."""

    store: Store
    files: FileStore
    # Of modules; apart from the files that are data.
    archives: FileStore
    tokens: TokenSigner
    clock: Clock
    downloads: Downloads
    arrivals: Arrivals


@dataclass(frozen=True, slots=True)
class Caller:
    """The caller: the holder of an API key, a user, or a machine with the secret of its part or location."""

    key_id: str = ""
    user_id: str = ""
    part_id: str = ""
    location_id: str = ""
    may_do_everything: bool = False

    @property
    def is_machine(self) -> bool:
        """Whether a machine makes the call."""
        return bool(self.part_id or self.location_id)

    @property
    def id(self) -> str:
        """Identity that tells this caller from all others."""
        return self.key_id or self.user_id or self.part_id or self.location_id


ANONYMOUS = Caller()
"""The caller of the RPCs that need no sign-in."""


@dataclass(frozen=True, slots=True)
class Call:
    """One transaction of one RPC; unary RPCs have exactly one."""

    environment: Environment
    caller: Caller
    transaction: Transaction
    # Set when the client no longer waits for the response.
    ended: threading.Event = field(default_factory=threading.Event)
    # Done once the transaction is over and before the response is sent: what would keep others from writing too long.
    afterwards: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])


@dataclass(frozen=True, slots=True)
class StreamCall:
    """One streaming RPC. It opens transactions itself, since a slow client must not hold one open."""

    environment: Environment
    caller: Caller
    # Set when the client no longer waits for the response.
    ended: threading.Event = field(default_factory=threading.Event)
    # Set then, and as soon as the emulator is to stop: for what would not come to an end by itself.
    interrupted: threading.Event = field(default_factory=threading.Event)
    # Fails as soon as what the caller signed in with has been deleted or rotated; None for the emulator itself.
    find_caller: Callable[[Transaction], Caller] | None = None

    def wait_for_commit(self, seen: int) -> int | None:
        """Sleep until the next commit: for live streams, which only the client or the stop ends.

        Args:
            seen: Value that the last call returned; 0 for the first call, which returns at once.

        Returns:
            Value of `seen` for the next call; None when the stream is to end.
        """
        return self.environment.store.commits.wait(seen, self.interrupted.is_set)

    @contextmanager
    def read(self) -> Iterator[Call]:
        """A transaction that sees one consistent state."""
        with self.environment.store.read() as transaction:
            self._refuse_ended(transaction)
            yield Call(self.environment, self.caller, transaction, self.ended)

    @contextmanager
    def write(self) -> Iterator[Call]:
        """A transaction that may change state."""
        with self.environment.store.write() as transaction:
            self._refuse_ended(transaction)
            yield Call(self.environment, self.caller, transaction, self.ended)

    def _refuse_ended(self, transaction: Transaction) -> None:
        if self.find_caller is not None:
            self.find_caller(transaction)
