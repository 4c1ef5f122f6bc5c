"""Metadata of users' own, on all four kinds of things."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk

_CONTENTS: list[dict[str, Any]] = [{"a": 1, "b": {"c": [True, None, "é"]}}, {"d": 2.5}, {}]


async def _stored_and_replaced(
    get: Callable[[str], Awaitable[dict[str, Any]]],
    update: Callable[[str, Mapping[str, Any]], Awaitable[None]],
    identifier: str,
    other: str,
) -> None:
    assert await get(identifier) == {}
    for content in _CONTENTS:
        await update(identifier, content)
        assert await get(identifier) == content
    await update(identifier, {"mine": True})
    assert await get(other) == {}


@scenario
async def of_an_organization(sdk: Sdk) -> None:
    one, other = await sdk.app.create_organization("One"), await sdk.app.create_organization("Other")
    app = sdk.app
    await _stored_and_replaced(app.get_organization_metadata, app.update_organization_metadata, one.id, other.id)


@scenario
async def of_a_location(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    app = sdk.app
    await _stored_and_replaced(app.get_location_metadata, app.update_location_metadata, fleet.location, other.location)


@scenario
async def of_a_machine(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    app = sdk.app
    await _stored_and_replaced(app.get_robot_metadata, app.update_robot_metadata, fleet.robot, other.robot)


@scenario
async def of_a_part(sdk: Sdk) -> None:
    fleet, other = await sdk.new_fleet(), await sdk.new_fleet()
    app = sdk.app
    await _stored_and_replaced(app.get_robot_part_metadata, app.update_robot_part_metadata, fleet.part, other.part)
