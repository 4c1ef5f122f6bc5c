"""Who gets at which data: what an RPC does not name with an ID is narrowed to what the caller may see or change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.support.emulator.callers import ROLES, Caller, Callers, callers, new_key
from tests.support.emulator.captures import at, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto.app import data, dataset
from viam_cloud_emulator import Emulator

_STRANGER = "stranger"
_OWNERS = {"organization_owner", "location_owner", "robot_owner"}
_BOX = {"label": "dog", "x_max_normalized": 1, "y_max_normalized": 1}


@dataclass(frozen=True)
class World:
    """A fleet with an image, and a key in every role."""

    fleet: Fleet
    image: str
    by_role: dict[str, Caller]


@pytest.fixture
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


@pytest.fixture
def world(blocking_cloud: Cloud, signing_in: Callers) -> World:
    fleet = blocking_cloud.new_fleet()
    by_role = {role: signing_in.with_key(new_key(blocking_cloud, fleet, role)) for role in ROLES}
    by_role[_STRANGER] = signing_in.with_key(new_key(blocking_cloud, blocking_cloud.new_fleet(), "organization_owner"))
    return World(fleet, blocking_cloud.upload(fleet.part, b"x", tags=["old"], file_create_time=at(1)), by_role)


def _expected(role: str) -> str:
    """Status of a change to an image."""
    if role == _STRANGER:
        return "NOT_FOUND"
    return "OK" if role in _OWNERS else "PERMISSION_DENIED"


def _filled(value: Any, real: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_filled(each, real) for each in value]
    return real.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("rpc", "fields"),
    [
        ("add_tags_to_binary_data_by_ids", {"binary_data_ids": ["$image"], "tags": ["new"]}),
        ("remove_tags_from_binary_data_by_ids", {"binary_data_ids": ["$image"], "tags": ["new"]}),
        ("add_bounding_box_to_image_by_id", {"binary_data_id": "$image", **_BOX}),
        ("update_bounding_box", {"binary_data_id": "$image", "bbox_id": "$box", "label": "cat"}),
    ],
)
def test_changes_by_id(blocking_cloud: Cloud, world: World, rpc: str, fields: dict[str, Any]) -> None:
    box = blocking_cloud.data.add_bounding_box_to_image_by_id(binary_data_id=world.image, **_BOX).bbox_id
    real = {"$image": world.image, "$box": box}
    request = {name: _filled(value, real) for name, value in fields.items()}
    for role, caller in world.by_role.items():
        assert caller.status(rpc, **request) == _expected(role), role


def test_changes_by_filter_leave_out_what_is_not_theirs(blocking_cloud: Cloud, world: World) -> None:
    for role, caller in world.by_role.items():
        assert caller.status("add_tags_to_binary_data_by_filter", tags=[role]) == "OK"
    (item,) = blocking_cloud.data.binary_data_by_ids(binary_data_ids=[world.image]).data
    assert set(item.metadata.capture_metadata.tags) == {"old", *_OWNERS}
    for role, caller in world.by_role.items():
        removed = caller.rpcs.remove_tags_from_binary_data_by_filter(tags=[role]).deleted_count
        assert removed == (role in _OWNERS), role


def test_lists_leave_out_what_may_not_be_seen(blocking_cloud: Cloud, world: World) -> None:
    blocking_cloud.data.add_bounding_box_to_image_by_id(binary_data_id=world.image, **_BOX)
    upload_readings(blocking_cloud, world.fleet.part, [{"n": 1}])
    for role, caller in world.by_role.items():
        seen = role != _STRANGER
        # Operators see data, but no list of its tags.
        assert ("old" in caller.rpcs.tags_by_filter().tags) is (role in _OWNERS), role
        assert ("dog" in caller.rpcs.bounding_box_labels_by_filter().labels) is seen, role
        assert (caller.rpcs.tabular_data_by_filter(count_only=True).count == 1) is seen, role
        link = caller.status("create_binary_data_signed_url", binary_data_id=world.image)
        assert link == ("OK" if seen else "NOT_FOUND"), role


def test_deletion_by_filter(blocking_cloud: Cloud, world: World) -> None:
    wanted = data.Filter(organization_ids=[world.fleet.organization])
    for role in (_STRANGER, *(role for role in ROLES if role not in _OWNERS)):
        deleted = world.by_role[role].rpcs.delete_binary_data_by_filter(filter=wanted).deleted_count
        assert deleted == 0, role
    assert world.by_role["robot_owner"].rpcs.delete_binary_data_by_filter(filter=wanted).deleted_count == 1


def test_sequences_and_exports(blocking_cloud: Cloud, world: World) -> None:
    fleet = world.fleet
    films = blocking_cloud.data.create_dataset(
        name="films", organization_id=fleet.organization, type=dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA
    ).id
    job = blocking_cloud.data.start_sequence_dataset_export(dataset_id=films).job_id
    resource = data.SequenceResourceFilter(resource_name="front", method_name="GetImages")
    for role, caller in world.by_role.items():
        created = caller.status(
            "create_sequence", part_id=fleet.part, resources=[resource], start_time=at(0), end_time=at(1)
        )
        assert created == _expected(role), role
        exported = caller.status("get_sequence_dataset_export", job_id=job)
        assert exported == ("OK" if role in _OWNERS else "NOT_FOUND"), role
    (sequence, *_) = blocking_cloud.data.list_sequences(organization_id=fleet.organization).sequences
    for role, caller in world.by_role.items():
        read = caller.status("get_sequence_binary_data", sequence_id=sequence.id)
        assert read == ("NOT_FOUND" if role == _STRANGER else "OK"), role


def test_containers(blocking_cloud: Cloud, world: World) -> None:
    container = blocking_cloud.data.register_custom_training_container(
        organization_id=world.fleet.organization, image_uri="docker.io/me/trainer"
    ).id
    for role in (_STRANGER, "robot_operator", "location_owner", "organization_operator", "organization_owner"):
        caller, stranger = world.by_role[role], role == _STRANGER
        assert caller.status("get_container", id=container) == ("NOT_FOUND" if stranger else "OK"), role
        expected = "NOT_FOUND" if stranger else "OK" if role == "organization_owner" else "PERMISSION_DENIED"
        assert caller.status("delete_custom_training_container", id=container) == expected, role


def test_charges(world: World) -> None:
    stranger = world.by_role[_STRANGER]
    for role, caller in world.by_role.items():
        charged = caller.status("charge_organization", org_id_to_charge=world.fleet.organization, subtotal=1)
        expected = "NOT_FOUND" if caller is stranger else "OK" if role == "organization_owner" else "PERMISSION_DENIED"
        assert charged == expected, role
