"""Facts and words -> the text of a .proto file, formatted as the whole tree is: pure functions.

The facts are descriptors; of their options those that say something to users of an API are written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    EnumValueDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    MethodDescriptorProto,
    OneofDescriptorProto,
    ServiceDescriptorProto,
)

from generator.sync.json_names import json_name_of
from generator.sync.order import interleaved
from generator.sync.type_references import shortest_reference
from generator.sync.words import Words

_INDENT = "  "
_MAX_FIELD_NUMBER = 536870911
_MAX_ENUM_NUMBER = 2147483647
_SCALARS: Mapping[int, str] = {
    number: name.removeprefix("TYPE_").lower() for name, number in FieldDescriptorProto.Type.items()
}


def file_text(
    file: FileDescriptorProto, words: Mapping[str, Words], order: Sequence[str], symbols: Collection[str]
) -> str:
    """The text of one file; `symbols` has the full names that references may mean, in this file or another."""
    return _Writer(file, words, order, symbols).text()


class _Writer:
    def __init__(
        self, file: FileDescriptorProto, words: Mapping[str, Words], order: Sequence[str], symbols: Collection[str]
    ) -> None:
        self._file = file
        self._words = words
        self._order = order
        self._symbols = symbols

    def text(self) -> str:
        blocks = [["\n".join(self._comment(part, "")) for part in self._words.get(self._file.name, Words()).detached]]
        blocks.append([f'syntax = "{self._file.syntax or "proto2"}";'])
        blocks.append([f"package {self._file.package};"] if self._file.package else [])
        blocks.append(["\n".join(self._imports())] if self._file.dependency else [])
        parts = ["\n".join(part) for block in blocks for part in [block] if part]
        parts += ["\n".join(lines) for lines in self._declarations()]
        return "\n\n".join(parts) + "\n"

    def _imports(self) -> Iterator[str]:
        public = {self._file.dependency[index] for index in self._file.public_dependency}
        for name in sorted(self._file.dependency):
            yield f'import {"public " if name in public else ""}"{name}";'

    def _declarations(self) -> Iterator[list[str]]:
        prefix = f"{self._file.package}." if self._file.package else ""
        services = {f"{prefix}{service.name}": service for service in self._file.service}
        messages = {f"{prefix}{message.name}": message for message in self._file.message_type}
        enums = {f"{prefix}{enum.name}": enum for enum in self._file.enum_type}
        for name in interleaved([list(services), list(enums), list(messages)], self._order):
            if name in services:
                yield [*self._comments(name, ""), *self._service(name, services[name])]
            elif name in messages:
                yield [*self._comments(name, ""), *self._message(name, messages[name], "")]
            else:
                yield [*self._comments(name, ""), *self._enum(name, enums[name], "")]
        if self._file.extension:
            yield from self._extensions(self._file.extension, self._file.package, "")

    def _service(self, name: str, service: ServiceDescriptorProto) -> Iterator[str]:
        members = [[f"{_INDENT}{line}" for line in _options(service.options)]]
        members += [[*self._comments(f"{name}.{rpc.name}", _INDENT), *self._rpc(name, rpc)] for rpc in service.method]
        yield from _block(f"service {service.name}", _spaced(members), "")

    def _rpc(self, scope: str, rpc: MethodDescriptorProto) -> Iterator[str]:
        request, response = (self._reference(name, scope) for name in (rpc.input_type, rpc.output_type))
        request = f"stream {request}" if rpc.client_streaming else request
        response = f"stream {response}" if rpc.server_streaming else response
        head = f"rpc {rpc.name}({request}) returns ({response})"
        options = [f"{_INDENT * 2}{line}" for line in _options(rpc.options)]
        yield from _block(head, options, _INDENT) if options else [f"{_INDENT}{head};"]

    def _message(self, name: str, message: DescriptorProto, indent: str) -> Iterator[str]:
        inner = indent + _INDENT
        nested = {f"{name}.{one.name}": one for one in message.nested_type if not one.options.map_entry}
        enums = {f"{name}.{enum.name}": enum for enum in message.enum_type}
        fields = dict(_fields_and_oneofs(name, message))
        entries = {f".{name}.{one.name}": one for one in message.nested_type if one.options.map_entry}
        head = [f"{inner}{line}" for line in (*_options(message.options, {"map_entry"}), *_reserved(message))]
        head += [f"{inner}extensions {_range(one.start, one.end - 1)};" for one in message.extension_range]
        members = [(head, False)] if head else []
        for member in interleaved([list(enums), list(nested), list(fields)], self._order):
            comments = self._comments(member, inner)
            if member in nested:
                members.append(([*comments, *self._message(member, nested[member], inner)], True))
            elif member in enums:
                members.append(([*comments, *self._enum(member, enums[member], inner)], True))
            else:
                lines = self._field_or_oneof(name, message, fields[member], entries, inner)
                members.append(([*comments, *lines], False))
        members += [(lines, True) for lines in self._extensions(message.extension, name, inner)]
        yield from _block(f"message {message.name}", _separated(members), indent)

    def _field_or_oneof(
        self,
        scope: str,
        message: DescriptorProto,
        member: FieldDescriptorProto | OneofDescriptorProto,
        entries: Mapping[str, DescriptorProto],
        indent: str,
    ) -> Iterator[str]:
        if isinstance(member, FieldDescriptorProto):
            yield f"{indent}{self._field(scope, member, entries)}"
            return
        inner = indent + _INDENT
        lines = [f"{inner}{line}" for line in _options(member.options)]
        for field in message.field:
            if _oneof_of(message, field) is member:
                lines += self._comments(f"{scope}.{field.name}", inner)
                lines.append(f"{inner}{self._field(scope, field, entries)}")
        yield from _block(f"oneof {member.name}", lines, indent)

    def _field(self, scope: str, field: FieldDescriptorProto, entries: Mapping[str, DescriptorProto]) -> str:
        options = [f'json_name = "{field.json_name}"'] if _has_own_json_name(field) else []
        options += [f"default = {_default(field)}"] if field.HasField("default_value") else []
        options += [line.removeprefix("option ").removesuffix(";") for line in _options(field.options)]
        suffix = f" [{', '.join(options)}]" if options else ""
        return (
            f"{self._label(field, entries)}{self._type(scope, field, entries)} {field.name} = {field.number}{suffix};"
        )

    def _label(self, field: FieldDescriptorProto, entries: Mapping[str, DescriptorProto]) -> str:
        if field.type_name in entries:
            return ""
        if field.label == FieldDescriptorProto.LABEL_REPEATED:
            return "repeated "
        if field.label == FieldDescriptorProto.LABEL_REQUIRED:
            return "required "
        is_proto2 = self._file.syntax in ("", "proto2") and not field.HasField("oneof_index")
        return "optional " if field.proto3_optional or is_proto2 else ""

    def _type(self, scope: str, field: FieldDescriptorProto, entries: Mapping[str, DescriptorProto]) -> str:
        if (entry := entries.get(field.type_name)) is not None:
            key, value = (self._type(scope, part, {}) for part in entry.field)
            return f"map<{key}, {value}>"
        return self._reference(field.type_name, scope) if field.type_name else _SCALARS[field.type]

    def _enum(self, name: str, enum: EnumDescriptorProto, indent: str) -> Iterator[str]:
        inner = indent + _INDENT
        lines = [f"{inner}{line}" for line in (*_options(enum.options), *_reserved(enum))]
        for value in enum.value:
            lines += [*self._comments(f"{name}.{value.name}", inner), f"{inner}{_value(value)}"]
        yield from _block(f"enum {enum.name}", lines, indent)

    def _extensions(self, extensions: Iterable[FieldDescriptorProto], scope: str, indent: str) -> Iterator[list[str]]:
        for extension in extensions:
            line = f"{indent}{_INDENT}{self._field(scope, extension, {})}"
            yield list(_block(f"extend {self._reference(extension.extendee, scope)}", [line], indent))

    def _reference(self, name: str, scope: str) -> str:
        return shortest_reference(name.lstrip("."), scope, self._file.package, self._symbols)

    def _comments(self, name: str, indent: str) -> list[str]:
        found = self._words.get(name, Words())
        detached = [line for part in found.detached for line in (*self._comment(part, indent), "")]
        return [*detached, *self._comment(found.text, indent)]

    def _comment(self, text: str, indent: str) -> Iterator[str]:
        lines = text.rstrip("\n").split("\n") if text.strip() else []
        yield from (f"{indent}//{line.rstrip()}" for line in lines)


def _block(head: str, lines: Sequence[str], indent: str) -> Iterator[str]:
    if not lines:
        yield f"{indent}{head} {{}}"
        return
    yield f"{indent}{head} {{"
    yield from lines
    yield f"{indent}}}"


def _spaced(members: Iterable[Sequence[str]]) -> list[str]:
    """The members with an empty line between any two."""
    lines: list[str] = []
    for member in members:
        if member:
            lines += [*([""] if lines else []), *member]
    return lines


def _separated(members: Iterable[tuple[Sequence[str], bool]]) -> list[str]:
    """The members; those that are declarations of their own have empty lines around them."""
    lines: list[str] = []
    was_declaration = False
    for member, is_declaration in members:
        lines += [*([""] if lines and (is_declaration or was_declaration) else []), *member]
        was_declaration = is_declaration
    return lines


def _fields_and_oneofs(
    scope: str, message: DescriptorProto
) -> Iterator[tuple[str, FieldDescriptorProto | OneofDescriptorProto]]:
    """The fields by full name; those of a oneof are within it."""
    for field in message.field:
        oneof = _oneof_of(message, field)
        yield (f"{scope}.{field.name}", field) if oneof is None else (f"{scope}.{oneof.name}", oneof)


def _oneof_of(message: DescriptorProto, field: FieldDescriptorProto) -> OneofDescriptorProto | None:
    """The oneof that a field is written in; `optional` has one of its own that no text shows."""
    if not field.HasField("oneof_index") or field.proto3_optional:
        return None
    return message.oneof_decl[field.oneof_index]


def _options(options: Any, without: Collection[str] = ()) -> list[str]:
    """Standard options as lines; custom ones are for other tools."""
    return [
        f"option {field.name} = {_option_value(field, value)};"
        for field, value in options.ListFields()
        if not field.is_extension and field.name not in without and field.message_type is None
    ]


def _option_value(field: Any, value: object) -> str:
    if field.enum_type is not None:
        return str(field.enum_type.values_by_number[value].name)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _reserved(holder: DescriptorProto | EnumDescriptorProto) -> Iterator[str]:
    is_enum = isinstance(holder, EnumDescriptorProto)
    # Of a message the end is the first number that is free again, of an enum the last reserved one.
    ranges = [(one.start, one.end if is_enum else one.end - 1) for one in holder.reserved_range]
    if ranges:
        yield f"reserved {', '.join(_range(start, end, is_enum=is_enum) for start, end in ranges)};"
    if holder.reserved_name:
        names = ", ".join(f'"{name}"' for name in holder.reserved_name)
        yield f"reserved {names};"


def _range(start: int, end: int, *, is_enum: bool = False) -> str:
    if start == end:
        return str(start)
    return f"{start} to {'max' if end == (_MAX_ENUM_NUMBER if is_enum else _MAX_FIELD_NUMBER) else end}"


def _value(value: EnumValueDescriptorProto) -> str:
    options = [line.removeprefix("option ").removesuffix(";") for line in _options(value.options)]
    suffix = f" [{', '.join(options)}]" if options else ""
    return f"{value.name} = {value.number}{suffix};"


def _default(field: FieldDescriptorProto) -> str:
    if field.type == FieldDescriptorProto.TYPE_STRING:
        escaped = field.default_value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    # The descriptor has the default of bytes escaped already.
    return f'"{field.default_value}"' if field.type == FieldDescriptorProto.TYPE_BYTES else field.default_value


def _has_own_json_name(field: FieldDescriptorProto) -> bool:
    return bool(field.json_name) and field.json_name != json_name_of(field.name)
