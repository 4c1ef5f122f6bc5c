"""The protos are the published contract: names, numbers, types, labels, oneofs, streaming, `deprecated`.

`contract.sha256` holds a digest per file of the facts, taken from the published descriptors. When the contract
itself moves on, `python -m generator diff` says how, and the digests are renewed with the protos.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.generate import Paths, load
from generator.inputs.sources import read_sources
from viam_cloud_runtime.rpc.methods import RetryClass

_ROOT = Path(__file__).parents[2]
_DIGESTS = dict(reversed(line.split()) for line in (Path(__file__).parent / "contract.sha256").read_text().splitlines())


@pytest.fixture(scope="module")
def files() -> dict[str, FileDescriptorProto]:
    return {file.name: file for file in read_sources(_ROOT / "protos").own_files}


def digest(file: FileDescriptorProto) -> str:
    facts = FileDescriptorProto()
    facts.CopyFrom(file)
    facts.ClearField("source_code_info")
    facts.ClearField("options")
    return hashlib.sha256(facts.SerializeToString(deterministic=True)).hexdigest()


def test_the_files_are_those_of_the_contract(files: dict[str, FileDescriptorProto]) -> None:
    assert sorted(files) == sorted(_DIGESTS)
    assert len(files) == 18


@pytest.mark.parametrize("name", sorted(_DIGESTS))
def test_the_facts_are_those_of_the_contract(files: dict[str, FileDescriptorProto], name: str) -> None:
    assert digest(files[name]) == _DIGESTS[name]


def test_every_rpc_has_a_retry_class_chosen_for_it() -> None:
    paths = Paths(_ROOT / "protos", _ROOT / "protos" / "methods", "viam_cloud", _ROOT / "generated")
    api = load(paths).api
    methods = {
        rpc.path.rpartition("/")[2]: rpc
        for client in api.clients
        for service in client.services
        for rpc in service.rpcs
    }
    chosen = "\n".join(path.read_text() for path in (_ROOT / "protos" / "methods").glob("*.toml"))
    assert len(methods) == 246
    assert all(f"\n[{rpc}]\nretry = " in chosen for rpc in methods)
    assert methods["ChargeOrganization"].retry_class is RetryClass.WRITE
    writing = ("Create", "New", "Submit", "Start", "Upload", "Charge", "Rotate", "Resend", "Send", "Register")
    reading = ("Get", "List", "Check", "Search", "Is")
    for rpc, method in methods.items():
        if rpc.startswith(writing):
            assert method.retry_class is RetryClass.WRITE, rpc
        elif rpc.startswith(reading):
            assert method.retry_class is RetryClass.READ, rpc
        elif "Upload" in rpc:
            assert method.retry_class is RetryClass.WRITE, rpc


def test_every_service_rpc_and_message_is_commented(files: dict[str, FileDescriptorProto]) -> None:
    from generator.inputs.comments import read_comments

    for file in files.values():
        comments = read_comments(file)
        names = [f"{file.package}.{message.name}" for message in file.message_type]
        for service in file.service:
            names.append(f"{file.package}.{service.name}")
            names += [f"{file.package}.{service.name}.{method.name}" for method in service.method]
        missing = [name for name in names if not comments.get(name)]
        assert not missing, f"{file.name}: {missing}"
