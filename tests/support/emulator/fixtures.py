"""An emulator for the tests that need nothing special of it, with a client of each flavour."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud import ViamClient
from viam_cloud_emulator import Emulator


@pytest.fixture(scope="package")
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(scope="package")
def blocking_client(emulator: Emulator) -> Iterator[ViamClient]:
    with emulator.client() as client:
        yield client


@pytest.fixture(scope="package")
def async_flavour(emulator: Emulator) -> Iterator[Flavour]:
    loop = asyncio.new_event_loop()
    client = loop.run_until_complete(emulator.async_client())

    async def close() -> None:
        await client.close()

    yield Flavour(client, loop)
    loop.run_until_complete(close())
    loop.close()


@pytest.fixture(params=["blocking", "async"])
def cloud(request: pytest.FixtureRequest) -> Cloud:
    """Each test that takes it runs once per flavour."""
    if request.param == "async":
        return Cloud(request.getfixturevalue("async_flavour"))
    return Cloud(Flavour(request.getfixturevalue("blocking_client"), None))


@pytest.fixture
def fleet(cloud: Cloud) -> Fleet:
    return cloud.new_fleet()


@pytest.fixture
def blocking_cloud(blocking_client: ViamClient) -> Cloud:
    """For tests in which the flavour makes no difference."""
    return Cloud(Flavour(blocking_client, None))


@pytest.fixture
def namespace(cloud: Cloud, fleet: Fleet) -> str:
    namespace = f"n{fleet.organization[:13]}"
    cloud.app.update_organization(organization_id=fleet.organization, public_namespace=namespace)
    return namespace


@pytest.fixture
def no_settling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Uploads in doubt are looked for at once, as the emulator stores at once or not at all."""
    monkeypatch.setattr("viam_cloud_runtime.viam.uploads.upload._SETTLING_SECONDS", 0)
