"""Moves an API's descriptors under the SDK's own names.

Descriptors of a process live in one pool. Another SDK of the same API registers the same file and symbol
names there, and two versions of one file are a hard error at import. So every own file and package gets
the SDK's package as a prefix before protoc generates Python from it, and types whose names Python cannot write get
others. On the wire, RPC paths stay what they were.
"""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable, Mapping

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)

from generator.inputs.comments import elements
from generator.inputs.declarations import declarations, fields
from generator.inputs.sources import Sources
from generator.inputs.trimming import drop_foreign_options, drop_unused_imports
from generator.model.api import Api
from generator.model.plan.modules import renamed_files
from generator.model.plan.type_names import python_names


def rename(sources: Sources, api: Api) -> FileDescriptorSet:
    """The descriptor set with the own files renamed, stripped of what only other tools read, and secrets marked."""
    package, paths = api.package, renamed_files(api.pb2_folder, sources.module_names)
    files = {name: path for name, path in paths.items() if name in sources.own_names}
    types = {f".{name}": f".{package}.{python}" for name, python in python_names(sources.own_files).items()}
    types_by_file = {file.name: {f".{of.full_name}" for of in declarations(file)} for file in sources.files.file}
    renamed = FileDescriptorSet()
    for file in sources.files.file:
        copy = renamed.file.add()
        copy.CopyFrom(file)
        if file.name in sources.own_names:
            _mark_secrets(copy, api.secret_fields)
            _reword(copy, api.stub_comments)
            if not api.keep_options:
                drop_foreign_options(copy)
                drop_unused_imports(copy, sources.own_names, types_by_file)
            _rename_references(copy, types)
            _rename_types(copy, types)
            _rename_file(copy, package, files)
    return renamed


def _reword(file: FileDescriptorProto, comments: Mapping[str, str]) -> None:
    """Gives elements other comments than the .proto file has."""
    by_path = {path: comments[name] for name, path in elements(file) if name in comments}
    for location in file.source_code_info.location:
        if (comment := by_path.get(tuple(location.path))) is not None:
            location.leading_comments = textwrap.indent(comment, " ", lambda _: True) + "\n"
            location.ClearField("trailing_comments")


def with_lent_files(renamed: FileDescriptorSet, sources: Sources, api: Api) -> FileDescriptorSet:
    """The set with the files of other packages where the SDK says their types: for stubs alone, as their descriptors stay."""
    paths = renamed_files(api.pb2_folder, sources.module_names)
    moved = FileDescriptorSet()
    moved.CopyFrom(renamed)
    for file in moved.file:
        file.name = paths.get(file.name, file.name)
        for index, dependency in enumerate(file.dependency):
            file.dependency[index] = paths.get(dependency, dependency)
    return moved


def _rename_file(file: FileDescriptorProto, package: str, files: Mapping[str, str]) -> None:
    file.name = files[file.name]
    file.package = f"{package}.{file.package}" if file.package else package
    for index, dependency in enumerate(file.dependency):
        file.dependency[index] = files.get(dependency, dependency)


def _rename_references(file: FileDescriptorProto, types: Mapping[str, str]) -> None:
    for field in fields(file):
        if field.type_name:
            field.type_name = types.get(field.type_name, field.type_name)
        if field.extendee:
            field.extendee = types.get(field.extendee, field.extendee)
    for service in file.service:
        for method in service.method:
            method.input_type = types.get(method.input_type, method.input_type)
            method.output_type = types.get(method.output_type, method.output_type)


def _rename_types(file: FileDescriptorProto, types: Mapping[str, str]) -> None:
    prefix = f".{file.package}." if file.package else "."
    _rename_named([*file.enum_type, *file.extension], prefix, types)
    _rename_messages(file.message_type, prefix, types)


def _rename_messages(messages: Iterable[DescriptorProto], prefix: str, types: Mapping[str, str]) -> None:
    for message in messages:
        inner = f"{prefix}{message.name}."
        _rename_messages(message.nested_type, inner, types)
        _rename_named([*message.enum_type, *message.extension], inner, types)
        _rename_named([message], prefix, types)


def _rename_named(
    elements: Iterable[DescriptorProto | EnumDescriptorProto | FieldDescriptorProto],
    prefix: str,
    types: Mapping[str, str],
) -> None:
    for element in elements:
        element.name = types.get(prefix + element.name, element.name).rpartition(".")[2]


def _mark_secrets(file: FileDescriptorProto, secret_fields: Collection[str]) -> None:
    """Sets protobuf's own mark for what must not be printed, which the runtime goes by."""
    for declared in declarations(file):
        if isinstance(declared.descriptor, DescriptorProto):
            for field in declared.descriptor.field:
                if f"{declared.full_name}.{field.name}" in secret_fields:
                    field.options.debug_redact = True
