"""What was renamed between two states of an API: pairs of a name that is gone and one that is new.

Numbers and types tell fields, values tell enums, requests and responses tell RPCs, and RPCs tell services. What refers
to a type under both names tells messages. A pair is only made where nothing else fits as well.

Words go along with what was probably renamed, and a list says so, hence a likeness suffices here. What is told to callers
(`generator.surface.renames`) takes only what stayed the same but for its name: a pair of unlike types would hide what breaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    MethodDescriptorProto,
    ServiceDescriptorProto,
)

from generator.inputs.declarations import declarations, qualified

ElementT = TypeVar("ElementT")
Content: TypeAlias = Callable[[ElementT], frozenset[Hashable]]


@dataclass
class _Elements:
    """Everything of one state by full name."""

    messages: dict[str, DescriptorProto] = field(default_factory=dict[str, DescriptorProto])
    enums: dict[str, EnumDescriptorProto] = field(default_factory=dict[str, EnumDescriptorProto])
    services: dict[str, ServiceDescriptorProto] = field(default_factory=dict[str, ServiceDescriptorProto])
    packages: dict[str, str] = field(default_factory=dict[str, str])  # of each of them

    def of(self, full_name: str) -> DescriptorProto | EnumDescriptorProto | ServiceDescriptorProto | None:
        return self.messages.get(full_name) or self.enums.get(full_name) or self.services.get(full_name)


def renames(old: Iterable[FileDescriptorProto], new: Iterable[FileDescriptorProto]) -> dict[str, str]:
    """Old full name -> new full name, of services, RPCs, messages, enums, fields, values and oneofs."""
    return _Finder(_elements(old), _elements(new)).find()


def _elements(files: Iterable[FileDescriptorProto]) -> _Elements:
    found = _Elements()
    for file in files:
        for declared in declarations(file):
            if isinstance(declared.descriptor, EnumDescriptorProto):
                found.enums[declared.full_name] = declared.descriptor
            elif not declared.descriptor.options.map_entry:
                found.messages[declared.full_name] = declared.descriptor
            found.packages[declared.full_name] = file.package
        for service in file.service:
            found.services[qualified(file, service.name)] = service
            found.packages[qualified(file, service.name)] = file.package
    return found


class _Finder:
    def __init__(self, old: _Elements, new: _Elements) -> None:
        self._old = old
        self._new = new
        self._found: dict[str, str] = {}

    def find(self) -> dict[str, str]:
        """Whole types first, until no pair makes another one plain; then what is in them."""
        self._moved()
        before = -1
        while len(self._found) != before:
            before = len(self._found)
            self._services()
            self._by_reference()
            self._nested()
            self._by_content()
        for name, message in self._old.messages.items():
            self._members(name, message)
        for name, enum in self._old.enums.items():
            self._values(name, enum)
        return self._found

    def _now(self, full_name: str) -> str:
        """What a type of the old state is called in the new one, with or without a leading dot."""
        name = full_name.lstrip(".")
        return self._found.get(name, name)

    def _gone(self, old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
        return [name for name in old if name not in new and name not in self._found]

    def _come(self, old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
        taken = set(self._found.values())
        return [name for name in new if name not in old and name not in taken]

    def _pair(self, old: Mapping[str, ElementT], new: Mapping[str, ElementT], content: Content[ElementT]) -> None:
        """Pairs what is gone and what has come where one of each has the same content."""
        pairs = _unique_pairs(
            ((name, _telling(content(old[name]))) for name in self._gone(old, new)),
            ((name, _telling(content(new[name]))) for name in self._come(old, new)),
        )
        self._found.update(pairs)

    def _moved(self) -> None:
        """Types and services under the same name in another package, if they hold some of the same."""
        for old, new in (
            (self._old.messages, self._new.messages),
            (self._old.enums, self._new.enums),
            (self._old.services, self._new.services),
        ):
            pairs = _unique_pairs(
                ((name, _local(name, self._old)) for name in self._gone(old, new)),
                ((name, _local(name, self._new)) for name in self._come(old, new)),
            )
            self._found.update({was: now for was, now in pairs.items() if _alike(old[was], new[now])})

    def _services(self) -> None:
        old, new = self._old.services, self._new.services
        for name in self._gone(old, new):
            likely = [other for other in self._come(old, new) if _alike(old[name], new[other])]
            if len(likely) == 1:
                self._found[name] = likely[0]
        for name, service in old.items():
            if (other := new.get(self._now(name))) is not None:
                self._rpcs(name, service, self._now(name), other)

    def _rpcs(self, name: str, old: ServiceDescriptorProto, now: str, new: ServiceDescriptorProto) -> None:
        before = {f"{name}.{rpc.name}": rpc for rpc in old.method}
        after = {f"{now}.{rpc.name}": rpc for rpc in new.method}
        for key, rpc in before.items():
            same = f"{now}.{rpc.name}"
            if now != name and same in after:
                self._found[key] = same
        gone = [key for key, rpc in before.items() if f"{now}.{rpc.name}" not in after and key not in self._found]
        taken = {*self._found.values(), *(f"{now}.{rpc.name}" for rpc in old.method)}
        come = [key for key in after if key not in taken]
        self._found.update(
            _unique_pairs(
                ((key, self._signature(before[key], self._old, of_old=True)) for key in gone),
                ((key, self._signature(after[key], self._new, of_old=False)) for key in come),
            )
        )

    def _signature(self, rpc: MethodDescriptorProto, elements: _Elements, *, of_old: bool) -> Hashable:
        """Streams, and each message by its name, or by what it holds where that name is not known on the other side."""
        messages: list[Hashable] = []
        others = self._new.messages if of_old else self._old.messages
        for reference in (rpc.input_type, rpc.output_type):
            name = self._now(reference) if of_old else reference.lstrip(".")
            message = elements.messages.get(reference.lstrip("."))
            is_known = name in others or name in self._found.values() or message is None
            messages.append(name if is_known or message is None else _content(message))
        return rpc.client_streaming, rpc.server_streaming, *messages

    def _by_reference(self) -> None:
        """Types that the same RPC or field speaks of before and after."""
        evidence: dict[str, set[str]] = defaultdict(set)
        for before, after in self._references():
            was, now = before.lstrip("."), after.lstrip(".")
            if was != now:
                evidence[was].add(now)
        gone = {*self._gone(self._old.messages, self._new.messages), *self._gone(self._old.enums, self._new.enums)}
        come = {*self._come(self._old.messages, self._new.messages), *self._come(self._old.enums, self._new.enums)}
        pairs = {was: next(iter(nows)) for was, nows in evidence.items() if was in gone and len(nows) == 1}
        for was, now in pairs.items():
            if now in come and list(pairs.values()).count(now) == 1:
                old_type, new_type = self._old.of(was), self._new.of(now)
                if type(old_type) is type(new_type) and _alike(old_type, new_type, or_empty=True):
                    self._found[was] = now

    def _references(self) -> Iterator[tuple[str, str]]:
        for name, service in self._old.services.items():
            new_service = self._new.services.get(self._now(name))
            rpcs = {rpc.name: rpc for rpc in new_service.method} if new_service is not None else {}
            for rpc in service.method:
                own = self._found.get(f"{name}.{rpc.name}", rpc.name).rpartition(".")[2]
                if (now := rpcs.get(own)) is not None:
                    yield rpc.input_type, now.input_type
                    yield rpc.output_type, now.output_type
        for name, message in self._old.messages.items():
            new_message = self._new.messages.get(self._now(name))
            fields = {one.number: one for one in new_message.field} if new_message is not None else {}
            for one in message.field:
                other = fields.get(one.number)
                if other is not None and one.type_name and other.type_name and one.type == other.type:
                    yield one.type_name, other.type_name

    def _nested(self) -> None:
        """What is in a renamed message, under its own name."""
        for old, new in ((self._old.messages, self._new.messages), (self._old.enums, self._new.enums)):
            for name in self._gone(old, new):
                scope, _, own = name.rpartition(".")
                now = f"{self._now(scope)}.{own}"
                if scope in self._found and now in new and now not in old:
                    self._found[name] = now

    def _by_content(self) -> None:
        """Messages and enums that hold the same, and more than one thing: a lone `id` is in many."""
        self._pair(self._old.messages, self._new.messages, _content)
        self._pair(self._old.messages, self._new.messages, _held)
        self._pair(self._old.enums, self._new.enums, _values)

    def _members(self, name: str, message: DescriptorProto) -> None:
        now = self._now(name)
        other = self._new.messages.get(now)
        if other is None:
            return
        names = {one.name for one in other.field}
        old_names = {one.name for one in message.field}
        by_number = {one.number: one for one in other.field}
        for one in message.field:
            if one.name in names:
                self._renamed(name, one.name, now, one.name)
            elif (same := by_number.get(one.number)) is not None and same.name not in old_names:
                is_same_type = self._type(one) == (same.type, same.label, same.type_name.lstrip("."))
                self._renamed(name, one.name, now, same.name if is_same_type else None)
        oneofs = _unique_pairs(
            ((oneof, numbers) for oneof, numbers in _oneofs(message)),
            ((oneof, numbers) for oneof, numbers in _oneofs(other)),
        )
        for oneof, same_oneof in oneofs.items():
            self._renamed(name, oneof, now, same_oneof)

    def _type(self, one: FieldDescriptorProto) -> tuple[int, int, str]:
        return one.type, one.label, self._now(one.type_name)

    def _values(self, name: str, enum: EnumDescriptorProto) -> None:
        now = self._now(name)
        other = self._new.enums.get(now)
        if other is None:
            return
        names = {value.name for value in other.value}
        old_names = {value.name for value in enum.value}
        by_number = {value.number: value.name for value in other.value}
        for value in enum.value:
            if value.name in names:
                self._renamed(name, value.name, now, value.name)
            elif (same := by_number.get(value.number)) is not None and same not in old_names:
                self._renamed(name, value.name, now, same)

    def _renamed(self, scope: str, name: str, new_scope: str, new_name: str | None) -> None:
        if new_name is not None and (scope, name) != (new_scope, new_name):
            self._found[f"{scope}.{name}"] = f"{new_scope}.{new_name}"


def _unique_pairs(old: Iterable[tuple[str, Hashable]], new: Iterable[tuple[str, Hashable]]) -> dict[str, str]:
    """Names with the same key, where each side has one; a key of None pairs with nothing."""
    sides: tuple[dict[Hashable, list[str]], dict[Hashable, list[str]]] = (defaultdict(list), defaultdict(list))
    for side, named in zip(sides, (old, new), strict=True):
        for name, key in named:
            side[key].append(name)
    before, after = sides
    return {
        names[0]: after[key][0]
        for key, names in before.items()
        if key is not None and len(names) == 1 and len(after.get(key, ())) == 1
    }


def _local(name: str, elements: _Elements) -> str:
    package = elements.packages[name]
    return name.removeprefix(f"{package}.") if package else name


def _content(message: DescriptorProto) -> frozenset[Hashable]:
    return frozenset((one.number, one.name, one.type, one.label) for one in message.field)


def _values(enum: EnumDescriptorProto) -> frozenset[Hashable]:
    """Numbers and names, without what all the names begin with: usually the enum's own."""
    names = [value.name.split("_") for value in enum.value]
    common = 0
    while names and all(len(parts) > common + 1 and parts[common] == names[0][common] for parts in names):
        common += 1
    return frozenset((value.number, "_".join(parts[common:])) for value, parts in zip(enum.value, names, strict=True))


def _telling(content: frozenset[Hashable]) -> frozenset[Hashable] | None:
    return content if len(content) > 1 else None


def _oneofs(message: DescriptorProto) -> Iterator[tuple[str, Hashable]]:
    for index, oneof in enumerate(message.oneof_decl):
        members = [
            one.number
            for one in message.field
            if one.HasField("oneof_index") and one.oneof_index == index and not one.proto3_optional
        ]
        yield oneof.name, frozenset(members) or None


def _alike(old: object, new: object, *, or_empty: bool = False) -> bool:
    """Whether at least half of what the smaller one holds is in both."""
    before, after = (_held(one) for one in (old, new))
    if not before or not after:
        return or_empty or before == after
    return 2 * len(before & after) >= min(len(before), len(after))


def _held(one: object) -> frozenset[Hashable]:
    if isinstance(one, ServiceDescriptorProto):
        return frozenset(rpc.name for rpc in one.method)
    if isinstance(one, EnumDescriptorProto):
        return _values(one)
    assert isinstance(one, DescriptorProto)
    return frozenset((field.number, field.type) for field in one.field)
