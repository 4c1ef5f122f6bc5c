"""Runs protoc on a tree of .proto files and puts what it finds wrong into problems."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.inputs.imports import importers
from generator.inputs.roots import ALIASES, GOOGLEAPIS_INCLUDE, Roots
from generator.problems import Problem
from generator.progress import Tell

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


# Each run finds the next file that is wrong: enough of them to work with, and an end in sight.
_MOST_RUNS = 20


def compile_protos(roots: Roots, names: list[str], target: Path, tell: Tell) -> list[Problem]:
    """Writes the descriptor set of these files to `target`; what is wrong with them comes back.

    Protoc stops at the first bad file, so it runs again without that one and those that import it.
    """
    outputs: list[str] = []
    left = names
    if not left:
        return []
    with tempfile.TemporaryDirectory() as scratch:
        search_path = _search_path(roots, Path(scratch))
        for _ in range(_MOST_RUNS):
            tell(f"compiling {len(left)} files")
            run = _run(roots.protos, search_path, target, left)
            if run.returncode == 0:
                return _problems(outputs)
            outputs.append(run.stderr)
            blamed = _blamed([run.stderr])
            if blamed.isdisjoint(left):
                return _problems(outputs) or [Problem("protoc", run.stderr.strip() or f"exit status {run.returncode}")]
            dropped = blamed | importers(roots, left, blamed)
            left = [name for name in left if name not in dropped]
            if not left:
                return _problems(outputs)
    return [*_problems(outputs), Problem("protoc", f"there may be more, in {len(left)} files that were not looked at")]


def _search_path(roots: Roots, scratch: Path) -> list[Path]:
    """Directories that files are imported from, under names without a colon, which ends a path for protoc."""
    aliases = scratch / "aliases"
    for name, shipped in ALIASES.items():
        (aliases / name).parent.mkdir(parents=True, exist_ok=True)
        (aliases / name).symlink_to(GOOGLEAPIS_INCLUDE / shipped)
    links = [scratch / f"include{index}" for index, _ in enumerate(roots.search_path())]
    for link, directory in zip(links, roots.search_path(), strict=True):
        link.symlink_to(directory.resolve(), target_is_directory=True)
    return [aliases, *links]


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


def _run(protos: Path, search_path: Iterable[Path], target: Path, names: list[str]) -> subprocess.CompletedProcess[str]:
    # Run where the files are, each as `./name`: no name is then taken for an option (`-x.proto`) or for a file of
    # options (`@x.proto`), nor a colon in the root's name for the end of a search path.
    first, *others = search_path
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{first}", "-I.", *(f"-I{path}" for path in others)]
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
    return f'imports "{file}", which is not there'
