"""Changes of JSON documents that others may change, too: a function is applied to what is stored. No I/O."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false
# JSON holds values of any kind.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import CoroutineType
from typing import Any, TypeAlias

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.rpc.retries import RetryPolicy

Change: TypeAlias = Callable[[dict[str, Any]], Mapping[str, Any] | None]
"""Changes a document in place and returns None, or returns another one that takes its place."""

CONFLICT_RETRIES = RetryPolicy(attempts=10, initial_backoff=0.05, max_backoff=2.0)
"""How often a change is repeated when others are faster, and the waits between."""


class EditConflictError(SDKError):
    """Others changed the same thing again and again, so that a change never got through. Nothing was written."""


@dataclass(frozen=True, repr=False)
class Edit:
    """What a change came to.

    Attributes:
        before: What was stored.
        after: What is stored now; equal to `before` if nothing changed, and nothing was sent then.
    """

    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def changed(self) -> bool:
        """Whether something was written."""
        return self.before != self.after

    @property
    def paths(self) -> list[str]:
        """The places that differ, such as `components[0].attributes.speed`."""
        return list(_differences(self.before, self.after, ""))

    def __repr__(self) -> str:
        # Without values, as configurations may hold secrets.
        return f"<Edit of {', '.join(self.paths)}>" if self.changed else "<Edit of nothing>"


def checked_change(change: Change) -> None:
    """Make sure that there is something to apply.

    Raises:
        TypeError: There is not.
    """
    if not callable(change):
        raise TypeError(f"change must be a function of the stored document, not {type(change).__name__}")


def applied(change: Change, before: dict[str, Any]) -> Edit:
    """What a change makes of a document.

    Raises:
        TypeError: The function returned what is no document, or changed the one it was given and returned another.
    """
    given = copy.deepcopy(before)
    returned: Any = change(given)
    if returned is None or returned is given:
        return Edit(before, given)
    if isinstance(returned, CoroutineType):
        returned.close()
        raise TypeError("change must not be an async function, as it would not be awaited")
    if not isinstance(returned, Mapping):
        raise TypeError(
            "change must change the document in place and return None, or return a whole new one, "
            f"not {type(returned).__name__}; nothing was written"
        )
    if given != before or _is_inside(returned, given):
        raise TypeError(
            "change changed the document in place and returned a mapping, or returned a part of it; "
            "return None, or a whole new document; nothing was written"
        )
    return Edit(before, dict(returned))


def stored_document(message: Any, struct_field: str, json_field: str, plain: Callable[[Any], dict[str, Any]]) -> Any:
    """The document that a message has, from its JSON text if it is stored so, which keeps whole numbers and order."""
    if message.HasField(json_field):
        return json.loads(getattr(message, json_field))
    return plain(getattr(message, struct_field))


def _is_inside(wanted: object, document: object) -> bool:
    inner = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return any(value is wanted or _is_inside(wanted, value) for value in inner)


def _differences(before: object, after: object, where: str) -> Iterator[str]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            path = f"{where}.{key}" if where else str(key)
            if key in before and key in after:
                yield from _differences(before[key], after[key], path)
            else:
                yield path
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _differences(old, new, f"{where}[{index}]")
    else:
        yield where
