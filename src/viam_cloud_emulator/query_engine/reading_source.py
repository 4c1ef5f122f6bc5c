"""Which rows of tabular data a query is about."""

from __future__ import annotations

from collections.abc import Sequence

from viam_cloud.proto.app import data
from viam_cloud_emulator.query_engine.bson_documents import Document
from viam_cloud_emulator.query_engine.mql_prefilter import prefilter
from viam_cloud_emulator.query_engine.protocol import Rows
from viam_cloud_emulator.query_engine.readings import SQL_SOURCES

STANDARD = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD
HOT = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE

_HOT_WINDOW = 24 * 60 * 60 * 1_000_000


def all_readings(organization_id: str) -> Rows:
    """All tabular data of an organization as SQL wants it, in the order it was stored."""
    return Rows(
        f"SELECT {', '.join(SQL_SOURCES)} FROM tabular_data WHERE organization_id = ? ORDER BY sequence",
        [organization_id],
    )


def readings_for(
    organization_id: str,
    stages: Sequence[Document],
    source: data.TabularDataSourceType.ValueType,
    now: int,
    received: tuple[int, int] | None = None,
) -> Rows:
    """The tabular data of an organization that an aggregation needs, in the order it was stored.

    Args:
        organization_id: ID of the organization.
        stages: The aggregation, which decides what it needs.
        source: Everything, or the hot data store: what was synced within the last day.
        now: The time, in microseconds since 1970.
        received: Span of time in which it was received, without its end; all times when None.
    """
    wanted = prefilter(stages)
    condition = wanted.condition
    condition.add("organization_id = ?", organization_id)
    if source == HOT:
        condition.add("time_synced > ?", now - _HOT_WINDOW)
    if received is not None:
        condition.add("time_received >= ? AND time_received < ?", *received)
    return Rows(
        f"SELECT * FROM tabular_data WHERE {condition.sql} ORDER BY sequence LIMIT ?",
        [*condition.parameters, -1 if wanted.limit is None else wanted.limit],
    )
