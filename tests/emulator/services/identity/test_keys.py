"""API keys: creation, authorizations, rotation, deletion, and that the last two work at once."""

from __future__ import annotations

import pytest

from tests.support.emulator.fleet import Cloud, Fleet, names, owner_of
from tests.support.emulator.rpc_calls import Rpcs
from viam_cloud import Credentials, DialOptions, ViamClient
from viam_cloud.errors import InvalidArgumentError, NotFoundError, UnauthenticatedError
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


def _client(emulator: Emulator, key: str, key_id: str) -> ViamClient:
    options = DialOptions(auth_entity=key_id, credentials=Credentials("api-key", key), insecure=True)
    return ViamClient.create_from_dial_options(options, emulator.address)


def test_a_key_signs_in_and_is_listed_without_its_secret(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    created = cloud.app.create_key(
        name="script", authorizations=[owner_of("organization", fleet.organization, fleet.organization)]
    )
    with _client(emulator, created.key, created.id) as client:
        assert Rpcs(client.call).get_organization(organization_id=fleet.organization).organization.id
    (listed,) = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert (listed.api_key.id, listed.api_key.name, listed.api_key.key) == (created.id, "script", "")
    (authorization,) = listed.authorizations
    assert authorization == app.AuthorizationDetails(
        authorization_type="role",
        authorization_id="organization_owner",
        resource_type="organization",
        resource_id=fleet.organization,
        org_id=fleet.organization,
    )


def test_keys_of_a_machine(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.create_key(name="all", authorizations=[owner_of("organization", fleet.organization)])
    cloud.app.create_key(name="mine", authorizations=[owner_of("robot", fleet.robot)])
    (key,) = cloud.app.get_robot_api_keys(robot_id=fleet.robot).api_keys
    assert key.api_key.name == "mine"
    assert key.authorizations[0].authorization_id == "robot_owner"


def test_a_key_without_a_name_gets_one(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.create_key(authorizations=[owner_of("robot", fleet.robot)])
    (key,) = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert key.api_key.name


def test_rename(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    created = cloud.app.create_key(name="old", authorizations=[owner_of("robot", fleet.robot)])
    renamed = cloud.app.rename_key(id=created.id, name="new")
    assert (renamed.id, renamed.name) == (created.id, "new")
    assert names([key.api_key for key in cloud.app.list_keys(org_id=fleet.organization).api_keys]) == ["new"]
    _client(emulator, created.key, created.id).close()


def test_rotation_ends_the_old_secret_and_its_tokens(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    created = cloud.app.create_key(authorizations=[owner_of("organization", fleet.organization)])
    with _client(emulator, created.key, created.id) as old:
        Rpcs(old.call).list_organizations()
        rotated = cloud.app.rotate_key(id=created.id)
        assert rotated.id == created.id
        with pytest.raises(UnauthenticatedError):
            Rpcs(old.call).list_organizations()
    with pytest.raises(UnauthenticatedError):
        _client(emulator, created.key, created.id)
    with _client(emulator, rotated.key, rotated.id) as new:
        Rpcs(new.call).list_organizations()
    (key,) = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert len(key.authorizations) == 1


def test_deletion_ends_the_key_and_its_tokens(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    created = cloud.app.create_key(authorizations=[owner_of("organization", fleet.organization)])
    with _client(emulator, created.key, created.id) as client:
        Rpcs(client.call).list_organizations()
        cloud.app.delete_key(id=created.id)
        with pytest.raises(UnauthenticatedError):
            Rpcs(client.call).list_organizations()
    assert not cloud.app.list_keys(org_id=fleet.organization).api_keys
    with pytest.raises(NotFoundError, match=created.id):
        cloud.app.rotate_key(id=created.id)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"authorization_type": "wish"}, "authorization_type 'wish'"),
        ({"authorization_id": "organization_king"}, "organization_king"),
        ({"authorization_id": "robot_owner"}, "organization_owner nor"),
        ({"resource_type": "planet"}, "resource_type 'planet'"),
        ({"organization_id": "another"}, "does not belong"),
    ],
)
def test_contradictory_authorizations_make_no_key(
    cloud: Cloud, fleet: Fleet, change: dict[str, str], message: str
) -> None:
    wrong = owner_of("organization", fleet.organization)
    wrong.MergeFrom(app.Authorization(**change))
    with pytest.raises(InvalidArgumentError, match=message):
        cloud.app.create_key(authorizations=[owner_of("robot", fleet.robot), wrong])
    assert not cloud.app.list_keys(org_id=fleet.organization).api_keys


def test_a_key_needs_authorizations(cloud: Cloud) -> None:
    with pytest.raises(InvalidArgumentError, match="authorizations"):
        cloud.app.create_key(name="none")
