"""Who a client is to the cloud: an API key with its roles, a machine, and one that does not sign in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from viam_cloud import DialOptions, Identity, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.app.app_client import APIKeyAuthorization
from viam_cloud.rpc.dial import Credentials
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.blocking import Client
from viam_cloud_runtime.viam.identity import roles_of, signed_in_as

pytestmark = pytest.mark.emulator


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def admin(emulator: Emulator) -> Iterator[ViamClient]:
    with emulator.client() as client:
        yield client


def _ask(emulator: Emulator, options: DialOptions, flavour: str) -> Identity:
    if flavour == "blocking":
        with ViamClient.create_from_dial_options(options, emulator.url) as client:
            return client.app_client.who_am_i()

    async def ask() -> Identity:
        async with await AsyncViamClient.create_from_dial_options(options, emulator.url) as client:
            return await client.app_client.who_am_i()

    return asyncio.run(ask())


@pytest.mark.parametrize("flavour", ["blocking", "async"])
@pytest.mark.parametrize("resource_type", ["organization", "location", "robot"])
def test_an_api_key(emulator: Emulator, admin: ViamClient, flavour: str, resource_type: str) -> None:
    app = admin.app_client
    organization = app.create_organization(f"Orchard of {resource_type}, {flavour}")
    location = app.create_location(organization.id, "Field")
    ids = {"organization": organization.id, "location": location.id, "robot": app.new_robot("sprayer", location.id)}
    role = APIKeyAuthorization("operator", resource_type, ids[resource_type])  # type: ignore[arg-type]
    key, key_id = app.create_key(organization.id, [role], "of the test")
    identity = _ask(emulator, DialOptions.with_api_key(key, key_id), flavour)
    expected = Identity("api-key", key_id, emulator.address, {organization.id: organization.name}, (role,))
    assert identity == expected
    assert key not in repr(identity)


@pytest.mark.parametrize("flavour", ["blocking", "async"])
def test_a_machine(emulator: Emulator, admin: ViamClient, flavour: str) -> None:
    app = admin.app_client
    location = app.create_location(app.create_organization("Mill").id, "Silo")
    machine = app.new_robot("cart", location.id)
    part = app.get_robot_parts(machine)[0]
    options = DialOptions(auth_entity=part.id, credentials=Credentials("robot-secret", part.secret))
    identity = _ask(emulator, options, flavour)
    assert (identity.kind, identity.id, identity.roles) == ("robot-secret", part.id, ())
    assert (identity.machine_id, identity.location_id) == (machine, location.id)


def test_roles_of_others_and_of_unknown_kinds_are_left_out() -> None:
    def authorization(identity: str, what: str) -> SimpleNamespace:
        return SimpleNamespace(identity_id=identity, authorization_id=what, resource_id="r")

    found = roles_of(
        "me",
        [authorization("you", "robot_owner"), authorization("me", "fleet_king"), authorization("me", "robot_owner")],
    )
    assert found == [APIKeyAuthorization("owner", "robot", "r")]


def test_a_client_without_a_sign_in_is_nobody() -> None:
    with Client("localhost:1", insecure=True) as client, pytest.raises(ValueError, match="does not sign in"):
        signed_in_as(client)
