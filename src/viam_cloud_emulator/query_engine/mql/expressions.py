"""Parts of the stages that mongomock-ng lacks: expressions, sorting, fields by their dotted names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.operators.mongomock_parser import extended_aggregate
from viam_cloud_emulator.query_engine.mql.operators.ordering import sorted_by

_IN_AN_ARRAY: Any = object()
"""Where a path goes through an array, which mongomock-ng follows."""


def run_in_mongomock(documents: Iterable[Document], stages: Sequence[Document]) -> list[Document]:
    """Run stages that mongomock-ng has over documents."""
    import mongomock_ng

    # It comes with types of PyMongo's interface, but not of its own parts.
    database = cast(Any, mongomock_ng).MongoClient()["sensorData"]
    # Not `Collection.aggregate`, which would copy every document twice before it begins.
    return list(extended_aggregate().process_pipeline(list(documents), database, stages, None))


def evaluated(expression: Any, document: Document, variables: Mapping[str, Any] | None = None) -> Any:
    """The value of an expression, `MISSING` when it names what is not there."""
    steps = _steps(expression) if isinstance(expression, str) else None
    if steps is not None:
        value = _at(document, steps)
        if value is not _IN_AN_ARRAY:
            return value
    module = extended_aggregate()
    try:
        value = module._Parser(document, user_vars=variables).parse(expression)
    except KeyError:
        return MISSING
    return MISSING if value is module.NOTHING else value


@lru_cache(1024)
def _steps(expression: str) -> tuple[str, ...] | None:
    """The names in a path such as `$a.b`; None for anything else."""
    if not expression.startswith("$") or expression.startswith("$$"):
        return None
    return tuple(expression[1:].split("."))


def _at(document: Document, steps: Sequence[str]) -> Any:
    value: Any = document
    for step in steps:
        if isinstance(value, dict):
            value = cast(Document, value).get(step, MISSING)
        else:
            return _IN_AN_ARRAY if isinstance(value, list) else MISSING
    return value


def in_order(documents: Sequence[Document], sort_by: Mapping[str, Any]) -> list[Document]:
    """The documents as `$sort` would have them."""
    return sorted_by("$sort", documents, sort_by)


def by_fields(names: Sequence[str]) -> Callable[[Document], Any]:
    """The key of documents that are alike in some fields."""
    return lambda document: {
        name.replace(".", "\0"): value for name in names if (value := field(document, name)) is not MISSING
    }


def field(document: Document, name: str) -> Any:
    """The value at a dotted name, `MISSING` when there is none."""
    value: Any = document
    for step in name.split("."):
        if not isinstance(value, dict) or step not in value:
            return MISSING
        value = cast(Document, value)[step]
    return value


def with_field(document: Document, name: str, value: Any) -> Document:
    """The document with another value at a dotted name; what was there stays as it is."""
    step, _, rest = name.partition(".")
    inner = document.get(step)
    if rest:
        value = with_field(as_document(inner), rest, value)
    return {**document, step: value}


def options(stage: str, argument: Any, required: Iterable[str], optional: Iterable[str] = ()) -> Document:
    """The argument of a stage, which has to be a document with certain fields.

    Raises:
        StatusError: It is not.
    """
    if not isinstance(argument, dict):
        raise invalid_argument(f"{stage} takes a document")
    document = cast(Document, argument)
    for name in required:
        if name not in document:
            raise invalid_argument(f"{stage} needs the field {name}")
    for name in document.keys() - {*required, *optional}:
        raise invalid_argument(f"{stage} knows no field {name}")
    return document


def as_document(value: Any) -> Document:
    """The value if it is a document, or an empty one."""
    return cast(Document, value) if isinstance(value, dict) else {}


def as_list(value: Any) -> Sequence[Any] | None:
    """The value if it is a list."""
    return cast("Sequence[Any]", value) if isinstance(value, list) else None


def names_in(stage: str, value: Any) -> list[str]:
    """A list of names of fields.

    Raises:
        StatusError: It is something else.
    """
    names = as_list(value)
    if names is None or not all(isinstance(name, str) and name for name in names):
        raise invalid_argument(f"{stage}: partitionByFields takes a list of names")
    return list(names)
