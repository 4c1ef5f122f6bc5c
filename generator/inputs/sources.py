"""Reads a tree of .proto files through protoc into one `FileDescriptorSet`, with comments."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet

from generator.problems import GenerationError, Problem, Problems


def _location(module: str) -> str:
    """Where a module's file is, found without running it."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin


# google/protobuf comes with protoc, google/api, google/rpc, … with googleapis-common-protos.
_PROTOC_INCLUDE = Path(_location("grpc_tools.protoc")).parent / "_proto"
_GOOGLEAPIS_INCLUDE = Path(_location("google.rpc.status_pb2")).parents[2]

_PROTOC_MESSAGE = re.compile(r"^(?P<file>[^:\s]+\.proto)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<text>.*)$")


@dataclass(frozen=True)
class Sources:
    """The compiled inputs: every file protoc saw, and which of them are the API's own."""

    files: FileDescriptorSet
    own_names: frozenset[str]

    @property
    def own_files(self) -> list[FileDescriptorProto]:
        """The files to generate from, in protoc's (dependency) order."""
        return [file for file in self.files.file if file.name in self.own_names]


def read_sources(protos: Path) -> Sources:
    """Compiles every .proto file under `protos`; raises `GenerationError` with protoc's findings."""
    names = find_protos(protos)
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "descriptors.binpb"
        finished = _protoc(protos, target, names)
        if finished.returncode != 0:
            raise GenerationError(_all_findings(protos, target, names))
        return Sources(FileDescriptorSet.FromString(target.read_bytes()), frozenset(names))


def _protoc(protos: Path, target: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{protos}", f"-I{_GOOGLEAPIS_INCLUDE}"]
    command += ["--include_imports", "--include_source_info", f"--descriptor_set_out={target}", *names]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _all_findings(protos: Path, target: Path, names: list[str]) -> list[Problem]:
    """Protoc stops at the first bad file, so each is compiled on its own to hear about all."""

    def compile_alone(name: str) -> subprocess.CompletedProcess[str]:
        return _protoc(protos, target.with_name(name.replace("/", ".")), [name])

    with ThreadPoolExecutor() as threads:
        runs = threads.map(compile_alone, names)
        problems = [problem for run in runs for problem in _protoc_problems(run.stderr, protos)]
    return problems or [Problem("protoc", "failed without saying why")]


def read_descriptor_set(path: Path) -> Sources:
    """Loads a descriptor set that an earlier generation (or protoc) wrote."""
    try:
        files = FileDescriptorSet.FromString(path.read_bytes())
    except Exception as error:
        raise GenerationError([Problem(str(path), f"not a serialized FileDescriptorSet: {error}")]) from error
    return Sources(files, frozenset(file.name for file in files.file if not is_external(file.name)))


def find_protos(protos: Path) -> list[str]:
    """The names of the API's own files, as `import` statements write them."""
    problems = Problems()
    if not protos.is_dir():
        problems.add(str(protos), "no such directory of .proto files")
    names = sorted(path.relative_to(protos).as_posix() for path in protos.rglob("*.proto"))
    own = [name for name in names if not is_external(name)]
    if protos.is_dir() and not own:
        problems.add(str(protos), "there is no .proto file in it")
    problems.stop_if_any()
    return own


def is_external(name: str) -> bool:
    """Whether a package that the SDK depends on already ships this file (and its generated classes)."""
    is_common = name.startswith("google/") and (_GOOGLEAPIS_INCLUDE / name).is_file()
    return is_common or (_PROTOC_INCLUDE / name).is_file()


def _protoc_problems(stderr: str, protos: Path) -> list[Problem]:
    problems = Problems()
    for line in stderr.splitlines():
        match = _PROTOC_MESSAGE.match(line.removeprefix(f"{protos}/"))
        if match is None:
            if line.strip():
                problems.add("protoc", line.strip())
        elif not match["text"].startswith("warning:"):
            place = ":".join(part for part in match.group("file", "line", "column") if part)
            problems.add(place, _explained(match["text"]))
    return problems.found


def _explained(text: str) -> str:
    if text == "File not found.":
        return (
            "imported, but there is no such file in the proto tree, in googleapis-common-protos or in protoc; "
            "add it to the tree or drop the import"
        )
    return text
