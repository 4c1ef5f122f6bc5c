"""Python types for protobuf fields, and the adapters that turn Python values into well-known messages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FieldDescriptorProto

from generator.model.elements import MessageType, TypeExpr
from generator.model.index import DescriptorIndex, is_repeated
from generator.model.modules import pb2_module

_F = FieldDescriptorProto
_SCALARS = {
    _F.TYPE_DOUBLE: "float",
    _F.TYPE_FLOAT: "float",
    _F.TYPE_BOOL: "bool",
    _F.TYPE_STRING: "str",
    _F.TYPE_BYTES: "bytes",
}
_MESSAGES = (_F.TYPE_MESSAGE, _F.TYPE_GROUP)
_COLLECTIONS = "from collections.abc import"


@dataclass(frozen=True)
class Adapter:
    """A pure function of the runtime, called as `function(value, "parameter_name")`."""

    function: str
    accepts: TypeExpr


# By the name that metadata uses.
ADAPTERS = {
    "timestamp": Adapter("to_timestamp", TypeExpr("datetime.datetime", frozenset({"import datetime"}))),
    "duration": Adapter("to_duration", TypeExpr("datetime.timedelta", frozenset({"import datetime"}))),
    "struct": Adapter(
        "to_struct",
        TypeExpr("Mapping[str, Any]", frozenset({f"{_COLLECTIONS} Mapping", "from typing import Any"})),
    ),
}
_ADAPTER_OF_MESSAGE = {
    "google.protobuf.Timestamp": "timestamp",
    "google.protobuf.Duration": "duration",
    "google.protobuf.Struct": "struct",
}


class Types:
    """Writes types as source text, for one package."""

    def __init__(self, index: DescriptorIndex, package: str, own_files: frozenset[str]) -> None:
        self._index = index
        self._package = package
        self._own_files = own_files
        self._uses_of_stem = Counter(PurePosixPath(file).stem.replace("-", "_") for file in index.file_names)

    def message(self, full_name: str) -> MessageType:
        """How code names a message."""
        name = full_name.lstrip(".")
        return MessageType(name, self._reference(name))

    def adapter_of(self, field: FieldDescriptorProto) -> str | None:
        """The adapter that a field's own type asks for, by its name in `ADAPTERS`."""
        if field.type not in _MESSAGES or is_repeated(field):
            return None
        return _ADAPTER_OF_MESSAGE.get(field.type_name.lstrip("."))

    def accepted(self, field: FieldDescriptorProto, adapter: str | None) -> TypeExpr:
        """What a caller may pass for a field."""
        if (entry := self._index.map_entry(field)) is not None:
            key, value = (self._singular(part) for part in entry.field)
            pair = TypeExpr(f"{key.text}, {value.text}", key.imports | value.imports)
            return pair.wrapped("Mapping[", "]", f"{_COLLECTIONS} Mapping")
        if is_repeated(field):
            return self._singular(field).wrapped("Sequence[", "]", f"{_COLLECTIONS} Sequence")
        if adapter is None:
            return self._singular(field)
        accepts = ADAPTERS[adapter].accepts
        return self._singular(field).wrapped(f"{accepts.text} | ", "", *accepts.imports)

    def returned(self, field: FieldDescriptorProto) -> TypeExpr:
        """What reading a field gives, with containers as the plain Python ones they are listed as."""
        if (entry := self._index.map_entry(field)) is not None:
            key, value = (self._singular(part) for part in entry.field)
            return TypeExpr(f"dict[{key.text}, {value.text}]", key.imports | value.imports)
        singular = self._singular(field)
        return singular.wrapped("list[", "]") if is_repeated(field) else singular

    def _singular(self, field: FieldDescriptorProto) -> TypeExpr:
        if field.type in _MESSAGES or field.type == _F.TYPE_ENUM:
            return self._reference(field.type_name.lstrip("."))
        return TypeExpr(_SCALARS.get(field.type, "int"))

    def _reference(self, full_name: str) -> TypeExpr:
        entry = self._index.entries[full_name]
        alias, import_line = self._pb2_import(entry.file)
        suffix = ".ValueType" if isinstance(entry.descriptor, EnumDescriptorProto) else ""
        return TypeExpr(f"{alias}.{entry.local_name}{suffix}", frozenset({import_line}))

    def _pb2_import(self, file: str) -> tuple[str, str]:
        """The name of a message module inside generated code, and the line that imports it."""
        is_own = file in self._own_files
        module = pb2_module(self._package, file) if is_own else file.removesuffix(".proto").replace("/", ".") + "_pb2"
        parent, _, name = module.rpartition(".")
        if not is_own or self._uses_of_stem[name.removesuffix("_pb2")] == 1:
            return name, f"from {parent} import {name}"
        alias = re.sub(r"\W", "_", file.removesuffix(".proto")) + "_pb2"
        return alias, f"from {parent} import {name} as {alias}" if alias != name else f"from {parent} import {name}"


def readable(annotation: str) -> str:
    """A type as docstrings show it: `app_pb2.Robot | None` -> `Robot`, enums by their own name."""
    text = re.sub(r"\b\w+_pb2\.", "", annotation).replace(".ValueType", "").replace("datetime.", "")
    return text.removesuffix(" | None")
