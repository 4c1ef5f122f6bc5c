"""Usage of fragments by machine parts: what their configurations import directly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_fragment
from viam_cloud_emulator.access.policies import read_public
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import is_array, is_object
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS fragment_uses (
    part_id TEXT NOT NULL REFERENCES robot_parts (id) ON DELETE CASCADE,
    -- Not a reference: configurations may name what does not exist (any more).
    fragment_id TEXT NOT NULL,
    version TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS fragment_uses_by_part ON fragment_uses (part_id);
CREATE INDEX IF NOT EXISTS fragment_uses_by_fragment ON fragment_uses (fragment_id);
"""

_USES = """
    SELECT version, COUNT(DISTINCT organization_id) AS organizations, COUNT(DISTINCT robot_id) AS machines,
        COUNT(DISTINCT CASE WHEN organization_id = ? THEN robot_id END) AS machines_in_organization
    FROM fragment_uses JOIN robot_parts ON robot_parts.id = fragment_uses.part_id
    JOIN robots ON robots.id = robot_parts.robot_id JOIN locations ON locations.id = robots.location_id
    WHERE fragment_id = ?
"""

rpcs = RpcTable()


@rpcs.unary(app_service.GET_FRAGMENT_USAGE, read_public("fragment", "fragment_id"))
def get_fragment_usage(call: Call, request: app.GetFragmentUsageRequest) -> app.GetFragmentUsageResponse:
    """Count uses by version; those that follow the latest one have none."""
    fragment = find_fragment(call, request.fragment_id, "fragment_id")
    rows = call.transaction.all(
        f"{_USES} GROUP BY version ORDER BY version", fragment["organization_id"], fragment["id"]
    )
    return app.GetFragmentUsageResponse(
        version_usages=[
            app.FragmentUsage(
                fragment_id=fragment["id"],
                organizations=row["organizations"],
                machines=row["machines"],
                machines_in_current_org=row["machines_in_organization"],
                version=row["version"] or None,
            )
            for row in rows
        ]
    )


def fragment_usage(call: Call, fragment_id: str, organization_id: str) -> app.FragmentUsage:
    """Uses of all versions together, and how many of them are in one organization."""
    row = call.transaction.first(_USES, organization_id, fragment_id)
    assert row is not None
    return app.FragmentUsage(
        fragment_id=fragment_id,
        organizations=row["organizations"],
        machines=row["machines"],
        machines_in_current_org=row["machines_in_organization"],
    )


@dataclass(frozen=True, slots=True)
class FragmentUse:
    """One entry of `fragments` in a configuration."""

    fragment_id: str
    version: str
    prefix: str
    variables: Mapping[str, Any]


def fragment_uses(config: Mapping[str, Any]) -> list[FragmentUse]:
    """The fragments that a configuration imports. Entries are IDs, or objects with an ID and more."""
    entries = config.get("fragments")
    uses: list[FragmentUse] = []
    for entry in entries if is_array(entries) else []:
        if isinstance(entry, str):
            uses.append(FragmentUse(entry, "", "", {}))
        elif is_object(entry) and isinstance(entry.get("id"), str):
            variables = entry.get("variables")
            uses.append(
                FragmentUse(
                    entry["id"],
                    str(entry.get("version") or ""),
                    str(entry.get("prefix") or ""),
                    variables if is_object(variables) else {},
                )
            )
    return uses


def record_uses(call: Call, part_id: str, config_json: str) -> None:
    """Remember what a part imports from now on."""
    call.transaction.run("DELETE FROM fragment_uses WHERE part_id = ?", part_id)
    for use in fragment_uses(json.loads(config_json)):
        call.transaction.run(
            "INSERT INTO fragment_uses (part_id, fragment_id, version) VALUES (?, ?, ?)",
            part_id,
            use.fragment_id,
            use.version,
        )
