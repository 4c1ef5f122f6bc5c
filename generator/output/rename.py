"""Moves an API's descriptors under the SDK's own names.

Descriptors of a process live in one pool. Another SDK of the same API registers the same file and symbol
names there, and two versions of one file are a hard error at import. So every own file and package gets
the SDK's package as a prefix before protoc generates Python from it. On the wire, RPC paths stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)

from generator.inputs.sources import Sources
from generator.model.index import extends_options
from generator.model.modules import renamed_file


def rename(sources: Sources, package: str) -> FileDescriptorSet:
    """The descriptor set with the own files renamed and stripped of what only other tools read."""
    own_types = {name for file in sources.own_files for name in type_names(file)}
    own_types_by_file = {file.name: set(type_names(file)) for file in sources.files.file}
    renamed = FileDescriptorSet()
    for file in sources.files.file:
        copy = renamed.file.add()
        copy.CopyFrom(file)
        if file.name in sources.own_names:
            _drop_foreign_options(copy)
            _drop_unused_imports(copy, sources.own_names, own_types_by_file)
            _rename_file(copy, package, sources.own_names, own_types)
    return renamed


def type_names(file: FileDescriptorProto) -> Iterator[str]:
    """Full names, with the leading dot that references use, of the messages and enums of a file."""
    prefix = f".{file.package}." if file.package else "."
    for enum in file.enum_type:
        yield prefix + enum.name
    for message in file.message_type:
        yield from _nested_type_names(message, prefix)


def _nested_type_names(message: DescriptorProto, prefix: str) -> Iterator[str]:
    yield prefix + message.name
    for enum in message.enum_type:
        yield f"{prefix}{message.name}.{enum.name}"
    for nested in message.nested_type:
        yield from _nested_type_names(nested, f"{prefix}{message.name}.")


def _rename_file(file: FileDescriptorProto, package: str, own_names: frozenset[str], own_types: set[str]) -> None:
    file.name = renamed_file(package, file.name)
    file.package = f"{package}.{file.package}" if file.package else package
    for index, dependency in enumerate(file.dependency):
        if dependency in own_names:
            file.dependency[index] = renamed_file(package, dependency)

    def moved(reference: str) -> str:
        return f".{package}{reference}" if reference in own_types else reference

    for field in _fields(file):
        if field.type_name:
            field.type_name = moved(field.type_name)
        if field.extendee:
            field.extendee = moved(field.extendee)
    for service in file.service:
        for method in service.method:
            method.input_type = moved(method.input_type)
            method.output_type = moved(method.output_type)


def _fields(file: FileDescriptorProto) -> Iterator[FieldDescriptorProto]:
    """Every field and extension of a file, at any depth."""
    yield from file.extension
    for message in _messages(file.message_type):
        yield from message.field
        yield from message.extension


def _messages(messages: Iterable[DescriptorProto]) -> Iterator[DescriptorProto]:
    for message in messages:
        yield message
        yield from _messages(message.nested_type)


def _drop_foreign_options(file: FileDescriptorProto) -> None:
    """Removes custom options and their definitions: two SDKs in one process would both register them."""
    holders: list[Any] = [file, *file.service, *_fields(file), *_enums(file), *_messages(file.message_type)]
    holders += [method for service in file.service for method in service.method]
    holders += [value for enum in _enums(file) for value in enum.value]
    holders += [oneof for message in _messages(file.message_type) for oneof in message.oneof_decl]
    for holder in holders:
        if holder.HasField("options"):
            holder.options.DiscardUnknownFields()
    for extensions in (file.extension, *(message.extension for message in _messages(file.message_type))):
        kept = [e for e in extensions if not extends_options(e)]
        if len(kept) != len(extensions):
            del extensions[:]
            extensions.extend(kept)


def _enums(file: FileDescriptorProto) -> Iterator[EnumDescriptorProto]:
    yield from file.enum_type
    for message in _messages(file.message_type):
        yield from message.enum_type


def _drop_unused_imports(
    file: FileDescriptorProto, own_names: frozenset[str], types_by_file: dict[str, set[str]]
) -> None:
    """Drops imports of foreign files that only custom options needed, such as `google/api/annotations.proto`."""
    used = {reference for field in _fields(file) for reference in (field.type_name, field.extendee)}
    used |= {name for service in file.service for m in service.method for name in (m.input_type, m.output_type)}
    public = {file.dependency[index] for index in file.public_dependency}
    kept = [
        name for name in file.dependency if name in own_names or name in public or types_by_file.get(name, set()) & used
    ]
    kept_public = [index for index, name in enumerate(kept) if name in public]
    del file.dependency[:], file.public_dependency[:], file.weak_dependency[:]
    file.dependency.extend(kept)
    file.public_dependency.extend(kept_public)
