"""The general runtime as a part of the SDK, which then depends on nothing of this project."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from generator.output.render import BANNER
from generator.problems import Problems
from generator.runtime import RUNTIME, RUNTIME_FOLDER

_OWN_RUNTIME = "_runtime"
# What only one API needs is not general.
_SPECIAL = "viam"
_NAME = re.compile(rf"\b{RUNTIME}\b")
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


def copy_runtime(package: str, out: Path) -> None:
    """Writes the general runtime below the package."""
    for source in sorted(RUNTIME_FOLDER.rglob("*.py")):
        relative = source.relative_to(RUNTIME_FOLDER)
        if relative.parts[0] != _SPECIAL:
            target = out / package / _OWN_RUNTIME / relative
            target.parent.mkdir(parents=True, exist_ok=True)
            text = _TWIN_MARK.sub("", source.read_text(encoding="utf-8"))
            target.write_text(f"{BANNER}\n{_NAME.sub(f'{package}.{_OWN_RUNTIME}', text)}", encoding="utf-8")
