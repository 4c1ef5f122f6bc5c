"""Writes the pages into a folder that is theirs alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.output.replace import write_file
from generator.problems import GenerationError, Problem
from generator.reference.elements import NAVIGATION


def write_reference(files: Mapping[str, str], out: Path) -> None:
    """Makes the folder hold these files and no others.

    Raises:
        GenerationError: It holds what is no page of a reference: it may be meant for something else.
    """
    present = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else []
    strangers = [path for path in present if path.suffix != ".md" and path.name != NAVIGATION]
    if strangers or (present and not (out / NAVIGATION).is_file()):
        raise GenerationError(
            [Problem(f"--out {out}", "holds other files than pages of reference; name another folder")]
        )
    for path in present:
        if path.relative_to(out).as_posix() not in files:
            path.unlink()
    for name, text in files.items():
        write_file(out / name, text.encode())
