"""Configurations and metadata that are changed while others change them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import grpc
import pytest

from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud import Edit, ViamClient, map_calls, to_dict
from viam_cloud import aio as aio_package
from viam_cloud.errors import (
    EditConflictError,
    FailedPreconditionError,
    NotFoundError,
)
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.viam import config_edit

pytestmark = pytest.mark.emulator

Config = dict[str, Any]


@pytest.fixture
def app(cloud: Cloud) -> Any:
    return cloud.flavour.client.app_client


@pytest.fixture
def call(cloud: Cloud) -> Callable[..., Any]:
    return cloud.flavour.call


@pytest.fixture(autouse=True)
def no_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    policy = config_edit.RetryPolicy(attempts=3, initial_backoff=0)
    for flavour in ("blocking", "aio"):
        monkeypatch.setattr(f"viam_cloud_runtime.viam.{flavour}.edit.CONFLICT_RETRIES", policy)


def test_a_change_that_meets_nobody(cloud: Cloud, fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    edit = call(app.edit_robot_part_config, fleet.part, lambda config: config.update(components=[{"name": "arm"}]))
    assert isinstance(edit, Edit)
    assert (edit.before, edit.after) == ({}, {"components": [{"name": "arm"}]})
    part = call(app.get_robot_part, fleet.part)
    assert part.robot_config == edit.after
    again = call(app.edit_robot_part_config, fleet.part, lambda config: {"components": [{"name": "arm"}]})
    assert not again.changed
    assert call(app.get_robot_part, fleet.part).last_updated == part.last_updated


class OtherWriter:
    """Somebody else, who writes by calls of another client."""

    def __init__(self, client: ViamClient, part_id: str) -> None:
        self._app = client.app_client
        self._part_id = part_id

    def write(self, **change: Any) -> None:
        part = self._app.get_robot_part(self._part_id)
        self._app.update_robot_part(self._part_id, part.name, {**(part.robot_config or {}), **change})


@pytest.fixture
def other(blocking_client: ViamClient, fleet: Fleet) -> OtherWriter:
    return OtherWriter(blocking_client, fleet.part)


def test_both_changes_are_there_when_another_writer_was_faster(
    other: OtherWriter, fleet: Fleet, app: Any, call: Callable[..., Any]
) -> None:
    seen: list[Config] = []

    def change(config: Config) -> None:
        seen.append(dict(config))
        if len(seen) == 1:
            other.write(services=[{"name": "data"}])
        config["note"] = "spring"

    edit = call(app.edit_robot_part_config, fleet.part, change)
    assert seen == [{}, {"services": [{"name": "data"}]}]
    assert call(app.get_robot_part, fleet.part).robot_config == {"services": [{"name": "data"}], "note": "spring"}
    assert edit.paths == ["note"]


def test_a_writer_who_is_always_faster(other: OtherWriter, fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    numbers = iter(range(100))

    def change(config: Config) -> None:
        other.write(number=next(numbers))
        config["note"] = "spring"

    with pytest.raises(EditConflictError, match="3 times"):
        call(app.edit_robot_part_config, fleet.part, change)
    assert call(app.get_robot_part, fleet.part).robot_config == {"number": 2}


def test_what_the_server_refuses_for_another_reason_is_not_repeated(
    cloud: Cloud, fleet: Fleet, app: Any, call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[None] = []

    def refuse(self: Any, *args: Any, **options: Any) -> Any:
        calls.append(None)
        raise make_error(grpc.StatusCode.FAILED_PRECONDITION, "the part is locked")

    monkeypatch.setattr(type(app.raw), "update_robot_part", refuse)
    with pytest.raises(FailedPreconditionError, match="locked"):
        call(app.edit_robot_part_config, fleet.part, lambda config: config.update(a=1))
    assert len(calls) == 1


def test_a_change_that_fails_sends_nothing(fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    before = call(app.get_robot_part, fleet.part)

    def fail(config: Config) -> None:
        config["a"] = 1
        raise KeyError("components")

    with pytest.raises(KeyError):
        call(app.edit_robot_part_config, fleet.part, fail)
    with pytest.raises(TypeError, match="nothing was written"):
        call(app.edit_robot_part_config, fleet.part, lambda config: [config])
    with pytest.raises(TypeError, match="change must be a function"):
        call(app.edit_robot_part_config, fleet.part, {"a": 1})
    assert call(app.get_robot_part, fleet.part).last_updated == before.last_updated
    with pytest.raises(NotFoundError):
        call(app.edit_robot_part_config, unknown_id(), lambda config: None)


def test_a_configuration_that_came_as_text_stays_text(fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    text = '{"z": 9007199254740993, "a": {}}'
    call(app.update_robot_part, fleet.part, "main", robot_config_json=text)
    edit = call(app.edit_robot_part_config, fleet.part, lambda config: config.update(note="x"))
    part = call(app.raw.get_robot_part, fleet.part).part
    assert json.loads(part.robot_config_json) == {"z": 9007199254740993, "a": {}, "note": "x"} == edit.after
    assert list(json.loads(part.robot_config_json)) == ["z", "a", "note"]


def test_many_parts_at_a_time(cloud: Cloud, fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    parts = [call(app.new_robot_part, fleet.robot, f"part {number}") for number in range(5)]
    mapping = aio_package.map_calls if cloud.flavour.is_async else map_calls
    outcomes = cloud.flavour.run(
        mapping, lambda part: app.edit_robot_part_config(part, lambda config: config.update(note=part)), parts
    )
    assert [edit.after for edit in outcomes.results()] == [{"note": part} for part in parts]


def test_a_fragment(cloud: Cloud, fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    fragment = call(app.create_fragment, fleet.organization, "pump", {"components": [], "token": "s3cret"})
    edit = call(app.edit_fragment, fragment.id, lambda config: config["components"].append({"name": "pump"}))
    assert edit.paths == ["components"]
    assert call(app.get_fragment, fragment.id).fragment == edit.after
    assert "s3cret" not in repr(edit)
    assert "s3cret" not in str(to_dict(edit))
    with pytest.raises(NotFoundError):
        call(app.edit_fragment, unknown_id(), lambda config: None)


@pytest.mark.parametrize(
    ("kind", "owner"),
    [("organization", "organization"), ("location", "location"), ("robot", "robot"), ("robot_part", "part")],
)
def test_metadata(kind: str, owner: str, fleet: Fleet, app: Any, call: Callable[..., Any]) -> None:
    identifier, edit = getattr(fleet, owner), getattr(app, f"edit_{kind}_metadata")
    call(edit, identifier, lambda metadata: metadata.update(owner="north", floor=1))
    second = call(edit, identifier, lambda metadata: metadata.pop("floor") and None)
    assert (second.before, second.after) == ({"owner": "north", "floor": 1}, {"owner": "north"})
    assert call(getattr(app, f"get_{kind}_metadata"), identifier) == {"owner": "north"}
    assert not call(edit, identifier, lambda metadata: metadata).changed
