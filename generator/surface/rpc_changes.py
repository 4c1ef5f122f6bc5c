"""RPCs as their services declare them, compared: what methods of clients do not show."""

from __future__ import annotations

from collections.abc import Iterator

from generator.surface.change import ENCODINGS, SOURCE, Change, differs
from generator.surface.shapes import Surface


def rpc_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed about RPCs, beyond their methods; also those of services that no client has."""
    covered = {
        method.rpc
        for surface in (old, new)
        for client in surface.clients.values()
        for method in client.methods.values()
    }
    for name in sorted(old.rpcs.keys() & new.rpcs.keys()):
        before, after = old.rpcs[name], new.rpcs[name]
        # A call that is repeated as if it could be does its work twice.
        yield from differs("RPC", name, before.idempotency, after.idempotency, verb="changed", breaks=ENCODINGS)
        if name not in covered:
            yield from differs("RPC", name, before.signature, after.signature, breaks=SOURCE | ENCODINGS)
    for name in sorted(old.rpcs.keys() - new.rpcs.keys() - covered):
        yield Change("RPC", "removed", name, breaks=SOURCE)
    for name in sorted(new.rpcs.keys() - old.rpcs.keys() - covered):
        yield Change("RPC", "added", name)
