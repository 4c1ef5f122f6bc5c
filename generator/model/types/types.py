"""Python types for protobuf fields, and for what metadata writes as a type."""

from __future__ import annotations

import builtins
import re
from collections.abc import Collection, Iterable, Mapping

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FieldDescriptorProto

from generator.model.elements import Code, MessageType
from generator.model.plan.index import DescriptorIndex, is_repeated
from generator.model.plan.modules import pb2_aliases, pb2_module, renamed_files
from generator.naming import is_writable
from generator.problems import Problems

_F = FieldDescriptorProto
_SCALARS = {
    _F.TYPE_DOUBLE: "float",
    _F.TYPE_FLOAT: "float",
    _F.TYPE_BOOL: "bool",
    _F.TYPE_STRING: "str",
    _F.TYPE_BYTES: "bytes",
}
MESSAGE_TYPES = (_F.TYPE_MESSAGE, _F.TYPE_GROUP)
_KNOWN_NAMES = {
    "datetime": ("datetime.datetime", "import datetime"),
    "timedelta": ("datetime.timedelta", "import datetime"),
    **{name: (name, f"from collections.abc import {name}") for name in ("Iterable", "Mapping", "Sequence")},
    **{name: (name, f"from typing import {name}") for name in ("Any", "Literal")},
}
# Names, dotted or not, outside quotes.
_NAME = re.compile(r"\"[^\"]*\"|[A-Za-z_][\w.]*")


