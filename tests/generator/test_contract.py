"""The protos are the published contract: names, numbers, types, labels, oneofs, streaming, `deprecated`.

`protos/UPSTREAM` has a digest of each file's facts. When the contract itself moves on, `python -m generator sync` writes
the protos and the digests; where a change by hand is meant, `python -m generator sync protos` takes it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.generate import Paths, load
from generator.inputs.comments import element_names, read_comments
from generator.inputs.metadata import read_metadata
from generator.inputs.sources import read_sources
from generator.model.plan.plan import Plan
from generator.problems import Problems
from generator.sync.proof import facts_digest
from generator.sync.record import read_record
from tests.support.waiting import LIMIT
from viam_cloud_runtime.rpc.methods import RetryClass

_PROTOS = Path(__file__).parents[2] / "protos"
_RECORD = read_record(_PROTOS)
_SYNC = "take it back, or run `python -m generator sync protos` to record it"


@pytest.fixture(scope="module")
def files() -> dict[str, FileDescriptorProto]:
    return {file.name: file for file in read_sources(_PROTOS).own_files}


def test_the_files_are_those_of_the_contract(files: dict[str, FileDescriptorProto]) -> None:
    differing = sorted(files.keys() ^ _RECORD.facts.keys())
    assert not differing, f"in protos/ or in protos/UPSTREAM alone: {differing}; {_SYNC}"


@pytest.mark.parametrize("name", sorted(_RECORD.facts))
def test_the_facts_are_those_of_the_contract(files: dict[str, FileDescriptorProto], name: str) -> None:
    assert facts_digest(files[name]) == _RECORD.facts[name], f"protos/{name} has other facts than upstream; {_SYNC}"


def test_the_tree_compiles_alone(tmp_path: Path) -> None:
    """With nothing but what comes with protoc, for those who use the tree with tools of their own."""
    names = [path.relative_to(_PROTOS).as_posix() for path in _PROTOS.rglob("*.proto")]
    command = [sys.executable, "-m", "grpc_tools.protoc", f"-I{_PROTOS}", "--include_imports", *names]
    done = subprocess.run(
        [*command, f"--descriptor_set_out={tmp_path / 'set'}"],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_rpc_has_a_retry_class_chosen_for_it() -> None:
    problems = Problems()
    metadata = read_metadata(_PROTOS / "methods", problems)
    plan = Plan(read_sources(_PROTOS), metadata, problems)
    guessed = [
        f"{service.full_name}.{rpc.name}"
        for service in plan.services.values()
        if service.full_name not in metadata.package.package.services_without_client
        for rpc in service.descriptor.method
        if service.metadata_of(rpc.name)[0].retry is None
    ]
    assert not guessed, f"write `retry = …` for {guessed}; `python -m generator sync protos --stubs` adds the tables"


def test_retry_classes_are_as_careful_as_the_names_are() -> None:
    api = load(Paths(_PROTOS, None, "viam_cloud", _PROTOS)).api
    methods = {rpc.full_name: rpc for client in api.clients for service in client.services for rpc in service.rpcs}
    writing = ("Create", "New", "Submit", "Start", "Upload", "Charge", "Rotate", "Resend", "Send", "Register")
    reading = ("Get", "List", "Check", "Search", "Is")
    for full_name, method in methods.items():
        rpc = full_name.rpartition(".")[2]
        if rpc.startswith(writing):
            assert method.retry_class is RetryClass.WRITE, full_name
        elif rpc.startswith(reading):
            assert method.retry_class is RetryClass.READ, full_name
        elif "Upload" in rpc:
            assert method.retry_class is RetryClass.WRITE, full_name


def test_every_element_is_commented(files: dict[str, FileDescriptorProto]) -> None:
    missing: list[str] = []
    for file in files.values():
        comments = read_comments(file)
        missing += [name for name in element_names([file]) if not comments.get(name)]
    assert not missing, (
        f"no words yet: {missing}; write comments in protos/ (`python -m generator sync protos` lists them)"
    )
