"""Finds messages, enums and comments of a descriptor set by full name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)

from generator.inputs.comments import read_comments
from generator.inputs.sources import Sources


@dataclass(frozen=True)
class Entry:
    """A message or enum, the file that declares it, and its name inside that file (`Outer.Inner`)."""

    file: str
    local_name: str
    descriptor: DescriptorProto | EnumDescriptorProto


class DescriptorIndex:
    """Look-ups over everything protoc saw."""

    def __init__(self, sources: Sources) -> None:
        self.entries: dict[str, Entry] = {}
        self.comments: dict[str, str] = {}
        self.file_names = [file.name for file in sources.files.file]
        for file in sources.files.file:
            for local_name, descriptor in _types(file):
                full_name = f"{file.package}.{local_name}" if file.package else local_name
                self.entries[full_name] = Entry(file.name, local_name, descriptor)
        for file in sources.own_files:
            self.comments.update(read_comments(file))

    def message(self, full_name: str) -> DescriptorProto:
        """The message of that name, with or without the leading dot of references."""
        descriptor = self.entries[full_name.lstrip(".")].descriptor
        assert isinstance(descriptor, DescriptorProto)
        return descriptor

    def map_entry(self, field: FieldDescriptorProto) -> DescriptorProto | None:
        """The key-value message behind a map field; None for any other field."""
        if field.type != FieldDescriptorProto.TYPE_MESSAGE or field.label != FieldDescriptorProto.LABEL_REPEATED:
            return None
        message = self.message(field.type_name)
        return message if message.options.map_entry else None


def is_repeated(field: FieldDescriptorProto) -> bool:
    """Whether the field holds many values; maps are repeated too."""
    return field.label == FieldDescriptorProto.LABEL_REPEATED


def extends_options(extension: FieldDescriptorProto) -> bool:
    """Whether it defines a custom option: for tools that read .proto files, of no use in an SDK."""
    return extension.extendee.startswith(".google.protobuf.") and extension.extendee.endswith("Options")


def _types(file: FileDescriptorProto) -> Iterator[tuple[str, DescriptorProto | EnumDescriptorProto]]:
    for enum in file.enum_type:
        yield enum.name, enum
    for message in file.message_type:
        yield from _message_types(message, "")


def _message_types(
    message: DescriptorProto, prefix: str
) -> Iterator[tuple[str, DescriptorProto | EnumDescriptorProto]]:
    name = prefix + message.name
    yield name, message
    for enum in message.enum_type:
        yield f"{name}.{enum.name}", enum
    for nested in message.nested_type:
        yield from _message_types(nested, f"{name}.")
