"""Finds messages, enums and comments of a descriptor set by full name."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FeatureSet,
    FieldDescriptorProto,
)

from generator.inputs.comments import read_comments
from generator.inputs.declarations import declarations
from generator.inputs.sources import Sources
from generator.model.plan.type_names import python_names


@dataclass(frozen=True)
class Entry:
    """A message or enum, the file that declares it, and its name inside that file (`Outer.Inner`)."""

    file: str
    local_name: str  # as Python has it
    descriptor: DescriptorProto | EnumDescriptorProto


class DescriptorIndex:
    """Look-ups over everything protoc saw."""

    def __init__(self, sources: Sources) -> None:
        self.entries: dict[str, Entry] = {}
        self.comments: dict[str, str] = {}
        self.file_names = [file.name for file in sources.files.file]
        self.python_names = python_names(sources.own_files)
        for file in sources.files.file:
            for declared in declarations(file):
                prefix = declared.full_name.removesuffix(declared.local_name)
                name = self.python_names.get(declared.full_name, declared.full_name).removeprefix(prefix)
                self.entries[declared.full_name] = Entry(file.name, name, declared.descriptor)
        for file in sources.own_files:
            self.comments.update(read_comments(file))

    def message(self, full_name: str) -> DescriptorProto:
        """The message of that name, with or without the leading dot of references."""
        descriptor = self.entries[full_name.lstrip(".")].descriptor
        assert isinstance(descriptor, DescriptorProto)
        return descriptor

    def is_message(self, full_name: str) -> bool:
        """Whether there is a message of that name, with or without the leading dot of references."""
        entry = self.entries.get(full_name.lstrip("."))
        return entry is not None and isinstance(entry.descriptor, DescriptorProto)

    def fields(self, full_name: str) -> Sequence[FieldDescriptorProto]:
        """The fields of a message; none where there is no such message."""
        return self.message(full_name).field if self.is_message(full_name) else ()

    def likely_names(self, full_name: str, members: Set[str]) -> list[str]:
        """What may be meant by the name of a type that is not there: types that have all these fields or values."""
        found = [name for name, entry in self.entries.items() if members and members <= _member_names(entry)]
        own = full_name.rpartition(".")[2]
        return [name for name in self.entries if name.rpartition(".")[2] == own] or found

    def map_entry(self, field: FieldDescriptorProto) -> DescriptorProto | None:
        """The key-value message behind a map field; None for any other field."""
        if field.type != FieldDescriptorProto.TYPE_MESSAGE or field.label != FieldDescriptorProto.LABEL_REPEATED:
            return None
        message = self.message(field.type_name)
        return message if message.options.map_entry else None


def _member_names(entry: Entry) -> set[str]:
    if isinstance(entry.descriptor, DescriptorProto):
        return {field.name for field in entry.descriptor.field}
    return {value.name for value in entry.descriptor.value}


def is_repeated(field: FieldDescriptorProto) -> bool:
    """Whether the field holds many values; maps are repeated too."""
    return field.label == FieldDescriptorProto.LABEL_REPEATED


def is_required(field: FieldDescriptorProto) -> bool:
    """Whether a message without the field is not sent: proto2's `required`, which editions write as a feature."""
    is_legacy = field.options.features.field_presence == FeatureSet.LEGACY_REQUIRED
    return is_legacy or field.label == FieldDescriptorProto.LABEL_REQUIRED
