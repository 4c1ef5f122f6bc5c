"""Clients and their methods, compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.model.methods.variants import ITERATOR_PREFIX
from generator.surface.change import Change, differs
from generator.surface.shapes import MethodShape, ParamShape, Surface


def client_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed about the clients, and about each of their methods."""
    yield from differs("client", "top client", old.top_client, new.top_client, verb="renamed")
    renamed = _renamed_clients(old, new)
    for name in sorted(old.clients.keys() | new.clients.keys() - set(renamed.values())):
        now = renamed.get(name, name)
        if name in renamed:
            advice = f'-> {now}; keep it with [client] property = "{name}" in its metadata'
            yield Change("client", "renamed", name, advice, is_breaking=True)
        if now not in new.clients:
            yield Change("client", "removed", name, is_breaking=True)
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
        yield Change("method", "removed", name, old[name].rpc, is_breaking=True)
    for name in sorted(new.keys() - old.keys() - set(renamed.values())):
        yield Change("method", "added", name, new[name].rpc)
    for name, now in renamed.items():
        yield Change("method", "renamed", name, f"-> {now}", is_breaking=True)
        yield from _compare(now, old[name], new[now])
    for name in sorted(old.keys() & new.keys()):
        yield from _compare(name, old[name], new[name])


def _renamed_methods(old: Mapping[str, MethodShape], new: Mapping[str, MethodShape]) -> dict[str, str]:
    """Methods that are gone, with the new one for the same RPC, where there is no doubt about which that is."""
    gone = {name: _purpose(name, shape) for name, shape in old.items() if name not in new and shape.rpc}
    arrived = [(_purpose(name, shape), name) for name, shape in new.items() if name not in old and shape.rpc]
    come = dict(arrived)
    before, after = Counter(gone.values()), Counter(purpose for purpose, _ in arrived)
    return {name: come[purpose] for name, purpose in gone.items() if before[purpose] == after[purpose] == 1}


def _purpose(name: str, shape: MethodShape) -> tuple[str, bool]:
    """The RPC, and whether the method is the iterator beside the one that makes a single call."""
    return shape.rpc, name.rpartition(".")[2].startswith(ITERATOR_PREFIX)


def _compare(name: str, old: MethodShape, new: MethodShape) -> Iterator[Change]:
    yield from differs("kind", name, old.kind, new.kind)
    yield from differs("path", name, old.rpc, new.rpc)
    yield from differs("request", name, old.request, new.request)
    result = differs("result", name, old.result, new.result)
    yield from result or differs("response", name, old.response, new.response)
    grades = ("documented" if method.documented else "mechanical" for method in (old, new))
    yield from differs("grade", name, *grades, verb="changed", is_breaking=old.documented)
    yield from differs("retry", name, old.retry, new.retry, verb="changed", is_breaking=False)
    if new.deprecated and not old.deprecated:
        yield Change("method", "deprecated", name)
    yield from _compare_params(name, old, new)


def _compare_params(method: str, old: MethodShape, new: MethodShape) -> Iterator[Change]:
    before, after = ({param.name: param for param in shape.params} for shape in (old, new))
    for key in before.keys() - after.keys():
        yield Change("parameter", "removed", f"{method}({key})", before[key].type, is_breaking=True)
    for key in after.keys() - before.keys():
        is_required = after[key].default is None
        detail = after[key].type + (", required" if is_required else "")
        yield Change("parameter", "added", f"{method}({key})", detail, is_breaking=is_required)
    was_at, is_at = _positions(old), _positions(new)
    for key in before.keys() & after.keys():
        name = f"{method}({key})"
        yield from differs("parameter", name, before[key].type, after[key].type)
        yield from _compare_defaults(name, before[key], after[key])
        if key in was_at and key not in is_at:
            yield Change("parameter", "changed", name, "by keyword only", is_breaking=True)
        elif key in was_at:
            yield from differs("parameter", name, *(f"position {at[key]}" for at in (was_at, is_at)), verb="moved")


def _positions(method: MethodShape) -> dict[str, int]:
    names = [param.name for param in method.params if param.positional]
    return {name: number for number, name in enumerate(names, 1)}


def _compare_defaults(name: str, old: ParamShape, new: ParamShape) -> Iterator[Change]:
    if old.default is not None and new.default is None:
        yield Change("parameter", "changed", name, f"now required; the default was {old.default}", is_breaking=True)
    elif old.default is None and new.default is not None:
        yield Change("parameter", "changed", name, f"now optional, default {new.default}")
    elif old.default != new.default:
        yield Change("parameter", "changed", name, f"default {old.default} -> {new.default}")
