"""Namespaces, support address, logo, billing service, metadata, Firebase and devices."""

from __future__ import annotations

import math
import urllib.request
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct

from tests.support.emulator.callers import callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet, names
from viam_cloud.errors import (
    AlreadyExistsError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
)
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


def test_a_namespace_from_free_to_replaced(cloud: Cloud, fleet: Fleet) -> None:
    first, second = f"a{fleet.organization[:8]}", f"b{fleet.organization[:8]}"

    def available(namespace: str, organization_id: str = "") -> bool:
        return bool(
            cloud.app.get_organization_namespace_availability(
                public_namespace=namespace, organization_id=organization_id
            ).available
        )

    assert available(first)
    with pytest.raises(FailedPreconditionError, match="UpdateOrganization"):
        cloud.app.update_organization_namespace(organization_id=fleet.organization, new_public_namespace=first)
    cloud.app.update_organization(organization_id=fleet.organization, public_namespace=first)
    assert not available(first)
    assert available(first, fleet.organization)
    updated = cloud.app.update_organization_namespace(
        organization_id=fleet.organization, new_public_namespace=second
    ).organization
    assert updated.public_namespace == second
    assert cloud.app.get_organization(organization_id=fleet.organization).organization == updated
    assert available(first)
    other = cloud.new_fleet().organization
    cloud.app.update_organization(organization_id=other, public_namespace=first)
    with pytest.raises(AlreadyExistsError, match=second):
        cloud.app.update_organization_namespace(organization_id=other, new_public_namespace=second)
    for namespace in ("", "Not Allowed"):
        with pytest.raises(InvalidArgumentError, match="public_namespace"):
            available(namespace)


def test_searching_organizations(cloud: Cloud, fleet: Fleet) -> None:
    name = f"Searched {fleet.organization}"
    cloud.app.update_organization(organization_id=fleet.organization, name=name, cid=f"c-{fleet.organization}")

    def found(**criteria: str) -> list[str]:
        return [each.org_id for each in cloud.app.search_organizations(**criteria).organizations]

    assert found(org_id=fleet.organization) == [fleet.organization]
    assert found(org_name=name.upper()[3:]) == [fleet.organization]
    assert found(cid=f"c-{fleet.organization}", org_name="Searched") == [fleet.organization]
    assert found(cid=f"c-{fleet.organization}", org_name="Unknown") == []
    assert found(public_namespace="nobody-has-this") == []
    assert fleet.organization in found()


def test_support_email(cloud: Cloud, fleet: Fleet) -> None:
    assert cloud.app.organization_get_support_email(org_id=fleet.organization).email == ""
    for email in ("help@example.com", "support@example.com"):
        cloud.app.organization_set_support_email(org_id=fleet.organization, email=email)
        assert cloud.app.organization_get_support_email(org_id=fleet.organization).email == email
    with pytest.raises(InvalidArgumentError, match="email"):
        cloud.app.organization_set_support_email(org_id=fleet.organization, email="nobody")


def test_logo(cloud: Cloud, fleet: Fleet) -> None:
    assert cloud.app.organization_get_logo(org_id=fleet.organization).url == ""
    for logo, mime_type in ((b"\x89PNG-1", "image/png"), (b"other", "application/octet-stream")):
        cloud.app.organization_set_logo(org_id=fleet.organization, logo=logo)
        url = cloud.app.organization_get_logo(org_id=fleet.organization).url
        with urllib.request.urlopen(url) as response:
            assert (response.read(), response.headers["Content-Type"]) == (logo, mime_type)
    for logo in (b"", bytes(5 * 1024 * 1024 + 1)):
        with pytest.raises(InvalidArgumentError, match="logo"):
            cloud.app.organization_set_logo(org_id=fleet.organization, logo=logo)


