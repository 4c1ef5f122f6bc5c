"""The stage `$group`: documents in groups of equal keys, found by hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import evaluated
from viam_cloud_emulator.query_engine.mql.operators.accumulators import ACCUMULATORS
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.operators.ordering import Key, order_key


def group(documents: Sequence[Document], argument: Any) -> list[Document]:
    """One document per group, in the order in which they come first."""
    if not isinstance(argument, dict) or "_id" not in argument:
        raise invalid_argument("$group takes a document with the field _id")
    wanted = dict(cast("Document", argument))
    by = wanted.pop("_id")
    # Checked even where there is nothing to group.
    accumulators = _accumulators(wanted)
    found: list[Document] = []
    for members in partitions(documents, lambda document: _or_null(evaluated(by, document))):
        key = _or_null(evaluated(by, members[0]))
        found.append({"_id": key, **_accumulated(members, accumulators)})
    return found


def partitions(documents: Sequence[Document], key: Callable[[Document], Any]) -> list[list[Document]]:
    """The documents in groups whose keys MongoDB holds equal, in the order in which these come first."""
    found: dict[Key, list[Document]] = {}
    for document in documents:
        found.setdefault(order_key(key(document)), []).append(document)
    return list(found.values())


def accumulated(documents: Sequence[Document], output: Mapping[str, Any]) -> Document:
    """Run the accumulators of a `$group` over documents, of which there is at least one."""
    return _accumulated(documents, _accumulators(output))


def _accumulators(output: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """The accumulator of each field, and its argument."""
    found: dict[str, tuple[str, Any]] = {}
    for name, wanted in output.items():
        if "." in name or name.startswith("$"):
            raise invalid_argument(f"$group makes no field {name}: names have no dots, and do not begin with $")
        if not isinstance(wanted, dict) or len(cast("Document", wanted)) != 1:
            raise invalid_argument(f"$group: {name} takes a document with one accumulator")
        ((operator, argument),) = cast("Document", wanted).items()
        if operator not in ACCUMULATORS:
            raise invalid_argument(f"$group: {operator} of {name} is no accumulator")
        found[name] = (operator, argument)
    return found


def _accumulated(documents: Sequence[Document], accumulators: Mapping[str, tuple[str, Any]]) -> Document:
    return {
        name: ACCUMULATORS[operator](argument, documents, evaluated)
        for name, (operator, argument) in accumulators.items()
    }


def _or_null(value: Any) -> Any:
    return None if value is MISSING else value
