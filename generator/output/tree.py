"""Files as a whole: laid out, formatted, proven to import, compared with and copied to where they belong."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.output.render import BANNER, RUNTIME_SOURCES
from generator.problems import GenerationError, Problem

_LINE_LENGTH = 120
_BINARY_SUFFIXES = frozenset({".binpb"})


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
    """Sorts and prunes imports and lays out the code, with ruff; protoc's files stay as protoc makes them."""
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
    for step in (["check", "--select=I,F401", "--fix"], ["format"]):
        command = [ruff, *step, *common, *config, str(out / package)]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
        if finished.returncode != 0:
            detail = (finished.stdout + finished.stderr).strip()
            raise GenerationError([Problem("generated code", f"ruff {step[0]} refused it: {detail}")])


def check_imports(package: str, out: Path) -> None:
    """Imports every generated module in a fresh interpreter."""
    modules = sorted(
        path.relative_to(out).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        for path in (out / package).rglob("*.py")
    )
    # An installed runtime comes first; without one, the sources beside the generator serve.
    lines = ["import importlib, sys", f"sys.path.insert(0, {str(out)!r})", f"sys.path.append({str(RUNTIME_SOURCES)!r})"]
    program = "\n".join([*lines, *(f"importlib.import_module({module!r})" for module in modules)])
    # The generated package must be the one just made, not one that is installed.
    command = [sys.executable, "-B", "-c", program]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise GenerationError([Problem("generated code", f"does not import: {finished.stderr.strip()}")])


def differences(made: Path, present: Path, package: str) -> Iterator[str]:
    """A unified diff from the files that are there to those the inputs give."""
    new, old = _files(made / package), _files(present / package)
    for name in sorted(new.keys() | old.keys()):
        before, after = old.get(name), new.get(name)
        if before == after:
            continue
        label = f"{package}/{name}"
        if Path(name).suffix in _BINARY_SUFFIXES:
            yield f"Binary files a/{label} and b/{label} differ\n"
            continue
        yield from difflib.unified_diff(
            _lines(before),
            _lines(after),
            f"a/{label}" if before is not None else "/dev/null",
            f"b/{label}" if after is not None else "/dev/null",
        )


def replace_tree(made: Path, present: Path, package: str) -> None:
    """Puts the new files in place; unchanged ones keep their time stamps, stale ones go."""
    new, old = _files(made / package), _files(present / package)
    for name, content in new.items():
        if old.get(name) != content:
            path = present / package / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for name in old.keys() - new.keys():
        (present / package / name).unlink()
    _remove_empty_directories(present / package)


def _remove_empty_directories(root: Path) -> None:
    """Removes directories that hold nothing but Python's caches of files that are gone."""
    for directory in sorted((path for path in root.rglob("*") if path.is_dir()), reverse=True):
        if directory.name != "__pycache__" and not _files(directory):
            shutil.rmtree(directory)


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _lines(content: bytes | None) -> list[str]:
    return (content or b"").decode("utf-8", "replace").splitlines(keepends=True)
