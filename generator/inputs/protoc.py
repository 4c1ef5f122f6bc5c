"""Runs protoc on a tree of .proto files and puts what it finds wrong into problems."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.problems import Problem


def _location(module: str) -> str:
    """Where a module's file is, found without running it."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin


# google/protobuf comes with protoc, google/api, google/rpc, … with googleapis-common-protos.
_PROTOC_INCLUDE = Path(_location("grpc_tools.protoc")).parent / "_proto"
_GOOGLEAPIS_INCLUDE = Path(_location("google.rpc.status_pb2")).parents[2]

_FINDING = re.compile(r"^(?P<file>.+?\.proto)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<text>.*)$")
# What the logging library of protoc says besides.
_LOG_LINE = re.compile(r"^(?:WARNING: All log messages before|[IWEF]\d{4} )")
_NOT_FOUND = "File not found."
_FAILED_IMPORT = re.compile(r'^Import "(?P<file>.+)" was not found or had errors\.$')
# What an import that failed brings about: the names it would have brought are missing.
_CONSEQUENCE = re.compile(r'^".+" (?:is not defined|seems to be defined in ".+")')
_DEFINED_TWICE = re.compile(r'^"(?P<name>[^"]+)" is already defined')
# What protoc writes as a second finding, although it only explains the first.
_EXPLANATION = "Note that "


def is_external(name: str) -> bool:
    """Whether a package that the SDK depends on already ships this file (and its generated classes)."""
    is_common = name.startswith("google/") and (_GOOGLEAPIS_INCLUDE / name).is_file()
    return is_common or (_PROTOC_INCLUDE / name).is_file()


def compile_protos(protos: Path, names: list[str], target: Path) -> list[Problem]:
    """Writes the descriptor set of these files to `target`; what is wrong with them comes back.

    Protoc stops at the first bad file, so each is also compiled on its own to hear about all. What two files do
    to each other shows only when they are compiled together, those left out that were found wrong before.
    """
    together = _run(protos, target, names)
    if together.returncode == 0:
        return []

    def compile_alone(name: str) -> subprocess.CompletedProcess[str]:
        return _run(protos, target.with_name(name.replace("/", ".")), [name])

    with ThreadPoolExecutor() as threads:
        outputs = [run.stderr for run in threads.map(compile_alone, names)]
    left = [name for name in names if name not in _blamed(outputs)]
    while left and (run := _run(protos, target, left)).returncode != 0:
        outputs.append(run.stderr)
        blamed = _blamed([run.stderr])
        if blamed.isdisjoint(left):
            break
        left = [name for name in left if name not in blamed]
    return _problems(outputs) or [Problem("protoc", together.stderr.strip() or f"exit status {together.returncode}")]


def check_descriptors(files: FileDescriptorSet, names: Iterable[str]) -> list[Problem]:
    """What protoc finds wrong with descriptors, such as references to nothing.

    It runs in a process of its own: the descriptors are from outside, and protobuf's own pool crashes on some.
    """
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "given.binpb"
        source.write_bytes(files.SerializeToString())
        command = [sys.executable, "-m", "grpc_tools.protoc", f"--descriptor_set_in={source}"]
        command += [f"--descriptor_set_out={Path(scratch) / 'out.binpb'}", *names]
        finished = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if finished.returncode == 0:
        return []
    return _problems([finished.stderr]) or [
        Problem("protoc", f"refused the descriptors: exit status {finished.returncode}")
    ]


def _blamed(outputs: Iterable[str]) -> set[str]:
    return {file for output in outputs for file, _, _ in _findings(output)}


def _run(protos: Path, target: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    # Run where the files are, each as `./name`: no name is then taken for an option (`-x.proto`) or for a file of
    # options (`@x.proto`), nor a colon in the root's name for the end of a search path.
    command = [sys.executable, "-m", "grpc_tools.protoc", "-I.", f"-I{_GOOGLEAPIS_INCLUDE}"]
    command += ["--include_imports", "--include_source_info", f"--descriptor_set_out={target}"]
    command += [f"./{name}" for name in names]
    return subprocess.run(command, cwd=protos, capture_output=True, text=True, errors="replace", check=False)


def _problems(outputs: Iterable[str]) -> list[Problem]:
    """The findings without repetitions and without what only follows from others."""
    findings = list(dict.fromkeys(finding for output in outputs for finding in _findings(output)))
    missing = {file for file, _, text in findings if text == _NOT_FOUND}
    has_failed_import = {file for file, _, text in findings if _FAILED_IMPORT.match(text)}
    defined_twice = {match["name"] for _, _, text in findings if (match := _DEFINED_TWICE.match(text))}
    problems: list[Problem] = []
    for file, place, text in findings:
        failed = _FAILED_IMPORT.match(text)
        if failed:
            # An import that is there but has errors is told of where those are.
            problems += [Problem(place, _missing(failed["file"]))] if failed["file"] in missing else []
        elif text == _NOT_FOUND or (file in has_failed_import and _CONSEQUENCE.match(text)):
            continue
        elif not ((twice := _DEFINED_TWICE.match(text)) and _has_parent(twice["name"], defined_twice)):
            problems.append(Problem(place, text))
    return problems


def _has_parent(name: str, names: Collection[str]) -> bool:
    parts = name.split(".")
    return any(".".join(parts[:end]) in names for end in range(1, len(parts)))


def _findings(output: str) -> Iterator[tuple[str, str, str]]:
    """File, place and text of each line that is no warning."""
    for line in _joined_lines(output):
        match = _FINDING.match(line)
        if match is not None and not match["text"].startswith("warning:"):
            place = ":".join(part for part in match.group("file", "line", "column") if part)
            yield match["file"], place, match["text"]
        elif match is None and line.strip() and not _LOG_LINE.match(line):
            yield "", "protoc", line.strip()


def _joined_lines(output: str) -> Iterator[str]:
    """The lines, each with the explanation that follows it."""
    pending = ""
    for line in output.splitlines():
        match = _FINDING.match(line)
        if match is not None and match["text"].startswith(_EXPLANATION) and pending:
            pending += f" {match['text']}"
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _missing(file: str) -> str:
    return (
        f'imports "{file}", which is not in the proto tree, in googleapis-common-protos or in protoc; '
        "add it to the tree or drop the import"
    )
