"""An organization that is being seeded: how to make calls for it, and what it has so far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud_emulator.core.errors import SeedError, StatusError
from viam_cloud_emulator.rpc.local_calls import LocalCalls
from viam_cloud_emulator.seed.document import Place


@dataclass(frozen=True, slots=True)
class SeededKey:
    """An API key that a seed file asked for. Its secret is not shown by `repr`."""

    name: str
    id: str
    secret: str

    def __repr__(self) -> str:
        return f"SeededKey(name={self.name!r}, id={self.id!r})"


@dataclass(frozen=True, slots=True)
class Context:
    """An organization that is being seeded.

    Args:
        calls: Calls by which everything is made.
        organization_id: ID of the organization.
        datasets: IDs of its datasets by their names.
        fragments: IDs of its fragments by their names.
        keys: API keys that have been made.
    """

    calls: LocalCalls
    organization_id: str
    datasets: dict[str, str] = field(default_factory=dict[str, str])
    fragments: dict[str, str] = field(default_factory=dict[str, str])
    keys: list[SeededKey] = field(default_factory=list[SeededKey])


@contextmanager
def errors_at(place: Place) -> Iterator[None]:
    """Say of what an RPC refuses where it stands in the file."""
    try:
        yield
    except (StatusError, OSError, OverflowError, RecursionError, ValueError) as error:
        # Beside what RPCs refuse: files that cannot be read, and what JSON can express but a message cannot.
        raise SeedError(f"{place}: {error}") from None


def timestamp(time: datetime) -> Timestamp:
    """A time as a message."""
    message = Timestamp()
    message.FromDatetime(time)
    return message
