"""Who may do what: roles and permissions."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud import Credentials
from viam_cloud.app.app_client import APIKeyAuthorization
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto import app


@scenario
async def roles_of_a_user(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    elsewhere = (await sdk.app.create_organization("Elsewhere")).id
    await sdk.app.enable_auth_service(org_id=elsewhere)
    application = await sdk.app.create_oauth_app(org_id=elsewhere, client_name="App")
    ada = (
        await sdk.app.create_oauth_app_user(
            elsewhere, application.client_id, "ada@example.com", "Ada", "Lovelace", "analytical"
        )
    ).user_id

    async def roles(*resources: str) -> list[str]:
        found = await sdk.app.list_authorizations(fleet.organization, resource_ids=list(resources))
        return [each.authorization_id for each in found if each.identity_id == ada]

    assert await roles() == []
    with pytest.raises(InvalidArgumentError, match="belong"):
        await sdk.app.add_role(elsewhere, ada, "operator", "robot", fleet.robot)
    assert await roles() == []
    await sdk.app.add_role(fleet.organization, ada, "operator", "robot", fleet.robot)
    await sdk.app.add_role(fleet.organization, ada, "owner", "location", fleet.location)
    assert sorted(await roles()) == ["location_owner", "robot_operator"]
    assert await roles(fleet.robot) == ["robot_operator"]
    await sdk.app.change_role(
        fleet.organization, ada, "operator", "robot", fleet.robot, ada, "operator", "organization", fleet.organization
    )
    assert await roles(fleet.robot) == []
    assert await roles(fleet.organization) == ["organization_operator"]
    await sdk.app.remove_role(fleet.organization, ada, "owner", "location", fleet.location)
    assert await roles() == ["organization_operator"]
    everybody = await sdk.app.list_authorizations(fleet.organization)
    assert [each.authorization_id for each in everybody] == ["organization_owner", "organization_operator"]


@scenario
async def permissions_of_a_key(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    asked = [
        app.AuthorizedPermissions(
            resource_type="robot", resource_id=fleet.robot, permissions=["control_robot", "read_robot_logs"]
        )
    ]
    assert await sdk.app.check_permissions(asked) == asked
    authorization = APIKeyAuthorization("operator", "location", fleet.location)
    key, key_id = await sdk.app.create_key(fleet.organization, [authorization])
    async with sdk.signed_in(key_id, Credentials("api-key", key)) as operator:
        (allowed,) = await operator.app.check_permissions(asked)
        assert list(allowed.permissions) == ["control_robot"]
        assert (await operator.app.get_robot(fleet.robot)).name == "Rosie"
        elsewhere = await sdk.new_fleet()
        with pytest.raises(NotFoundError, match=elsewhere.robot):
            await operator.app.get_robot(elsewhere.robot)
