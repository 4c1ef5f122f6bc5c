"""Clients and their methods, compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.methods.variants import ITERATOR_PREFIX
from generator.surface.change import EVERYTHING, NOTHING, SOURCE, WIRE, Change, differs
from generator.surface.renames import paired
from generator.surface.shapes import MethodShape, ParamShape, Surface


def client_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed about the clients, and about each of their methods."""
    yield from differs("client", "top client", old.top_client, new.top_client, verb="renamed")
    renamed = _renamed_clients(old, new)
    for name in sorted(old.clients.keys() | new.clients.keys() - set(renamed.values())):
        now = renamed.get(name, name)
        if name in renamed:
            advice = f'-> {now}; keep it with [client] property = "{name}" in its metadata'
            yield Change("client", "renamed", name, advice, breaks=SOURCE)
        if now not in new.clients:
            yield Change("client", "removed", name, breaks=SOURCE)
        elif name not in old.clients:
            yield Change("client", "added", name)
        else:
            yield from differs("class", name, old.clients[name].name, new.clients[now].name, verb="renamed")
    yield from _method_changes(_methods(old, renamed), _methods(new, {}))


def _renamed_clients(old: Surface, new: Surface) -> dict[str, str]:
    """Properties that are gone, with the new one that has the same services."""
    come = {frozenset(client.services): name for name, client in sorted(new.clients.items()) if name not in old.clients}
    gone = {name: frozenset(client.services) for name, client in old.clients.items() if name not in new.clients}
    return {name: come[services] for name, services in gone.items() if services in come}


def _methods(surface: Surface, renamed: Mapping[str, str]) -> dict[str, MethodShape]:
    return {
        f"{renamed.get(name, name)}.{method}": shape
        for name, client in surface.clients.items()
        for method, shape in client.methods.items()
    }


def _method_changes(old: Mapping[str, MethodShape], new: Mapping[str, MethodShape]) -> Iterator[Change]:
    renamed = _renamed_methods(old, new)
    for name in sorted(old.keys() - new.keys() - renamed.keys()):
        yield Change("method", "removed", name, old[name].rpc, breaks=SOURCE)
    for name in sorted(new.keys() - old.keys() - set(renamed.values())):
        yield Change("method", "added", name, new[name].rpc)
    for name, now in renamed.items():
        yield Change("method", "renamed", name, f"-> {now}", breaks=SOURCE)
        yield from _compare(now, old[name], new[now])
    for name in sorted(old.keys() & new.keys()):
        yield from _compare(name, old[name], new[name])


def _renamed_methods(old: Mapping[str, MethodShape], new: Mapping[str, MethodShape]) -> dict[str, str]:
    """Methods that are gone, with the new one for the same RPC, or else for an RPC that only has another name."""
    gone = {name: shape for name, shape in old.items() if name not in new and shape.rpc}
    come = {name: shape for name, shape in new.items() if name not in old and shape.rpc}
    by_rpc = paired(gone, come, _purpose)
    gone = {name: shape for name, shape in gone.items() if name not in by_rpc and shape.rpc not in _rpcs(new)}
    come = {name: shape for name, shape in come.items() if name not in by_rpc.values() and shape.rpc not in _rpcs(old)}
    return {**by_rpc, **paired(gone, come, _signature, suffices=False)}


def _rpcs(methods: Mapping[str, MethodShape]) -> set[str]:
    return {shape.rpc for shape in methods.values()}


def _purpose(name: str, shape: MethodShape) -> tuple[str, ...]:
    """The RPC, and whether the method is the iterator beside the one that makes a single call."""
    return shape.rpc, _is_iterator(name)


def _signature(name: str, shape: MethodShape) -> tuple[str, ...]:
    """The client and service, and what goes in and comes out."""
    client, _, _ = name.partition(".")
    service, _, _ = shape.rpc.rpartition(".")
    return client, service, shape.request, shape.response, shape.kind, _is_iterator(name)


def _is_iterator(name: str) -> str:
    return ITERATOR_PREFIX if name.rpartition(".")[2].startswith(ITERATOR_PREFIX) else ""


def _compare(name: str, old: MethodShape, new: MethodShape) -> Iterator[Change]:
    yield from differs("kind", name, old.kind, new.kind, breaks=EVERYTHING)
    yield from differs("path", name, old.rpc, new.rpc, breaks=WIRE)
    yield from differs("request", name, old.request, new.request, breaks=EVERYTHING)
    response = EVERYTHING if old.response != new.response else SOURCE
    result = differs("result", name, old.result, new.result, breaks=response)
    yield from result or differs("response", name, old.response, new.response, breaks=response)
    grades = ("documented" if method.documented else "mechanical" for method in (old, new))
    yield from differs("grade", name, *grades, verb="changed", breaks=SOURCE if old.documented else NOTHING)
    yield from differs("retry", name, old.retry, new.retry, verb="changed", breaks=NOTHING)
    if new.deprecated and not old.deprecated:
        yield Change("method", "deprecated", name)
    yield from _compare_params(name, old, new)


def _compare_params(method: str, old: MethodShape, new: MethodShape) -> Iterator[Change]:
    before, after = ({param.name: param for param in shape.params} for shape in (old, new))
    for key in before.keys() - after.keys():
        yield Change("parameter", "removed", f"{method}({key})", before[key].type, breaks=SOURCE)
    for key in after.keys() - before.keys():
        is_required = after[key].default is None
        detail = after[key].type + (", required" if is_required else "")
        yield Change("parameter", "added", f"{method}({key})", detail, breaks=SOURCE if is_required else NOTHING)
    was_at, is_at = _positions(old), _positions(new)
    for key in before.keys() & after.keys():
        name = f"{method}({key})"
        yield from differs("parameter", name, before[key].type, after[key].type)
        yield from _compare_defaults(name, before[key], after[key])
        if key in was_at and key not in is_at:
            yield Change("parameter", "changed", name, "by keyword only", breaks=SOURCE)
        elif key in was_at:
            yield from differs("parameter", name, *(f"position {at[key]}" for at in (was_at, is_at)), verb="moved")


def _positions(method: MethodShape) -> dict[str, int]:
    names = [param.name for param in method.params if param.positional]
    return {name: number for number, name in enumerate(names, 1)}


def _compare_defaults(name: str, old: ParamShape, new: ParamShape) -> Iterator[Change]:
    if old.default is not None and new.default is None:
        yield Change("parameter", "changed", name, f"now required; the default was {old.default}", breaks=SOURCE)
    elif old.default is None and new.default is not None:
        yield Change("parameter", "changed", name, f"now optional, default {new.default}")
    elif old.default != new.default:
        yield Change("parameter", "changed", name, f"default {old.default} -> {new.default}")
