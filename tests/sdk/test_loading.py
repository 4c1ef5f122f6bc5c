"""What a first call loads: the messages of its own service, and no others."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from tests.support.descriptor_server import DescriptorServer, Rpc
from tests.support.generated_methods import CLIENT_METHODS, sample_arguments
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient

_FILES = FileDescriptorSet.FromString(resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes()).file
_IMPORTS_OF = {file.name: list(file.dependency) for file in _FILES}
_FILE_OF = {f"{file.package}.{service.name}": file.name for file in _FILES for service in file.service}
_SURFACE = [
    json.loads(line) for line in resources.files("viam_cloud").joinpath("surface.jsonl").read_text().splitlines()
]
_SERVICES = {line["client"]: line["services"] for line in _SURFACE if "services" in line}
_SIGN_IN = "proto.rpc.v1.AuthService"

_BLOCKING = """
import json, sys
from viam_cloud import DialOptions, ViamClient

address, key_id, client_name, method, arguments = json.loads(sys.argv[1])
options = DialOptions.with_api_key("key", key_id)
options.insecure = True
with ViamClient.create_from_dial_options(options, address) as client:
    getattr(getattr(client, client_name), method)(**arguments)
print(*sys.modules)
"""
_ASYNC = """
import asyncio, json, sys
from viam_cloud.aio import DialOptions, ViamClient

async def main(address, key_id, client_name, method, arguments):
    options = DialOptions.with_api_key("key", key_id)
    options.insecure = True
    async with await ViamClient.create_from_dial_options(options, address) as client:
        await getattr(getattr(client, client_name), method)(**arguments)

asyncio.run(main(*json.loads(sys.argv[1])))
print(*sys.modules)
"""


def _message_modules(services: Iterable[str]) -> set[str]:
    """The modules of messages that belong to services, with what their files import."""
    found: set[str] = set()
    waiting = [_FILE_OF[service] for service in services]
    while waiting:
        file = waiting.pop()
        if file not in found and not file.startswith("google/"):
            found.add(file)
            waiting += _IMPORTS_OF[file]
    return {f"viam_cloud.gen.{file.removesuffix('.proto').replace('/', '.')}_pb2" for file in found}


def _plain_call(client: str, rpcs: Mapping[str, Rpc], methods: object) -> tuple[str, dict[str, Any]]:
    """A unary method of a client, and arguments of it that JSON can carry."""
    for path, (owner, name) in sorted(CLIENT_METHODS.items()):
        if owner == client and not rpcs[path].client_streaming and not rpcs[path].server_streaming:
            with contextlib.suppress(KeyError, TypeError):
                arguments = sample_arguments(getattr(methods, name))
                json.dumps(arguments)
                return name, arguments
    raise AssertionError(f"{client} has no such method")


@pytest.mark.parametrize("script", [_BLOCKING, _ASYNC], ids=["blocking", "async"])
@pytest.mark.parametrize("client", sorted({client for client, _ in CLIENT_METHODS.values()}))
def test_first_call_loads_no_messages_of_other_services(
    client: str, script: str, server: DescriptorServer, rpcs: dict[str, Rpc], blocking_client: ViamClient
) -> None:
    name, arguments = _plain_call(client, rpcs, getattr(blocking_client, client))
    key_id = "b5b1f3a0-6d5c-4b7e-9d59-2f9f6a8c1d11"
    call = json.dumps([server.address, key_id, client, name, arguments])
    finished = subprocess.run(
        [sys.executable, "-c", script, call], capture_output=True, text=True, timeout=LIMIT, check=True
    )
    loaded = {name for name in finished.stdout.split() if name.startswith("viam_cloud.gen.") and name.endswith("_pb2")}
    assert loaded == _message_modules([*_SERVICES[client], _SIGN_IN])
