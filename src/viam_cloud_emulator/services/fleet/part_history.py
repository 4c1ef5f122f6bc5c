"""Earlier states of machine parts."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.paging import next_page_token, page_limit, parse_position
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import from_timestamp, now, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_message import part_state
from viam_cloud_emulator.services.identity.authors import AUTHOR_COLUMNS, author_message, author_of

SCHEMA = f"""
CREATE TABLE IF NOT EXISTS part_history (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id TEXT NOT NULL REFERENCES robot_parts (id) ON DELETE CASCADE,
    robot_id TEXT NOT NULL,
    time INTEGER NOT NULL,
    -- A serialized RobotPart without secrets, as it was before the change.
    old BLOB NOT NULL,
    {AUTHOR_COLUMNS}
);
CREATE INDEX IF NOT EXISTS part_history_by_part ON part_history (part_id, time, sequence);
"""
_DEFAULT_LIMIT = 100

rpcs = RpcTable()


@rpcs.unary(app_service.GET_ROBOT_PART_HISTORY, own("part", "id"))
def get_robot_part_history(call: Call, request: app.GetRobotPartHistoryRequest) -> app.GetRobotPartHistoryResponse:
    """Return one page of changes, the latest first."""
    part = find_part(call, request.id, "id")
    limit = page_limit(request.page_limit, "page_limit", default=_DEFAULT_LIMIT)
    condition = Condition()
    condition.add("part_id = ?", part["id"])
    if request.HasField("start"):
        condition.add("time > ?", from_timestamp(request.start, "start"))
    if request.HasField("end"):
        condition.add("time < ?", from_timestamp(request.end, "end"))
    position = parse_position(request.page_token, "page_token")
    if position is not None:
        condition.add("(time, sequence) < (?, ?)", position.time, position.sequence)
    rows = call.transaction.all(
        f"SELECT * FROM part_history WHERE {condition.sql} ORDER BY time DESC, sequence DESC LIMIT ?",
        *condition.parameters,
        limit + 1,
    )
    return app.GetRobotPartHistoryResponse(
        history=[_entry(call, row) for row in rows[:limit]], next_page_token=next_page_token(rows, limit)
    )


def record_change(call: Call, row: sqlite3.Row) -> None:
    """Keep a part, as `find_part` returned it before the change."""
    call.transaction.run(
        "INSERT INTO part_history (part_id, robot_id, time, old, author_type, author) VALUES (?, ?, ?, ?, ?, ?)",
        row["id"],
        row["robot_id"],
        now(),
        part_state(call, row).SerializeToString(),
        *author_of(call),
    )


def _entry(call: Call, row: sqlite3.Row) -> app.RobotPartHistoryEntry:
    return app.RobotPartHistoryEntry(
        part=row["part_id"],
        robot=row["robot_id"],
        when=to_timestamp(row["time"]),
        old=app.RobotPart.FromString(row["old"]),
        edited_by=author_message(call, row),
    )
