"""The imports of .proto files, read before protoc runs: what is missing is told at once, with what may have been meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.inputs.roots import Roots
from generator.problems import Problem
from generator.progress import Tell

RootT = TypeVar("RootT", str, Path)

_TOKEN = re.compile(
    r"//[^\n]*|/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[A-Za-z_]\w*|\S",
    re.DOTALL,
)
# Editions that the protoc of the newest grpcio-tools for protobuf 6 refuses.
_TOO_NEW = frozenset({"2024", "2025", "2026"})
# How far above the given root another one is looked for.
_ANCESTORS = 6
# What the name of a directory ends with where the import has it before its own.
_SEPARATOR = "/"


@dataclass(frozen=True)
class Import:
    """An `import` statement."""

    file: str
    line: int
    column: int
    name: str

    @property
    def place(self) -> str:
        """Where it is written, below the root."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Header:
    """What the statements of a file say before protoc has to understand the rest."""

    imports: tuple[Import, ...]
    edition: str
    edition_line: int


def read_header(file: str, text: str) -> Header:
    """The imports and the edition of a file, as far as it is well-formed."""
    imports: list[Import] = []
    edition, edition_line = "", 0
    for statement in _statements(text):
        offset, words = statement[0][0], [word for _, word in statement]
        line = text.count("\n", 0, offset) + 1
        texts = [word[1:-1] for word in words if word[0] in "\"'"]
        if words[0] == "import" and texts:
            column = offset - text.rfind("\n", 0, offset)
            imports.append(Import(file, line, column, "".join(texts)))
        elif words[0] == "edition" and texts:
            edition, edition_line = "".join(texts), line
    return Header(tuple(imports), edition, edition_line)


def _statements(text: str) -> Iterator[list[tuple[int, str]]]:
    """The statements outside of all braces, each as its words with their places."""
    depth = 0
    statement: list[tuple[int, str]] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word.startswith(("//", "/*")):
            continue
        if word in "{}":
            depth = max(depth + (1 if word == "{" else -1), 0)
            statement = []
        elif depth == 0 and word == ";":
            if statement:
                yield statement
            statement = []
        elif depth == 0:
            statement.append((match.start(), word))


@dataclass(frozen=True)
class ImportCheck:
    """What is wrong with imports: the problems, the files that have them, and whether all else depends on the root."""

    problems: tuple[Problem, ...] = ()
    unsound: frozenset[str] = frozenset()
    is_wrong_root: bool = False


def check_imports(roots: Roots, names: Sequence[str], tell: Tell) -> ImportCheck:
    """Finds imports that lead nowhere, each missing file once, and files of editions that protoc does not know."""
    missing: dict[str, list[Import]] = {}
    problems: list[Problem] = []
    unsound: set[str] = set()
    is_root_used = False
    seen, left = set(names), list(reversed(names))
    while left:
        file = left.pop()
        if len(left) % 100 == 0:
            tell(f"reading imports: {len(seen) - len(left)} of {len(seen)} files")
        path = roots.find(file)
        header = read_header(file, path.read_text(encoding="utf-8", errors="replace") if path else "")
        if path is not None and header.edition in _TOO_NEW:
            problems.append(_too_new(path, header))
            unsound.add(file)
        for statement in header.imports:
            name = statement.name
            is_root_used = is_root_used or (_SEPARATOR in name and name in seen)
            if roots.is_shipped(name) or name in seen:
                continue
            if roots.find(name) is None:
                missing.setdefault(name, []).append(statement)
                unsound.add(file)
            else:
                seen.add(name)
                left.append(name)
    roots_meant = list(_root_problems(roots.protos, names, missing, is_root_used=is_root_used))
    problems += [problem for problem, _ in roots_meant]
    explained = {name for _, meant in roots_meant for name in meant}
    problems += [_missing_problem(name, found) for name, found in missing.items() if name not in explained]
    return ImportCheck(tuple(problems), frozenset(unsound), is_wrong_root=bool(roots_meant))


