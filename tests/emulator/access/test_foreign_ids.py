"""IDs of another organization's resources in requests of an owner: refused, and nothing is to be learnt from how."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.emulator.callers import Caller, Callers, Key, authorization, callers, new_key
from tests.support.emulator.captures import encoded
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto import app
from viam_cloud.proto.app import build, data, datasync, packages
from viam_cloud_emulator import Emulator


@pytest.fixture(scope="module")
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


@pytest.fixture
def home(blocking_cloud: Cloud) -> Fleet:
    """What the caller owns."""
    return blocking_cloud.new_fleet()


@pytest.fixture
def theirs(blocking_cloud: Cloud) -> Fleet:
    """What it has nothing to do with."""
    return blocking_cloud.new_fleet()


@pytest.fixture
def owner(blocking_cloud: Cloud, home: Fleet, signing_in: Callers) -> Caller:
    return signing_in.with_key(new_key(blocking_cloud, home, "organization_owner"))


def _register(caller: Caller, organization_id: str, email: str) -> app.CreateOAuthAppUserResponse:
    """A new user, at an application of an organization of the caller."""
    caller.rpcs.enable_auth_service(org_id=organization_id)
    application = caller.rpcs.create_oauth_app(org_id=organization_id, client_name="App").client_id
    response: app.CreateOAuthAppUserResponse = caller.rpcs.create_oauth_app_user(
        org_id=organization_id, application_id=application, email=email, password="long enough"
    )
    return response


def test_nobody_accepts_an_invite_at_an_application_of_their_own(
    blocking_cloud: Cloud, theirs: Fleet, signing_in: Callers
) -> None:
    # Operators see who is invited, and the invite is to own everything.
    operator = signing_in.with_key(new_key(blocking_cloud, theirs, "organization_operator"))
    email = f"{uuid.uuid4()}@example.com"
    blocking_cloud.app.create_organization_invite(organization_id=theirs.organization, email=email)
    own = operator.rpcs.create_organization(name="own").organization.id
    user = _register(operator, own, email)
    assert signing_in.with_token(user.auth_token).status("get_organization", organization_id=theirs.organization) == (
        "NOT_FOUND"
    )
    listed = blocking_cloud.app.list_organization_members(organization_id=theirs.organization)
    assert [invite.email for invite in listed.invites] == [email]
    assert [member.emails[0] for member in listed.members] == ["developer@example.com"]


def test_nobody_gives_a_role_to_a_key_of_others(
    blocking_cloud: Cloud, home: Fleet, theirs: Fleet, owner: Caller, signing_in: Callers
) -> None:
    mine = new_key(blocking_cloud, home, "robot_owner")
    key = new_key(blocking_cloud, theirs, "robot_owner")
    granted = authorization(home, "robot_operator", identity_id=key.id, identity_type="api-key")
    assert owner.status("add_role", authorization=granted) == "NOT_FOUND"
    taken = authorization(home, "robot_owner", identity_id=mine.id, identity_type="api-key")
    assert owner.status("change_role", old_authorization=taken, new_authorization=granted) == "NOT_FOUND"
    # With a role elsewhere it would not be theirs to rotate any more.
    their_owner = signing_in.with_key(new_key(blocking_cloud, theirs, "organization_owner"))
    assert key.id in [each.api_key.id for each in their_owner.rpcs.list_keys(org_id=theirs.organization).api_keys]
    assert their_owner.status("rotate_key", id=key.id) == "OK"


def test_whoever_owns_less_than_a_key_may_gives_it_no_more(
    blocking_cloud: Cloud, home: Fleet, signing_in: Callers
) -> None:
    key = new_key(blocking_cloud, home, "organization_operator")
    caller = signing_in.with_key(new_key(blocking_cloud, home, "robot_owner"))
    granted = authorization(home, "robot_operator", identity_id=key.id, identity_type="api-key")
    assert caller.status("add_role", authorization=granted) == "PERMISSION_DENIED"
    own = new_key(blocking_cloud, home, "robot_owner")
    assert caller.status("add_role", authorization=_for(granted, own)) == "OK"


def _for(granted: app.Authorization, key: Key) -> app.Authorization:
    copy = app.Authorization()
    copy.CopyFrom(granted)
    copy.identity_id = key.id
    return copy


def test_a_dataset_of_others_is_none(blocking_cloud: Cloud, home: Fleet, theirs: Fleet, owner: Caller) -> None:
    secret_name = f"plans for {uuid.uuid4()}"
    dataset = blocking_cloud.data.create_dataset(name=secret_name, organization_id=theirs.organization).id
    metadata = datasync.UploadMetadata(
        part_id=home.part, dataset_ids=[dataset], type=datasync.DataType.DATA_TYPE_BINARY_SENSOR
    )
    contents = [datasync.SensorData(binary=b"x")]
    assert owner.status("data_capture_upload", metadata=metadata, sensor_contents=contents) == "NOT_FOUND"
    file = blocking_cloud.upload(home.part, b"x")
    named = {"dataset_id": dataset, "binary_data_ids": [file]}
    assert owner.status("add_binary_data_to_dataset_by_ids", **named) == "NOT_FOUND"


def test_a_pipeline_of_others_is_none(blocking_cloud: Cloud, home: Fleet, theirs: Fleet, owner: Caller) -> None:
    pipeline = blocking_cloud.data.create_data_pipeline(
        organization_id=theirs.organization,
        name="count",
        mql_binary=encoded({"$count": "n"}),
        schedule="0 * * * *",
        data_source_type=data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD,
    ).id
    source = data.TabularDataSource(
        type=data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK, pipeline_id=pipeline
    )
    query = {"organization_id": home.organization, "mql_binary": encoded({"$limit": 1}), "data_source": source}
    assert owner.status("tabular_data_by_mql", **query) == "NOT_FOUND"


def test_nobody_passes_for_another_by_their_id(home: Fleet, theirs: Fleet, owner: Caller) -> None:
    taken = {"organization_id": home.organization, "public_namespace": theirs.organization}
    assert not owner.rpcs.get_organization_namespace_availability(**taken).available
    assert owner.status("update_organization", **taken) == "ALREADY_EXISTS"
    assert owner.status("update_organization", **{**taken, "public_namespace": home.organization}) == "ALREADY_EXISTS"
    free = f"n{home.organization}"
    assert owner.status("update_organization", **{**taken, "public_namespace": free}) == "OK"
    assert owner.rpcs.get_organization_namespace_availability(**{**taken, "public_namespace": free}).available


def test_a_location_is_not_taken_away_from_those_above(blocking_cloud: Cloud, home: Fleet, signing_in: Callers) -> None:
    shelf = blocking_cloud.app.create_location(
        organization_id=home.organization, name="Shelf", parent_location_id=home.location
    ).location.id
    cellar = blocking_cloud.app.create_location(organization_id=home.organization, name="Cellar").location.id
    on_shelf, in_cellar = replace(home, location=shelf), replace(home, location=cellar)
    key = blocking_cloud.app.create_key(
        authorizations=[authorization(on_shelf, "location_owner"), authorization(in_cellar, "location_owner")]
    )
    caller = signing_in.with_key(Key(key.id, key.key))
    for parent in ("", cellar):
        assert caller.status("update_location", location_id=shelf, parent_location_id=parent) == "PERMISSION_DENIED"
    assert blocking_cloud.app.get_location(location_id=shelf).location.parent_location_id == home.location
    assert caller.status("update_location", location_id=shelf, name="Board") == "OK"
    above = signing_in.with_key(new_key(blocking_cloud, home, "location_owner"))
    assert above.status("update_location", location_id=shelf, parent_location_id="") == "OK"


def _pieces(organization_id: str) -> list[packages.CreatePackageRequest]:
    info = packages.PackageInfo(
        organization_id=organization_id,
        name="source",
        version="1.0.0",
        type=packages.PackageType.PACKAGE_TYPE_ARCHIVE,
    )
    return [packages.CreatePackageRequest(info=info), packages.CreatePackageRequest(contents=b"x")]


def test_packages_are_uploaded_to_ones_own_organizations(owner: Caller, home: Fleet, theirs: Fleet) -> None:
    assert owner.status("create_package", iter(_pieces(home.organization))) == "OK"
    assert owner.status("create_package", iter(_pieces(theirs.organization))) == "NOT_FOUND"


def test_modules_of_others_are_neither_built_nor_linked(
    blocking_cloud: Cloud, owner: Caller, home: Fleet, theirs: Fleet
) -> None:
    mine = blocking_cloud.app.create_module(organization_id=home.organization, name="mine").module_id
    other = blocking_cloud.app.create_module(organization_id=theirs.organization, name="other").module_id

    def reload(module_id: str) -> str:
        info = build.ReloadBuildInfo(module_id=module_id, platform="any")
        messages = [
            build.StartReloadBuildRequest(build_info=info),
            build.StartReloadBuildRequest(package=_pieces(home.organization)[1]),
        ]
        return owner.status("start_reload_build", iter(messages))

    assert (reload(mine), reload(other)) == ("OK", "NOT_FOUND")
    [account] = owner.rpcs.list_app_links().links
    account_id = account.oauth_app_link_id
    for fleet, name, status in ((home, "mine", "OK"), (home, "other", "NOT_FOUND"), (theirs, "other", "NOT_FOUND")):
        link = build.RepoLink(oauth_app_link_id=account_id, org_id=fleet.organization, module_name=name, repo="a/b")
        assert owner.status("link_repo", link=link) == status
    assert owner.status("link_org", oauth_app_link_id=account_id, org_id=theirs.organization) == "NOT_FOUND"
    # The emulator's own account is not the caller's.
    [foreign] = blocking_cloud.app.list_app_links().links
    assert (
        owner.status("link_org", oauth_app_link_id=foreign.oauth_app_link_id, org_id=home.organization) == "NOT_FOUND"
    )
    assert [link.module_name for link in owner.rpcs.list_repo_links().links] == ["mine"]
