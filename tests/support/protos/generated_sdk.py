"""An SDK that a test generates: its protos on disk, what is made of them, and a client of it that calls a server."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from generator.cli import main
from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT

_ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Workspace:
    """A proto tree on disk and what is generated from it."""

    root: Path
    package: str
    tree: Path | None = None
    """Protos that are elsewhere."""

    @property
    def protos(self) -> Path:
        return self.tree or self.root / "protos"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def made(self) -> Path:
        return self.out / self.package

    def write(self, files: Mapping[str, str]) -> None:
        for name, text in files.items():
            path = self.protos / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")

    def run(self, *command: str) -> int:
        options = ["--protos", str(self.protos), "--package", self.package, "--out", str(self.out)]
        return main([*command, *options])

    def module(self, name: str = "") -> ModuleType:
        importlib.invalidate_caches()
        return importlib.import_module(f"{self.package}.{name}".rstrip("."))

    def type_errors(self, *, alone: bool = False) -> str:
        """What `mypy --strict` says of the generated package; nothing when all is well.

        `alone` is as in a project that has no settings of its own, where this one has some.
        """
        command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-error-summary"]
        # Processes that run tests side by side would disturb each other's cache.
        cache = _ROOT / ".mypy_cache" / "made" / os.environ.get("PYTEST_XDIST_WORKER", "")
        settings = "" if alone else str(_ROOT / "pyproject.toml")
        command += ["--config-file", settings, "--cache-dir", str(cache / ("alone" if alone else ""))]
        path = os.pathsep.join([str(self.out), str(_ROOT / "src")])
        environment = {**os.environ, "MYPYPATH": path}
        finished = subprocess.run(
            [*command, "-p", self.package],
            cwd=self.root,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        return finished.stdout + finished.stderr

    def forget_modules(self) -> None:
        for name in [name for name in sys.modules if name.partition(".")[0] == self.package]:
            del sys.modules[name]

    def descriptors(self) -> bytes:
        return (self.made / "descriptors.binpb").read_bytes()


@dataclass(frozen=True)
class Running:
    """A generated SDK, imported, with a server and a client of one flavour."""

    workspace: Workspace
    server: DescriptorServer
    flavour: Flavour

    @property
    def client(self) -> object:
        return self.flavour.client