def _too_new(path: Path, header: Header) -> Problem:
    message = (
        f"edition {header.edition} needs a newer protoc than the one that comes with grpcio-tools for protobuf 6, "
        'which knows editions up to 2023; write `edition = "2023";` where the file uses nothing newer'
    )
    return Problem(f"{path}:{header.edition_line}:1", message)


def _root_problems(
    protos: Path, names: Iterable[str], missing: dict[str, list[Import]], *, is_root_used: bool
) -> Iterator[tuple[Problem, Sequence[str]]]:
    """Other roots that would explain missing files, each with the files that it explains."""
    if below := _prefixes(names, missing):
        prefix, meant = _most_common(below)
        yield _root_below(protos, prefix, meant, missing, is_root_used=is_root_used), meant
    if above := {name: parent for name in missing if (parent := _ancestor_with(protos, name)) is not None}:
        parent, meant = _most_common(above)
        first = missing[meant[0]][0]
        message = f"{first.file} imports {first.name}, which {parent} has; did you mean --protos {parent}"
        yield Problem(str(protos), f"{message}, or --include {parent} besides?"), meant


def _most_common(found: Mapping[str, RootT]) -> tuple[RootT, list[str]]:
    """The root that explains most, and what it explains."""
    root = Counter(found.values()).most_common(1)[0][0]
    return root, [name for name, other in found.items() if other == root]


def _prefixes(names: Iterable[str], missing: Iterable[str]) -> dict[str, str]:
    """The directory of the tree below which there is what an import names, by that name."""
    by_last: dict[str, list[str]] = {}
    for name in names:
        by_last.setdefault(name.rpartition(_SEPARATOR)[2], []).append(name)
    found: dict[str, str] = {}
    for name in missing:
        for other in by_last.get(name.rpartition(_SEPARATOR)[2], ()):
            if other.endswith(f"{_SEPARATOR}{name}"):
                found.setdefault(name, other.removesuffix(f"{_SEPARATOR}{name}"))
    return found


def _root_below(
    protos: Path, prefix: str, meant: Sequence[str], missing: dict[str, list[Import]], *, is_root_used: bool
) -> Problem:
    files = {statement.file for name in meant for statement in missing[name]}
    option = "--include" if is_root_used else "--protos"
    message = (
        f"{_counted(len(files), 'file')} import{'s' * (len(files) == 1)} what is below {prefix}, such as {meant[0]}"
    )
    return Problem(str(protos), f"{message}; did you mean {option} {protos / prefix}?")


def _ancestor_with(protos: Path, name: str) -> Path | None:
    parents = protos.resolve().parents[:_ANCESTORS]
    return next((parent for parent in parents if _SEPARATOR in name and (parent / name).is_file()), None)


def _missing_problem(name: str, statements: Sequence[Import]) -> Problem:
    others = len({statement.file for statement in statements}) - 1
    also = f", as {_counted(others, 'other file')} do{'es' * (others == 1)}" if others else ""
    message = (
        f'imports "{name}"{also}, which is not in the proto tree, in an --include directory, in an installed package '
        "or in protoc; add it to the tree, name its root with --include DIR, or drop the import"
    )
    return Problem(statements[0].place, message)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def importers(roots: Roots, names: Iterable[str], files: Collection[str]) -> set[str]:
    """Those of `names` that import one of `files`, directly or not."""
    imported_by: dict[str, list[str]] = {}
    for name in names:
        path = roots.find(name)
        header = read_header(name, path.read_text(encoding="utf-8", errors="replace") if path else "")
        for statement in header.imports:
            imported_by.setdefault(statement.name, []).append(name)
    found: set[str] = set()
    left = [*files]
    while left:
        new = set(imported_by.get(left.pop(), ())) - found
        found |= new
        left += new
    return found
