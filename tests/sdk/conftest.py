"""One server and one client of each flavour for all tests of the generated SDK."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import resources

import pytest

from tests.support.descriptor_server import DescriptorServer, Rpc, load_rpcs
from tests.support.flavours import Flavour
from viam_cloud import DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient

_KEY_ID = "b5b1f3a0-6d5c-4b7e-9d59-2f9f6a8c1d11"


@pytest.fixture(scope="session")
def rpcs() -> dict[str, Rpc]:
    return load_rpcs(resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes())


@pytest.fixture(scope="session")
def server(rpcs: dict[str, Rpc]) -> Iterator[DescriptorServer]:
    with DescriptorServer(rpcs) as server:
        yield server


@pytest.fixture(scope="session")
def dial_options() -> DialOptions:
    options = DialOptions.with_api_key("key", _KEY_ID)
    options.insecure = True
    return options


@pytest.fixture(scope="session")
def blocking_client(server: DescriptorServer, dial_options: DialOptions) -> Iterator[ViamClient]:
    with ViamClient.create_from_dial_options(dial_options, server.address) as client:
        yield client


@pytest.fixture(scope="session")
def async_flavour(server: DescriptorServer, dial_options: DialOptions) -> Iterator[Flavour]:
    loop = asyncio.new_event_loop()
    client = loop.run_until_complete(AsyncViamClient.create_from_dial_options(dial_options, server.address))
    yield Flavour(client, loop)
    loop.run_until_complete(_close(client))
    loop.close()


async def _close(client: AsyncViamClient) -> None:
    await client.close()


@pytest.fixture(params=["blocking", "async"])
def flavour(request: pytest.FixtureRequest) -> Flavour:
    """Each test that takes it runs once per flavour."""
    if request.param == "async":
        flavour: Flavour = request.getfixturevalue("async_flavour")
        return flavour
    return Flavour(request.getfixturevalue("blocking_client"), None)
