"""Locations: the tree, sharing, secrets, and the one that calls use by default."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud import Credentials
from viam_cloud.errors import NotFoundError, UnauthenticatedError


@scenario
async def a_location_from_creation_to_deletion(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    assert await sdk.app.list_locations(organization) == []
    plant = await sdk.app.create_location(organization, "Plant")
    shelf = await sdk.app.create_location(organization, "Shelf", parent_location_id=plant.id)
    assert (shelf.name, shelf.parent_location_id) == ("Shelf", plant.id)
    assert await sdk.app.get_location(shelf.id) == shelf
    listed = await sdk.app.list_locations(organization)
    assert {each.id: each.parent_location_id for each in listed} == {plant.id: "", shelf.id: plant.id}

    hall = await sdk.app.create_location(organization, "Hall")
    moved = await sdk.app.update_location(shelf.id, name="Top shelf", parent_location_id=hall.id, region="asia")
    assert (moved.name, moved.parent_location_id, moved.config.region) == ("Top shelf", hall.id, "asia")
    assert await sdk.app.get_location(shelf.id) == moved
    renamed = await sdk.app.update_location(shelf.id, name="Bottom shelf")
    assert (renamed.name, renamed.parent_location_id) == ("Bottom shelf", hall.id)

    await sdk.app.delete_location(shelf.id)
    with pytest.raises(NotFoundError, match=shelf.id):
        await sdk.app.get_location(shelf.id)
    assert {each.id for each in await sdk.app.list_locations(organization)} == {plant.id, hall.id}


@scenario
async def a_location_that_is_shared(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    guest = (await sdk.app.create_organization("Guest")).id

    async def with_access() -> list[str]:
        return [each.id for each in await sdk.app.get_organizations_with_access_to_location(fleet.location)]

    assert await with_access() == [fleet.organization]
    await sdk.app.share_location(guest, fleet.location)
    assert await with_access() == [fleet.organization, guest]
    assert [each.id for each in await sdk.app.list_locations(guest)] == [fleet.location]
    shared = await sdk.app.get_location(fleet.location)
    assert [each.organization_id for each in shared.organizations] == [fleet.organization, guest]
    await sdk.app.unshare_location(guest, fleet.location)
    assert await with_access() == [fleet.organization]
    assert await sdk.app.list_locations(guest) == []


@scenario
async def secrets_of_a_location(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    (first,) = (await sdk.app.location_auth(fleet.location)).secrets
    created = await sdk.app.create_location_secret(fleet.location)
    second = created.secrets[1]
    assert (created.location_id, created.secrets[0]) == (fleet.location, first)
    assert await sdk.app.location_auth(fleet.location) == created

    with_second = sdk.signed_in(fleet.location, Credentials("robot-location-secret", second.secret))
    async with with_second as machine:
        assert (await machine.app.get_robot(fleet.robot)).name == "Rosie"
        await sdk.app.delete_location_secret(second.id, fleet.location)
        with pytest.raises(UnauthenticatedError):
            await machine.app.get_robot(fleet.robot)
    assert list((await sdk.app.location_auth(fleet.location)).secrets) == [first]


@scenario
async def a_default_location(sdk: Sdk) -> None:
    """What takes a location may do without one if the client has it."""
    fleet = await sdk.new_fleet()
    home = sdk.app.with_location(fleet.location)
    assert await home.get_location() == await sdk.app.get_location(fleet.location)
    assert await home.list_robots() == [await sdk.app.get_robot(fleet.robot)]
    second = (await home.create_location_secret()).secrets[1]
    assert await home.location_auth() == await sdk.app.location_auth(fleet.location)
    await home.delete_location_secret(second.id)
    assert len((await sdk.app.location_auth(fleet.location)).secrets) == 1
    marvin = await home.new_robot("Marvin")
    assert (await home.update_robot(marvin, "Marvin II")).location == fleet.location
    assert [each.name for each in await sdk.app.list_robots(fleet.location)] == ["Rosie", "Marvin II"]
    with pytest.raises(ValueError, match="location_id"):
        await sdk.app.get_location()
