"""What messages, enums and extensions are called in Python: as in the proto wherever Python can write that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from google.protobuf.descriptor_pb2 import DescriptorProto, EnumDescriptorProto, FileDescriptorProto

from generator.inputs.declarations import declarations, qualified
from generator.naming import is_writable, safe_name


def python_names(files: Iterable[FileDescriptorProto]) -> dict[str, str]:
    """The full name in Python of every message, enum and extension, by its full name.

    `p.None.class` is `p.None_.class_`: `from p import None` is no Python, and `__M` inside a class is another name.
    """
    files = list(files)
    names_in: dict[str, set[str]] = defaultdict(set)
    for name in (name for file in files for name in _symbols(file)):
        scope, _, own = name.rpartition(".")
        names_in[scope].add(own)
    python: dict[str, str] = {}
    for name, is_fixed in (named for file in files for named in _named(file)):
        scope, dot, own = name.rpartition(".")
        if not is_fixed and (not is_writable(own) or own.startswith("_")):
            own = safe_name(own, names_in[scope])
            names_in[scope].add(own)
        python[name] = f"{python.get(scope, scope)}{dot}{own}"
    return python


def _named(file: FileDescriptorProto) -> Iterator[tuple[str, bool]]:
    """Full names of all that Python gets a name for, the outer before the inner, and whether no other name will do."""
    yield from ((qualified(file, extension.name), False) for extension in file.extension)
    for declared in declarations(file):
        # protoc insists on the names of the entries of maps.
        is_map_entry = isinstance(declared.descriptor, DescriptorProto) and declared.descriptor.options.map_entry
        yield declared.full_name, is_map_entry
        if isinstance(declared.descriptor, DescriptorProto):
            yield from (
                (f"{declared.full_name}.{extension.name}", False) for extension in declared.descriptor.extension
            )


def _symbols(file: FileDescriptorProto) -> Iterator[str]:
    """Full names of everything that may stand beside one of those: all but packages, RPCs and oneofs."""
    yield from (name for name, _ in _named(file))
    yield from (qualified(file, service.name) for service in file.service)
    for declared in declarations(file):
        if isinstance(declared.descriptor, EnumDescriptorProto):
            scope, dot, _ = declared.full_name.rpartition(".")
            yield from (f"{scope}{dot}{value.name}" for value in declared.descriptor.value)
        else:
            yield from (f"{declared.full_name}.{field.name}" for field in declared.descriptor.field)
