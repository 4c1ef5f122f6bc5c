"""Machines of an organization in short."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import FRAGMENTS, PARTS, ROBOTS, find_location, find_organization
from viam_cloud_emulator.access.policies import see
from viam_cloud_emulator.access.resource_scope import scope_of_robot
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.paging import page_limit
from viam_cloud_emulator.core.store import Condition, json_list
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.fragment_table import may_read
from viam_cloud_emulator.services.fleet.part_message import contact, dns_name

_DEFAULT_LIMIT = 10_000

rpcs = RpcTable()


@rpcs.unary(
    app_service.LIST_MACHINE_SUMMARIES, see("organization", "organization_id") + see("location", "location_ids")
)
def list_machine_summaries(call: Call, request: app.ListMachineSummariesRequest) -> app.ListMachineSummariesResponse:
    """Summarize machines by location, the oldest first."""
    organization = find_organization(call, request.organization_id)
    limit = page_limit(request.limit, "limit", default=_DEFAULT_LIMIT)
    condition = Condition()
    condition.add("locations.organization_id = ?", organization["id"])
    if request.location_ids:
        condition.add_any_of(
            "locations.id", [find_location(call, each, "location_ids")["id"] for each in request.location_ids]
        )
    if request.fragment_ids:
        condition.add(
            "EXISTS (SELECT 1 FROM fragment_uses JOIN robot_parts ON robot_parts.id = fragment_uses.part_id"
            " WHERE robot_parts.robot_id = robots.id AND fragment_id IN (SELECT value FROM json_each(?)))",
            json_list(request.fragment_ids),
        )
    rows = call.transaction.all(
        f"{ROBOTS} WHERE {condition.sql}"
        " ORDER BY locations.created_on, locations.rowid, robots.created_on, robots.rowid",
        *condition.parameters,
    )
    access = Access(call)
    visible = [row for row in rows if access.sees(scope_of_robot(row))]
    return app.ListMachineSummariesResponse(location_summaries=_by_location(call, access, visible[:limit]))


def _by_location(call: Call, access: Access, robots: list[sqlite3.Row]) -> list[app.LocationSummary]:
    summaries: dict[str, app.LocationSummary] = {}
    for robot in robots:
        location_id = robot["location_id"]
        if location_id not in summaries:
            name = find_location(call, location_id)["name"]
            summaries[location_id] = app.LocationSummary(location_id=location_id, location_name=name)
        parts = call.transaction.all(
            f"{PARTS} WHERE robot_parts.robot_id = ? ORDER BY robot_parts.created_on, robot_parts.rowid", robot["id"]
        )
        summaries[location_id].machine_summaries.append(
            app.MachineSummary(
                machine_id=robot["id"],
                machine_name=robot["name"],
                part_summaries=[_part(call, access, part) for part in parts],
            )
        )
    return list(summaries.values())


def _part(call: Call, access: Access, row: sqlite3.Row) -> app.PartSummary:
    seen = contact(call, row["last_access"])
    return app.PartSummary(
        part_id=row["id"],
        part_name=row["name"],
        is_main_part=bool(row["main_part"]),
        online_state=seen.state,
        seconds_since_online=seen.seconds_since_online,
        last_access=seen.last_access,
        last_online=seen.last_access,
        dns_name=dns_name(row),
        fragments=_fragments(call, access, row),
    )


def _fragments(call: Call, access: Access, part: sqlite3.Row) -> list[app.FragmentSummary]:
    """The fragments that a part imports, as far as they exist; without the names of those that are others' secrets."""
    rows = call.transaction.all(
        f"{FRAGMENTS} WHERE fragments.id IN (SELECT fragment_id FROM fragment_uses WHERE part_id = ?)"
        " ORDER BY fragments.name, fragments.id",
        part["id"],
    )
    return [app.FragmentSummary(id=row["id"], name=row["name"] if may_read(access, row) else "") for row in rows]
