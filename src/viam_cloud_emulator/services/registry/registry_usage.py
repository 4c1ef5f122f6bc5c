"""How many machines and organizations use which modules: what their configurations name."""

from __future__ import annotations

from dataclasses import dataclass

from viam_cloud_emulator.core.call import Call

# Configurations are whatever their authors wrote, hence the care.
_MODULES = """
    SELECT DISTINCT json_extract(module.value, '$.module_id') AS item_id, robots.id AS robot_id,
        locations.organization_id
    FROM robot_parts JOIN robots ON robots.id = robot_parts.robot_id
    JOIN locations ON locations.id = robots.location_id, json_each(robot_parts.config_json, '$.modules') AS module
    WHERE robot_parts.config_json LIKE '%"module_id"%' AND module.type = 'object'
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How widely one module is used."""

    machines: int
    external_machines: int
    organizations: int
    external_organizations: int


class Usage:
    """Uses of all modules, as they are when it is made.

    Args:
        call: The call that asks.
    """

    def __init__(self, call: Call) -> None:
        self._uses: dict[str, set[tuple[str, str]]] = {}
        for row in call.transaction.all(_MODULES):
            self._uses.setdefault(str(row["item_id"]), set()).add((row["robot_id"], row["organization_id"]))

    def of(self, item_id: str, owner_id: str) -> Counts:
        """Uses of one module, by its ID and its organization."""
        uses = self._uses.get(item_id, set())
        external = {use for use in uses if use[1] != owner_id}
        return Counts(len(uses), len(external), len({use[1] for use in uses}), len({use[1] for use in external}))
