"""The comments of a .proto file, by the element they stand at."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto

from generator.inputs.declarations import (
    ENUM_VALUE,
    FILE_SERVICE,
    MESSAGE_FIELD,
    MESSAGE_ONEOF,
    SERVICE_METHOD,
    declarations,
    qualified,
)

# Lines addressed to tools, not to readers.
_TOOL_LINE = re.compile(r"^\s*(?:buf:lint:|protolint:|\(--|--\))")


def read_comments(file: FileDescriptorProto) -> Mapping[str, str]:
    """Comments by full name (`viam.app.v1.Robot.name`, `viam.app.v1.AppService.GetRobot`)."""
    by_path: dict[Sequence[int], str] = {}
    for location in file.source_code_info.location:
        text = location.leading_comments or location.trailing_comments
        if text.strip():
            by_path[tuple(location.path)] = _clean(text)
    return {name: by_path[path] for name, path in elements(file) if path in by_path}


def _clean(text: str) -> str:
    lines = [line for line in text.splitlines() if not _TOOL_LINE.match(line)]
    # Of `/** … */` the second star is left. Where all lines begin with one, it marks the items of a list.
    if lines and lines[0].startswith("*") and not any(line.startswith("*") for line in lines[1:]):
        lines[0] = lines[0].removeprefix("*")
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip()


def elements(file: FileDescriptorProto) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everything that may have a comment, by full name, with its place."""
    for index, service in enumerate(file.service):
        path = (FILE_SERVICE, index)
        yield qualified(file, service.name), path
        for method_index, method in enumerate(service.method):
            yield qualified(file, f"{service.name}.{method.name}"), (*path, SERVICE_METHOD, method_index)
    for declared in declarations(file):
        yield declared.full_name, declared.path
        if isinstance(declared.descriptor, DescriptorProto):
            names, kind = [field.name for field in declared.descriptor.field], MESSAGE_FIELD
        else:
            names, kind = [value.name for value in declared.descriptor.value], ENUM_VALUE
        for index, name in enumerate(names):
            yield f"{declared.full_name}.{name}", (*declared.path, kind, index)
        if isinstance(declared.descriptor, DescriptorProto):
            for index, oneof in enumerate(declared.descriptor.oneof_decl):
                yield f"{declared.full_name}.{oneof.name}", (*declared.path, MESSAGE_ONEOF, index)


def element_names(files: Iterable[FileDescriptorProto]) -> list[str]:
    """The full names of everything that is to have words, in the order of the files.

    Entries of maps and the oneofs that `optional` makes are the compiler's own.
    """
    names: list[str] = []
    for file in files:
        hidden = set(_compilers_own(file))
        names += [name for name, _ in elements(file) if name not in hidden]
    return names


def _compilers_own(file: FileDescriptorProto) -> Iterator[str]:
    for declared in declarations(file):
        if not isinstance(declared.descriptor, DescriptorProto):
            continue
        if declared.descriptor.options.map_entry:
            yield declared.full_name
            yield from (f"{declared.full_name}.{field.name}" for field in declared.descriptor.field)
        for field in declared.descriptor.field:
            if field.proto3_optional:
                yield f"{declared.full_name}.{declared.descriptor.oneof_decl[field.oneof_index].name}"
