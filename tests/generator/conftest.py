"""Generates SDKs from tiny protos, imports them and runs them against a server that knows their descriptors."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from tests.support.descriptor_server import DescriptorServer, load_rpcs
from tests.support.flavours import Flavour
from tests.support.protos.generated_sdk import Running, Workspace

# Descriptors of a process share one pool, so every SDK made here has a package of its own.
_NUMBERS = count()


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