def test_billing_service(cloud: Cloud, fleet: Fleet) -> None:
    first = app.BillingAddress(address_line_1="1 Street", city="Here", state="S", zipcode="1", country="USA")
    second = app.BillingAddress(address_line_1="2 Street", city="There", state="T", zipcode="2")
    org = {"org_id": fleet.organization}
    with pytest.raises(FailedPreconditionError, match="EnableBillingService"):
        cloud.app.get_billing_service_config(**org)
    cloud.app.enable_billing_service(billing_address=first, **org)
    with pytest.raises(AlreadyExistsError, match="UpdateBillingService"):
        cloud.app.enable_billing_service(billing_address=first, **org)
    cloud.app.organization_set_support_email(email="a@b.c", **org)
    config = cloud.app.get_billing_service_config(**org)
    assert (config.billing_address, config.support_email, config.logo_url) == (first, "a@b.c", "")
    cloud.app.update_billing_service(billing_address=second, **org)
    assert cloud.app.get_billing_service_config(**org).billing_address == second
    with pytest.raises(InvalidArgumentError, match=r"billing_address\.city"):
        cloud.app.update_billing_service(billing_address=app.BillingAddress(address_line_1="x"), **org)
    cloud.app.disable_billing_service(**org)
    with pytest.raises(FailedPreconditionError, match="EnableBillingService"):
        cloud.app.update_billing_service(billing_address=first, **org)


_KINDS = [("organization", "organization_id"), ("location", "location_id"), ("robot", "id"), ("robot_part", "id")]


@pytest.mark.parametrize(("kind", "field"), _KINDS)
def test_metadata_of_all_four_kinds(cloud: Cloud, fleet: Fleet, kind: str, field: str) -> None:
    name = {field: getattr(fleet, kind.removeprefix("robot_"))}

    def read() -> Struct:
        data: Struct = getattr(cloud.app, f"get_{kind}_metadata")(**name).data
        return data

    def write(content: dict[str, Any]) -> None:
        data = Struct()
        data.update(content)
        getattr(cloud.app, f"update_{kind}_metadata")(data=data, **name)

    assert read() == Struct()
    contents: list[dict[str, Any]] = [{"a": 1, "b": {"c": [True, None, "x"]}}, {"d": 2.5}, {}]
    for content in contents:
        write(content)
        expected = Struct()
        expected.update(content)
        assert read() == expected
    with pytest.raises(InvalidArgumentError, match="data"):
        write({"a": math.nan})
    # It belongs to this one alone.
    other = cloud.new_fleet()
    write({"mine": True})
    others = {field: getattr(other, kind.removeprefix("robot_"))}
    assert getattr(cloud.app, f"get_{kind}_metadata")(**others).data == Struct()


