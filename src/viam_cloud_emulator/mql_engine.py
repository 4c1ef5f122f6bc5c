"""MQL aggregations, run by mongomock over documents in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from viam_cloud_emulator.bson_documents import Document
from viam_cloud_emulator.extras import missing_extra
from viam_cloud_emulator.mql_stages import runnable_stages
from viam_cloud_emulator.status_error import StatusError, invalid_argument, unimplemented


def run_stages(documents: Iterable[Document], stages: Sequence[Document]) -> list[Document]:
    """What an aggregation makes of documents.

    Args:
        documents: What it begins with; they may be changed.
        stages: What `checked_stages` let pass.

    Raises:
        StatusError: A stage is malformed or not implemented.
    """
    try:
        import mongomock
        from mongomock import aggregate
    except ImportError:
        raise missing_extra("MQL queries", "mongomock") from None

    # It comes with types of PyMongo's interface, but not of its own parts.
    process_pipeline = cast(Any, aggregate).process_pipeline
    database = cast(Any, mongomock).MongoClient()["sensorData"]
    try:
        # Not `Collection.aggregate`, which would copy every document twice before it begins.
        return list(process_pipeline(list(documents), database, runnable_stages(stages), None))
    except StatusError:
        raise
    except NotImplementedError as error:
        raise unimplemented(f"the emulator does not implement this query: {error}") from None
    except Exception as error:
        # Whatever it fails with comes from the query: all documents have passed through JSON.
        raise invalid_argument(f"the query cannot be run: {error or type(error).__name__}") from None
