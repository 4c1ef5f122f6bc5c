"""The comments of a .proto file, by the element they stand at."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto

from generator.inputs.declarations import (
    ENUM_VALUE,
    FILE_SERVICE,
    MESSAGE_FIELD,
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
    return {name: by_path[path] for name, path in commented_elements(file) if path in by_path}


def _clean(text: str) -> str:
    lines = [line for line in text.splitlines() if not _TOOL_LINE.match(line)]
    # Of `/** … */` the second star is left. Where all lines begin with one, it marks the items of a list.
    if lines and lines[0].startswith("*") and not any(line.startswith("*") for line in lines[1:]):
        lines[0] = lines[0].removeprefix("*")
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip()


def commented_elements(file: FileDescriptorProto) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everything that may have a comment, with its place."""
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
