"""Reads a tree of .proto files, or a descriptor set, into one `FileDescriptorSet`."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet
from google.protobuf.empty_pb2 import Empty
from google.protobuf.message import DecodeError, Message
from google.protobuf.unknown_fields import UnknownFieldSet

from generator.inputs.declarations import declarations, type_references
from generator.inputs.imports import check_imports, importers
from generator.inputs.protoc import check_descriptors, compile_protos
from generator.inputs.roots import Roots, has_installed_module, is_external
from generator.problems import GenerationError, Problem, Problems
from generator.progress import Tell, silent

_WELL_KNOWN = "google/protobuf/"
# Where images of buf say of a file that it is only imported.
_BUF_EXTENSION, _BUF_IS_IMPORT = 8042, 1
_BUF_MARK = b"\xd2\xf6\x03\x02\x08\x01"  # the extension, whose one field is true


@dataclass(frozen=True)
class Sources:
    """The compiled inputs: every file protoc saw, and which of them are the API's own."""

    files: FileDescriptorSet
    own_names: frozenset[str]
    imported_names: frozenset[str] = frozenset()
    """Those of the own files that only lend their messages: their services get no client."""

    @property
    def own_files(self) -> list[FileDescriptorProto]:
        """The files to generate from, in protoc's (dependency) order."""
        return [file for file in self.files.file if file.name in self.own_names]

    @cached_property
    def lent_names(self) -> frozenset[str]:
        """Files of other packages whose types the own files use, without those that ship with protobuf itself.

        Their classes are those packages' own, and the SDK says what types they have, as the packages do not.
        """
        files = {file.name: file for file in self.files.file}
        owners = {f".{of.full_name}": file.name for file in self.files.file for of in declarations(file)}
        lent: set[str] = set()
        left = list(self.own_names)
        while left:
            references = type_references(files[left.pop()])
            used = {owners[name] for name in references if name in owners}
            new = {name for name in used if not name.startswith(_WELL_KNOWN)} - self.own_names - lent
            lent |= new
            left += new
        return frozenset(lent)

    @property
    def shipped_names(self) -> frozenset[str]:
        """Files whose classes come from installed packages other than protobuf."""
        others = (file.name for file in self.files.file if file.name not in self.own_names)
        return frozenset(name for name in others if not name.startswith(_WELL_KNOWN))

    @property
    def module_names(self) -> frozenset[str]:
        """The files that the SDK has a module of messages for."""
        return self.own_names | self.lent_names

    @property
    def module_files(self) -> list[FileDescriptorProto]:
        """Those files, in protoc's order."""
        return [file for file in self.files.file if file.name in self.module_names]

    @property
    def service_files(self) -> list[FileDescriptorProto]:
        """The files whose services get clients."""
        return [file for file in self.own_files if file.name not in self.imported_names]


def read_sources(
    protos: Path,
    names: list[str] | None = None,
    includes: Sequence[Path] = (),
    tell: Tell = silent,
) -> Sources:
    """Compiles the .proto files under `protos`, comments included, or loads a descriptor set.

    Args:
        protos: The root of the tree, or a file that holds a descriptor set or an image of buf.
        names: The files to compile, with what they import; None for all that there are.
        includes: Further roots, whose files are compiled only where they are imported.
        tell: Gets a line about each step that may take long.

    Raises:
        GenerationError: With all that is wrong.
    """
    if protos.is_file():
        return _read_given_set(protos)
    problems = [Problem(f"--include {path}", "no such directory") for path in includes if not path.is_dir()]
    names = find_protos(protos, includes) if names is None else names
    roots = Roots(protos, tuple(includes))
    problems += [problem for name in names if (problem := _encoding_problem(protos, name)) is not None]
    imports = check_imports(roots, names, tell)
    problems += imports.problems
    if imports.is_wrong_root:
        # Whatever else is wrong may be different with the right root.
        raise GenerationError([_shown(protos, problem) for problem in problems])
    left_out = imports.unsound | importers(roots, names, imports.unsound) if imports.unsound else imports.unsound
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "descriptors.binpb"
        problems += compile_protos(roots, [name for name in names if name not in left_out], target, tell)
        if problems:
            raise GenerationError([_shown(protos, problem) for problem in problems])
        files = FileDescriptorSet.FromString(target.read_bytes())
    others = {file.name for file in files.file} - set(names)
    imported = frozenset(name for name in others if not roots.is_shipped(name))
    return Sources(files, imported | frozenset(names), imported)


