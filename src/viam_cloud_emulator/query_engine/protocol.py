"""The protocol between the emulator and its query processes: jobs and rows, in frames of BSON."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import IO, Any, Literal, cast

import bson

from viam_cloud_emulator.core.values import now
from viam_cloud_emulator.query_engine.bson_documents import Document, decode_document

DOCUMENT = b"D"
"""A document of the result."""
FAILURE = b"F"
"""The query failed: the name of a status and a message."""
WARNING = b"W"
"""What the log should say of a query that runs all the same."""
DONE = b"E"
"""That was all; the process takes the next query."""
RETIRED = b"R"
"""That was all, and the process ends: it has grown too large."""

Frame = Literal[b"D", b"F", b"W", b"E", b"R"]

_HEADER = struct.Struct(">cI")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the database that a query is about.

    Args:
        select: A SELECT statement: all columns of `tabular_data` for an aggregation, those that `SQL_SOURCES` names
            for SQL, or one column of BSON.
        parameters: Its parameters.
        encoded: Whether it yields BSON.
    """

    select: str
    parameters: Sequence[str | int | float | bytes | None]
    encoded: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One query: an SQL statement, or the stages of an aggregation.

    Args:
        rows: What it is about.
        sql: The SQL statement; empty for an aggregation.
        stages: The stages, checked.
        added: What every document of the result gets besides.
        now: The time on the emulator's clock, in microseconds since 1970; by default that of the computer.
    """

    rows: Rows
    sql: str = ""
    stages: Sequence[Document] = ()
    added: Document = field(default_factory=dict[str, Any])
    now: int = field(default_factory=now)


def encode_job(job: Job, database: str, seconds: float) -> bytes:
    """A job as bytes, with the path of the database and the time that it may take."""
    return bson.encode({**asdict(job), "database": database, "seconds": seconds})


def decode_job(encoded: bytes) -> tuple[Job, str, float]:
    """The reverse of `encode_job`: the job, the path, the seconds."""
    document = decode_document(encoded)
    job = Job(Rows(**document["rows"]), document["sql"], document["stages"], document["added"], document["now"])
    return job, document["database"], document["seconds"]


def write_frame(file: IO[bytes], kind: bytes, content: bytes = b"") -> None:
    """Write one frame, without flushing."""
    file.write(_HEADER.pack(kind, len(content)))
    file.write(content)


def read_frame(file: IO[bytes]) -> tuple[Frame, bytes]:
    """Read one frame.

    Raises:
        EOFError: The other side is gone.
    """
    kind, length = _HEADER.unpack(_read(file, _HEADER.size))
    return cast(Frame, kind), _read(file, length)


def _read(file: IO[bytes], size: int) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise EOFError
    return content
