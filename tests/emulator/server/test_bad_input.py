"""What wrong requests get: the right status and a message that names what was wrong."""

from __future__ import annotations

from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import GRPCError, InvalidArgumentError, NotFoundError
from viam_cloud.proto.app.data import CaptureInterval, DataRequest, Filter, TagsFilter, TagsFilterType

# The same in every process, as it is part of the names of tests.
_UNKNOWN = "0c1d2e3f-4a5b-4c6d-8e7f-a0b1c2d3e4f5"


def _deep(levels: int) -> str:
    return '{"a":' * levels + "1" + "}" * levels


def _not_a_number() -> Struct:
    struct = Struct()
    struct["speed"] = float("nan")
    return struct


_IDS: list[tuple[str, str, dict[str, Any]]] = [
    # client and method, the field that has the ID, what else the request needs
    ("app.get_organization", "organization_id", {}),
    ("app.update_organization", "organization_id", {"name": "n"}),
    ("app.delete_organization", "organization_id", {}),
    ("app.list_locations", "organization_id", {}),
    ("app.create_location", "organization_id", {"name": "n"}),
    ("app.get_location", "location_id", {}),
    ("app.update_location", "location_id", {"name": "n"}),
    ("app.delete_location", "location_id", {}),
    ("app.list_robots", "location_id", {}),
    ("app.list_robots_for_org", "org_id", {}),
    ("app.new_robot", "location", {"name": "n"}),
    ("app.get_robot", "id", {}),
    ("app.update_robot", "id", {"name": "n"}),
    ("app.delete_robot", "id", {}),
    ("app.get_robot_parts", "robot_id", {}),
    ("app.new_robot_part", "robot_id", {"part_name": "n"}),
    ("app.get_robot_part", "id", {}),
    ("app.update_robot_part", "id", {"name": "n"}),
    ("app.delete_robot_part", "part_id", {}),
    ("app.mark_part_as_main", "part_id", {}),
    ("app.list_keys", "org_id", {}),
    ("app.get_robot_api_keys", "robot_id", {}),
    ("app.rename_key", "id", {"name": "n"}),
    ("app.rotate_key", "id", {}),
    ("app.delete_key", "id", {}),
]


def _call(cloud: Cloud, method: str, **request: object) -> object:
    service, _, name = method.partition(".")
    return getattr(getattr(cloud, service), name)(**request)


@pytest.mark.parametrize(("method", "field", "request_fields"), _IDS)
@pytest.mark.parametrize(
    ("identifier", "error", "message"),
    [
        (None, InvalidArgumentError, "{field} must not be empty"),
        ("  ", InvalidArgumentError, "{field} must not be empty"),
        (_UNKNOWN, NotFoundError, _UNKNOWN),
        ("' OR 1=1 --", NotFoundError, r"' OR 1=1 --"),
        ("a\0b", NotFoundError, r"a\\x00b"),
    ],
)
def test_ids(
    cloud: Cloud,
    method: str,
    field: str,
    request_fields: dict[str, Any],
    identifier: str | None,
    error: type[GRPCError],
    message: str,
) -> None:
    with pytest.raises(error, match=message.format(field=field)):
        _call(cloud, method, **{field: identifier}, **request_fields)


