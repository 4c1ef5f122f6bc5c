"""How widely fragments are used."""

from __future__ import annotations

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_fragment
from viam_cloud_emulator.access.policies import read_public
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable

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
