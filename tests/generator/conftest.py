"""Generates SDKs from tiny protos, imports them and runs them against a server that knows their descriptors."""

from __future__ import annotations

import asyncio
import importlib
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest

from generator.cli import main
from tests.support.descriptor_server import DescriptorServer, load_rpcs
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT

# Descriptors of a process share one pool, so every SDK made here has a package of its own.
_NUMBERS = count()
_ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Workspace:
    """A proto tree on disk and what is generated from it."""

    root: Path
    package: str

    @property
    def protos(self) -> Path:
        return self.root / "protos"

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

    def type_errors(self) -> str:
        """What `mypy --strict` says of the generated package; nothing when all is well."""
        command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-error-summary"]
        # Processes that run tests side by side would disturb each other's cache.
        cache = _ROOT / ".mypy_cache" / "made" / os.environ.get("PYTEST_XDIST_WORKER", "")
        command += ["--config-file", str(_ROOT / "pyproject.toml"), "--cache-dir", str(cache)]
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


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    workspace = Workspace(tmp_path, f"acme{next(_NUMBERS)}")
    monkeypatch.syspath_prepend(str(workspace.out))
    yield workspace
    workspace.forget_modules()


@pytest.fixture(scope="session")
def generated_sdk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Mapping[str, str]], Workspace]]:
    """Generates an SDK from files, once: tests and flavours that take the same files share it."""
    made: dict[tuple[tuple[str, str], ...], Workspace] = {}

    def generated(files: Mapping[str, str]) -> Workspace:
        key = tuple(files.items())
        if key not in made:
            workspace = Workspace(tmp_path_factory.mktemp("sdk"), f"acme{next(_NUMBERS)}")
            workspace.write(files)
            assert workspace.run("generate") == 0
            sys.path.insert(0, str(workspace.out))
            made[key] = workspace
        return made[key]

    yield generated
    for workspace in made.values():
        sys.path.remove(str(workspace.out))
        workspace.forget_modules()


@dataclass(frozen=True)
class Running:
    """A generated SDK, imported, with a server and a client of one flavour."""

    workspace: Workspace
    server: DescriptorServer
    flavour: Flavour

    @property
    def client(self) -> object:
        return self.flavour.client


@pytest.fixture(params=["blocking", "async"])
def run_sdk(
    request: pytest.FixtureRequest, generated_sdk: Callable[[Mapping[str, str]], Workspace]
) -> Iterator[Callable[[Mapping[str, str]], Running]]:
    """Starts a server for an SDK that is generated from files, and gives a client: once per flavour."""
    servers: list[DescriptorServer] = []
    clients: list[Flavour] = []

    def run(files: Mapping[str, str]) -> Running:
        workspace = generated_sdk(files)
        server = DescriptorServer(load_rpcs(workspace.descriptors())).__enter__()
        servers.append(server)
        if request.param == "async":
            loop = asyncio.new_event_loop()
            flavour = Flavour(workspace.module("aio").Client(server.address, insecure=True), loop)
        else:
            flavour = Flavour(workspace.module().Client(server.address, insecure=True), None)
        clients.append(flavour)
        return Running(workspace, server, flavour)

    yield run
    for flavour in clients:
        if flavour.loop is None:
            flavour.client.close()
        else:
            flavour.call(flavour.client.close)
            flavour.loop.close()
    for server in servers:
        server.__exit__(None, None, None)
