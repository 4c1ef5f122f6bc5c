"""The comments of a .proto file, by the element they stand at."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from google.protobuf.descriptor_pb2 import DescriptorProto, EnumDescriptorProto, FileDescriptorProto

# Field numbers in descriptor.proto: a comment's place is the path of such numbers and indexes.
_FILE_MESSAGE, _FILE_ENUM, _FILE_SERVICE = 4, 5, 6
_SERVICE_METHOD = 2
_MESSAGE_FIELD, _MESSAGE_NESTED, _MESSAGE_ENUM = 2, 3, 4
_ENUM_VALUE = 2

# Lines addressed to tools, not to readers.
_TOOL_LINE = re.compile(r"^\s*(?:buf:lint:|protolint:|\(--|--\))")


def read_comments(file: FileDescriptorProto) -> Mapping[str, str]:
    """Comments by full name (`viam.app.v1.Robot.name`, `viam.app.v1.AppService.GetRobot`)."""
    by_path: dict[Sequence[int], str] = {}
    for location in file.source_code_info.location:
        text = location.leading_comments or location.trailing_comments
        if text.strip():
            by_path[tuple(location.path)] = _clean(text)
    return {name: by_path[path] for name, path in _elements(file) if path in by_path}


def _clean(text: str) -> str:
    lines = [line for line in text.splitlines() if not _TOOL_LINE.match(line)]
    # `/** … */` blocks keep their leading stars in the descriptor.
    if lines and all(line.lstrip().startswith("*") or not line.strip() for line in lines):
        lines = [re.sub(r"^\s*\*", "", line) for line in lines]
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).strip()


def _elements(file: FileDescriptorProto) -> Iterator[tuple[str, tuple[int, ...]]]:
    prefix = f"{file.package}." if file.package else ""
    for index, service in enumerate(file.service):
        path = (_FILE_SERVICE, index)
        yield prefix + service.name, path
        for method_index, method in enumerate(service.method):
            yield f"{prefix}{service.name}.{method.name}", (*path, _SERVICE_METHOD, method_index)
    for index, message in enumerate(file.message_type):
        yield from _message_elements(message, prefix, (_FILE_MESSAGE, index))
    for index, enum in enumerate(file.enum_type):
        yield from _enum_elements(enum, prefix, (_FILE_ENUM, index))


def _message_elements(
    message: DescriptorProto, prefix: str, path: tuple[int, ...]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    name = prefix + message.name
    yield name, path
    for index, field in enumerate(message.field):
        yield f"{name}.{field.name}", (*path, _MESSAGE_FIELD, index)
    for index, nested in enumerate(message.nested_type):
        yield from _message_elements(nested, f"{name}.", (*path, _MESSAGE_NESTED, index))
    for index, enum in enumerate(message.enum_type):
        yield from _enum_elements(enum, f"{name}.", (*path, _MESSAGE_ENUM, index))


def _enum_elements(
    enum: EnumDescriptorProto, prefix: str, path: tuple[int, ...]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield prefix + enum.name, path
    for index, value in enumerate(enum.value):
        yield f"{prefix}{enum.name}.{value.name}", (*path, _ENUM_VALUE, index)
