"""Logs of machine parts: written by machines, read by pages, followed live."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable
from datetime import timedelta

from google.protobuf.struct_pb2 import Struct

from viam_cloud.methods import app_service, robot_service
from viam_cloud.proto import app, common
from viam_cloud.proto.app import robot
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import authorize, machine, own
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.clock import LATEST_TIME, microseconds, parse_duration
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.paging import next_page_token, page_limit, parse_position
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import from_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_message import note_contact

SCHEMA = """
CREATE TABLE IF NOT EXISTS part_logs (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    part_id TEXT NOT NULL REFERENCES robot_parts (id) ON DELETE CASCADE,
    time INTEGER NOT NULL,
    level TEXT NOT NULL,
    host TEXT NOT NULL,
    logger_name TEXT NOT NULL,
    message TEXT NOT NULL,
    user_facing INTEGER NOT NULL,
    -- A serialized LogEntry.
    entry BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS part_logs_by_time ON part_logs (part_id, time, sequence);
CREATE INDEX IF NOT EXISTS part_logs_by_arrival ON part_logs (part_id, sequence);
"""
_DEFAULT_LIMIT = 100
_BATCH = 500
_READERS = own("part", "id")
_ERROR_LEVELS = ("error", "dpanic", "panic", "fatal")

rpcs = RpcTable()


@rpcs.unary(robot_service.LOG, machine("part", "id"))
def log(call: Call, request: robot.LogRequest) -> robot.LogResponse:
    """Add entries to the log of a part; those without a time happened now."""
    part = find_part(call, request.id, "id")
    for entry in request.logs:
        _insert(call, part["id"], entry)
    note_contact(call, part["id"])
    return robot.LogResponse()


@rpcs.unary(app_service.GET_ROBOT_PART_LOGS, _READERS)
def get_robot_part_logs(call: Call, request: app.GetRobotPartLogsRequest) -> app.GetRobotPartLogsResponse:
    """Return one page of entries, the newest first unless the request says otherwise."""
    part = find_part(call, request.id, "id")
    condition = _condition(part["id"], request, call.environment.clock.now())
    limit = page_limit(request.limit, "limit", default=_DEFAULT_LIMIT)
    ascending = request.order == app.LogOrder.LOG_ORDER_ASCENDING
    position = parse_position(request.page_token, "page_token")
    if position is not None:
        condition.add(f"(time, sequence) {'>' if ascending else '<'} (?, ?)", position.time, position.sequence)
    direction = "ASC" if ascending else "DESC"
    rows = call.transaction.all(
        f"SELECT * FROM part_logs WHERE {condition.sql} ORDER BY time {direction}, sequence {direction} LIMIT ?",
        *condition.parameters,
        limit + 1,
    )
    return app.GetRobotPartLogsResponse(logs=_entries(rows[:limit]), next_page_token=next_page_token(rows, limit))


@rpcs.server_stream(app_service.TAIL_ROBOT_PART_LOGS, _READERS)
def tail_robot_part_logs(
    stream: StreamCall, request: app.TailRobotPartLogsRequest
) -> Generator[app.TailRobotPartLogsResponse, None, None]:
    """Send entries as they arrive, whatever time they say, until the client leaves or the part is deleted."""
    with stream.read() as call:
        part_id = find_part(call, request.id, "id")["id"]
        last = call.transaction.number("SELECT MAX(sequence) FROM part_logs")
    seen = 0
    while (now_seen := stream.wait_for_commit(seen)) is not None:
        seen = now_seen
        with stream.read() as call:
            # Role and part may be gone by now.
            authorize(call, _READERS, request)
            find_part(call, part_id, "id")
            newest = call.transaction.number("SELECT MAX(sequence) FROM part_logs WHERE part_id = ?", part_id)
            rows = _rows_after(call, part_id, request, last) if newest > last else []
        for start in range(0, len(rows), _BATCH):
            yield app.TailRobotPartLogsResponse(logs=_entries(rows[start : start + _BATCH]))
        last = max(last, newest)


def _insert(call: Call, part_id: str, entry: common.LogEntry) -> None:
    if entry.HasField("time"):
        time = from_timestamp(entry.time, "logs.time")
    else:
        time = call.environment.clock.now()
        entry.time.FromMicroseconds(time)
    call.transaction.run(
        "INSERT INTO part_logs (part_id, time, level, host, logger_name, message, user_facing, entry)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        part_id,
        time,
        entry.level.lower(),
        entry.host,
        entry.logger_name,
        entry.message,
        any(_is_user_facing(field) for field in entry.fields),
        entry.SerializeToString(),
    )


def _is_user_facing(field: Struct) -> bool:
    """Whether a structured field says that the entry is meant for users; none of the API's own does."""
    value = field.fields.get("user_facing")
    return value is not None and value.bool_value


def _condition(part_id: str, request: app.GetRobotPartLogsRequest, now: int) -> Condition:
    condition = Condition()
    condition.add("part_id = ?", part_id)
    if request.levels:
        condition.add_any_of("level", [level.lower() for level in request.levels])
    _add_text(condition, errors_only=request.errors_only, text=request.filter)
    start, end = _span(request, now)
    if start is not None:
        condition.add("time > ?", start)
    if end is not None:
        condition.add("time < ?", end)
    if request.source:
        condition.add("? IN (host, logger_name)", request.source)
    if request.user_facing_only:
        condition.add("user_facing")
    return condition


def _span(request: app.GetRobotPartLogsRequest, now: int) -> tuple[int | None, int | None]:
    """The times between which entries are asked for; None for no limit."""
    start = from_timestamp(request.start, "start") if request.HasField("start") else None
    end = from_timestamp(request.end, "end") if request.HasField("end") else None
    if start is not None and end is not None and start > end:
        raise invalid_argument("start is later than end")
    if not request.range:
        return start, end
    if start is not None and end is not None:
        raise invalid_argument("range, start and end cannot all be given; leave one of them out")
    try:
        length = parse_duration(request.range) // timedelta(microseconds=1)
    except ValueError as error:
        raise invalid_argument(f"range: {error}") from None
    if start is not None:
        return start, min(start + length, microseconds(LATEST_TIME))
    end = now if end is None else end
    return max(end - length, 0), end


def _rows_after(call: Call, part_id: str, request: app.TailRobotPartLogsRequest, sequence: int) -> list[sqlite3.Row]:
    condition = Condition()
    condition.add("part_id = ? AND sequence > ?", part_id, sequence)
    _add_text(condition, errors_only=request.errors_only, text=request.filter)
    return call.transaction.all(
        f"SELECT * FROM part_logs WHERE {condition.sql} ORDER BY sequence", *condition.parameters
    )


def _add_text(condition: Condition, *, errors_only: bool, text: str) -> None:
    if errors_only:
        condition.add_any_of("level", _ERROR_LEVELS)
    if text:
        condition.add("instr(message, ?) > 0", text)


def _entries(rows: Iterable[sqlite3.Row]) -> list[common.LogEntry]:
    return [common.LogEntry.FromString(row["entry"]) for row in rows]