_WRONG: list[tuple[str, dict[str, Any], type[GRPCError], str]] = [
    ("app.create_organization", {}, InvalidArgumentError, "name"),
    ("app.create_organization", {"name": " \n"}, InvalidArgumentError, "name"),
    ("app.update_organization", {"organization_id": "$organization", "name": ""}, InvalidArgumentError, "name"),
    ("app.update_organization", {"organization_id": "$organization", "region": ""}, InvalidArgumentError, "region"),
    (
        "app.update_organization",
        {"organization_id": "$organization", "public_namespace": ""},
        InvalidArgumentError,
        "namespace",
    ),
    (
        "app.update_organization",
        {"organization_id": "$organization", "public_namespace": "a-"},
        InvalidArgumentError,
        "'a-'",
    ),
    ("app.create_location", {"organization_id": "$organization"}, InvalidArgumentError, "name"),
    (
        "app.create_location",
        {"organization_id": "$organization", "name": "n", "parent_location_id": "x"},
        NotFoundError,
        "parent_location_id",
    ),
    (
        "app.update_location",
        {"location_id": "$location", "parent_location_id": "x"},
        NotFoundError,
        "parent_location_id",
    ),
    ("app.new_robot", {"location": "$location"}, InvalidArgumentError, "name"),
    ("app.update_robot", {"id": "$robot", "location": "$location"}, InvalidArgumentError, "name"),
    ("app.update_robot", {"id": "$robot", "name": "n"}, InvalidArgumentError, "location"),
    ("app.update_robot", {"id": "$robot", "name": "n", "location": "x"}, NotFoundError, "location"),
    ("app.list_robots_for_locations", {"location_ids": ["$location", "x"]}, NotFoundError, "location_ids"),
    ("app.new_robot_part", {"robot_id": "$robot"}, InvalidArgumentError, "part_name"),
    ("app.update_robot_part", {"id": "$part"}, InvalidArgumentError, "name"),
    ("app.update_robot_part", {"id": "$part", "name": "n", "robot_config_json": "{"}, InvalidArgumentError, "JSON"),
    ("app.update_robot_part", {"id": "$part", "name": "n", "robot_config_json": ""}, InvalidArgumentError, "JSON"),
    ("app.update_robot_part", {"id": "$part", "name": "n", "robot_config_json": "[]"}, InvalidArgumentError, "object"),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config_json": '{"a":NaN}'},
        InvalidArgumentError,
        "NaN",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config_json": '{"a":1e999}'},
        InvalidArgumentError,
        "too large",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config_json": '{"a":1' + "0" * 400 + "}"},
        InvalidArgumentError,
        "too large",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config_json": _deep(60)},
        InvalidArgumentError,
        "too deeply",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config_json": _deep(100_000)},
        InvalidArgumentError,
        "JSON",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "robot_config": _not_a_number()},
        InvalidArgumentError,
        "NaN",
    ),
    (
        "app.update_robot_part",
        {"id": "$part", "name": "n", "last_known_update": Timestamp(nanos=-1)},
        InvalidArgumentError,
        "last_known_update",
    ),
    ("app.rename_key", {"id": _UNKNOWN, "name": "n"}, NotFoundError, _UNKNOWN),
    ("data.binary_data_by_ids", {}, InvalidArgumentError, "binary_data_ids"),
    ("data.delete_binary_data_by_ids", {}, InvalidArgumentError, "binary_data_ids"),
    (
        "data.binary_data_by_filter",
        {
            "data_request": DataRequest(
                filter=Filter(interval=CaptureInterval(start=Timestamp(seconds=2), end=Timestamp(seconds=1)))
            )
        },
        InvalidArgumentError,
        "interval.start is later",
    ),
    (
        "data.binary_data_by_filter",
        {"data_request": DataRequest(filter=Filter(interval=CaptureInterval(end=Timestamp(seconds=2**40))))},
        InvalidArgumentError,
        "interval.end",
    ),
    (
        "data.binary_data_by_filter",
        {
            "data_request": DataRequest(
                filter=Filter(tags_filter=TagsFilter(type=TagsFilterType.TAGS_FILTER_TYPE_MATCH_BY_OR))
            )
        },
        InvalidArgumentError,
        "tags_filter.tags",
    ),
]


@pytest.mark.parametrize(("method", "request_fields", "error", "message"), _WRONG)
def test_wrong_values(
    cloud: Cloud, fleet: Fleet, method: str, request_fields: dict[str, Any], error: type[GRPCError], message: str
) -> None:
    def real(value: Any) -> Any:
        if isinstance(value, list):
            return [real(item) for item in value]
        return getattr(fleet, value[1:]) if isinstance(value, str) and value.startswith("$") else value

    before = _state(cloud, fleet)
    with pytest.raises(error, match=message):
        _call(cloud, method, **{name: real(value) for name, value in request_fields.items()})
    assert _state(cloud, fleet) == before


def _state(cloud: Cloud, fleet: Fleet) -> list[object]:
    return [
        cloud.app.get_organization(organization_id=fleet.organization),
        cloud.app.list_locations(organization_id=fleet.organization),
        cloud.app.list_robots(location_id=fleet.location),
        cloud.app.get_robot_parts(robot_id=fleet.robot),
        cloud.app.list_keys(org_id=fleet.organization),
    ]
