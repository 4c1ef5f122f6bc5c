"""API keys: that they sign in, for how long, and what they may do."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud import Credentials
from viam_cloud.app.app_client import APIKeyAuthorization
from viam_cloud.errors import NotFoundError, UnauthenticatedError


async def _listed(sdk: Sdk, organization: str) -> dict[str, tuple[str, list[str]]]:
    """Name and roles of each key."""
    return {
        each.api_key.id: (each.api_key.name, [role.authorization_id for role in each.authorizations])
        for each in await sdk.app.list_keys(organization)
    }


@scenario
async def a_key_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    assert await sdk.app.list_keys(fleet.organization) == []
    owner = APIKeyAuthorization("owner", "organization", fleet.organization)
    key, key_id = await sdk.app.create_key(fleet.organization, [owner], name="script")
    assert await _listed(sdk, fleet.organization) == {key_id: ("script", ["organization_owner"])}
    assert await sdk.app.rename_key(key_id, "job") == (key_id, "job")
    assert await _listed(sdk, fleet.organization) == {key_id: ("job", ["organization_owner"])}

    async with sdk.signed_in(key_id, Credentials("api-key", key)) as before:
        assert [each.id for each in await before.app.list_organizations()] == [fleet.organization]
        rotated, same_id = await sdk.app.rotate_key(key_id)
        assert (same_id, rotated != key) == (key_id, True)
        with pytest.raises(UnauthenticatedError):
            await before.app.list_organizations()
    async with sdk.signed_in(key_id, Credentials("api-key", rotated)) as after:
        assert [each.id for each in await after.app.list_organizations()] == [fleet.organization]
        await sdk.app.delete_key(key_id)
        with pytest.raises(UnauthenticatedError):
            await after.app.list_organizations()
    assert await sdk.app.list_keys(fleet.organization) == []


@scenario
async def a_key_made_from_another(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    operator = APIKeyAuthorization("operator", "robot", fleet.robot)
    _, first = await sdk.app.create_key(fleet.organization, [operator], name="first")
    key, second = await sdk.app.create_key_from_existing_key_authorizations(first)
    listed = await _listed(sdk, fleet.organization)
    assert {key_id: roles for key_id, (_, roles) in listed.items()} == {
        first: ["robot_operator"],
        second: ["robot_operator"],
    }
    async with sdk.signed_in(second, Credentials("api-key", key)) as copy:
        assert (await copy.app.get_robot(fleet.robot)).name == "Rosie"


@scenario
async def keys_of_a_machine(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    for kind, resource in (("organization", fleet.organization), ("robot", fleet.robot)):
        await sdk.app.create_key(fleet.organization, [APIKeyAuthorization("owner", kind, resource)], name=kind)  # type: ignore[arg-type]
    assert [each.api_key.name for each in await sdk.app.list_keys(fleet.organization)] == ["organization", "robot"]
    (mine,) = await sdk.app.get_robot_api_keys(fleet.robot)
    assert (mine.api_key.name, mine.authorizations[0].resource_id) == ("robot", fleet.robot)
    marvin = await sdk.app.new_robot("Marvin", fleet.location)
    assert await sdk.app.get_robot_api_keys(marvin) == []
    with pytest.raises(NotFoundError, match="nothing"):
        await sdk.app.get_robot_api_keys("nothing")
