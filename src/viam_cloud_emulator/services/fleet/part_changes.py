"""Changes of a machine part's configuration, whatever RPC makes them."""

from __future__ import annotations

import sqlite3

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import now
from viam_cloud_emulator.services.fleet.fragment_uses import record_uses


def store_config(call: Call, row: sqlite3.Row, config_json: str, *, came_as_json: bool) -> None:
    """Replace the configuration of a part, as `find_part` returns it."""
    call.transaction.run(
        "UPDATE robot_parts SET config_json = ?, config_came_as_json = ?, last_updated = ? WHERE id = ?",
        config_json,
        came_as_json,
        # Two updates within a microsecond, or a clock set back, must not look like none.
        max(now(), row["last_updated"] + 1),
        row["id"],
    )
    record_uses(call, row["id"], config_json)
