"""Reads a tree of .proto files, or a descriptor set, into one `FileDescriptorSet`."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet
from google.protobuf.message import DecodeError

from generator.inputs.protoc import compile_protos, is_external
from generator.problems import GenerationError, Problem, Problems


@dataclass(frozen=True)
class Sources:
    """The compiled inputs: every file protoc saw, and which of them are the API's own."""

    files: FileDescriptorSet
    own_names: frozenset[str]

    @property
    def own_files(self) -> list[FileDescriptorProto]:
        """The files to generate from, in protoc's (dependency) order."""
        return [file for file in self.files.file if file.name in self.own_names]


def read_sources(protos: Path, names: list[str] | None = None) -> Sources:
    """Compiles the .proto files under `protos`, comments included; raises `GenerationError` with all findings.

    Without `names` every file is compiled; with them, those and what they import.
    """
    names = find_protos(protos) if names is None else names
    misencoded = [problem for name in names if (problem := _encoding_problem(protos, name)) is not None]
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "descriptors.binpb"
        problems = [*misencoded, *compile_protos(protos, names, target)]
        if problems:
            raise GenerationError(problems)
        return Sources(FileDescriptorSet.FromString(target.read_bytes()), frozenset(names))


def _encoding_problem(protos: Path, name: str) -> Problem | None:
    """Protoc takes any bytes in comments, but docstrings are made of them."""
    content = (protos / name).read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        return Problem(f"{name}:{line}:{column}", f"not UTF-8: byte 0x{content[error.start]:02x}; save it as UTF-8")
    return None


def read_descriptor_set(path: Path) -> Sources:
    """Loads a descriptor set that an earlier generation (or protoc) wrote."""
    files = parse_descriptor_set(path)
    problems = Problems()
    names = {file.name for file in files.file}
    for file in files.file:
        for missing in sorted(set(file.dependency) - names):
            message = f"has {file.name} but not {missing}, which it imports; make the set with --include_imports"
            problems.add(str(path), message)
    problems.stop_if_any()
    return Sources(files, frozenset(name for name in names if not is_external(name)))


def parse_descriptor_set(path: Path) -> FileDescriptorSet:
    """The files of a descriptor set, whether or not it has all that they import."""
    try:
        files = FileDescriptorSet.FromString(path.read_bytes())
    except OSError as error:
        raise GenerationError([Problem(str(path), f"cannot be read: {error.strerror}")]) from error
    except DecodeError as error:
        raise GenerationError([Problem(str(path), f"not a serialized FileDescriptorSet: {error}")]) from error
    if not files.file:
        raise GenerationError([Problem(str(path), "a descriptor set without any file")])
    return files


def find_protos(protos: Path) -> list[str]:
    """The names of the API's own files, as `import` statements write them.

    Hidden directories are passed over: they belong to tools, which keep protos of their own there (`.venv`).
    """
    problems = Problems()
    if not protos.is_dir():
        problems.add(str(protos), "no such directory of .proto files")
    paths = [path.relative_to(protos) for path in protos.rglob("*.proto") if path.is_file()]
    names = sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
    own = [name for name in names if not is_external(name)]
    if protos.is_dir() and not own:
        problems.add(str(protos), "there is no .proto file in it")
    problems.stop_if_any()
    return own
