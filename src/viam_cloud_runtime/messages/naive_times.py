"""Times without a time zone: they count as UTC, and a warning says so, once for each place in the caller's code."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from datetime import datetime, timezone
from types import FrameType
from typing import Any, cast

from viam_cloud_runtime.errors import NaiveTimeWarning
from viam_cloud_runtime.support.importing import IMPORTING

_LOOKED_INTO: tuple[type, ...] = (datetime, dict, list, tuple)
_MOST_PLACES = 10_000
_warned_places: set[tuple[str, int]] = set()


def as_utc(value: datetime, name: str) -> datetime:
    """A time with its zone: its own, or UTC where it has none.

    Args:
        value: The time.
        name: What the warning calls it.

    Returns:
        The time, with a zone.

    Example:
        >>> as_utc(datetime(2026, 1, 1, tzinfo=timezone.utc), "start").isoformat()
        '2026-01-01T00:00:00+00:00'
    """
    if value.utcoffset() is not None:
        return value
    _warn(name)
    return value.replace(tzinfo=timezone.utc)


def warn_of_times_in(value: object, name: str) -> None:
    """Warn of times without a zone in what a message is to be made of.

    Args:
        value: A time, or mappings and lists that may hold some, to any depth.
        name: What the warning calls it; a time inside goes by its path.

    Example:
        >>> warn_of_times_in({"interval": {"start": datetime(2026, 1, 1, tzinfo=timezone.utc)}}, "filter")
    """
    # Without recursion, which could be too deep, as the error for that is the constructor's.
    waiting: list[tuple[str, Any]] = [(name, value)]
    seen: set[int] = set()
    while waiting:
        path, item = waiting.pop()
        if isinstance(item, datetime):
            as_utc(item, path)
        elif id(item) not in seen:
            seen.add(id(item))
            waiting += _items(path, item)


def _items(path: str, container: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(container, dict):
        entries = cast("dict[Any, Any]", container)  # type: ignore[redundant-cast]
        pairs = ((f"{path}.{key}", value) for key, value in entries.items())
    else:
        pairs = ((f"{path}[{position}]", value) for position, value in enumerate(container))
    return ((place, value) for place, value in pairs if isinstance(value, _LOOKED_INTO))


def _warn(name: str) -> None:
    frame = _frame_of_caller()
    place = (frame.f_code.co_filename, frame.f_lineno)
    if place in _warned_places:
        return
    warnings.warn_explicit(
        f"{name} has no time zone and counts as UTC; write datetime.now(timezone.utc), or .astimezone() for local time",
        NaiveTimeWarning,
        *place,
        module=frame.f_globals.get("__name__"),
        registry=frame.f_globals.setdefault("__warningregistry__", {}),
        source=None,
    )
    # Only now: where warnings are errors, each call is one.
    if len(_warned_places) >= _MOST_PLACES:
        _warned_places.clear()
    _warned_places.add(place)


def _frame_of_caller() -> FrameType:
    """The innermost frame that is neither the SDK's nor the runtime's; the outermost one if all are."""
    with IMPORTING:
        # Only now: protobuf comes with it.
        from viam_cloud_runtime.messages.wire_names import packages

    own = {__name__.partition(".")[0], *packages()}
    frame = inspect.currentframe()
    assert frame is not None
    while frame.f_back is not None and str(frame.f_globals.get("__name__")).partition(".")[0] in own:
        frame = frame.f_back
    return frame
