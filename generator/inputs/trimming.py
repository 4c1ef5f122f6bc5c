"""Takes out of a .proto file what only other tools read: custom options, their definitions, and imports for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto

from generator.inputs.declarations import enums, fields, messages, type_references


def extends_options(extension: FieldDescriptorProto) -> bool:
    """Whether it defines a custom option: for tools that read .proto files, of no use in an SDK."""
    return extension.extendee.startswith(".google.protobuf.") and extension.extendee.endswith("Options")


def drop_foreign_options(file: FileDescriptorProto) -> None:
    """Removes custom options and their definitions: two SDKs in one process would both register them."""
    holders: list[Any] = [file, *file.service, *fields(file), *enums(file), *messages(file)]
    holders += [method for service in file.service for method in service.method]
    holders += [value for enum in enums(file) for value in enum.value]
    holders += [oneof for message in messages(file) for oneof in message.oneof_decl]
    for holder in holders:
        if holder.HasField("options"):
            _drop_custom(holder)
    for extensions in (file.extension, *(message.extension for message in messages(file))):
        kept = [e for e in extensions if not extends_options(e)]
        if len(kept) != len(extensions):
            del extensions[:]
            extensions.extend(kept)


def _drop_custom(holder: Any) -> None:
    options = holder.options
    options.DiscardUnknownFields()
    # A custom option whose definition happens to be loaded here is no unknown field.
    for option in [option for option, _ in options.ListFields() if option.is_extension]:
        options.ClearExtension(option)
    if not options.ListFields():
        holder.ClearField("options")


def drop_unused_imports(
    file: FileDescriptorProto, own_names: Collection[str], types_by_file: Mapping[str, set[str]]
) -> None:
    """Drops imports of foreign files that only custom options needed, such as `google/api/annotations.proto`."""
    used = type_references(file)
    public = {file.dependency[index] for index in file.public_dependency}
    kept = [
        name for name in file.dependency if name in own_names or name in public or types_by_file.get(name, set()) & used
    ]
    kept_public = [index for index, name in enumerate(kept) if name in public]
    del file.dependency[:], file.public_dependency[:], file.weak_dependency[:]
    file.dependency.extend(kept)
    file.public_dependency.extend(kept_public)
