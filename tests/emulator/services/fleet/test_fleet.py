"""Organizations, locations, machines and parts from creation to deletion, effects read back through other RPCs."""

from __future__ import annotations

import json

import pytest
from google.protobuf.json_format import MessageToDict

from tests.support.emulator.captures import upload_readings
from tests.support.emulator.fleet import Cloud, Fleet, names, owner_of
from viam_cloud.errors import AlreadyExistsError, FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto import app


def test_organization_from_creation_to_deletion(cloud: Cloud) -> None:
    created = cloud.app.create_organization(name="Acme").organization
    assert created.name == "Acme"
    assert cloud.app.get_organization(organization_id=created.id).organization == created
    assert created in cloud.app.list_organizations().organizations

    namespace = f"acme-{created.id[:8]}"
    updated = cloud.app.update_organization(
        organization_id=created.id, name="Acme Ltd", public_namespace=namespace, region="europe-west", cid="c-1"
    ).organization
    assert (updated.name, updated.public_namespace) == ("Acme Ltd", namespace)
    assert (updated.default_region, updated.cid) == ("europe-west", "c-1")
    assert cloud.app.get_organization(organization_id=created.id).organization == updated

    cloud.app.delete_organization(organization_id=created.id)
    with pytest.raises(NotFoundError, match=created.id):
        cloud.app.get_organization(organization_id=created.id)
    assert created.id not in [each.id for each in cloud.app.list_organizations().organizations]


@pytest.mark.parametrize("kind", ["readings", "a file"])
def test_the_region_stays_once_there_is_data(cloud: Cloud, fleet: Fleet, kind: str) -> None:
    cloud.app.update_organization(organization_id=fleet.organization, region="eu-west")
    if kind == "readings":
        upload_readings(cloud, fleet.part, [{"n": 1}])
    else:
        cloud.upload(fleet.part, b"x")
    with pytest.raises(FailedPreconditionError, match="'eu-west' already"):
        cloud.app.update_organization(organization_id=fleet.organization, name="New", region="us-central")
    same = cloud.app.update_organization(organization_id=fleet.organization, region="eu-west").organization
    assert (same.name, same.default_region) == ("Robots & Sons", "eu-west")


def test_updating_an_organization_keeps_what_is_not_given(cloud: Cloud) -> None:
    fragments = app.FragmentImportList(fragments=[app.FragmentImport(fragment_id="f")])
    organization = cloud.app.create_organization(name="Acme").organization
    with_fragments = cloud.app.update_organization(
        organization_id=organization.id, default_fragments=fragments
    ).organization
    assert with_fragments.default_fragments == fragments
    renamed = cloud.app.update_organization(organization_id=organization.id, name="New").organization
    assert renamed.default_fragments == fragments
    assert renamed.default_region == organization.default_region
    assert not renamed.HasField("cid")


def test_a_namespace_is_set_once_and_belongs_to_one(cloud: Cloud) -> None:
    first, second = (cloud.app.create_organization(name="Acme").organization.id for _ in range(2))
    namespace = f"n{first[:8]}"
    cloud.app.update_organization(organization_id=first, public_namespace=namespace)
    with pytest.raises(AlreadyExistsError, match=namespace):
        cloud.app.update_organization(organization_id=second, public_namespace=namespace)
    with pytest.raises(FailedPreconditionError, match=namespace):
        cloud.app.update_organization(organization_id=first, public_namespace="another")
    with pytest.raises(InvalidArgumentError, match="public_namespace"):
        cloud.app.update_organization(organization_id=second, public_namespace="Not Allowed")


def test_a_refused_update_changes_nothing(cloud: Cloud, fleet: Fleet) -> None:
    before = cloud.app.get_organization(organization_id=fleet.organization).organization
    with pytest.raises(InvalidArgumentError):
        cloud.app.update_organization(organization_id=fleet.organization, name="New", public_namespace="Not Allowed")
    assert cloud.app.get_organization(organization_id=fleet.organization).organization == before


