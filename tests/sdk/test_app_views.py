"""The views of `AppClient`: from messages and back, equality, and what their repr shows."""

from __future__ import annotations

import copy
import dataclasses
from datetime import datetime, timezone
from typing import Any

import pytest
from google.protobuf import json_format
from google.protobuf.message import Message
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.message_strategies import messages
from viam_cloud.aio.app import app_client as async_module
from viam_cloud.app import app_client as module
from viam_cloud.app.app_client import (
    APIKeyAuthorization,
    Fragment,
    FragmentHistoryEntry,
    LogEntry,
    RobotPart,
    RobotPartHistoryEntry,
)
from viam_cloud.proto import app
from viam_cloud.proto.common import LogEntry as LogEntryMessage

_VIEWS: list[tuple[Any, Any]] = [
    (RobotPart, app.RobotPart),
    (RobotPartHistoryEntry, app.RobotPartHistoryEntry),
    (LogEntry, LogEntryMessage),
    (Fragment, app.Fragment),
    (FragmentHistoryEntry, app.FragmentHistoryEntry),
]
_FIELDS = {
    "RobotPart": "id name dns_name secret robot location_id robot_config last_access user_supplied_info main_part fqdn "
    "local_fqdn created_on secrets last_updated robot_config_json",
    "LogEntry": "host level time logger_name message caller stack fields",
    "Fragment": "id name fragment organization_owner public created_on organization_name robot_part_count "
    "organization_count only_used_by_owner visibility last_updated",
    "FragmentHistoryEntry": "fragment edited_on old edited_by",
    "RobotPartHistoryEntry": "part robot when old",
    "APIKeyAuthorization": "role resource_type resource_id",
}
_SETTINGS = settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def _covered(view: Any, message: Message) -> Message:
    """The message with only what the view has, its times to the microsecond."""
    kept = {field.name for field in dataclasses.fields(view)}
    trimmed = copy.deepcopy(message)
    for field, value in message.ListFields():
        if field.name not in kept:
            trimmed.ClearField(field.name)
        elif field.message_type is not None and field.message_type.full_name == "google.protobuf.Timestamp":
            getattr(trimmed, field.name).nanos = value.nanos // 1000 * 1000
        elif field.name == "old":
            nested = RobotPart if view is RobotPartHistoryEntry else Fragment
            getattr(trimmed, field.name).CopyFrom(_covered(nested, value))
    return trimmed


@pytest.mark.parametrize(("view", "message_type"), _VIEWS)
@_SETTINGS
@given(data=st.data())
def test_round_trip(view: Any, message_type: Any, data: st.DataObject) -> None:
    message = data.draw(messages(message_type.DESCRIPTOR))
    made = view.from_proto(message)
    assert type(made) is view
    assert made == view.from_proto(copy.deepcopy(message))
    # By JSON, in which a Struct's empty values are what they mean rather than how they were set.
    assert json_format.MessageToDict(made.proto) == json_format.MessageToDict(_covered(view, message))
    assert view.from_proto(made.proto) == made


@pytest.mark.parametrize(("view", "message_type"), _VIEWS)
def test_an_empty_message(view: Any, message_type: Any) -> None:
    made = view.from_proto(message_type())
    assert view.from_proto(made.proto) == made
    optional = [field for field in dataclasses.fields(view) if str(field.type).endswith("| None")]
    assert all(getattr(made, field.name) is None for field in optional)


@pytest.mark.parametrize("name", sorted(_FIELDS))
def test_fields_are_the_documented_ones(name: str) -> None:
    view = getattr(module, name)
    assert [field.name for field in dataclasses.fields(view)] == _FIELDS[name].split()
    assert getattr(async_module, name) is view


def test_times_are_aware_and_in_utc() -> None:
    message = app.RobotPart()
    message.last_access.FromJsonString("2026-05-06T09:08:09.123456+02:00")
    part = RobotPart.from_proto(message)
    assert part.last_access == datetime(2026, 5, 6, 7, 8, 9, 123456, tzinfo=timezone.utc)
    assert part.last_access is not None
    assert part.last_access.utcoffset() is not None
    assert part.last_access.timestamp() == message.last_access.ToNanoseconds() / 1e9
    assert part.created_on is None


def test_an_empty_config_is_not_a_missing_one() -> None:
    message = app.RobotPart()
    message.robot_config.SetInParent()
    part = RobotPart.from_proto(message)
    assert part.robot_config == {}
    assert part.user_supplied_info is None
    assert part.proto.HasField("robot_config")
    assert not part.proto.HasField("user_supplied_info")


def test_equality_is_by_value() -> None:
    message = app.Fragment(id="f", visibility=app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC)
    assert Fragment.from_proto(message) == Fragment.from_proto(message)
    assert Fragment.from_proto(message) != Fragment.from_proto(app.Fragment(id="g"))


def test_repr_is_readable_and_without_secrets() -> None:
    secrets = [app.SharedSecret(id="s", secret="hush-1")]
    part = RobotPart.from_proto(app.RobotPart(id="p", name="main", secret="hush-2", secrets=secrets))
    assert repr(part).startswith("RobotPart(id='p', name='main', dns_name='', robot=''")
    entry = RobotPartHistoryEntry.from_proto(app.RobotPartHistoryEntry(old=part.proto))
    assert "hush" not in repr(part)
    assert "hush" not in repr(entry)
    assert entry.old == part


def test_visibility_stands_for_the_enum() -> None:
    for number, name in enumerate(["UNSPECIFIED", "PRIVATE", "PUBLIC", "PUBLIC_UNLISTED"]):
        visibility = Fragment.Visibility[name]
        assert visibility.value == name.lower()
        assert visibility.proto == number
        assert Fragment.Visibility.from_proto(visibility.proto) is visibility
    assert Fragment.Visibility("public") is Fragment.Visibility.PUBLIC
    assert Fragment.Visibility.from_proto(99) is Fragment.Visibility.UNSPECIFIED  # type: ignore[arg-type]


def test_an_api_key_authorization_is_checked_and_fixed() -> None:
    authorization = APIKeyAuthorization("owner", "robot", "r")
    assert authorization == APIKeyAuthorization(role="owner", resource_type="robot", resource_id="r")
    assert repr(authorization) == "APIKeyAuthorization(role='owner', resource_type='robot', resource_id='r')"
    assert len({authorization, APIKeyAuthorization("owner", "robot", "r")}) == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        authorization.role = "operator"  # type: ignore[misc]
    with pytest.raises(ValueError, match="role must be 'owner' or 'operator', not 'admin'"):
        APIKeyAuthorization("admin", "robot", "r")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="resource_type must be 'organization', 'location' or 'robot', not 'machine'"):
        APIKeyAuthorization("owner", "machine", "r")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="resource_id: expected str, got int"):
        APIKeyAuthorization("owner", "robot", 5)  # type: ignore[arg-type]
