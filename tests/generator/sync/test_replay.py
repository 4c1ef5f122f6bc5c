"""The API's real history, taken step by step: no word is lost, and every new RPC can be called in both flavours at once."""

from __future__ import annotations

import asyncio
import importlib
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.cli import main
from generator.generate import Paths, load
from generator.inputs.comments import element_names
from generator.inputs.sources import read_sources
from generator.model.api import Api
from generator.model.elements import ClientMethod
from generator.sync.record import read_kept_words, read_record
from generator.sync.words import read_words
from tests.support.descriptor_server import DescriptorServer, load_rpcs
from tests.support.flavours import Flavour

_PROTOS = Path(__file__).parents[3] / "protos"
_UPSTREAM = Path(__file__).parent / "upstream"
_VERSIONS = [*sorted(path.stem for path in _UPSTREAM.glob("*.binpb")), "today"]


@dataclass
class History:
    """The tree at the first recorded version, and the RPCs that there were in it."""

    root: Path
    rpcs: set[str] = field(default_factory=set[str])

    @property
    def protos(self) -> Path:
        return self.root / "protos"

    def sync(self, version: str) -> int:
        source = _UPSTREAM / f"{version}.binpb"
        if version == "today":
            source = self.root / "today.binpb"
            files = FileDescriptorSet(file=read_sources(_PROTOS).files.file)
            for file in files.file:
                file.ClearField("source_code_info")
            source.write_bytes(files.SerializeToString())
        return main(["sync", str(source), "--version", version, "--protos", str(self.protos)])

    def words(self) -> dict[str, str]:
        placed = read_words(read_sources(self.protos).own_files)
        return {name: found.text.strip("\n") for name, found in {**read_kept_words(self.protos), **placed}.items()}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    history = History(tmp_path_factory.mktemp("replay"))
    shutil.copytree(_PROTOS, history.protos)
    assert history.sync(_VERSIONS[0]) == 3
    history.rpcs = set(_methods(_api(history)))
    sys.path.insert(0, str(history.root / "out"))
    yield history
    sys.path.remove(str(history.root / "out"))


def test_the_steps(history: History, capsys: pytest.CaptureFixture[str]) -> None:
    """One test, as each step begins where the last one ended."""
    words = _words_of(_PROTOS)
    assert history.words() == words, "words were lost on the way back"
    for number, version in enumerate(_VERSIONS[1:]):
        history.sync(version)
        lost = words.keys() - history.words().keys()
        assert not lost, f"{version}: words lost: {sorted(lost)}"
        assert history.words() == words, version
        sources = read_sources(history.protos)
        unsaid = [name for name in element_names(sources.own_files) if name not in words]
        said = capsys.readouterr().out
        assert all(f"  {name}" in said for name in unsaid), f"{version}: not listed as without words"
        api = _api(history)
        methods = _methods(api)
        new = sorted(methods.keys() - history.rpcs)
        assert new, version
        _call_all(history, f"replayed_{number}", {path: methods[path] for path in new})
        history.rpcs = set(methods)
    assert _snapshot(history.protos) == _snapshot(_PROTOS)
    assert read_record(history.protos).facts == read_record(_PROTOS).facts


def _api(history: History) -> Api:
    # Without metadata, as nothing in it knows the RPCs that are new.
    methods = history.root / "no_metadata"
    methods.mkdir(exist_ok=True)
    return load(Paths(history.protos, methods, "replayed", history.root / "out")).api


def _methods(api: Api) -> dict[str, tuple[str, ClientMethod]]:
    return {
        method.rpc.path: (client.property_name, method)
        for client in api.clients
        for method in client.methods
        if method.kind is method.rpc.kind
    }


def _call_all(history: History, package: str, methods: dict[str, tuple[str, ClientMethod]]) -> None:
    """Generates the SDK of this step and calls each of the methods in both flavours."""
    options = ["--protos", str(history.protos), "--methods", str(history.root / "no_metadata")]
    assert main([*options, "--package", package, "--out", str(history.root / "out")]) == 0
    importlib.invalidate_caches()
    descriptors = (history.root / "out" / package / "descriptors.binpb").read_bytes()
    loop = asyncio.new_event_loop()
    with DescriptorServer(load_rpcs(descriptors)) as server:
        flavours = [
            Flavour(importlib.import_module(package).Client(server.address, insecure=True)),
            Flavour(importlib.import_module(f"{package}.aio").Client(server.address, insecure=True), loop),
        ]
        try:
            for flavour in flavours:
                for path, (client, method) in methods.items():
                    exchange = server.expect(path, server.rpcs[path].response_type())
                    call = getattr(getattr(flavour.client, client), method.name)
                    flavour.call(call, *([[]] if method.takes_requests else []))
                    assert exchange.metadata, f"{path} in {'async' if flavour.is_async else 'blocking'}"
        finally:
            for flavour in flavours:
                flavour.run(flavour.client.close)
            loop.close()


def _words_of(protos: Path) -> dict[str, str]:
    return {name: found.text.strip("\n") for name, found in read_words(read_sources(protos).own_files).items()}


def _snapshot(protos: Path) -> dict[str, bytes]:
    return {path.relative_to(protos).as_posix(): path.read_bytes() for path in sorted(protos.rglob("*.proto"))}
