"""What a change of the inputs means for callers: two models compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.elements import Api, Method, Param
from generator.model.types import readable


@dataclass(frozen=True)
class Change:
    """One difference that a caller can meet."""

    what: str  # "method", "parameter", "result", "field", …
    verb: str  # "added", "removed", "retyped"
    name: str
    detail: str = ""
    is_breaking: bool = False

    def __str__(self) -> str:
        mark = "BREAKING" if self.is_breaking else "        "
        return f"{mark}  {self.verb:<8} {self.what:<10} {self.name}{self.detail and '  ' + self.detail}"


def compare(old: Api, new: Api) -> list[Change]:
    """Everything that callers of `old` notice about `new`, breaking changes first."""
    changes = [*_compare_methods(old, new), *_compare_types(old, new)]
    return sorted(changes, key=lambda change: (not change.is_breaking, change.what, change.name))


def summary(changes: list[Change]) -> str:
    """One line that counts the changes."""
    breaking = sum(change.is_breaking for change in changes)
    return f"{len(changes)} change(s) for callers, {breaking} of them breaking" if changes else "no change for callers"


def _compare_methods(old: Api, new: Api) -> Iterator[Change]:
    before, after = _methods(old), _methods(new)
    for name in before.keys() - after.keys():
        yield Change("method", "removed", name, before[name].rpc, is_breaking=True)
    for name in after.keys() - before.keys():
        yield Change("method", "added", name, after[name].rpc)
    for name in before.keys() & after.keys():
        yield from _compare_method(name, before[name], after[name])


def _methods(api: Api) -> dict[str, Method]:
    return {f"{client.name}.{method.name}": method for client in api.clients for method in client.methods}


def _compare_method(name: str, old: Method, new: Method) -> Iterator[Change]:
    if old.kind is not new.kind:
        yield Change("kind", "retyped", name, f"{old.kind.value} -> {new.kind.value}", is_breaking=True)
    if old.path != new.path:
        yield Change("path", "retyped", name, f"{old.path} -> {new.path}", is_breaking=True)
    before, after = readable(old.result.annotation.text), readable(new.result.annotation.text)
    if before != after:
        yield Change("result", "retyped", name, f"{before} -> {after}", is_breaking=True)
    if new.deprecated and not old.deprecated:
        yield Change("method", "deprecated", name)
    yield from _compare_params(name, old, new)


def _compare_params(name: str, old: Method, new: Method) -> Iterator[Change]:
    before, after = ({param.name: param for param in method.params} for method in (old, new))
    for key in before.keys() - after.keys():
        yield Change("parameter", "removed", f"{name}({key})", _type(before[key]), is_breaking=True)
    for key in after.keys() - before.keys():
        is_required = after[key].default is None
        detail = _type(after[key]) + (", required" if is_required else "")
        yield Change("parameter", "added", f"{name}({key})", detail, is_breaking=is_required)
    for key in before.keys() & after.keys():
        was, is_now = _type(before[key]), _type(after[key])
        if was != is_now:
            yield Change("parameter", "retyped", f"{name}({key})", f"{was} -> {is_now}", is_breaking=True)


def _type(param: Param) -> str:
    return readable(param.annotation.text)


def _compare_types(old: Api, new: Api) -> Iterator[Change]:
    before = {shape.full_name: dict(shape.members) for shape in old.type_shapes}
    after = {shape.full_name: dict(shape.members) for shape in new.type_shapes}
    for name in before.keys() - after.keys():
        yield Change("message", "removed", name, is_breaking=True)
    for name in after.keys() - before.keys():
        yield Change("message", "added", name)
    for name in before.keys() & after.keys():
        for member in before[name].keys() - after[name].keys():
            yield Change("field", "removed", f"{name}.{member}", before[name][member], is_breaking=True)
        for member in after[name].keys() - before[name].keys():
            yield Change("field", "added", f"{name}.{member}", after[name][member])
        for member in before[name].keys() & after[name].keys():
            was, is_now = before[name][member], after[name][member]
            if was != is_now:
                yield Change("field", "retyped", f"{name}.{member}", f"{was} -> {is_now}", is_breaking=True)
