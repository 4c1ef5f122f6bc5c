"""MQL aggregations over documents in memory, run by mongomock-ng and, for the stages that it lacks, here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timezone
from itertools import groupby
from typing import Any, cast

from viam_cloud_emulator.core.errors import StatusError, invalid_argument, missing_extra, unimplemented
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql.bucket_auto import bucket_auto
from viam_cloud_emulator.query_engine.mql.densify import densify
from viam_cloud_emulator.query_engine.mql.expressions import in_order, run_in_mongomock
from viam_cloud_emulator.query_engine.mql.fill import fill
from viam_cloud_emulator.query_engine.mql.group import group
from viam_cloud_emulator.query_engine.mql.operators.mongomock_parser import NOW
from viam_cloud_emulator.query_engine.mql.redact import redact
from viam_cloud_emulator.query_engine.mql.stages import runnable_stages
from viam_cloud_emulator.query_engine.mql.window_fields import set_window_fields


def _sort(documents: Sequence[Document], argument: Any) -> list[Document]:
    """The documents in another order."""
    if not isinstance(argument, dict) or not argument:
        raise invalid_argument("$sort takes a document with at least one field")
    return in_order(documents, cast(Document, argument))


_OWN_STAGES: Mapping[str, Callable[[Sequence[Document], Any], list[Document]]] = {
    "$bucketAuto": bucket_auto,
    "$densify": densify,
    "$fill": fill,
    "$group": group,
    "$redact": redact,
    "$setWindowFields": set_window_fields,
    "$sort": _sort,
}


def run_stages(
    documents: Iterable[Document], stages: Sequence[Document], now: datetime | None = None
) -> list[Document]:
    """Run an aggregation over documents.

    Args:
        documents: What it begins with; they may be changed.
        stages: What `checked_stages` let pass.
        now: What `$$NOW` is; by default the time of the computer.

    Raises:
        StatusError: A stage is malformed or not implemented.
    """
    try:
        NOW.set(now or datetime.now(timezone.utc).replace(tzinfo=None))
        return _run(list(documents), stages)
    except (StatusError, MemoryError):
        raise
    except ImportError:
        raise missing_extra("MQL queries", "mongomock-ng") from None
    except NotImplementedError as error:
        raise unimplemented(f"the emulator does not implement this query: {error}") from None
    except Exception as error:
        # Whatever it fails with comes from the query: all documents have passed through JSON.
        raise invalid_argument(f"the query cannot be run: {error or type(error).__name__}") from None


def _run(documents: list[Document], stages: Sequence[Document]) -> list[Document]:
    for own, some in groupby(runnable_stages(stages), lambda stage: next(iter(stage)) in _OWN_STAGES):
        if own:
            for stage in some:
                ((name, argument),) = stage.items()
                documents = _OWN_STAGES[name](documents, argument)
        else:
            documents = run_in_mongomock(documents, list(some))
    return documents
