"""Machine parts: history, single properties, secrets, restarts, names."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.struct_pb2 import Struct, Value
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.callers import callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud import ViamClient
from viam_cloud.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


def test_by_name_and_location(cloud: Cloud, fleet: Fleet) -> None:
    part = cloud.app.get_robot_part(id=fleet.part).part
    found = cloud.app.get_robot_part_by_name_and_location(name="Rosie-main", location_id=fleet.location).part
    assert found == part
    with pytest.raises(NotFoundError, match="'Nobody'"):
        cloud.app.get_robot_part_by_name_and_location(name="Nobody", location_id=fleet.location)
    other = cloud.app.new_robot(name="Other", location=fleet.location).id
    cloud.app.new_robot_part(robot_id=other, part_name="Rosie-main")
    with pytest.raises(FailedPreconditionError, match="2 machine parts"):
        cloud.app.get_robot_part_by_name_and_location(name="Rosie-main", location_id=fleet.location)


def test_secrets_of_a_part(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    (first,) = cloud.app.get_robot_part(id=fleet.part).part.secrets
    part = cloud.app.create_robot_part_secret(part_id=fleet.part).part
    assert part == cloud.app.get_robot_part(id=fleet.part).part
    assert part.secrets[0] == first
    with callers(emulator) as signing_in:
        machine = signing_in.with_secret("robot-secret", fleet.part, first.secret)
        assert machine.status("log", id=fleet.part) == "OK"
        cloud.app.delete_robot_part_secret(part_id=fleet.part, secret_id=first.id)
        assert machine.status("log", id=fleet.part) == "UNAUTHENTICATED"
    assert list(cloud.app.get_robot_part(id=fleet.part).part.secrets) == [part.secrets[1]]
    with pytest.raises(NotFoundError, match=first.id):
        cloud.app.delete_robot_part_secret(part_id=fleet.part, secret_id=first.id)
    with pytest.raises(FailedPreconditionError, match="last"):
        cloud.app.delete_robot_part_secret(part_id=fleet.part, secret_id=part.secrets[1].id)


def test_a_mark_for_a_restart_stays_until_the_part_asks(cloud: Cloud, fleet: Fleet) -> None:
    assert not cloud.app.needs_restart(id=fleet.part).must_restart
    cloud.app.mark_part_for_restart(part_id=fleet.part)
    answer = cloud.app.needs_restart(id=fleet.part)
    assert (answer.id, answer.must_restart) == (fleet.part, True)
    assert answer.restart_check_interval.seconds > 0


def _history(cloud: Cloud, fleet: Fleet, **request: Any) -> list[app.RobotPartHistoryEntry]:
    return list(cloud.app.get_robot_part_history(id=fleet.part, **request).history)


def test_history(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    assert _history(cloud, fleet) == []
    before = cloud.app.get_robot_part(id=fleet.part).part
    cloud.app.update_robot_part(id=fleet.part, name="new", robot_config_json='{"a": 1}')
    with callers(emulator) as signing_in:
        key = new_key(cloud, fleet, "robot_owner")
        signing_in.with_key(key).rpcs.update_robot_part(id=fleet.part, name="newer")
    latest, first = _history(cloud, fleet)
    assert (first.part, first.robot, first.old.name) == (fleet.part, fleet.robot, before.name)
    assert first.old.robot_config == before.robot_config
    assert MessageToDict(latest.old.robot_config) == {"a": 1}
    assert not latest.old.secret
    assert not latest.old.secrets
    author = app.AuthenticationType.AUTHENTICATION_TYPE_API_KEY
    assert latest.edited_by == app.AuthenticatorInfo(type=author, value=key.id)
    cloud.app.delete_key(id=key.id)
    assert _history(cloud, fleet)[0].edited_by.is_deactivated
    assert _history(cloud, fleet, start=first.when) == [_history(cloud, fleet)[0]]
    assert _history(cloud, fleet, end=latest.when) == [first]
    # A refused change is none.
    with pytest.raises(InvalidArgumentError):
        cloud.app.update_robot_part(id=fleet.part, name="n", robot_config_json="{")
    assert len(_history(cloud, fleet)) == 2


@settings(max_examples=10)
@given(changes=st.integers(0, 7), limit=st.integers(1, 8))
def test_pages_of_history(blocking_client: ViamClient, changes: int, limit: int) -> None:
    cloud = Cloud(Flavour(blocking_client, None))
    fleet = cloud.new_fleet()
    for number in range(changes):
        cloud.app.update_robot_part(id=fleet.part, name=str(number))
    found: list[str] = []
    token = ""
    while True:
        page = cloud.app.get_robot_part_history(id=fleet.part, page_limit=limit, page_token=token)
        assert len(page.history) <= limit
        found += [entry.old.name for entry in page.history]
        token = page.next_page_token
        if not token:
            break
    names = ["Rosie-main", *map(str, range(changes))]
    assert found == names[:changes][::-1]
    assert found == [entry.old.name for entry in _history(cloud, fleet)]


def test_absurd_pages_of_history(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(InvalidArgumentError, match="page_token"):
        _history(cloud, fleet, page_token="x")
    for limit in (-1, 10_001, 2**62):
        with pytest.raises(InvalidArgumentError, match="page_limit"):
            _history(cloud, fleet, page_limit=limit)


def _set(cloud: Cloud, fleet: Fleet, *changes: tuple[str, Any]) -> list[tuple[bool, str]]:
    messages = [app.ConfigPropertyChange(path=path, value=ParseDict(value, Value())) for path, value in changes]
    response = cloud.app.set_config_property(robot_part_id=fleet.part, property_changes=messages)
    assert [each.path for each in response.property_changes] == [path for path, _ in changes]
    return [(each.success, each.error) for each in response.property_changes]


def _config(cloud: Cloud, fleet: Fleet) -> Any:
    return json.loads(cloud.app.get_robot_part(id=fleet.part).config_json)


def test_setting_properties(cloud: Cloud, fleet: Fleet) -> None:
    config = {"components": [{"name": "arm", "attributes": {"pin": 1}}], "other": True}
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json=json.dumps(config))
    before = cloud.app.get_robot_part(id=fleet.part).part.last_updated
    results = _set(
        cloud,
        fleet,
        ("components[0].attributes.pin", 2),
        ("components.0.attributes.deep.er", ["x"]),
        ("components[1]", {"name": "camera"}),
        ("/services/0", {"name": "slam"}),
        ("/a~1b", None),
    )
    assert results == [(True, "")] * 3 + [(True, "")] * 2
    assert _config(cloud, fleet) == {
        "components": [{"name": "arm", "attributes": {"pin": 2, "deep": {"er": ["x"]}}}, {"name": "camera"}],
        "other": True,
        "services": {"0": {"name": "slam"}},
        "a/b": None,
    }
    assert '"pin": 2,' in cloud.app.get_robot_part(id=fleet.part).config_json
    after = cloud.app.get_robot_part(id=fleet.part).part.last_updated
    assert (after.seconds, after.nanos) > (before.seconds, before.nanos)
    assert MessageToDict(_history(cloud, fleet)[0].old.robot_config)["components"] == config["components"]


def test_a_change_that_fails_leaves_the_others(cloud: Cloud, fleet: Fleet) -> None:
    results = _set(cloud, fleet, ("a", [1]), ("a[5]", 1), ("a.b", 1), ("a[0].x", 1), ("", 1), ("b..c", 1), ("d", {}))
    assert [success for success, _ in results] == [True, False, False, False, False, False, True]
    assert all(bool(error) != success for success, error in results)
    assert _config(cloud, fleet) == {"a": [1], "d": {}}
    entries = len(_history(cloud, fleet))
    _set(cloud, fleet, ("a[5]", 1))
    assert len(_history(cloud, fleet)) == entries
    with pytest.raises(InvalidArgumentError, match="property_changes"):
        _set(cloud, fleet)


def test_paths_that_lead_too_deep(cloud: Cloud, fleet: Fleet) -> None:
    for steps in (200, 100_000):
        [(success, error), (other, _)] = _set(cloud, fleet, (".".join("a" * steps), 1), ("b", steps))
        assert (success, other) == (False, True)
        assert "nest" in error
        assert _config(cloud, fleet) == {"b": steps}


def test_what_a_machine_runs(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    arm: dict[str, Any] = {
        "name": "arm",
        "model": "fake",
        "attributes": {"pin": {"$variable": {"name": "pin"}}},
        "frame": {"x": 1},
    }
    config = Struct()
    config.update({"components": [arm]})
    fragment = cloud.app.create_fragment(name="f", organization_id=fleet.organization, config=config).fragment.id
    own = {"fragments": [{"id": fragment, "variables": {"pin": 3}}], "components": [{"name": "camera"}], "debug": True}
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json=json.dumps(own))
    part = cloud.app.get_robot_part(id=fleet.part).part
    cloud.app.mark_part_for_restart(part_id=fleet.part)
    assert not part.HasField("last_access")
    with callers(emulator) as signing_in:
        machine = signing_in.with_secret("robot-secret", fleet.part, part.secret)
        # Its own fragments are not others' to it, though it may not read them by other RPCs.
        assert machine.status("get_fragment", id=fragment) == "PERMISSION_DENIED"
        runs = machine.rpcs.config(id=fleet.part).config
    assert [component.name for component in runs.components] == ["arm", "camera"]
    assert MessageToDict(runs.components[0].attributes) == {"pin": 3}
    assert (runs.cloud.id, runs.cloud.secret, runs.cloud.machine_id) == (fleet.part, part.secret, fleet.robot)
    assert runs.debug
    assert not cloud.app.needs_restart(id=fleet.part).must_restart
    assert cloud.app.get_robot_part(id=fleet.part).part.online_state == app.OnlineState.ONLINE_STATE_ONLINE


@pytest.mark.parametrize(
    "config", [{"components": [{"name": 1}]}, {"fragments": ["no such fragment"]}, {"modules": [{"env": []}]}]
)
def test_what_no_machine_could_run(cloud: Cloud, fleet: Fleet, config: dict[str, Any]) -> None:
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config_json=json.dumps(config))
    with pytest.raises(FailedPreconditionError, match=r"no such fragment|could run"):
        cloud.app.config(id=fleet.part)


def test_whether_a_machine_is_online() -> None:
    with Emulator() as emulator, emulator.client() as client, callers(emulator) as signing_in:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()

        def state() -> tuple[str, str, int]:
            part, robot = cloud.app.get_robot_part(id=fleet.part).part, cloud.app.get_robot(id=fleet.robot).robot
            names = [app.OnlineState.Name(each.online_state).rpartition("STATE_")[2] for each in (part, robot)]
            assert part.HasField("last_access") == (names[0] != "AWAITING_SETUP")
            return names[0], names[1], part.seconds_since_online // 600

        assert state() == ("AWAITING_SETUP", "AWAITING_SETUP", 0)
        secret = cloud.app.get_robot_part(id=fleet.part).part.secret
        cloud.app.log(id=fleet.part)
        assert state() == ("AWAITING_SETUP", "AWAITING_SETUP", 0)
        signing_in.with_secret("robot-secret", fleet.part, secret).rpcs.log(id=fleet.part)
        assert state() == ("ONLINE", "ONLINE", 0)
        emulator.advance(timedelta(minutes=10))
        assert state() == ("OFFLINE", "OFFLINE", 1)
