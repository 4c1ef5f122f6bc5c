"""Organizations, their members and invites."""

from __future__ import annotations

import pytest

from tests.support.emulator.callers import authorization, callers
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto import app

_CREATOR = "developer@example.com"


@scenario
async def an_organization_from_creation_to_deletion(sdk: Sdk) -> None:
    assert await sdk.app.list_organizations() == []
    other = await sdk.app.create_organization("Other")
    created = await sdk.app.create_organization("Acme")
    assert created.name == "Acme"
    assert await sdk.app.get_organization(created.id) == created
    assert await sdk.app.list_organizations() == [other, created]
    fragment = await sdk.app.create_fragment(created.id, "F")
    imports = [app.FragmentImport(fragment_id=fragment.id)]

    assert await sdk.app.get_organization_namespace_availability("acme")
    updated = await sdk.app.update_organization(
        created.id, "Acme Ltd", "acme", region="europe-west", cid="c-1", default_fragments=imports
    )
    assert (updated.name, updated.public_namespace, updated.cid) == ("Acme Ltd", "acme", "c-1")
    assert (updated.default_region, list(updated.default_fragments.fragments)) == ("europe-west", imports)
    assert await sdk.app.get_organization(created.id) == updated
    assert not await sdk.app.get_organization_namespace_availability("acme")
    assert await sdk.app.get_organization_namespace_availability("acme", organization_id=created.id)

    await sdk.app.delete_organization(created.id)
    with pytest.raises(NotFoundError, match=created.id):
        await sdk.app.get_organization(created.id)
    assert await sdk.app.list_organizations() == [other]


@scenario
async def an_invite_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    operate, own = authorization(fleet, "location_operator"), authorization(fleet, "robot_owner")

    async def invites() -> list[app.OrganizationInvite]:
        return (await sdk.app.list_organization_members(fleet.organization))[1]

    assert await invites() == []
    created = await sdk.app.create_organization_invite(
        fleet.organization, "ada@example.com", authorizations=[operate], send_email_invite=True
    )
    assert (created.email, list(created.authorizations)) == ("ada@example.com", [operate])
    assert await invites() == [created]
    assert await sdk.app.resend_organization_invite(fleet.organization, "ada@example.com") == created
    changed = await sdk.app.update_organization_invite_authorizations(
        fleet.organization, "ada@example.com", add_authorizations=[own], remove_authorizations=[operate]
    )
    assert list(changed.authorizations) == [own]
    assert await invites() == [changed]
    await sdk.app.delete_organization_invite(fleet.organization, "ada@example.com")
    assert await invites() == []
    with pytest.raises(NotFoundError, match="ada@"):
        await sdk.app.resend_organization_invite(fleet.organization, "ada@example.com")


@scenario
async def a_member_from_registration_to_removal(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    elsewhere = await sdk.app.create_organization("Elsewhere")
    await sdk.app.enable_auth_service(org_id=elsewhere.id)
    application = await sdk.app.create_oauth_app(org_id=elsewhere.id, client_name="App")
    user = await sdk.app.create_oauth_app_user(
        elsewhere.id, application.client_id, "ada@example.com", "Ada", "Lovelace", "analytical"
    )
    assert await sdk.app.get_user_id_by_email("ada@example.com") == user.user_id
    assert await sdk.app.list_organizations_by_user(user.user_id) == []

    async def members() -> list[str]:
        listed, _ = await sdk.app.list_organization_members(fleet.organization)
        return [email for member in listed for email in member.emails]

    assert await members() == [_CREATOR]
    await sdk.app.create_organization_invite(fleet.organization, "ada@example.com", send_email_invite=False)
    assert await members() == [_CREATOR, "ada@example.com"]
    assert [each.org_id for each in await sdk.app.list_organizations_by_user(user.user_id)] == [fleet.organization]
    with callers(sdk.emulator) as signing_in:
        ada = signing_in.with_token(user.auth_token)
        assert ada.status("get_robot", id=fleet.robot) == "OK"
        await sdk.app.delete_organization_member(fleet.organization, user.user_id)
        assert ada.status("get_robot", id=fleet.robot) == "NOT_FOUND"
    assert await members() == [_CREATOR]
    assert await sdk.app.list_organizations_by_user(user.user_id) == []
