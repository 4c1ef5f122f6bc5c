"""Machines: from creation to deletion, in summaries, as favorites, rented."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError


@scenario
async def a_machine_from_creation_to_deletion(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    attic = (await sdk.app.create_location(fleet.organization, "Attic")).id
    marvin = await sdk.app.new_robot("Marvin", fleet.location)
    created = await sdk.app.get_robot(marvin)
    assert (created.id, created.name, created.location) == (marvin, "Marvin", fleet.location)
    rosie = await sdk.app.get_robot(fleet.robot)
    assert await sdk.app.list_robots(fleet.location) == [rosie, created]

    moved = await sdk.app.update_robot(marvin, "Marvin II", attic)
    assert (moved.name, moved.location) == ("Marvin II", attic)
    assert await sdk.app.get_robot(marvin) == moved
    assert await sdk.app.list_robots(fleet.location) == [rosie]
    assert await sdk.app.list_robots(attic) == [moved]
    assert await sdk.app.list_robots_for_locations([attic, fleet.location]) == [rosie, moved]
    assert await sdk.app.list_robots_for_locations([attic]) == [moved]

    (part,) = await sdk.app.get_robot_parts(marvin)
    await sdk.app.delete_robot(marvin)
    with pytest.raises(NotFoundError, match=marvin):
        await sdk.app.get_robot(marvin)
    with pytest.raises(NotFoundError, match=part.id):
        await sdk.app.get_robot_part(part.id)
    assert await sdk.app.list_robots(attic) == []


@scenario
async def summaries_of_machines(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    attic = (await sdk.app.create_location(fleet.organization, "Attic")).id
    marvin = await sdk.app.new_robot("Marvin", attic)
    fragment = (await sdk.app.create_fragment(fleet.organization, "F")).id
    (part,) = await sdk.app.get_robot_parts(marvin)
    await sdk.app.update_robot_part(part.id, part.name, robot_config={"fragments": [fragment]})

    async def summaries(
        fragment_ids: list[str] | None = None, location_ids: list[str] | None = None, limit: int | None = None
    ) -> dict[str, list[str]]:
        found = await sdk.app.list_machine_summaries(fleet.organization, fragment_ids, location_ids, limit)
        return {each.location_id: [machine.machine_id for machine in each.machine_summaries] for each in found}

    assert await summaries() == {fleet.location: [fleet.robot], attic: [marvin]}
    assert await summaries(limit=1) == {fleet.location: [fleet.robot]}
    assert await summaries(location_ids=[attic]) == {attic: [marvin]}
    assert await summaries(fragment_ids=[fragment]) == {attic: [marvin]}
    await sdk.app.delete_robot(marvin)
    assert await summaries(fragment_ids=[fragment]) == {}


@scenario
async def favorite_machines(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    marvin = await sdk.app.new_robot("Marvin", fleet.location)

    async def favorites() -> set[str]:
        return {each.machine.id for each in await sdk.app.list_favorite_machines()}

    assert await favorites() == set()
    await sdk.app.add_favorite_machine(fleet.robot)
    await sdk.app.add_favorite_machine(marvin)
    assert await favorites() == {fleet.robot, marvin}
    entry = next(each for each in await sdk.app.list_favorite_machines() if each.machine.id == marvin)
    assert (entry.organization_id, entry.machine) == (fleet.organization, await sdk.app.get_robot(marvin))
    await sdk.app.remove_favorite_machine(marvin)
    assert await favorites() == {fleet.robot}


@scenario
async def no_machine_is_a_rental_rover(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    assert len(await sdk.app.list_robots(fleet.location)) == 1
    assert await sdk.app.get_rover_rental_robots(fleet.organization) == []
    await sdk.app.delete_robot(fleet.robot)
    with pytest.raises(NotFoundError, match="nothing"):
        await sdk.app.get_rover_rental_robots("nothing")
