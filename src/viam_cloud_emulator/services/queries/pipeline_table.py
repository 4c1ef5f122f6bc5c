"""The tables of data pipelines, of their runs and of their results."""

from __future__ import annotations

import sqlite3

from viam_cloud.proto.app import datapipelines
from viam_cloud_emulator.access.lookup import find
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import not_found
from viam_cloud_emulator.query_engine.bson_documents import Document, decode_document
from viam_cloud_emulator.query_engine.protocol import Rows

SCHEMA = """
CREATE TABLE IF NOT EXISTS data_pipelines (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- A serialized DataPipeline with nothing but its mql_binary.
    stages BLOB NOT NULL,
    schedule TEXT NOT NULL,
    data_source_type INTEGER NOT NULL,
    created_on INTEGER NOT NULL,
    updated_on INTEGER NOT NULL,
    -- NULL while it is disabled.
    next_run INTEGER,
    UNIQUE (organization_id, name)
);
CREATE INDEX IF NOT EXISTS data_pipelines_by_next_run ON data_pipelines (next_run);
CREATE TABLE IF NOT EXISTS pipeline_runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    pipeline_id TEXT NOT NULL REFERENCES data_pipelines (id) ON DELETE CASCADE,
    start_time INTEGER NOT NULL,
    end_time INTEGER NOT NULL,
    data_start_time INTEGER NOT NULL,
    data_end_time INTEGER NOT NULL,
    -- Empty unless it failed.
    error TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS pipeline_runs_by_pipeline ON pipeline_runs (pipeline_id, number);
CREATE TABLE IF NOT EXISTS pipeline_results (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    pipeline_id TEXT NOT NULL REFERENCES data_pipelines (id) ON DELETE CASCADE,
    -- BSON.
    document BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS pipeline_result_ids (
    pipeline_id TEXT NOT NULL REFERENCES data_pipelines (id) ON DELETE CASCADE,
    -- Equal for values of _id that MongoDB holds equal.
    key TEXT NOT NULL,
    PRIMARY KEY (pipeline_id, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pipeline_results_by_pipeline ON pipeline_results (pipeline_id, number);
"""


def find_pipeline(call: Call, identifier: str, field: str = "id") -> sqlite3.Row:
    """The data pipeline that a request field names."""
    return find(call, "data pipeline", field, identifier, "SELECT * FROM data_pipelines WHERE id = ?")


def find_pipeline_by_name(call: Call, organization_id: str, name: str) -> sqlite3.Row:
    """The data pipeline of an organization with a name."""
    row = call.transaction.first(
        "SELECT * FROM data_pipelines WHERE organization_id = ? AND name = ?", organization_id, name
    )
    if row is None:
        raise not_found(f"the organization has no data pipeline named {name!r} (pipeline_name)")
    return row


def pipeline_stages(row: sqlite3.Row) -> list[Document]:
    """The aggregation of a pipeline."""
    return [decode_document(stage) for stage in datapipelines.DataPipeline.FromString(row["stages"]).mql_binary]


def pipeline_results(pipeline_id: str) -> Rows:
    """Everything that the runs of a pipeline have stored."""
    select = "SELECT document FROM pipeline_results WHERE pipeline_id = ? ORDER BY number"
    return Rows(select, [pipeline_id], encoded=True)
