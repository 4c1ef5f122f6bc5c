"""Members, invites, users and roles, with effects read back through other RPCs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.emulator.callers import Callers, Key, authorization, callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.flavours import Flavour
from viam_cloud.errors import (
    AlreadyExistsError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
)
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


@pytest.fixture
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


def _email() -> str:
    return f"{uuid.uuid4()}@example.com"


def _invites(cloud: Cloud, fleet: Fleet) -> list[app.OrganizationInvite]:
    return list(cloud.app.list_organization_members(organization_id=fleet.organization).invites)


def _members(cloud: Cloud, fleet: Fleet) -> list[str]:
    members = cloud.app.list_organization_members(organization_id=fleet.organization).members
    return [email for member in members for email in member.emails]


def _new_user(cloud: Cloud, email: str, fleet: Fleet | None = None) -> app.CreateOAuthAppUserResponse:
    fleet = fleet or cloud.new_fleet()
    cloud.app.enable_auth_service(org_id=fleet.organization)
    client_id = cloud.app.create_oauth_app(org_id=fleet.organization, client_name="App").client_id
    response: app.CreateOAuthAppUserResponse = cloud.app.create_oauth_app_user(
        org_id=fleet.organization, application_id=client_id, email=email, password="long enough"
    )
    return response


def test_an_organization_has_its_creator_as_member(cloud: Cloud, fleet: Fleet) -> None:
    (member,) = cloud.app.list_organization_members(organization_id=fleet.organization).members
    assert member.emails == ["developer@example.com"]
    assert cloud.app.get_user_id_by_email(email="Developer@example.com").user_id == member.user_id
    orgs = cloud.app.list_organizations_by_user(user_id=member.user_id).orgs
    assert fleet.organization in [org.org_id for org in orgs]


def test_invite_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    email = _email()
    wanted = authorization(fleet, "location_operator")
    created = cloud.app.create_organization_invite(
        organization_id=fleet.organization, email=email.upper(), authorizations=[wanted]
    ).invite
    assert (created.organization_id, created.email) == (fleet.organization, email)
    assert list(created.authorizations) == [wanted]
    assert _invites(cloud, fleet) == [created]
    assert cloud.app.resend_organization_invite(organization_id=fleet.organization, email=email).invite == created
    with pytest.raises(AlreadyExistsError, match="pending"):
        cloud.app.create_organization_invite(organization_id=fleet.organization, email=email)

    more = authorization(fleet, "robot_owner")
    changed = cloud.app.update_organization_invite_authorizations(
        organization_id=fleet.organization, email=email, add_authorizations=[more], remove_authorizations=[wanted]
    ).invite
    assert list(changed.authorizations) == [more]
    with pytest.raises(FailedPreconditionError, match="at least one"):
        cloud.app.update_organization_invite_authorizations(
            organization_id=fleet.organization, email=email, remove_authorizations=[more]
        )
    with pytest.raises(NotFoundError, match="location_operator"):
        cloud.app.update_organization_invite_authorizations(
            organization_id=fleet.organization,
            email=email,
            add_authorizations=[authorization(fleet, "organization_owner")],
            remove_authorizations=[wanted],
        )
    with pytest.raises(InvalidArgumentError, match="both be empty"):
        cloud.app.update_organization_invite_authorizations(organization_id=fleet.organization, email=email)
    assert _invites(cloud, fleet) == [changed]

    cloud.app.delete_organization_invite(organization_id=fleet.organization, email=email)
    assert _invites(cloud, fleet) == []
    for rpc in (cloud.app.delete_organization_invite, cloud.app.resend_organization_invite):
        with pytest.raises(NotFoundError, match=email):
            rpc(organization_id=fleet.organization, email=email)


def test_an_invite_to_everything_is_to_own_it(cloud: Cloud, fleet: Fleet) -> None:
    invite = cloud.app.create_organization_invite(organization_id=fleet.organization, email=_email()).invite
    assert [each.authorization_id for each in invite.authorizations] == ["organization_owner"]


@pytest.mark.parametrize("email", ["", "nobody", "@example.com", "a b@example.com", "a@"])
def test_addresses_that_are_none(cloud: Cloud, fleet: Fleet, email: str) -> None:
    with pytest.raises(InvalidArgumentError, match="email"):
        cloud.app.create_organization_invite(organization_id=fleet.organization, email=email)


def test_an_invite_is_not_to_what_another_organization_has(cloud: Cloud, fleet: Fleet) -> None:
    elsewhere = authorization(cloud.new_fleet(), "robot_owner")
    with pytest.raises(InvalidArgumentError, match="another organization"):
        cloud.app.create_organization_invite(
            organization_id=fleet.organization, email=_email(), authorizations=[elsewhere]
        )
    assert _invites(cloud, fleet) == []


def test_who_registers_has_accepted(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    email = _email()
    cloud.app.create_organization_invite(
        organization_id=fleet.organization, email=email, authorizations=[authorization(fleet, "robot_operator")]
    )
    user = _new_user(cloud, email, fleet)
    assert _invites(cloud, fleet) == []
    assert _members(cloud, fleet) == ["developer@example.com", email]
    with pytest.raises(AlreadyExistsError, match="member"):
        cloud.app.create_organization_invite(organization_id=fleet.organization, email=email)

    caller = signing_in.with_token(user.auth_token)
    assert caller.status("get_robot", id=fleet.robot) == "OK"
    assert caller.status("get_robot_part_logs", id=fleet.part) == "PERMISSION_DENIED"
    assert caller.rpcs.get_user_id_by_email(email=email).user_id == user.user_id
    orgs = caller.rpcs.list_organizations_by_user(user_id=user.user_id).orgs
    assert [org.org_id for org in orgs] == [fleet.organization]
    # Leaving is everybody's right.
    leave = {"organization_id": fleet.organization, "user_id": user.user_id}
    assert caller.status("delete_organization_member", **leave) == "OK"
    assert caller.status("get_robot", id=fleet.robot) == "NOT_FOUND"
    assert _members(cloud, fleet) == ["developer@example.com"]


def test_who_has_an_account_joins_without_an_email(cloud: Cloud, fleet: Fleet) -> None:
    email = _email()
    _new_user(cloud, email)
    cloud.app.create_organization_invite(organization_id=fleet.organization, email=email, send_email_invite=False)
    assert _invites(cloud, fleet) == []
    assert email in _members(cloud, fleet)


def test_removing_a_member(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    email = _email()
    user = _new_user(cloud, email)
    cloud.app.create_organization_invite(organization_id=fleet.organization, email=email, send_email_invite=False)
    assert signing_in.with_token(user.auth_token).status("update_robot_part", id=fleet.part, name="n") == "OK"
    cloud.app.delete_organization_member(organization_id=fleet.organization, user_id=user.user_id)
    assert signing_in.with_token(user.auth_token).status("get_robot", id=fleet.robot) == "NOT_FOUND"
    assert email not in _members(cloud, fleet)
    with pytest.raises(NotFoundError, match=user.user_id):
        cloud.app.delete_organization_member(organization_id=fleet.organization, user_id=user.user_id)


def test_users_are_known_to_those_they_share_an_organization_with(
    cloud: Cloud, fleet: Fleet, signing_in: Callers
) -> None:
    email = _email()
    user_id = _new_user(cloud, email).user_id
    caller = signing_in.with_key(new_key(cloud, fleet, "organization_owner"))
    assert caller.status("get_user_id_by_email", email=email) == "NOT_FOUND"
    assert caller.status("list_organizations_by_user", user_id=user_id) == "NOT_FOUND"
    cloud.app.create_organization_invite(organization_id=fleet.organization, email=email, send_email_invite=False)
    assert caller.status("get_user_id_by_email", email=email) == "OK"
    with pytest.raises(NotFoundError, match="nobody@"):
        cloud.app.get_user_id_by_email(email="nobody@example.com")


def _authorizations(cloud: Cloud, fleet: Fleet, *resource_ids: str) -> list[tuple[str, str]]:
    response = cloud.app.list_authorizations(organization_id=fleet.organization, resource_ids=resource_ids)
    return [(each.authorization_id, each.identity_id) for each in response.authorizations]


def test_roles_of_users(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    user = _new_user(cloud, _email())
    caller = signing_in.with_token(user.auth_token)
    role = authorization(fleet, "robot_operator", identity_id=user.user_id)
    cloud.app.add_role(authorization=role)
    assert caller.status("get_robot", id=fleet.robot) == "OK"
    assert _authorizations(cloud, fleet, fleet.robot) == [("robot_operator", user.user_id)]
    with pytest.raises(AlreadyExistsError, match="robot_operator"):
        cloud.app.add_role(authorization=role)

    owner = authorization(fleet, "location_owner", identity_id=user.user_id, identity_type="user")
    cloud.app.change_role(old_authorization=role, new_authorization=owner)
    assert caller.status("update_location", location_id=fleet.location, region="asia") == "OK"
    assert _authorizations(cloud, fleet, fleet.robot) == []
    assert _authorizations(cloud, fleet, fleet.location, fleet.robot) == [("location_owner", user.user_id)]
    with pytest.raises(NotFoundError, match="robot_operator"):
        cloud.app.change_role(old_authorization=role, new_authorization=owner)

    (listed,) = cloud.app.list_authorizations(
        organization_id=fleet.organization, resource_ids=[fleet.location]
    ).authorizations
    cloud.app.remove_role(authorization=listed)
    assert caller.status("get_location", location_id=fleet.location) == "NOT_FOUND"
    with pytest.raises(NotFoundError, match="location_owner"):
        cloud.app.remove_role(authorization=listed)


def test_roles_of_keys(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    key = new_key(cloud, fleet, "robot_operator")
    caller = signing_in.with_key(key)
    cloud.app.add_role(
        authorization=authorization(fleet, "location_owner", identity_id=key.id, identity_type="api-key")
    )
    assert caller.status("update_robot_part", id=fleet.part, name="n") == "OK"
    (listed,) = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert [each.authorization_id for each in listed.authorizations] == ["robot_operator", "location_owner"]
    # Without any role there is no key.
    for role in ("robot_operator", "location_owner"):
        cloud.app.remove_role(authorization=authorization(fleet, role, identity_id=key.id, identity_type="api-key"))
    assert cloud.app.list_keys(org_id=fleet.organization).api_keys == []
    assert caller.status("list_organizations") == "UNAUTHENTICATED"


def test_a_key_made_from_another(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    key = new_key(cloud, fleet, "robot_operator", "location_owner")
    created = cloud.app.create_key_from_existing_key_authorizations(id=key.id)
    copy = signing_in.with_key(Key(created.id, created.key))
    assert copy.status("update_robot_part", id=fleet.part, name="n") == "OK"
    first, second = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert first.authorizations == second.authorizations
    cloud.app.delete_key(id=key.id)
    assert copy.status("get_robot", id=fleet.robot) == "OK"


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        ({"identity_id": ""}, InvalidArgumentError, "identity_id"),
        ({"identity_id": "x"}, NotFoundError, "identity_id"),
        ({"identity_id": "x", "identity_type": "api-key"}, NotFoundError, "API key"),
        ({"identity_id": "x", "identity_type": "dog"}, InvalidArgumentError, "'dog'"),
    ],
)
def test_roles_for_nobody(
    cloud: Cloud, fleet: Fleet, more: dict[str, str], error: type[Exception], message: str
) -> None:
    before = _authorizations(cloud, fleet)
    with pytest.raises(error, match=message):
        cloud.app.add_role(authorization=authorization(fleet, "robot_owner", **more))
    assert _authorizations(cloud, fleet) == before


def test_the_last_owner_stays(cloud: Cloud, fleet: Fleet) -> None:
    (owner,) = cloud.app.list_authorizations(organization_id=fleet.organization).authorizations
    with pytest.raises(FailedPreconditionError, match="at least one owner"):
        cloud.app.remove_role(authorization=owner)
    operator = authorization(fleet, "organization_operator", identity_id=owner.identity_id)
    with pytest.raises(FailedPreconditionError, match="at least one owner"):
        cloud.app.change_role(old_authorization=owner, new_authorization=operator)
    assert _authorizations(cloud, fleet) == [("organization_owner", owner.identity_id)]


def test_authorizations_of_what_does_not_exist(cloud: Cloud, fleet: Fleet) -> None:
    for identifier in (unknown_id(), cloud.new_fleet().robot):
        with pytest.raises(NotFoundError, match=identifier):
            cloud.app.list_authorizations(organization_id=fleet.organization, resource_ids=[identifier])


def _ask(kind: str, identifier: str, *permissions: str) -> app.AuthorizedPermissions:
    return app.AuthorizedPermissions(resource_type=kind, resource_id=identifier, permissions=permissions)


def test_checking_permissions(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    asked = [
        _ask("organization", fleet.organization, "read_organization", "write_organization", "no_such_thing"),
        _ask("robot", fleet.robot, "control_robot", "read_robot_logs"),
    ]
    mine = cloud.app.check_permissions(permissions=asked).authorized_permissions
    assert list(mine) == [_ask("organization", fleet.organization, "read_organization", "write_organization"), asked[1]]
    operator = signing_in.with_key(new_key(cloud, fleet, "location_operator"))
    theirs = operator.rpcs.check_permissions(permissions=asked).authorized_permissions
    assert list(theirs) == [_ask("robot", fleet.robot, "control_robot")]
    stranger = signing_in.with_key(new_key(cloud, cloud.new_fleet(), "organization_owner"))
    assert stranger.status("check_permissions", permissions=asked) == "NOT_FOUND"
    with pytest.raises(InvalidArgumentError, match="permissions"):
        cloud.app.check_permissions()
    with pytest.raises(InvalidArgumentError, match="'planet'"):
        cloud.app.check_permissions(permissions=[_ask("planet", "mars", "read_robot")])


def test_passwords_are_hashed(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        _new_user(Cloud(Flavour(client, None)), _email())
    database = b"".join(path.read_bytes() for path in tmp_path.glob("emulator.sqlite3*"))
    assert b"CREATE TABLE users" in database
    assert b"long enough" not in database


def test_weak_passwords_and_taken_addresses(cloud: Cloud, fleet: Fleet) -> None:
    email = _email()
    _new_user(cloud, email)
    cloud.app.enable_auth_service(org_id=fleet.organization)
    client_id = cloud.app.create_oauth_app(org_id=fleet.organization, client_name="App").client_id
    request = {"org_id": fleet.organization, "application_id": client_id}
    with pytest.raises(AlreadyExistsError, match=email):
        cloud.app.create_oauth_app_user(email=email, password="long enough", **request)
    with pytest.raises(InvalidArgumentError, match="password") as caught:
        cloud.app.create_oauth_app_user(email=_email(), password="short", **request)
    assert "short" not in str(caught.value)


def test_oauth_app_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(FailedPreconditionError, match="EnableAuthService"):
        cloud.app.create_oauth_app(org_id=fleet.organization, client_name="App")
    cloud.app.enable_auth_service(org_id=fleet.organization)
    config = app.OAuthConfig(redirect_uris=["https://example.com"], pkce=app.PKCE.PKCE_REQUIRED)
    created = cloud.app.create_oauth_app(org_id=fleet.organization, client_name="App", oauth_config=config)
    assert cloud.app.list_oauth_apps(org_id=fleet.organization).client_ids == [created.client_id]
    name = {"org_id": fleet.organization, "client_id": created.client_id}
    read = cloud.app.read_oauth_app(**name)
    assert (read.client_name, read.client_secret, read.oauth_config) == ("App", created.client_secret, config)
    cloud.app.update_oauth_app(client_name="New", oauth_config=app.OAuthConfig(logout_uri="https://x.y"), **name)
    read = cloud.app.read_oauth_app(**name)
    assert (read.client_name, read.client_secret) == ("New", created.client_secret)
    assert read.oauth_config == app.OAuthConfig(logout_uri="https://x.y")
    cloud.app.disable_auth_service(org_id=fleet.organization)
    with pytest.raises(FailedPreconditionError, match="EnableAuthService"):
        cloud.app.create_oauth_app_user(
            org_id=fleet.organization, application_id=created.client_id, email=_email(), password="long enough"
        )
    with pytest.raises(NotFoundError, match=created.client_id):
        cloud.app.read_oauth_app(org_id=cloud.new_fleet().organization, client_id=created.client_id)
    cloud.app.delete_oauth_app(**name)
    with pytest.raises(NotFoundError, match=created.client_id):
        cloud.app.read_oauth_app(**name)


def test_legal_terms(cloud: Cloud, signing_in: Callers) -> None:
    caller = signing_in.with_token(_new_user(cloud, _email()).auth_token)
    assert not caller.rpcs.is_legal_accepted().accepted_legal
    caller.rpcs.accept_legal()
    accepted = caller.rpcs.is_legal_accepted()
    assert accepted.accepted_legal
    assert accepted.ever_accepted_legal
