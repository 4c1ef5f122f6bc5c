"""Twins in a tree of sources: found by what the asyncio files say, made, compared with what is there, and written.

An asyncio file names its twin in a line of its own: `# twin: ../blocking/clients.py`. The words in which the flavours
differ are in `pyproject.toml` beside the tree, under `tool.twins`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

from libcst import ParserSyntaxError

from generator.output.blocking_twin import Words, blocking_twin
from generator.output.replace import unified_diff, write_file
from generator.problems import GenerationError, Problem, Problems

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_MARK = re.compile(r"^# twin: (\S+)\n", re.MULTILINE)
_BANNER = "# Made of {source} by `python -m generator`; do not edit.\n"
_MADE = re.compile(re.escape(_BANNER).replace(r"\{source\}", r"\S+"))
_LEFT_OVER = re.compile(r"\w*(?:async|await|coroutine)\w*", re.IGNORECASE)
# Imports that are left over, in another order or twice, and types that have become the same.
_TIDIED = "F401,F811,I,PYI016"


def make_twins(root: Path) -> dict[Path, str]:
    """The twins of all files below `root` that name one.

    Raises:
        GenerationError: A source is not Python, or cannot be said in the other flavour.
    """
    project = root.parent / "pyproject.toml"
    words = _words(project)
    unsaid = set(words.phrases)
    problems = Problems([])
    twins: dict[Path, str] = {}
    for source in sorted(root.rglob("*.py")):
        text = source.read_text(encoding="utf-8")
        if mark := _MARK.search(text):
            unsaid.difference_update([phrase for phrase in unsaid if phrase in text])
            twin = (source.parent / mark[1]).resolve()
            try:
                code = blocking_twin(_MARK.sub("", text, count=1), words)
                twins[twin] = _BANNER.format(source=_relative(source, twin)) + _tidied(code, twin)
            except ParserSyntaxError as error:
                problems.add(str(source), f"is not Python: {error}")
            except GenerationError as error:
                problems.add(str(source), error.problems[0].message)
    for phrase in sorted(unsaid):
        problems.add(f"{project}:tool.twins.phrases", f"no source of a twin says {phrase!r}")
    problems.stop_if_any()
    return twins


def twin_differences(root: Path) -> Iterator[str]:
    """A unified diff from the twins that are there to those that the sources give."""
    twins = make_twins(root)
    for path in sorted(twins.keys() | _stale(root, twins)):
        before = path.read_bytes() if path.exists() else None
        after = twins[path].encode() if path in twins else None
        if before != after:
            yield from unified_diff(before, after, path.relative_to(root.resolve()).as_posix())


def write_twins(root: Path) -> int:
    """Write the twins whose sources have changed, delete those that have none any more; gives how many there are."""
    twins = make_twins(root)
    for path, text in twins.items():
        if not path.exists() or path.read_bytes() != text.encode():
            write_file(path, text.encode())
    for path in _stale(root, twins):
        path.unlink()
    return len(twins)


def _stale(root: Path, twins: Mapping[Path, str]) -> set[Path]:
    made = (path for path in root.resolve().rglob("*.py") if _MADE.match(path.read_text(encoding="utf-8")))
    return {path for path in made if path not in twins}


def _words(project: Path) -> Words:
    if not project.exists():
        return Words()
    table = tomllib.loads(project.read_text(encoding="utf-8")).get("tool", {}).get("twins", {})
    return Words(table.get("names", {}), table.get("phrases", {}))


def _relative(source: Path, twin: Path) -> str:
    return f"../{source.parent.name}/{source.name}" if source.parent.resolve() != twin.parent else source.name


def _tidied(code: str, path: Path) -> str:
    """The code as ruff lays it out where the twin belongs."""
    ruff = str(Path(sysconfig.get_path("scripts")) / "ruff")
    for step in (["check", "--select", _TIDIED, "--fix"], ["format"]):
        command = [ruff, *step, "--quiet", "--no-cache", "--stdin-filename", str(path), "-"]
        finished = subprocess.run(command, input=code, capture_output=True, encoding="utf-8", check=False)
        if finished.returncode != 0:
            raise GenerationError(
                [Problem(str(path), f"its twin is refused by ruff {step[0]}: {finished.stderr.strip()}")]
            )
        code = finished.stdout
    for number, line in enumerate(code.splitlines(), 2):
        if left := _LEFT_OVER.search(line):
            raise GenerationError(
                [Problem(str(path), f"line {number} of its twin would still say {left[0]!r}: {line}")]
            )
    return code
