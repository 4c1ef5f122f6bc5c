"""Jobs that pack a sequence dataset for download. They advance by their age; the archive is made when it is fetched."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack

from google.protobuf.json_format import MessageToDict

from viam_cloud.methods import dataset_service
from viam_cloud.proto.app import dataset
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.access.lookup import find, missing
from viam_cloud_emulator.access.policies import NARROWED, own_inside
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import ANONYMOUS, Call, Environment
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.core.paging import Position
from viam_cloud_emulator.core.values import new_uuid, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import binary_data_messages
from viam_cloud_emulator.services.data.dataset_table import find_dataset_for_sequences
from viam_cloud_emulator.services.data.sequence_table import binary_rows_of_sequence

SCHEMA = """
CREATE TABLE IF NOT EXISTS sequence_exports (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    dataset_id TEXT NOT NULL,
    created_on INTEGER NOT NULL
);
"""
DOWNLOAD_KIND = "sequence_export"
_WORK_TIME = 3_000_000  # Microseconds, as all times here.
_LINK_LIFETIME = 24 * 60 * 60 * 1_000_000
_PAGE = 500

rpcs = RpcTable()


@rpcs.unary(dataset_service.START_SEQUENCE_DATASET_EXPORT, own_inside("dataset", "dataset_id"))
def start_sequence_dataset_export(
    call: Call, request: dataset.StartSequenceDatasetExportRequest
) -> dataset.StartSequenceDatasetExportResponse:
    """Start a job."""
    row = find_dataset_for_sequences(call, request.dataset_id)
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO sequence_exports (id, organization_id, dataset_id, created_on) VALUES (?, ?, ?, ?)",
        identifier,
        row["organization_id"],
        row["id"],
        call.environment.clock.now(),
    )
    return dataset.StartSequenceDatasetExportResponse(job_id=identifier)


@rpcs.unary(dataset_service.GET_SEQUENCE_DATASET_EXPORT, NARROWED)
def get_sequence_dataset_export(
    call: Call, request: dataset.GetSequenceDatasetExportRequest
) -> dataset.GetSequenceDatasetExportResponse:
    """Return how far a job is: at work for some seconds, then completed, or failed if the dataset has gone."""
    row = find(call, "export job", "job_id", request.job_id, "SELECT * FROM sequence_exports WHERE id = ?")
    if Access(call).level(Scope(row["organization_id"])).best is not Role.OWNER:
        raise missing("export job", row["id"], "job_id")
    completed_on = row["created_on"] + _WORK_TIME
    response = dataset.GetSequenceDatasetExportResponse(
        job_id=row["id"],
        status=dataset.SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_RUNNING,
        created_at=to_timestamp(row["created_on"]),
    )
    if call.environment.clock.now() < completed_on:
        return response
    response.completed_at.CopyFrom(to_timestamp(completed_on))
    if call.transaction.first("SELECT 1 FROM datasets WHERE id = ?", row["dataset_id"]) is None:
        response.status = dataset.SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_FAILED
        response.error_message = "the dataset was deleted"
        return response
    expires_at = completed_on + _LINK_LIFETIME
    response.status = dataset.SequenceDatasetExportStatus.SEQUENCE_DATASET_EXPORT_STATUS_COMPLETED
    response.download_url = call.environment.downloads.url(DOWNLOAD_KIND, row["id"], expires_at)
    response.expires_at.CopyFrom(to_timestamp(expires_at))
    return response


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Pack the dataset that a link leads to; None when it has been deleted."""
    with environment.store.read() as transaction, ExitStack() as undone:
        job = transaction.first(
            "SELECT * FROM sequence_exports WHERE id = ? AND dataset_id IN (SELECT id FROM datasets)", identifier
        )
        if job is None:
            return None
        archive = undone.enter_context(tempfile.TemporaryFile())
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
            _pack(Call(environment, ANONYMOUS, transaction), job, packed)
        size = archive.seek(0, os.SEEK_END)
        archive.seek(0)
        # The sender closes it.
        undone.pop_all()
    return Download(f"{job['dataset_id']}.zip", "application/zip", archive, size)


def _pack(call: Call, job: sqlite3.Row, packed: zipfile.ZipFile) -> None:
    """One folder per sequence, with the files, and with what is known about them as lines of JSON."""
    sequences = call.transaction.all(
        "SELECT * FROM sequences WHERE id IN (SELECT sequence_id FROM sequence_members WHERE dataset_id = ?)"
        " ORDER BY number",
        job["dataset_id"],
    )
    for sequence in sequences:
        lines: list[str] = []
        for row in _rows(call, sequence):
            for item in binary_data_messages(call, [row], include_binary=True):
                name = f"{sequence['id']}/{row['file_id']}{_safe_extension(row)}"
                packed.writestr(name, item.binary)
                lines.append(json.dumps({"file": name, **MessageToDict(item.metadata)}))
        packed.writestr(f"{sequence['id']}/metadata.jsonl", "".join(f"{line}\n" for line in lines))


def _rows(call: Call, sequence: sqlite3.Row) -> Iterator[sqlite3.Row]:
    position: Position | None = None
    while rows := binary_rows_of_sequence(call, sequence, position, _PAGE):
        yield from rows
        position = Position.of(rows[-1])


def _safe_extension(row: sqlite3.Row) -> str:
    """The extension, unless it would lead out of the folder that the archive is unpacked into."""
    extension: str = row["file_extension"]
    return extension if extension.lstrip(".").isalnum() and len(extension) < 20 else ""
