"""What is seen of jobs that are waited for: training jobs, runs of pipelines, exports, machines. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from viam_cloud_runtime.concurrency.polling import Look
from viam_cloud_runtime.messages.view_fields import enum_name, fields_of

ResultT = TypeVar("ResultT")

DAY = 24 * 60 * 60.0
TEN_MINUTES = 600.0


def state_name(message: Any, field: str) -> str:
    """The name of an enum's value in a message or view, without what all names of the enum begin with."""
    value = getattr(message, field)
    if hasattr(message, "DESCRIPTOR"):
        known = message.DESCRIPTOR.fields_by_name[field].enum_type.values_by_number.get(value)
        name = known.name if known is not None else None
    else:
        name = enum_name(next(each for each in fields_of(message) if each.name == field), value)
    return f"state {value}" if name is None else name.partition("STATUS_")[2]


def look_at_job(job: ResultT, message: str, *, failed: Iterable[str] = ("FAILED",)) -> Look[ResultT]:
    """What a job shows that has a status and says itself why it failed."""
    state = state_name(job, "status")
    return Look(state, job, is_done=state == "COMPLETED", failure=message if state in failed else None)


def look_at_training_job(job: Any) -> Look[Any]:
    """What a training job shows; one that was canceled has not ended well either."""
    return look_at_job(job, job.error_status.message, failed=("FAILED", "CANCELED"))


def is_online(machine: Any) -> bool:
    """Whether a machine is connected to the cloud."""
    states = machine.DESCRIPTOR.fields_by_name["online_state"].enum_type.values_by_number
    known = states.get(machine.online_state)
    return known is not None and known.name == "ONLINE_STATE_ONLINE"


def checked_ids(machine_ids: str | Iterable[str]) -> list[str]:
    """The IDs of machines, each once.

    Raises:
        TypeError: One of them is no text.
        ValueError: There are none.
    """
    found = list(dict.fromkeys([machine_ids] if isinstance(machine_ids, str) else machine_ids))
    for each in found:
        if not isinstance(each, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"machine_ids: expected IDs as str, got {type(each).__name__}")
    if not found or not all(found):
        raise ValueError("machine_ids: expected the IDs of machines, got none or an empty one")
    return found
