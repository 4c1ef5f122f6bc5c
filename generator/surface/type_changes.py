"""Messages and enums, compared: where they are, and what became of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from generator.model.plan.modules import MESSAGES_PACKAGE
from generator.surface.change import ENCODINGS, SOURCE, Change, differs
from generator.surface.field_changes import member_changes
from generator.surface.renames import paired
from generator.surface.shapes import Surface
from generator.surface.type_shapes import TypeShape


def type_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed about messages and enums: where they are, and what they hold."""
    yield from _moved_modules(old, new)
    gone = {name: shape for name, shape in old.types.items() if name not in new.types}
    come = {name: shape for name, shape in new.types.items() if name not in old.types}
    renamed = paired(gone, come, _contents, suffices=False)
    for name in _outermost(gone, renamed):
        if name in renamed:
            yield Change(gone[name].kind, "renamed", name, f"-> {renamed[name]}", SOURCE)
        else:
            yield Change(gone[name].kind, "removed", name, breaks=SOURCE)
    for name in _outermost(come, {new_name: name for name, new_name in renamed.items()}):
        if name not in renamed.values():
            yield Change(come[name].kind, "added", name)
    for name in sorted(old.types.keys() & new.types.keys()):
        before, after = old.types[name], new.types[name]
        is_nested = name.rpartition(".")[0] in new.types
        if before.file != after.file and not is_nested:
            modules = (surface.modules.get(shape.file, "") for surface, shape in ((old, before), (new, after)))
            yield from differs(after.kind, name, *modules, verb="moved")
        yield from _compare(name, before, after)


def _contents(name: str, shape: TypeShape) -> Hashable:
    """What a type with another name still has."""
    members = tuple((member, field.number, field.type) for member, field in sorted(shape.members.items()))
    return shape.kind, members


def _outermost(shapes: Mapping[str, TypeShape], renamed: Mapping[str, str]) -> list[str]:
    """A nested type comes and goes with the one around it, unless it has a new place of its own."""
    return [
        name
        for name in sorted(shapes)
        if (around := name.rpartition(".")[0]) not in shapes or (name in renamed and around not in renamed)
    ]


def _moved_modules(old: Surface, new: Surface) -> Iterator[Change]:
    for file, module in old.modules.items():
        now = new.modules.get(file, module)
        if now != module:
            kept = module.removeprefix(f"{MESSAGES_PACKAGE}.")
            advice = f'-> {now}; keep it with "{file}" = "{kept}" under [message_modules] in package.toml'
            yield Change("module", "moved", module, advice, SOURCE)


def _compare(name: str, old: TypeShape, new: TypeShape) -> Iterator[Change]:
    if new.is_deprecated and not old.is_deprecated:
        yield Change(new.kind, "deprecated", name)
    if old.kind != new.kind:
        yield Change(new.kind, "retyped", name, f"{old.kind} -> {new.kind}", SOURCE | ENCODINGS)
        return
    yield from member_changes(name, old, new)
    for first, last in old.reserved_numbers:
        if not all(new.reserves(number) for number in (first, last)):
            numbers = str(first) if first == last else f"{first} to {last}"
            yield Change(new.kind, "changed", name, f"number {numbers} no longer reserved", ENCODINGS)
    for reserved in sorted(set(old.reserved_names) - set(new.reserved_names)):
        yield Change(new.kind, "changed", name, f'name "{reserved}" no longer reserved', ENCODINGS)