def test_devices_are_their_callers(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    app_id = f"com.example.{fleet.organization}"

    def tokens() -> list[str]:
        return list(cloud.app.get_device_push_tokens(app_id=app_id).device_tokens)

    assert tokens() == []
    for device, token in (("1", "one"), ("2", "two"), ("1", "new one")):
        cloud.app.upload_device_push_token(app_id=app_id, device_uuid=device, device_token=token)
    assert sorted(tokens()) == ["new one", "two"]
    with callers(emulator) as signing_in:
        other = signing_in.with_key(new_key(cloud, fleet, "organization_owner"))
        assert other.rpcs.get_device_push_tokens(app_id=app_id).device_tokens == []
        assert other.status("delete_device_push_token", app_id=app_id, device_uuid="1") == "NOT_FOUND"
    cloud.app.delete_device_push_token(app_id=app_id, device_uuid="1")
    assert tokens() == ["two"]
    with pytest.raises(NotFoundError, match="'1'"):
        cloud.app.delete_device_push_token(app_id=app_id, device_uuid="1")
    with pytest.raises(InvalidArgumentError, match="device_token"):
        cloud.app.upload_device_push_token(app_id=app_id, device_uuid="1")


def test_firebase_config(cloud: Cloud, fleet: Fleet) -> None:
    org = {"org_id": fleet.organization}
    with pytest.raises(NotFoundError, match="Firebase"):
        cloud.app.get_firebase_config(**org)
    for app_id in ("com.example.a", "com.example.b"):
        cloud.app.set_firebase_config(app_id=app_id, config_json='{"private_key": "s3cret"}', **org)
        assert cloud.app.get_firebase_config(**org).app_id == app_id
    for wrong in ("", "{", "[]", "[" * 100_000):
        with pytest.raises(InvalidArgumentError, match="config_json"):
            cloud.app.set_firebase_config(app_id="a", config_json=wrong, **org)
    with pytest.raises(NotFoundError, match=r"com\.example\.a"):
        cloud.app.delete_firebase_config(app_id="com.example.a", **org)
    cloud.app.delete_firebase_config(app_id="com.example.b", **org)
    with pytest.raises(NotFoundError, match="Firebase"):
        cloud.app.get_firebase_config(**org)


def test_favorites(cloud: Cloud, fleet: Fleet) -> None:
    def favorites() -> list[str]:
        return [each.machine.id for each in cloud.app.list_favorite_machines().favorites]

    cloud.app.add_favorite_machine(machine_id=fleet.robot)
    cloud.app.add_favorite_machine(machine_id=fleet.robot)
    assert favorites().count(fleet.robot) == 1
    entry = next(each for each in cloud.app.list_favorite_machines().favorites if each.machine.id == fleet.robot)
    assert entry.organization_id == fleet.organization
    assert entry.machine == cloud.app.get_robot(id=fleet.robot).robot
    cloud.app.remove_favorite_machine(machine_id=fleet.robot)
    assert fleet.robot not in favorites()
    with pytest.raises(NotFoundError, match=fleet.robot):
        cloud.app.remove_favorite_machine(machine_id=fleet.robot)
    cloud.app.add_favorite_machine(machine_id=fleet.robot)
    cloud.app.delete_robot(id=fleet.robot)
    assert fleet.robot not in favorites()


def test_there_are_no_rental_rovers(cloud: Cloud, fleet: Fleet) -> None:
    assert cloud.app.get_rover_rental_robots(org_id=fleet.organization).robots == []


def test_sharing_a_location(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    other = cloud.new_fleet()

    def with_access() -> list[str]:
        response = cloud.app.get_organizations_with_access_to_location(location_id=fleet.location)
        return [each.id for each in response.organization_identities]

    assert with_access() == [fleet.organization]
    share = {"location_id": fleet.location, "organization_id": other.organization}
    with callers(emulator) as signing_in:
        operator = signing_in.with_key(new_key(cloud, other, "organization_operator"))
        assert operator.status("get_robot", id=fleet.robot) == "NOT_FOUND"
        cloud.app.share_location(**share)
        assert with_access() == [fleet.organization, other.organization]
        assert operator.status("get_robot", id=fleet.robot) == "OK"
        assert operator.status("delete_robot", id=fleet.robot) == "PERMISSION_DENIED"
        assert operator.status("get_organization", organization_id=fleet.organization) == "NOT_FOUND"
        with pytest.raises(AlreadyExistsError, match=other.organization):
            cloud.app.share_location(**share)
        shared = cloud.app.get_location(location_id=fleet.location).location
        assert [each.primary for each in shared.organizations] == [True, False]
        listed = cloud.app.list_locations(organization_id=other.organization).locations
        assert sorted(each.id for each in listed) == sorted([other.location, fleet.location])
        cloud.app.unshare_location(**share)
        assert operator.status("get_robot", id=fleet.robot) == "NOT_FOUND"
    assert with_access() == [fleet.organization]
    with pytest.raises(NotFoundError, match=other.organization):
        cloud.app.unshare_location(**share)
    with pytest.raises(FailedPreconditionError, match="belongs"):
        cloud.app.unshare_location(location_id=fleet.location, organization_id=fleet.organization)
    assert names(cloud.app.list_locations(organization_id=other.organization).locations) == ["Workshop"]


def test_secrets_of_a_location(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    (first,) = cloud.app.location_auth(location_id=fleet.location).auth.secrets
    auth = cloud.app.create_location_secret(location_id=fleet.location).auth
    assert auth == cloud.app.location_auth(location_id=fleet.location).auth
    assert auth.secrets[0] == first
    assert auth.location_id == fleet.location
    with callers(emulator) as signing_in:
        machine = signing_in.with_secret("robot-location-secret", fleet.location, first.secret)
        assert machine.status("get_robot", id=fleet.robot) == "OK"
        cloud.app.delete_location_secret(location_id=fleet.location, secret_id=first.id)
        assert machine.status("get_robot", id=fleet.robot) == "UNAUTHENTICATED"
    assert list(cloud.app.location_auth(location_id=fleet.location).auth.secrets) == [auth.secrets[1]]
    with pytest.raises(NotFoundError, match=first.id):
        cloud.app.delete_location_secret(location_id=fleet.location, secret_id=first.id)
    with pytest.raises(FailedPreconditionError, match="last"):
        cloud.app.delete_location_secret(location_id=fleet.location, secret_id=auth.secrets[1].id)
