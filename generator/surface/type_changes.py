"""Messages and enums, compared."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.plan.modules import MESSAGES_PACKAGE
from generator.surface.change import Change, differs
from generator.surface.shapes import Surface
from generator.surface.type_shapes import FieldShape, TypeShape

# Types that one another can be read as and that Python shows as the same type.
_ALIKE = (
    frozenset({"int32", "int64", "uint32", "uint64"}),
    frozenset({"sint32", "sint64"}),
    frozenset({"fixed32", "sfixed32"}),
    frozenset({"fixed64", "sfixed64"}),
)


def type_changes(old: Surface, new: Surface) -> Iterator[Change]:
    """What changed about messages and enums: where they are, and what they hold."""
    yield from _moved_modules(old, new)
    gone, come = old.types.keys() - new.types.keys(), new.types.keys() - old.types.keys()
    for names, verb in ((gone, "removed"), (come, "added")):
        # A nested type comes and goes with the one around it.
        outermost = (name for name in sorted(names) if name.rpartition(".")[0] not in names)
        yield from (Change("message", verb, name, is_breaking=verb == "removed") for name in outermost)
    for name in sorted(old.types.keys() & new.types.keys()):
        before, after = old.types[name], new.types[name]
        is_nested = name.rpartition(".")[0] in new.types
        if before.file != after.file and not is_nested:
            modules = (surface.modules.get(shape.file, "") for surface, shape in ((old, before), (new, after)))
            yield from differs("message", name, *modules, verb="moved")
        yield from _compare(name, before, after)


def _moved_modules(old: Surface, new: Surface) -> Iterator[Change]:
    for file, module in old.modules.items():
        now = new.modules.get(file, module)
        if now != module:
            kept = module.removeprefix(f"{MESSAGES_PACKAGE}.")
            advice = f'-> {now}; keep it with "{file}" = "{kept}" under [message_modules] in package.toml'
            yield Change("module", "moved", module, advice, is_breaking=True)


def _compare(name: str, old: TypeShape, new: TypeShape) -> Iterator[Change]:
    before, after = old.members, new.members
    for member in before.keys() - after.keys():
        yield Change("field", "removed", f"{name}.{member}", str(before[member]), is_breaking=True)
    for member in after.keys() - before.keys():
        is_required = after[member].presence == "required"
        yield Change("field", "added", f"{name}.{member}", str(after[member]), is_breaking=is_required)
    for member in before.keys() & after.keys():
        yield from _compare_member(f"{name}.{member}", before[member], after[member])


def _compare_member(name: str, old: FieldShape, new: FieldShape) -> Iterator[Change]:
    is_alike = any({_scalar(old), _scalar(new)} <= alike for alike in _ALIKE) and _container(old) == _container(new)
    yield from differs("field", name, old.type, new.type, is_breaking=not is_alike)
    yield from differs("field", name, f"number {old.number}", f"number {new.number}", verb="changed")
    if _container(old) == _container(new) and old.oneof == new.oneof:
        # Only where unset could be told from the default, and no longer can, code stops working.
        presences = (shape.presence or "implicit" for shape in (old, new))
        is_breaking = new.presence == "required" or (old.presence == "optional" and not new.presence)
        yield from differs("field", name, *presences, verb="changed", is_breaking=is_breaking)
    oneofs = (f"oneof {shape.oneof}" if shape.oneof else "no oneof" for shape in (old, new))
    yield from differs("field", name, *oneofs, verb="moved")


def _scalar(field: FieldShape) -> str:
    return field.type.removeprefix("repeated ")


def _container(field: FieldShape) -> str:
    return field.type.partition(" ")[0] if field.type.startswith("repeated ") else ""
