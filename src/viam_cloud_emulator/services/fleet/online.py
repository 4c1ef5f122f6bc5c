"""Whether machines are online: those that were in contact a moment ago are, since they never are for long."""

from __future__ import annotations

from dataclasses import dataclass

from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud.proto import app
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import to_timestamp

_SECOND = 1_000_000
_MOMENT = 60 * _SECOND


@dataclass(frozen=True, slots=True)
class Contact:
    """When something was last in contact, as the API shows it."""

    last_access: Timestamp | None
    state: app.OnlineState.ValueType
    seconds_since_online: int


def contact(call: Call, last_access: int | None) -> Contact:
    """What a stored time of the last contact means now."""
    if last_access is None:
        return Contact(None, app.OnlineState.ONLINE_STATE_AWAITING_SETUP, 0)
    elapsed = max(0, call.environment.clock.now() - last_access)
    if elapsed <= _MOMENT:
        return Contact(to_timestamp(last_access), app.OnlineState.ONLINE_STATE_ONLINE, 0)
    return Contact(to_timestamp(last_access), app.OnlineState.ONLINE_STATE_OFFLINE, elapsed // _SECOND)


def note_contact(call: Call, part_id: str) -> None:
    """Remember that a machine part was in contact, if it is the part itself that calls."""
    if call.caller.is_machine:
        call.transaction.run(
            "UPDATE robot_parts SET last_access = ? WHERE id = ?", call.environment.clock.now(), part_id
        )
