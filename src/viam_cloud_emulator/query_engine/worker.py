"""A process that runs queries, one after the other: what they do to memory and CPU, they do to it.

A signed-in caller can write a query that never ends or takes any amount of memory, and neither a regular expression nor
a power of large numbers lets anything else in Python run meanwhile. So queries run here, with a limit of memory that the
operating system keeps and a limit of time after which the process is killed.
"""

from __future__ import annotations

import logging
import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from typing import BinaryIO

import bson

from viam_cloud_emulator.core.errors import StatusError, resource_exhausted
from viam_cloud_emulator.query_engine.bson_documents import Document, decode_document, encode_documents
from viam_cloud_emulator.query_engine.mql.aggregate import run_stages
from viam_cloud_emulator.query_engine.protocol import (
    DOCUMENT,
    DONE,
    FAILURE,
    RETIRED,
    WARNING,
    Job,
    decode_job,
    read_frame,
    write_frame,
)
from viam_cloud_emulator.query_engine.readings import columns, documents, time_of
from viam_cloud_emulator.query_engine.sql.duckdb_query import run_query

_LARGE_BYTES = 512 * 1024 * 1024
_GRACE_SECONDS = 5.0
"""The other side kills what takes too long; should it be gone, this process ends itself so much later."""


def main(memory_bytes: int) -> None:
    """Answer queries until the pipe is closed."""
    # What libraries print must not get between the frames.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(memory_bytes)
    # On Linux, a new process begins with the peak of the one that started it.
    large = max(_LARGE_BYTES, _peak_bytes())
    # What it does not understand is refused, with an error that says so.
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    questions = sys.stdin.buffer
    while True:
        try:
            _, encoded = read_frame(questions)
        except EOFError:
            return
        last = _answer(answers, encoded, large)
        answers.flush()
        if last == RETIRED:
            return


def _answer(answers: BinaryIO, encoded: bytes, large: int) -> bytes:
    """Write the frames of one answer; returns the kind of the last one."""
    try:
        job, database, seconds = decode_job(encoded)
        _end_after(seconds + _GRACE_SECONDS)
        # Written when it is complete: what has failed has no result.
        for document in _result(job, database, lambda text: write_frame(answers, WARNING, text.encode())):
            write_frame(answers, DOCUMENT, document)
    except StatusError as error:
        _fail(answers, error)
    except MemoryError:
        _fail(answers, resource_exhausted("the query takes too much memory; let it do with less data"))
    finally:
        _end_after(0)
    last = RETIRED if _peak_bytes() > large else DONE
    write_frame(answers, last)
    return last


def _fail(answers: BinaryIO, error: StatusError) -> None:
    write_frame(answers, FAILURE, bson.encode({"status": error.status.name, "message": error.message}))


def _result(job: Job, database: str, warn: Callable[[str], None]) -> list[bytes]:
    rows = _rows(job, database)
    found: Iterable[Document]
    if job.sql:
        found = run_query(job.sql, "readings", columns(rows), job.now, warn)
    else:
        loaded = [decode_document(row[0]) for row in rows] if job.rows.encoded else documents(rows, job.stages)
        rows.clear()
        found = run_stages(loaded, job.stages, time_of(job.now))
    return encode_documents({**document, **job.added} for document in found)


def _rows(job: Job, database: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        return connection.execute(job.rows.select, job.rows.parameters).fetchall()


def limit_memory(limit: int) -> None:
    """Let the operating system refuse this process more memory, where it can."""
    if sys.platform == "win32":
        return  # It has no such limits; there, only the limits of time and of results hold.
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or limit < most:
        # macOS has them, and refuses every value.
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _peak_bytes() -> int:
    """The most memory that this process had so far; 0 where the operating system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _end_after(seconds: float) -> None:
    """Let the operating system end this process, whatever it is in the middle of; 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)
