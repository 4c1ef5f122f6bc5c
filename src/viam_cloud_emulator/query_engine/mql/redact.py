"""The stage `$redact`: leaves out parts of documents that say of themselves who may see them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.expressions import as_list, evaluated

_DECISIONS = {name: f"$${name}" for name in ("DESCEND", "PRUNE", "KEEP")}


def redact(documents: Sequence[Document], expression: Any) -> list[Document]:
    """Documents without what the expression prunes from each, and from the documents in it."""
    return [kept for document in documents if (kept := _redacted(document, expression)) is not None]


def _redacted(document: Document, expression: Any) -> Document | None:
    decision = evaluated(expression, document, _DECISIONS)
    if decision == "$$PRUNE":
        return None
    if decision == "$$KEEP":
        return document
    if decision != "$$DESCEND":
        raise invalid_argument("$redact must come to $$DESCEND, $$PRUNE or $$KEEP for every document")
    inner = {name: _inside(value, expression) for name, value in document.items()}
    return {name: value for name, value in inner.items() if value is not None or document[name] is None}


def _inside(value: Any, expression: Any) -> Any:
    """A value without the documents that are pruned; None for one that is a pruned document itself."""
    if isinstance(value, dict):
        return _redacted(cast(Document, value), expression)
    items = as_list(value)
    if items is not None:
        kept = [(item, _inside(item, expression)) for item in items]
        return [inner for item, inner in kept if inner is not None or item is None]
    return value
