"""Machine parts: which there are, what they run, how they came to it, secrets, restarts."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.emulator.callers import callers
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import FailedPreconditionError, NotFoundError


@scenario
async def a_part_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    arm = await sdk.app.new_robot_part(fleet.robot, "arm")
    created = await sdk.app.get_robot_part(arm)
    assert (created.id, created.name, created.robot, created.main_part) == (arm, "arm", fleet.robot, False)
    main, second = await sdk.app.get_robot_parts(fleet.robot)
    assert (main.id, main.main_part, second) == (fleet.part, True, created)
    assert await sdk.app.get_robot_part_by_name_and_location("arm", fleet.location) == created

    await sdk.app.mark_part_as_main(arm)
    assert {each.id: each.main_part for each in await sdk.app.get_robot_parts(fleet.robot)} == {
        fleet.part: False,
        arm: True,
    }
    await sdk.app.delete_robot_part(fleet.part)
    with pytest.raises(NotFoundError, match=fleet.part):
        await sdk.app.get_robot_part(fleet.part)
    assert [each.id for each in await sdk.app.get_robot_parts(fleet.robot)] == [arm]


@scenario
async def what_a_part_runs(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    config: dict[str, Any] = {"components": [{"name": "camera", "attributes": {"fps": 2.5, "é": None}}]}
    updated = await sdk.app.update_robot_part(fleet.part, "brain", robot_config=config)
    assert (updated.name, updated.robot_config) == ("brain", config)
    saved = sdk.folder / "part.json"
    assert await sdk.app.get_robot_part(fleet.part, dest=str(saved), indent=2) == updated
    assert json.loads(saved.read_text(encoding="utf-8")) == config
    assert '\n  "components"' in saved.read_text(encoding="utf-8")

    text = '{"z": 1,\n "a": [1.50]}'
    known = updated.last_updated
    as_text = await sdk.app.update_robot_part(fleet.part, "brain", last_known_update=known, robot_config_json=text)
    assert (as_text.robot_config, as_text.robot_config_json) == ({"z": 1, "a": [1.5]}, text)
    with pytest.raises(FailedPreconditionError, match="last_known_update"):
        await sdk.app.update_robot_part(fleet.part, "brain", robot_config={}, last_known_update=known)
    assert await sdk.app.get_robot_part(fleet.part) == as_text


@scenario
async def single_properties(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    await sdk.app.update_robot_part(fleet.part, "brain", robot_config={"components": [{"name": "arm"}], "debug": True})
    results = await sdk.app.set_config_property(
        fleet.part, {"components[0].attributes.pin": 3, "debug": False, "components[7]": {}}
    )
    assert [(each.path, each.success) for each in results] == [
        ("components[0].attributes.pin", True),
        ("debug", True),
        ("components[7]", False),
    ]
    assert (await sdk.app.get_robot_part(fleet.part)).robot_config == {
        "components": [{"name": "arm", "attributes": {"pin": 3}}],
        "debug": False,
    }


@scenario
async def the_history_of_a_part(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    assert await sdk.app.get_robot_part_history(fleet.part) == []
    for number in range(3):
        await sdk.app.update_robot_part(fleet.part, f"name {number}", robot_config={"n": number})
    latest, middle, first = await sdk.app.get_robot_part_history(fleet.part)
    assert [each.old and each.old.name for each in (latest, middle, first)] == ["name 1", "name 0", "Rosie-main"]
    assert latest.old is not None
    assert (latest.part, latest.robot, latest.old.robot_config) == (fleet.part, fleet.robot, {"n": 1})
    assert await sdk.app.get_robot_part_history(fleet.part, start=first.when, end=latest.when) == [middle]
    assert await sdk.app.get_robot_part_history(fleet.part, page_limit=2) == [latest, middle]
    token = (await sdk.app.raw.get_robot_part_history(fleet.part, page_limit=2)).next_page_token
    assert await sdk.app.get_robot_part_history(fleet.part, page_limit=2, page_token=token) == [first]


@scenario
async def secrets_of_a_part(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    (first,) = (await sdk.app.get_robot_part(fleet.part)).secrets
    created = await sdk.app.create_robot_part_secret(fleet.part)
    second = created.secrets[1]
    assert (await sdk.app.get_robot_part(fleet.part)).secrets == [first, second]
    with callers(sdk.emulator) as signing_in:
        machine = signing_in.with_secret("robot-secret", fleet.part, first.secret)
        assert machine.status("config", id=fleet.part) == "OK"
        await sdk.app.delete_robot_part_secret(fleet.part, first.id)
        assert machine.status("config", id=fleet.part) == "UNAUTHENTICATED"
    assert (await sdk.app.get_robot_part(fleet.part)).secrets == [second]


@scenario
async def a_restart(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    assert not (await sdk.robot.needs_restart(id=fleet.part)).must_restart
    await sdk.app.mark_part_for_restart(fleet.part)
    assert (await sdk.robot.needs_restart(id=fleet.part)).must_restart
