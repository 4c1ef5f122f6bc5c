"""The messages, enums and services of a .proto file, at any depth: the one walk that everything else uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)

# Field numbers in descriptor.proto: the place of a comment is a path of such numbers and of indexes.
FILE_MESSAGE, FILE_ENUM, FILE_SERVICE = 4, 5, 6
SERVICE_METHOD, MESSAGE_FIELD, ENUM_VALUE = 2, 2, 2
MESSAGE_NESTED, MESSAGE_ENUM, MESSAGE_ONEOF = 3, 4, 8


@dataclass(frozen=True)
class Declaration:
    """A message or enum: its name inside its file (`Outer.Inner`), its full name, and its place in the file."""

    local_name: str
    full_name: str
    path: tuple[int, ...]
    descriptor: DescriptorProto | EnumDescriptorProto


def qualified(file: FileDescriptorProto, name: str) -> str:
    """The full name of what a file declares."""
    return f"{file.package}.{name}" if file.package else name


def declarations(file: FileDescriptorProto) -> Iterator[Declaration]:
    """Every message and enum, outer ones before those nested in them."""
    for index, enum in enumerate(file.enum_type):
        yield Declaration(enum.name, qualified(file, enum.name), (FILE_ENUM, index), enum)
    for index, message in enumerate(file.message_type):
        yield from _nested_declarations(file, message, "", (FILE_MESSAGE, index))


def _nested_declarations(
    file: FileDescriptorProto, message: DescriptorProto, outer: str, path: tuple[int, ...]
) -> Iterator[Declaration]:
    name = outer + message.name
    yield Declaration(name, qualified(file, name), path, message)
    for index, enum in enumerate(message.enum_type):
        inner = f"{name}.{enum.name}"
        yield Declaration(inner, qualified(file, inner), (*path, MESSAGE_ENUM, index), enum)
    for index, nested in enumerate(message.nested_type):
        yield from _nested_declarations(file, nested, f"{name}.", (*path, MESSAGE_NESTED, index))


def messages(file: FileDescriptorProto) -> Iterator[DescriptorProto]:
    """Every message."""
    return (declared.descriptor for declared in declarations(file) if isinstance(declared.descriptor, DescriptorProto))


def enums(file: FileDescriptorProto) -> Iterator[EnumDescriptorProto]:
    """Every enum."""
    return (
        declared.descriptor for declared in declarations(file) if isinstance(declared.descriptor, EnumDescriptorProto)
    )


def fields(file: FileDescriptorProto) -> Iterator[FieldDescriptorProto]:
    """Every field and extension."""
    yield from file.extension
    for message in messages(file):
        yield from message.field
        yield from message.extension


def type_references(file: FileDescriptorProto) -> set[str]:
    """The types that a file uses, by full name with a leading dot."""
    used = {reference for field in fields(file) for reference in (field.type_name, field.extendee) if reference}
    return used | {name for service in file.service for m in service.method for name in (m.input_type, m.output_type)}
