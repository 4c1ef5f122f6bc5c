"""Names for what parameters take in place of an enum: its values, or their names as text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FileDescriptorProto

from generator.inputs.declarations import Declaration, declarations
from generator.model.api import EnumAlias
from generator.naming import free_name, pascal_case

_SUFFIX = "OrName"


def enum_aliases(
    files: Iterable[FileDescriptorProto], modules: Mapping[str, str], python_names: Mapping[str, str]
) -> dict[str, EnumAlias]:
    """The alias of each enum, by the enum's full name; no two are alike, as one client may need both.

    Args:
        files: The files that have public modules of their own.
        modules: Those modules, by file.
        python_names: What messages and enums are called in Python, by full name.
    """
    files = list(files)
    declared = [(file, found) for file in files for found in declarations(file)]
    enums = [(file, found) for file, found in declared if isinstance(found.descriptor, EnumDescriptorProto)]
    taken = {found.local_name for _, found in declared}
    taken |= {value.name for file in files for enum in file.enum_type for value in enum.value}
    aliases: dict[str, EnumAlias] = {}
    # Of two enums with one name, that in the less nested module has the plain one.
    for file, found in sorted(enums, key=lambda item: modules[item[0].name].count(".")):
        assert isinstance(found.descriptor, EnumDescriptorProto)
        stem = _joined(found)
        if stem + _SUFFIX in taken:
            stem = pascal_case(modules[file.name].rpartition(".")[2]) + stem
        name = free_name(stem + _SUFFIX, taken)
        taken.add(name)
        full_name = found.full_name
        local_name = python_names.get(full_name, full_name).removeprefix(f"{file.package}." if file.package else "")
        values = tuple(value.name for value in found.descriptor.value)
        aliases[full_name] = EnumAlias(name, file.name, local_name, full_name, values)
    return aliases


def _joined(enum: Declaration) -> str:
    return enum.local_name.replace(".", "")