def _shown(protos: Path, problem: Problem) -> Problem:
    """The problem with its place as the caller finds it, from where the command runs."""
    file = problem.place.partition(".proto:")[0] + ".proto"
    if not (protos / file).is_file():
        return problem
    root = protos.resolve()
    near = Path(os.path.relpath(root)) if root.is_relative_to(Path.cwd()) else protos
    return replace(problem, place=(near / problem.place).as_posix())


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
    """Loads a descriptor set that an earlier generation, protoc or buf wrote."""
    files = parse_descriptor_set(path)
    problems = Problems()
    names = {file.name for file in files.file}
    for file in files.file:
        for missing in sorted(set(file.dependency) - names):
            message = f"has {file.name} but not {missing}, which it imports; make the set with --include_imports"
            problems.add(str(path), message)
    problems.stop_if_any()
    return sources_of(files, (file.name for file in files.file if not _is_import(file)))


def sources_of(files: FileDescriptorSet, names: Iterable[str]) -> Sources:
    """Descriptors that somebody else compiled; the services of the named files get clients."""
    names = frozenset(name for name in names if not is_external(name))
    others = {file.name for file in files.file} - names
    imported = frozenset(name for name in others if not (is_external(name) or has_installed_module(name)))
    return Sources(files, names | imported, imported)


def _read_given_set(path: Path) -> Sources:
    sources = read_descriptor_set(path)
    problems = check_descriptors(sources.files, [file.name for file in sources.files.file])
    if problems:
        raise GenerationError([replace(problem, place=f"{path}:{problem.place}") for problem in problems])
    if not sources.own_names:
        raise GenerationError([Problem(str(path), "all of its files come with packages that every SDK depends on")])
    return sources


def marked_imports(sources: Sources) -> FileDescriptorSet:
    """The files, with the mark that buf's images have at those that are only imported, so that they stay so."""
    files = FileDescriptorSet()
    files.CopyFrom(sources.files)
    for file in files.file:
        is_known = file.name in sources.own_names - sources.imported_names or is_external(file.name)
        if not is_known and not _is_import(file):
            file.MergeFromString(_BUF_MARK)
    return files


def _is_import(file: FileDescriptorProto) -> bool:
    """Whether an image of buf has the file only because others import it."""
    for field in _unknown_fields(file):
        if field.field_number == _BUF_EXTENSION and isinstance(field.data, bytes):
            about = _unknown_fields(Empty.FromString(field.data))
            return any(part.field_number == _BUF_IS_IMPORT and part.data for part in about)
    return False


def _unknown_fields(message: Message) -> list[Any]:
    # The stubs do not know that it is a sequence.
    fields: Any = UnknownFieldSet(message)
    return [fields[index] for index in range(len(fields))]


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


def find_protos(protos: Path, includes: Sequence[Path] = ()) -> list[str]:
    """The names of the API's own files, as `import` statements write them; those of `includes` are none.

    Hidden directories are passed over: they belong to tools, which keep protos of their own there (`.venv`).
    """
    problems = Problems()
    if not protos.is_dir():
        problems.add(str(protos), "no such directory of .proto files")
    elsewhere = [path.resolve() for path in includes if path.resolve() != protos.resolve()]
    paths = [
        path.relative_to(protos)
        for path in protos.rglob("*.proto")
        if path.is_file() and not any(path.resolve().is_relative_to(other) for other in elsewhere)
    ]
    names = sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
    own = [name for name in names if not is_external(name)]
    if protos.is_dir() and not own:
        problems.add(str(protos), "there is no .proto file in it")
    problems.stop_if_any()
    return own
