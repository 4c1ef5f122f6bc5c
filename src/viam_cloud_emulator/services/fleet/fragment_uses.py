"""Which machine parts use which fragments: what their configurations import directly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import is_array, is_object

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
