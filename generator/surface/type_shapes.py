"""Messages and enums as callers see them, read from descriptors alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FeatureSet,
    FieldDescriptorProto,
    FileDescriptorProto,
)

from generator.inputs.declarations import declarations
from generator.inputs.sources import Sources
from generator.model.types.types import MESSAGE_TYPES

_F = FieldDescriptorProto
_NAMES: Mapping[int, str] = {
    number: name.removeprefix("TYPE_").lower() for name, number in FieldDescriptorProto.Type.items()
}


@dataclass(frozen=True)
class FieldShape:
    """A field, or the value of an enum, which has a number only."""

    number: int
    type: str = ""  # as a .proto file writes it: `repeated shop.Item`
    presence: str = ""  # "optional", "required", or nothing: unset cannot be told from the default
    oneof: str = ""
    json_name: str = ""
    packing: str = ""  # "packed" or "not packed" where the file says so
    is_deprecated: bool = False

    def __str__(self) -> str:
        return " ".join(part for part in (self.presence, self.type) if part) or str(self.number)


@dataclass(frozen=True)
class TypeShape:
    """A message with its fields, or an enum with its values."""

    file: str
    kind: str  # "message" or "enum"
    members: Mapping[str, FieldShape]
    is_deprecated: bool = False
    reserved_numbers: tuple[tuple[int, int], ...] = ()  # ranges, the first and the last number of each
    reserved_names: tuple[str, ...] = ()

    def reserves(self, number: int) -> bool:
        """Whether a number may not be used again."""
        return any(first <= number <= last for first, last in self.reserved_numbers)


def type_shapes(sources: Sources) -> dict[str, TypeShape]:
    """The types of an API's own files, without the entries of maps, which callers never see."""
    shapes: dict[str, TypeShape] = {}
    entries = _map_entries(sources)
    for file in sources.own_files:
        for declared in declarations(file):
            descriptor = declared.descriptor
            if not isinstance(descriptor, DescriptorProto):
                shapes[declared.full_name] = _enum(file, descriptor)
            elif not descriptor.options.map_entry:
                shapes[declared.full_name] = _message(file, descriptor, entries)
    return shapes


def _enum(file: FileDescriptorProto, enum: EnumDescriptorProto) -> TypeShape:
    return TypeShape(
        file.name,
        "enum",
        {value.name: FieldShape(value.number, is_deprecated=value.options.deprecated) for value in enum.value},
        enum.options.deprecated,
        tuple((reserved.start, reserved.end) for reserved in enum.reserved_range),
        tuple(enum.reserved_name),
    )


def _message(file: FileDescriptorProto, message: DescriptorProto, entries: Mapping[str, DescriptorProto]) -> TypeShape:
    return TypeShape(
        file.name,
        "message",
        dict(_fields(file, message, entries)),
        message.options.deprecated,
        # Descriptors have the number after the last one.
        tuple((reserved.start, reserved.end - 1) for reserved in message.reserved_range),
        tuple(message.reserved_name),
    )


def _map_entries(sources: Sources) -> dict[str, DescriptorProto]:
    return {
        f".{declared.full_name}": declared.descriptor
        for file in sources.own_files
        for declared in declarations(file)
        if isinstance(declared.descriptor, DescriptorProto) and declared.descriptor.options.map_entry
    }


def _fields(
    file: FileDescriptorProto, message: DescriptorProto, entries: Mapping[str, DescriptorProto]
) -> Iterator[tuple[str, FieldShape]]:
    for field in message.field:
        is_in_oneof = field.HasField("oneof_index") and not field.proto3_optional
        oneof = message.oneof_decl[field.oneof_index].name if is_in_oneof else ""
        yield (
            field.name,
            FieldShape(
                field.number,
                _type(field, entries),
                _presence(file, field),
                oneof,
                field.json_name or _json_name(field.name),
                _packing(field),
                field.options.deprecated,
            ),
        )


def _json_name(name: str) -> str:
    """What protoc makes of a name, where a descriptor was made without it."""
    first, *others = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in others)


def _packing(field: FieldDescriptorProto) -> str:
    if not field.options.HasField("packed"):
        return ""
    return "packed" if field.options.packed else "not packed"


def _type(field: FieldDescriptorProto, entries: Mapping[str, DescriptorProto]) -> str:
    if (entry := entries.get(field.type_name)) is not None:
        key, value = entry.field
        return f"map<{_singular(key)}, {_singular(value)}>"
    is_repeated = field.label == _F.LABEL_REPEATED
    return f"repeated {_singular(field)}" if is_repeated else _singular(field)


def _singular(field: FieldDescriptorProto) -> str:
    return field.type_name.lstrip(".") or _NAMES[field.type]


def _presence(file: FileDescriptorProto, field: FieldDescriptorProto) -> str:
    """How a lone scalar tells that it is unset; messages and members of a oneof always can."""
    is_edition = file.syntax == "editions"
    presence = _feature(file, field) if is_edition else None
    if field.label == _F.LABEL_REQUIRED or presence == FeatureSet.LEGACY_REQUIRED:
        return "required"
    is_member = field.HasField("oneof_index") and not field.proto3_optional
    if field.label == _F.LABEL_REPEATED or field.type in MESSAGE_TYPES or is_member:
        return ""
    if is_edition:
        return "" if presence == FeatureSet.IMPLICIT else "optional"
    return "optional" if field.proto3_optional or file.syntax != "proto3" else ""


def _feature(file: FileDescriptorProto, field: FieldDescriptorProto) -> int | None:
    """The presence that the field, or else its file, states; None for the edition's own."""
    for options in (field.options, file.options):
        if options.features.HasField("field_presence"):
            return options.features.field_presence
    return None
