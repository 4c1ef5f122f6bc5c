"""Files as a whole: laid out and formatted."""

from __future__ import annotations

import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

from generator.output.render import BANNER
from generator.problems import GenerationError, Problem

# What was generated from, and what came of it: kept beside the result for the next generation.
DESCRIPTORS = "descriptors.binpb"
SURFACE = "surface.jsonl"

_LINE_LENGTH = 120


def write_modules(modules: Mapping[str, str], package: str, out: Path) -> None:
    """Writes rendered modules; those that have others below them become packages, and none is left out."""
    written = {path.relative_to(out).with_suffix("").as_posix().replace("/", ".") for path in out.rglob("*.py")}
    names = set(modules) | written
    parents = {".".join(parts[:end]) for name in names if (parts := name.split(".")) for end in range(1, len(parts))}
    for name in sorted(set(modules) | parents):
        relative = Path(*name.split("."))
        path = out / relative / "__init__.py" if name in parents else out / relative.with_suffix(".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(modules.get(name) or f'{BANNER}\n"""Part of `{package}`."""\n', encoding="utf-8")
    (out / package / "py.typed").touch()


def format_modules(package: str, out: Path) -> None:
    """Sorts and prunes imports and lays out the code, with ruff; protoc's files stay as protoc makes them.

    What no import would show is looked for as well: names that only a call would find missing, and names given twice.
    """
    ruff = str(Path(sysconfig.get_path("scripts")) / "ruff")
    common = ["--isolated", "--quiet", "--no-cache", "--exclude=*_pb2.py,*_pb2.pyi"]
    settings = [
        f"line-length={_LINE_LENGTH}",
        "target-version='py310'",
        f"lint.isort.known-first-party=['{package}', 'viam_cloud_runtime']",
        "lint.isort.combine-as-imports=true",
        "format.skip-magic-trailing-comma=true",
        "lint.isort.split-on-trailing-comma=false",
    ]
    config = [argument for setting in settings for argument in ("--config", setting)]
    for step in (["check", "--select=I,F401,F811,F821", "--fix"], ["format"]):
        command = [ruff, *step, *common, *config, str(out / package)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        if finished.returncode != 0:
            detail = (finished.stdout + finished.stderr).strip()
            raise GenerationError([Problem("generated code", f"ruff {step[0]} refused it: {detail}")])
