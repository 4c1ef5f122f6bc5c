"""Fields of messages and values of enums, compared: what each change breaks in code, on the wire and in JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from generator.surface.change import ENCODINGS, EVERYTHING, JSON, NOTHING, SOURCE, WIRE, Break, Change, differs
from generator.surface.renames import paired
from generator.surface.type_shapes import FieldShape, TypeShape

# Types that Python shows as one and the same; all others are types of their own.
_PYTHON_TYPES: Mapping[str, str] = {
    **dict.fromkeys(("double", "float"), "float"),
    **{f"{kind}{bits}": "int" for kind in ("int", "uint", "sint", "fixed", "sfixed") for bits in (32, 64)},
}
# Types that one another can be read as from the wire; values that do not fit are cut off.
_WIRE_ALIKE = (
    frozenset({"int32", "int64", "uint32", "uint64", "bool"}),
    frozenset({"sint32", "sint64"}),
    frozenset({"fixed32", "sfixed32"}),
    frozenset({"fixed64", "sfixed64"}),
)
# JSON writes integers of 64 bits as strings, so that those of 32 bits are no longer alike.
_JSON_ALIKE = (
    frozenset({"int32", "uint32"}),
    frozenset({"int64", "uint64"}),
    frozenset({"fixed32", "sfixed32"}),
    frozenset({"fixed64", "sfixed64"}),
)


def member_changes(name: str, old: TypeShape, new: TypeShape) -> Iterator[Change]:
    """What changed about the fields of a message or the values of an enum."""
    what = "enum value" if new.kind == "enum" else "field"
    gone = {member: field for member, field in old.members.items() if member not in new.members}
    come = {member: field for member, field in new.members.items() if member not in old.members}
    renamed = paired(gone, come, lambda _, field: (field.number, field.type))
    for member, now in renamed.items():
        yield Change(what, "renamed", f"{name}.{member}", f"-> {now}", SOURCE | JSON)
        yield from _compare(f"{name}.{now}", what, gone[member], come[now])
    for member in gone.keys() - renamed.keys():
        breaks = SOURCE | _encodings_of_removed(member, gone[member], new)
        yield Change(what, "removed", f"{name}.{member}", str(gone[member]), breaks)
    for member in come.keys() - set(renamed.values()):
        is_required = come[member].presence == "required"
        breaks = EVERYTHING if is_required else NOTHING
        yield Change(what, "added", f"{name}.{member}", str(come[member]), breaks)
    for member in old.members.keys() & new.members.keys():
        yield from _compare(f"{name}.{member}", what, old.members[member], new.members[member])
        yield from differs(
            what,
            f"{name}.{member}",
            *_json_names(old.members[member], new.members[member]),
            verb="changed",
            breaks=JSON,
        )
    yield from _oneof_changes(name, _renamed(old.members, renamed), new.members)


def _encodings_of_removed(member: str, field: FieldShape, new: TypeShape) -> Set[Break]:
    """A number or name that is free again may come to mean something else."""
    numbers = NOTHING if new.reserves(field.number) else ENCODINGS
    return numbers | (NOTHING if member in new.reserved_names else JSON)


def _renamed(members: Mapping[str, FieldShape], renamed: Mapping[str, str]) -> dict[str, FieldShape]:
    return {renamed.get(member, member): field for member, field in members.items()}


def _compare(name: str, what: str, old: FieldShape, new: FieldShape) -> Iterator[Change]:
    yield from differs(what, name, old.type, new.type, breaks=_retyped(old, new))
    yield from differs(what, name, f"number {old.number}", f"number {new.number}", verb="changed", breaks=ENCODINGS)
    if _container(old) == _container(new) and old.oneof == new.oneof:
        presences = (shape.presence or "implicit" for shape in (old, new))
        yield from differs(what, name, *presences, verb="changed", breaks=_presence(old, new))
    if old.packing != new.packing and old.type == new.type:
        packings = (shape.packing or "packed by default" for shape in (old, new))
        yield from differs(what, name, *packings, verb="changed", breaks=NOTHING)
    if new.is_deprecated and not old.is_deprecated:
        yield Change(what, "deprecated", name)


def _retyped(old: FieldShape, new: FieldShape) -> Set[Break]:
    if _container(old) != _container(new) or "map<" in old.type + new.type:
        return EVERYTHING
    before, after = _scalar(old), _scalar(new)
    breaks = NOTHING if _PYTHON_TYPES.get(before, before) == _PYTHON_TYPES.get(after, after) else SOURCE
    # Text is bytes on the wire, but not all bytes are text.
    if not _are_alike(before, after, _WIRE_ALIKE) and (before, after) != ("string", "bytes"):
        breaks |= WIRE
    return breaks if _are_alike(before, after, _JSON_ALIKE) else breaks | JSON


def _are_alike(before: str, after: str, groups: tuple[frozenset[str], ...]) -> bool:
    return any({before, after} <= group for group in groups)


def _presence(old: FieldShape, new: FieldShape) -> Set[Break]:
    """Only where unset could be told from the default, and no longer can, code stops working."""
    if new.presence == "required":
        return EVERYTHING
    return SOURCE if old.presence == "optional" and not new.presence else NOTHING


def _json_names(old: FieldShape, new: FieldShape) -> tuple[str, str]:
    return f'JSON name "{old.json_name}"', f'JSON name "{new.json_name}"'


def _oneof_changes(name: str, old: Mapping[str, FieldShape], new: Mapping[str, FieldShape]) -> Iterator[Change]:
    """Oneofs under another name as one change each, then fields that went from one to another."""
    before, after = _oneofs(old), _oneofs(new)
    gone = {oneof: members for oneof, members in before.items() if oneof not in after}
    come = {oneof: members for oneof, members in after.items() if oneof not in before}
    renamed = paired(gone, come, lambda _, members: members)
    for oneof, now in renamed.items():
        yield Change("oneof", "renamed", f"{name}.{oneof}", f"-> {now}", EVERYTHING)
    for member in sorted(old.keys() & new.keys()):
        was, now = renamed.get(old[member].oneof, old[member].oneof), new[member].oneof
        places = (f"oneof {oneof}" if oneof else "no oneof" for oneof in (was, now))
        yield from differs("field", f"{name}.{member}", *places, verb="moved", breaks=EVERYTHING)


def _oneofs(members: Mapping[str, FieldShape]) -> dict[str, frozenset[str]]:
    return {
        oneof: frozenset(name for name, field in members.items() if field.oneof == oneof)
        for oneof in sorted({field.oneof for field in members.values()} - {""})
    }


def _scalar(field: FieldShape) -> str:
    return field.type.removeprefix("repeated ")


def _container(field: FieldShape) -> str:
    if field.type.startswith("map<"):
        return "map"
    return field.type.partition(" ")[0] if field.type.startswith("repeated ") else ""
