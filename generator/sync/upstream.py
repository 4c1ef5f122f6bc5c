"""Reads upstream's facts: from a tree of .proto files, a descriptor set, or an installed package of message modules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.roots import is_external
from generator.inputs.sources import parse_descriptor_set, read_sources
from generator.problems import GenerationError, Problem
from generator.sync.installed_modules import read_installed

MODULE_PREFIX = "module:"


@dataclass(frozen=True)
class Upstream:
    """What a source has: its own files by name, comments and custom options included."""

    files: dict[str, FileDescriptorProto]
    version: str = ""  # where the source itself says so


def read_upstream(source: str, wanted: frozenset[str]) -> Upstream:
    """Reads SOURCE; of a tree whose files do not all compile, those that are `wanted` and what these import."""
    if source.startswith(MODULE_PREFIX):
        files, version = read_installed(source.removeprefix(MODULE_PREFIX))
        return Upstream(_own(files), version)
    path = Path(source)
    if path.is_dir():
        return Upstream(_own(_read_tree(path, wanted)))
    return Upstream(_own(list(parse_descriptor_set(path).file)))


def _read_tree(path: Path, wanted: frozenset[str]) -> list[FileDescriptorProto]:
    try:
        return list(read_sources(path).files.file)
    except GenerationError as error:
        present = sorted(name for name in wanted if (path / name).is_file())
        if not present:
            hint = [Problem(str(path), text)] if (text := _likely_root(path, wanted)) else []
            raise GenerationError([*hint, *([] if hint else error.problems)]) from error
        return list(read_sources(path, present).files.file)


def _likely_root(path: Path, wanted: frozenset[str]) -> str:
    """Where in a tree the files are, if not at its root."""
    for name in sorted(wanted):
        for found in sorted(path.rglob(Path(name).name)):
            if found.as_posix().endswith(f"/{name}"):
                root = found.as_posix().removesuffix(f"/{name}")
                return f"has no {name}; {root} has: is that the root that imports start from?"
    return ""


def _own(files: list[FileDescriptorProto]) -> dict[str, FileDescriptorProto]:
    return {file.name: file for file in files if not is_external(file.name)}
