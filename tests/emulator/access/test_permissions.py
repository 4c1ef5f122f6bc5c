"""Roles and RPCs: who may make which call, and what the others get.

The expectations are written out here rather than taken from the emulator's own rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.emulator.callers import ROLES, Caller, Callers, Key, authorization, callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.rpc_calls import METHODS_BY_NAME
from tests.support.permissions.matrix import ALL, ELSEWHERE, LOCATION_OWNERS, MATRIX, MEMBERS, OWNERS
from tests.support.permissions.world import STRANGER, new_world
from viam_cloud.methods import auth_service
from viam_cloud.proto import app
from viam_cloud.proto.app import data
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.server.faults import known_methods
from viam_cloud_emulator.services.catalog import all_rpcs


@pytest.fixture(scope="module")
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


REFUSALS = {"NOT_FOUND", "PERMISSION_DENIED", "UNAUTHENTICATED", "INTERNAL", "UNKNOWN"}


@pytest.mark.parametrize(("rpc", "fields", "allowed"), MATRIX, ids=[row[0] for row in MATRIX])
def test_matrix(
    rpc: str, fields: dict[str, Any], allowed: frozenset[str], blocking_cloud: Cloud, signing_in: Callers
) -> None:
    world = new_world(blocking_cloud)
    request = world.fields(fields)
    people = {role: signing_in.with_key(key) for role, key in world.keys.items()}
    # Callers who see the scope of a resource learn that it is there, except from a location of another organization.
    for role in ALL - allowed:
        hidden = rpc == "list_nested_fragments" or (rpc == "delete_location" and role not in MEMBERS)
        assert people[role].status(rpc, **request) == ("NOT_FOUND" if hidden else "PERMISSION_DENIED"), role
    assert people[STRANGER].status(rpc, **request) == "NOT_FOUND"
    for role in sorted(allowed):
        # Each on a world of its own, since the call may change it.
        own = new_world(blocking_cloud)
        status = signing_in.with_key(own.keys[role]).status(rpc, **own.fields(fields))
        absent = rpc == "get_latest_tabular_data" and status == "NOT_FOUND"
        assert status not in REFUSALS or absent, (role, status)


def test_every_rpc_has_a_row_or_a_reason() -> None:
    paths = {method.path: name for name, method in METHODS_BY_NAME.items()}
    served = {paths[path] for path in all_rpcs().rpcs}
    elsewhere = [name for names in ELSEWHERE.values() for name in names.split()]
    audited = {rpc for rpc, _, _ in MATRIX}
    assert len(elsewhere) == len(set(elsewhere))
    assert not audited & set(elsewhere)
    assert audited | set(elsewhere) == served


def test_every_policy_is_about_fields_of_the_request() -> None:
    methods = known_methods()
    for path, rpc in all_rpcs().rpcs.items():
        for requirement in rpc.policy.requirements:
            descriptor: Any = methods[path].request_type.DESCRIPTOR
            for step in requirement.field.split("."):
                field = descriptor.fields_by_name.get(step)
                assert field is not None, (path, requirement.field)
                descriptor = field.message_type


def test_only_signing_in_is_open_to_strangers() -> None:
    assert [path for path, rpc in all_rpcs().rpcs.items() if not rpc.policy.signed_in] == [
        auth_service.AUTHENTICATE.path
    ]


def _reach(caller: Caller, fleet: Fleet) -> dict[str, str]:
    return {
        "organization": caller.status("get_organization", organization_id=fleet.organization),
        "location": caller.status("get_location", location_id=fleet.location),
        "robot": caller.status("get_robot", id=fleet.robot),
        "part": caller.status("update_robot_part", id=fleet.part, name="n"),
    }


@pytest.mark.parametrize("role", ROLES)
def test_roles_do_not_reach_sideways(role: str, blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    location = blocking_cloud.app.create_location(organization_id=fleet.organization, name="Next door").location.id
    robot = blocking_cloud.app.new_robot(name="Neighbour", location=location).id
    (part,) = blocking_cloud.app.get_robot_parts(robot_id=robot).parts
    caller = signing_in.with_key(new_key(blocking_cloud, fleet, role))
    next_door = _reach(caller, Fleet(fleet.organization, location, robot, part.id))
    assert next_door["organization"] == "OK"
    if role.startswith("organization"):
        expected = "OK" if role == "organization_owner" else "PERMISSION_DENIED"
        assert next_door == {"organization": "OK", "location": "OK", "robot": "OK", "part": expected}
    else:
        assert {next_door[kind] for kind in ("location", "robot", "part")} == {"NOT_FOUND"}
    listed = caller.rpcs.list_locations(organization_id=fleet.organization).locations
    assert (location in [each.id for each in listed]) == role.startswith("organization")
    robots = caller.rpcs.list_robots_for_org(org_id=fleet.organization).robots
    assert (robot in [each.id for each in robots]) == role.startswith("organization")
    (organization,) = caller.rpcs.list_organizations().organizations
    assert organization.id == fleet.organization


def test_roles_reach_down_the_tree(blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    shelf = blocking_cloud.app.create_location(
        organization_id=fleet.organization, name="Shelf", parent_location_id=fleet.location
    ).location.id
    robot = blocking_cloud.app.new_robot(name="Low", location=shelf).id
    above = signing_in.with_key(new_key(blocking_cloud, fleet, "location_owner"))
    assert above.status("update_robot", id=robot, name="Lower", location=shelf) == "OK"
    key = new_key(blocking_cloud, Fleet(fleet.organization, shelf, robot, ""), "location_owner")
    below = signing_in.with_key(key)
    assert below.status("get_location", location_id=fleet.location) == "OK"
    assert below.status("update_location", location_id=fleet.location, name="n") == "PERMISSION_DENIED"
    assert below.status("get_robot", id=fleet.robot) == "NOT_FOUND"
    assert below.rpcs.list_robots(location_id=fleet.location).robots == []


def test_operators_see_neither_configuration_nor_secrets(blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    blocking_cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json='{"a": 1}')
    for role in ROLES:
        caller = signing_in.with_key(new_key(blocking_cloud, fleet, role))
        response = caller.rpcs.get_robot_part(id=fleet.part)
        owner = role.endswith("owner")
        part = response.part
        assert [bool(response.config_json), bool(part.secret), bool(part.secrets)] == [owner] * 3, role
        assert part.HasField("robot_config_json") == bool(part.robot_config.fields) == owner
        assert part.fqdn
        location = caller.rpcs.get_location(location_id=fleet.location).location
        assert bool(location.auth.secrets) == (role in LOCATION_OWNERS)


def test_moving_a_machine_takes_both_locations(blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    other = blocking_cloud.app.create_location(organization_id=fleet.organization, name="Other").location.id
    there = Fleet(fleet.organization, other, fleet.robot, fleet.part)
    created = blocking_cloud.app.create_key(
        authorizations=[authorization(fleet, "robot_owner"), authorization(there, "location_owner")]
    )
    caller = signing_in.with_key(Key(created.id, created.key))
    move = {"id": fleet.robot, "name": "moved", "location": other}
    assert caller.status("update_robot", **move) == "PERMISSION_DENIED"
    blocking_cloud.app.add_role(
        authorization=authorization(fleet, "location_owner", identity_id=created.id, identity_type="api-key")
    )
    assert caller.status("update_robot", **move) == "OK"
    assert caller.rpcs.get_robot(id=fleet.robot).robot.location == other


def test_binary_data_is_narrowed(blocking_cloud: Cloud, signing_in: Callers) -> None:
    world = new_world(blocking_cloud)
    identifier = blocking_cloud.upload(world.fleet.part, b"x")
    other = blocking_cloud.new_fleet()
    blocking_cloud.upload(other.part, b"y")
    for role, key in world.keys.items():
        caller = signing_in.with_key(key)
        everything = caller.rpcs.binary_data_by_filter(data_request=data.DataRequest()).data
        by_ids = caller.rpcs.binary_data_by_ids(binary_data_ids=[identifier]).data
        seen = [item.metadata.binary_data_id for item in everything]
        expected = [] if role == STRANGER else [identifier]
        assert seen == [item.metadata.binary_data_id for item in by_ids] == expected, role
        deleted = caller.status("delete_binary_data_by_ids", binary_data_ids=[identifier])
        if role in OWNERS:
            assert deleted == "OK"
            identifier = blocking_cloud.upload(world.fleet.part, b"x")
        else:
            assert deleted == ("OK" if role == STRANGER else "PERMISSION_DENIED")
            assert blocking_cloud.data.binary_data_by_ids(binary_data_ids=[identifier]).data


def test_a_key_creates_and_owns_an_organization(blocking_cloud: Cloud, signing_in: Callers) -> None:
    caller = signing_in.with_key(new_key(blocking_cloud, blocking_cloud.new_fleet(), "robot_operator"))
    organization = caller.rpcs.create_organization(name="Mine").organization
    assert caller.status("create_location", organization_id=organization.id, name="n") == "OK"
    assert len(caller.rpcs.list_organizations().organizations) == 2


def test_nobody_gives_more_than_they_have(blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    key = new_key(blocking_cloud, fleet, "location_owner")
    caller = signing_in.with_key(key)
    more = authorization(fleet, "organization_owner", identity_id=key.id, identity_type="api-key")
    assert caller.status("add_role", authorization=more) == "PERMISSION_DENIED"
    assert caller.status("create_key", authorizations=[more]) == "PERMISSION_DENIED"
    mine = authorization(fleet, "location_owner", identity_id=key.id, identity_type="api-key")
    assert caller.status("change_role", old_authorization=mine, new_authorization=more) == "PERMISSION_DENIED"
    stronger = new_key(blocking_cloud, fleet, "organization_owner", "location_owner")
    for rpc in ("rotate_key", "delete_key", "create_key_from_existing_key_authorizations"):
        assert caller.status(rpc, id=stronger.id) == "PERMISSION_DENIED"
    listed = caller.rpcs.list_keys(org_id=fleet.organization).api_keys
    assert [each.api_key.id for each in listed] == [key.id]


def test_the_emulators_own_key_is_nobody_elses_business(
    emulator: Emulator, blocking_cloud: Cloud, signing_in: Callers
) -> None:
    caller = signing_in.with_key(new_key(blocking_cloud, blocking_cloud.new_fleet(), "organization_owner"))
    for rpc in ("rotate_key", "delete_key", "create_key_from_existing_key_authorizations"):
        assert caller.status(rpc, id=emulator.api_key_id) == "NOT_FOUND"


def test_machines_do_what_is_for_machines(blocking_cloud: Cloud, signing_in: Callers) -> None:
    fleet = blocking_cloud.new_fleet()
    other = blocking_cloud.new_fleet()
    secret = blocking_cloud.app.get_robot_part(id=fleet.part).part.secret
    location_secret = blocking_cloud.app.location_auth(location_id=fleet.location).auth.secrets[0].secret
    for machine in (
        signing_in.with_secret("robot-secret", fleet.part, secret),
        signing_in.with_secret("robot-location-secret", fleet.location, location_secret),
        signing_in.with_secret("robot-location-secret", f"rosie-main.{fleet.location}.viam.cloud", location_secret),
    ):
        assert machine.status("log", id=fleet.part) == "OK"
        assert machine.status("needs_restart", id=fleet.part) == "OK"
        assert machine.status("get_robot", id=fleet.robot) == "OK"
        assert machine.status("delete_robot", id=fleet.robot) == "PERMISSION_DENIED"
        assert machine.status("update_robot_part", id=fleet.part, name="n") == "PERMISSION_DENIED"
        assert machine.status("create_organization", name="n") == "PERMISSION_DENIED"
        assert machine.status("log", id=other.part) == "NOT_FOUND"
    assert blocking_cloud.app.get_robot(id=fleet.robot).robot.online_state == app.OnlineState.ONLINE_STATE_ONLINE