def test_an_organization_with_locations_stays(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(FailedPreconditionError, match=r"1 location"):
        cloud.app.delete_organization(organization_id=fleet.organization)
    assert names(cloud.app.list_locations(organization_id=fleet.organization).locations) == ["Workshop"]


def test_location_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    created = cloud.app.create_location(
        organization_id=fleet.organization, name="Shelf", parent_location_id=fleet.location
    ).location
    assert created.parent_location_id == fleet.location
    assert created.primary_org_identity.id == fleet.organization
    assert [secret.state for secret in created.auth.secrets] == [app.SharedSecret.STATE_ENABLED]
    assert cloud.app.get_location(location_id=created.id).location == created
    assert created in cloud.app.list_locations(organization_id=fleet.organization).locations

    updated = cloud.app.update_location(
        location_id=created.id, name="Top shelf", parent_location_id="", region="asia"
    ).location
    assert (updated.name, updated.parent_location_id, updated.config.region) == ("Top shelf", "", "asia")
    renamed = cloud.app.update_location(location_id=created.id, name="").location
    assert renamed == updated

    cloud.app.delete_location(location_id=created.id)
    with pytest.raises(NotFoundError, match=created.id):
        cloud.app.get_location(location_id=created.id)


def test_locations_form_a_tree(cloud: Cloud, fleet: Fleet) -> None:
    child = cloud.app.create_location(
        organization_id=fleet.organization, name="Child", parent_location_id=fleet.location
    ).location.id
    for parent in (child, fleet.location):
        with pytest.raises(InvalidArgumentError, match="parent_location_id"):
            cloud.app.update_location(location_id=fleet.location, parent_location_id=parent)
    with pytest.raises(InvalidArgumentError, match="another organization"):
        cloud.app.update_location(location_id=child, parent_location_id=cloud.new_fleet().location)
    with pytest.raises(FailedPreconditionError, match=r"1 machine\(s\) and 1 sub-location"):
        cloud.app.delete_location(location_id=fleet.location)


def test_machine_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    identifier = cloud.app.new_robot(name="Marvin", location=fleet.location).id
    created = cloud.app.get_robot(id=identifier).robot
    assert (created.name, created.location) == ("Marvin", fleet.location)
    assert created in cloud.app.list_robots(location_id=fleet.location).robots
    assert cloud.app.get_location(location_id=fleet.location).location.robot_count == 2

    attic = cloud.app.create_location(organization_id=fleet.organization, name="Attic").location.id
    moved = cloud.app.update_robot(id=identifier, name="Marvin II", location=attic).robot
    assert (moved.name, moved.location) == ("Marvin II", attic)
    assert names(cloud.app.list_robots(location_id=fleet.location).robots) == ["Rosie"]
    both = cloud.app.list_robots_for_locations(location_ids=[attic, fleet.location]).robots
    assert names(both) == ["Rosie", "Marvin II"]
    assert cloud.app.list_robots_for_org(org_id=fleet.organization).robots == both

    (part,) = cloud.app.get_robot_parts(robot_id=identifier).parts
    cloud.app.delete_robot(id=identifier)
    with pytest.raises(NotFoundError, match=identifier):
        cloud.app.get_robot(id=identifier)
    with pytest.raises(NotFoundError, match=part.id):
        cloud.app.get_robot_part(id=part.id)


def test_machine_names_are_unique_in_a_location(cloud: Cloud, fleet: Fleet) -> None:
    other = cloud.app.new_robot(name="Marvin", location=fleet.location).id
    with pytest.raises(AlreadyExistsError, match="Rosie"):
        cloud.app.new_robot(name="Rosie", location=fleet.location)
    with pytest.raises(AlreadyExistsError, match="Rosie"):
        cloud.app.update_robot(id=other, name="Rosie", location=fleet.location)
    attic = cloud.app.create_location(organization_id=fleet.organization, name="Attic").location.id
    twin = cloud.app.new_robot(name="Rosie", location=attic).id
    assert cloud.app.update_robot(id=twin, name="Rosie", location=attic).robot.name == "Rosie"


def test_a_machine_stays_in_its_organization(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(FailedPreconditionError, match="another organization"):
        cloud.app.update_robot(id=fleet.robot, name="Rosie", location=cloud.new_fleet().location)


def test_part_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    identifier = cloud.app.new_robot_part(robot_id=fleet.robot, part_name="arm").part_id
    created = cloud.app.get_robot_part(id=identifier).part
    assert (created.name, created.robot, created.main_part) == ("arm", fleet.robot, False)
    assert created.secret == created.secrets[0].secret
    assert created.fqdn == f"rosie-arm.{fleet.location}.viam.cloud"
    main, second = cloud.app.get_robot_parts(robot_id=fleet.robot).parts
    assert (main.name, main.main_part, second) == ("Rosie-main", True, created)

    with pytest.raises(AlreadyExistsError, match="arm"):
        cloud.app.new_robot_part(robot_id=fleet.robot, part_name="arm")
    with pytest.raises(AlreadyExistsError, match="arm"):
        cloud.app.update_robot_part(id=main.id, name="arm")
    with pytest.raises(FailedPreconditionError, match="main part"):
        cloud.app.delete_robot_part(part_id=main.id)

    cloud.app.mark_part_as_main(part_id=identifier)
    assert [part.main_part for part in cloud.app.get_robot_parts(robot_id=fleet.robot).parts] == [False, True]
    cloud.app.delete_robot_part(part_id=main.id)
    cloud.app.delete_robot_part(part_id=identifier)
    assert not cloud.app.get_robot_parts(robot_id=fleet.robot).parts
    first = cloud.app.new_robot_part(robot_id=fleet.robot, part_name="again").part_id
    assert cloud.app.get_robot_part(id=first).part.main_part


@pytest.mark.parametrize(
    ("machine", "host"), [("Rosie 2", "rosie-2-main"), ("a.b_c!", "a-b-c-main"), ("机器人", "{robot}-main")]
)
def test_addresses_are_host_names(cloud: Cloud, fleet: Fleet, machine: str, host: str) -> None:
    identifier = cloud.app.new_robot(name=machine, location=fleet.location).id
    (part,) = cloud.app.get_robot_parts(robot_id=identifier).parts
    assert part.dns_name == host.format(robot=identifier[:8])
    assert part.fqdn == f"{part.dns_name}.{fleet.location}.viam.cloud"
    assert part.local_fqdn == f"{part.dns_name}.{fleet.location}.local.viam.cloud"


def test_part_configuration(cloud: Cloud, fleet: Fleet) -> None:
    config = {"components": [{"name": "camera", "attributes": {"fps": 2.5, "on": True, "note": None, "é": "ü"}}]}
    before = cloud.app.get_robot_part(id=fleet.part).part
    part = cloud.app.update_robot_part(id=fleet.part, name="brain", robot_config=config).part
    assert part.name == "brain"
    assert MessageToDict(part.robot_config) == config
    assert not part.HasField("robot_config_json")
    assert part.last_updated.ToMicroseconds() > before.last_updated.ToMicroseconds()

    renamed = cloud.app.update_robot_part(id=fleet.part, name="Brain").part
    assert MessageToDict(renamed.robot_config) == config
    assert renamed.last_updated == part.last_updated
    read = cloud.app.get_robot_part(id=fleet.part)
    assert read.part == renamed
    assert json.loads(read.config_json) == config


def test_part_configuration_as_text_keeps_its_form(cloud: Cloud, fleet: Fleet) -> None:
    text = '{"z": 1,\n  "a": [1.50, {}]}'
    part = cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json=text, robot_config={"old": 1}).part
    assert part.robot_config_json == text
    assert MessageToDict(part.robot_config) == {"z": 1, "a": [1.5, {}]}
    assert cloud.app.get_robot_part(id=fleet.part).config_json == text


def test_a_part_changed_by_somebody_else_is_not_overwritten(cloud: Cloud, fleet: Fleet) -> None:
    known = cloud.app.get_robot_part(id=fleet.part).part.last_updated
    mine = cloud.app.update_robot_part(id=fleet.part, name="p", robot_config={"a": 1}, last_known_update=known).part
    with pytest.raises(FailedPreconditionError, match="last_known_update"):
        cloud.app.update_robot_part(id=fleet.part, name="q", robot_config={"a": 2}, last_known_update=known)
    assert cloud.app.get_robot_part(id=fleet.part).part == mine
    again = cloud.app.update_robot_part(
        id=fleet.part, name="p", robot_config={"a": 2}, last_known_update=mine.last_updated
    ).part
    assert MessageToDict(again.robot_config) == {"a": 2}


def test_keys_go_with_what_they_are_for(cloud: Cloud, fleet: Fleet) -> None:
    both = [owner_of("robot", fleet.robot), owner_of("location", fleet.location)]
    lasting = cloud.app.create_key(authorizations=both, name="lasting").id
    cloud.app.create_key(authorizations=both[:1], name="gone")
    cloud.app.delete_robot(id=fleet.robot)
    (left,) = cloud.app.list_keys(org_id=fleet.organization).api_keys
    assert left.api_key.id == lasting
    assert [each.resource_type for each in left.authorizations] == ["location"]
