"""The general runtime as a part of the SDK, which then depends on nothing of this project."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.output.render import BANNER
from generator.problems import Problems
from generator.runtime import RUNTIME, RUNTIME_FOLDER

_OWN_RUNTIME = "_runtime"
# What only one API needs is not general.
_SPECIAL = "viam"
_NAME = re.compile(rf"\b{RUNTIME}\b")
# Its types are checked where it is written, with the stubs of libraries that are optional.
_CHECKED_ELSEWHERE = (
    "# mypy: ignore-errors\n# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false\n"
)
_PATH = re.compile(rf"\b{RUNTIME}(?:\.\w+)*")
_IMPORT = re.compile(rf"from ({RUNTIME}(?:\.\w+)*) import (\([^)]*\)|[^\n]*)")
_TWIN_MARK = re.compile(r"^# (?:twin: \S+|Made of \S+ by [^\n]*)\n", re.MULTILINE)


def with_own_runtime(modules: Mapping[str, str], package: str) -> dict[str, str]:
    """The modules with imports of the runtime inside the package.

    Raises:
        GenerationError: Metadata asks for what is not in the general runtime.
    """
    problems = Problems()
    for name, text in modules.items():
        if f"{RUNTIME}.{_SPECIAL}." in text:
            problems.add(name, f"uses {RUNTIME}.{_SPECIAL}, which a self-contained SDK does not have")
    problems.stop_if_any()
    return {name: _NAME.sub(f"{package}.{_OWN_RUNTIME}", text) for name, text in modules.items()}


def copy_runtime(package: str, modules: Mapping[str, str], out: Path) -> None:
    """Writes below the package what the modules, as they were rendered, need of the runtime."""
    for relative in sorted(_needed(modules.values())):
        text = _TWIN_MARK.sub("", (RUNTIME_FOLDER / relative).read_text(encoding="utf-8"))
        target = out / package / _OWN_RUNTIME / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            f"{BANNER}\n{_CHECKED_ELSEWHERE}{_NAME.sub(f'{package}.{_OWN_RUNTIME}', text)}", encoding="utf-8"
        )


def _needed(texts: Iterable[str]) -> set[Path]:
    """The files of the runtime that are named in the texts, and in those files, with the packages that they are in."""
    needed: set[Path] = set()
    left = [name for text in texts for name in _named(text)]
    while left:
        parts = left.pop().split(".")[1:]
        found = {Path(*parts[:end], "__init__.py") for end in range(len(parts) + 1)}
        found |= {Path(*parts[:end]).with_suffix(".py") for end in range(1, len(parts) + 1)}
        for path in found - needed:
            if (RUNTIME_FOLDER / path).is_file():
                needed.add(path)
                left += _named((RUNTIME_FOLDER / path).read_text(encoding="utf-8"))
    return needed


def _named(text: str) -> Iterator[str]:
    """The modules that a text imports, or may import by their names."""
    for module, names in _IMPORT.findall(text):
        yield module
        yield from (f"{module}.{name}" for name in re.findall(r"\w+", names))
    yield from _PATH.findall(text)