class Types:
    """Writes types as source text.

    Args:
        index: The messages and enums.
        pb2_folder: Where protoc's modules are.
        own_files: The files whose modules are the SDK's own.
        accepted_enums: What parameters take for an enum, by the enum's full name; None for its values alone.
    """

    def __init__(
        self,
        index: DescriptorIndex,
        pb2_folder: str,
        own_files: frozenset[str],
        accepted_enums: Mapping[str, Code] | None = None,
    ) -> None:
        self._index = index
        self._accepted_enums = accepted_enums or {}
        self._own_modules = {file: pb2_module(path) for file, path in renamed_files(pb2_folder, own_files).items()}
        shipped = [file for file in index.file_names if file not in own_files]
        self._aliases = pb2_aliases(self._own_modules, shipped)
        self._named: dict[str, Code] = {
            name: Code(text, frozenset({line})) for name, (text, line) in _KNOWN_NAMES.items()
        }

    def name(self, names: Mapping[str, Code]) -> None:
        """Makes names known to `parse`."""
        self._named.update(names)

    def parse(self, text: str, place: str, problems: Problems, *, accepted: bool = False) -> Code:
        """A type as metadata writes it: messages by full name, views and others by the names made known.

        Of what is accepted, enums are also taken by the names of their values.
        """
        imports: set[str] = set()

        def replaced(match: re.Match[str]) -> str:
            name = match[0]
            if name.startswith('"') or name == "None" or hasattr(builtins, name):
                return name
            found = self._named.get(name)
            if found is None and name in self._index.entries:
                found = (self._accepted_enums.get(name) if accepted else None) or self._reference(name)
            if found is None:
                known = [*self._named, *self._index.entries]
                problems.add(place, f"unknown type {name!r}", got=name, known=known)
                return name
            imports.update(found.imports)
            return found.text

        return Code(_NAME.sub(replaced, text), frozenset(imports))

    def message(self, full_name: str) -> MessageType:
        """How code names a message."""
        name = full_name.lstrip(".")
        return MessageType(name, self._reference(name))

    def enum_value(self, field: FieldDescriptorProto, value: str) -> Code | None:
        """A value of the enum that a field has; None if there is none of that name."""
        if field.type != _F.TYPE_ENUM:
            return None
        entry = self._index.entries[field.type_name.lstrip(".")]
        assert isinstance(entry.descriptor, EnumDescriptorProto)
        if value not in {known.name for known in entry.descriptor.value}:
            return None
        alias, import_line = self._pb2_import(entry.file)
        member = f".{value}" if is_writable(value) else f'.Value("{value}")'
        return Code(f"{alias}.{entry.local_name}{member}", frozenset({import_line}))

    def enum_type(self, field: FieldDescriptorProto) -> Code:
        """The enum that a field has."""
        reference = self._reference(field.type_name.lstrip("."))
        return Code(reference.text.removesuffix(".ValueType"), reference.imports)

    def accepted(self, field: FieldDescriptorProto) -> Code:
        """What a field takes when no adapter is at work."""
        if (entry := self._index.map_entry(field)) is not None:
            key, value = entry.field
            return self.mapping(key, self.accepted_singular(value))
        if is_repeated(field):
            return sequence(self.accepted_singular(field))
        return self.accepted_singular(field)

    def accepted_singular(self, field: FieldDescriptorProto) -> Code:
        """What is taken as one value of a field."""
        return self._accepted_enums.get(field.type_name.lstrip(".")) or self.singular(field)

    def mapping(self, key: FieldDescriptorProto, value: Code) -> Code:
        """What a map takes."""
        return value.wrapped(f"Mapping[{self.singular(key).text}, ", "]", "from collections.abc import Mapping")

    def returned(self, field: FieldDescriptorProto) -> Code:
        """What reading a field gives, with containers as the plain Python ones they are listed as."""
        if (entry := self._index.map_entry(field)) is not None:
            key, value = (self.singular(part).text for part in entry.field)
            return Code(f"dict[{key}, {value}]", self.singular(entry.field[1]).imports)
        singular = self.singular(field)
        return singular.wrapped("list[", "]") if is_repeated(field) else singular

    def singular(self, field: FieldDescriptorProto) -> Code:
        """The type of one value of a field."""
        if field.type in MESSAGE_TYPES or field.type == _F.TYPE_ENUM:
            return self._reference(field.type_name.lstrip("."))
        return Code(_SCALARS.get(field.type, "int"))

    def _reference(self, full_name: str) -> Code:
        entry = self._index.entries[full_name]
        alias, import_line = self._pb2_import(entry.file)
        suffix = ".ValueType" if isinstance(entry.descriptor, EnumDescriptorProto) else ""
        return Code(f"{alias}.{entry.local_name}{suffix}", frozenset({import_line}))

    def pb2_module(self, file: str) -> str:
        """The module that protoc makes of a file, as the SDK has it."""
        return self._own_modules.get(file) or pb2_module(file)

    def _pb2_import(self, file: str) -> tuple[str, str]:
        """The name of a message module inside generated code, and the line that imports it."""
        parent, _, name = self.pb2_module(file).rpartition(".")
        alias = self._aliases[file]
        return alias, f"from {parent} import {name} as {alias}" if alias != name else f"from {parent} import {name}"


def sequence(item: Code) -> Code:
    """What a repeated field takes."""
    return item.wrapped("Sequence[", "]", "from collections.abc import Sequence")


def builtin_names(names: Iterable[str]) -> frozenset[str]:
    """Those of the names that are Python's own."""
    return frozenset(name for name in names if hasattr(builtins, name))


def with_builtins(code: Code, shadowed: Collection[str]) -> Code:
    """The code where something else has the names of these builtins: `list[str]` -> `builtins.list[str]`."""

    def replaced(match: re.Match[str]) -> str:
        return f"builtins.{match[0]}" if match[0].partition(".")[0] in shadowed else match[0]

    text = _NAME.sub(replaced, code.text)
    return code if text == code.text else Code(text, code.imports | {"import builtins"})


def readable(annotation: str) -> str:
    """A type as docstrings show it: `app_pb2.Robot | None` -> `Robot`, enums by their own name."""
    return unqualified(annotation).removesuffix(" | None")


def unqualified(annotation: str) -> str:
    """A type without the modules of its names: `app_pb2.Robot | None` -> `Robot | None`."""
    text = re.sub(r"\b(\w+_pb2|views|builtins)\.", "", annotation).replace(".ValueType", "").replace("datetime.", "")
    return re.sub(r"\b(\w+)OrName\b", r"\1 | str", text)
