"""Which of upstream's facts are taken: the services that the SDK has, and what they import. Pure functions."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.declarations import declarations, qualified
from generator.inputs.roots import is_external
from generator.inputs.trimming import drop_foreign_options, drop_unused_imports
from generator.problems import Problems
from generator.sync.renamed_elements import renames


@dataclass(frozen=True)
class Facts:
    """What is taken of a source, by file, and the services that were left."""

    files: dict[str, FileDescriptorProto]
    left_services: tuple[str, ...]


def choose_facts(
    today: Mapping[str, FileDescriptorProto],
    upstream: Mapping[str, FileDescriptorProto],
    *,
    own: Collection[str],
    add: Iterable[str],
    place: str,
    problems: Problems,
) -> Facts:
    """Takes upstream's files; `own` are today's files that upstream does not have, and that stay."""
    trimmed = {name: _trimmed(file, upstream) for name, file in upstream.items() if name not in own}
    services = {name: file.name for file in trimmed.values() for name in _services(file)}
    ours = [name for file in today.values() if file.name not in own for name in _services(file)]
    renamed = renames([file for file in today.values() if file.name not in own], trimmed.values())
    wanted = [renamed.get(name, name) for name in ours] + list(_added(add, services, place, problems))
    found = [name for name in dict.fromkeys(wanted) if name in services]
    if ours and not found:
        problems.add(place, f"has none of the {len(ours)} services of the SDK, such as {ours[0]}")
    files: dict[str, FileDescriptorProto] = {}
    for name in found:
        _take(services[name], "", trimmed, own, files, place, problems)
    for file in files.values():
        kept = [service for service in file.service if qualified(file, service.name) in found]
        del file.service[:]
        file.service.extend(kept)
    left = tuple(name for name in services if name not in found)
    return Facts({**files, **{name: today[name] for name in own if name in today}}, left)


def symbols_of(files: Iterable[FileDescriptorProto]) -> set[str]:
    """Everything that a reference may begin with or mean: packages, types and services, those of imports too."""
    found: set[str] = set()
    files = list(files)
    external = [
        descriptor for file in files for name in file.dependency if (descriptor := shipped_file(name)) is not None
    ]
    for file in (*files, *external):
        parts = file.package.split(".") if file.package else []
        found |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        found |= {declared.full_name for declared in declarations(file)} | set(_services(file))
    return found


def _services(file: FileDescriptorProto) -> Iterator[str]:
    return (qualified(file, service.name) for service in file.service)


def _added(add: Iterable[str], services: Mapping[str, str], place: str, problems: Problems) -> Iterator[str]:
    """The services that are asked for, by their full or their own name."""
    for asked in add:
        meant = [name for name in services if asked in (name, name.rpartition(".")[2])]
        if len(meant) == 1:
            yield meant[0]
        elif meant:
            problems.add(place, f"--add {asked} could be {' or '.join(meant)}")
        else:
            problems.add(place, f"has no service {asked}", got=asked, known=services)


def _take(
    name: str,
    importer: str,
    upstream: Mapping[str, FileDescriptorProto],
    own: Collection[str],
    files: dict[str, FileDescriptorProto],
    place: str,
    problems: Problems,
) -> None:
    if name in files or name in own or is_external(name):
        return
    if name not in upstream:
        problems.add(place, f"has {importer} but not {name}, which it imports")
        return
    files[name] = upstream[name]
    for dependency in upstream[name].dependency:
        _take(dependency, name, upstream, own, files, place, problems)


def _trimmed(file: FileDescriptorProto, upstream: Mapping[str, FileDescriptorProto]) -> FileDescriptorProto:
    """The file without what only other tools and languages read: custom options, and all of the file's own."""
    copy = FileDescriptorProto()
    copy.CopyFrom(file)
    drop_foreign_options(copy)
    copy.ClearField("options")
    drop_unused_imports(copy, (), {name: _types_through(name, upstream, frozenset()) for name in file.dependency})
    return copy


def _types_through(name: str, upstream: Mapping[str, FileDescriptorProto], seen: frozenset[str]) -> set[str]:
    """The types that an import brings: the file's own, and those of its public imports."""
    file = upstream.get(name) or shipped_file(name)
    if file is None or name in seen:
        return set()
    types = {f".{declared.full_name}" for declared in declarations(file)}
    for index in file.public_dependency:
        types |= _types_through(file.dependency[index], upstream, seen | {name})
    return types


@cache
def shipped_file(name: str) -> FileDescriptorProto | None:
    """A file whose message module some package ships."""
    if not is_external(name):
        return None
    try:
        module = importlib.import_module(name.removesuffix(".proto").replace("/", ".") + "_pb2")
    except ImportError:
        return None
    file = FileDescriptorProto()
    module.DESCRIPTOR.CopyToProto(file)
    return file
