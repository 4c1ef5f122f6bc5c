"""Uploads: sent again in full or not at all, with a deadline that grows with their size."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.wrappers_pb2 import BytesValue

from tests.support.sample.sample_api import READ, UPLOAD, text
from tests.support.waiting import join
from viam_cloud_runtime import ClientStreamMethod
from viam_cloud_runtime.rpc.options import upload_timeout
from viam_cloud_runtime.rpc.upload_messages import CHUNK_BYTES, UploadSource, upload_requests

# On the wire, text and bytes are the same.
UPLOAD_BYTES = ClientStreamMethod(UPLOAD.path, BytesValue, UPLOAD.response_type, UPLOAD.retry_class)
CHUNKS = [b"a" * CHUNK_BYTES, b"b" * CHUNK_BYTES, b"c" * 10]
DATA = b"".join(CHUNKS)


class Pipe(io.BytesIO):
    """A file that says when it is read, and not how long it is."""

    def __init__(self, data: bytes, is_read: threading.Event) -> None:
        super().__init__(data)
        self._is_read = is_read

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self._is_read.set()
        return data

    def tell(self) -> int:
        raise OSError("Illegal seek")


def pieces(is_read: threading.Event) -> Iterator[bytes]:
    for chunk in CHUNKS:
        yield chunk
        is_read.set()


ONCE_ONLY: dict[str, Callable[[threading.Event], UploadSource]] = {
    "file": lambda is_read: Pipe(DATA, is_read),
    "iterator": pieces,
}


def upload(flavour: Any, client: Any, source: UploadSource, **options: object) -> None:
    requests = upload_requests(BytesValue(value=b"first"), source, "value")
    flavour.run(client.call, UPLOAD_BYTES, requests, **options)


@pytest.mark.parametrize("make", ONCE_ONLY.values(), ids=ONCE_ONLY)
def test_a_refused_upload_is_sent_again_from_its_first_byte(flavour, viam_client, server, make):
    """Some of the source is used up when the server says that the token has expired."""
    is_read = threading.Event()
    server.before_refusing = is_read.wait
    server.expire_token()
    upload(flavour, viam_client, make(is_read))
    assert [value.encode() for value in server.received[0]] == [b"first", *CHUNKS]
    assert server.sign_ins == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_named_pipe_is_opened_once_and_sent_again_from_its_first_byte(flavour, viam_client, server, tmp_path: Path):
    """What was read of it cannot be read again, and who writes into it notices when it is closed."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=[DATA])
    writer.start()
    is_read = threading.Event()
    is_read.set()
    server.before_refusing = is_read.wait
    server.expire_token()
    upload(flavour, viam_client, pipe)
    join(writer)
    assert b"".join(value.encode() for value in server.received[0]) == b"first" + DATA
    assert server.sign_ins == 2


@pytest.mark.parametrize("kind", ["bytes", "path", "list"])
def test_what_can_be_read_again_is_sent_again(flavour, viam_client, server, tmp_path: Path, kind):
    path = tmp_path / "data.bin"
    path.write_bytes(DATA)
    sources: dict[str, UploadSource] = {"bytes": DATA, "path": path, "list": CHUNKS}
    server.expire_token()
    upload(flavour, viam_client, sources[kind])
    assert [value.encode() for value in server.received[0]] == [b"first", *CHUNKS]


def test_size_of_what_is_uploaded(tmp_path: Path):
    path = tmp_path / "data.bin"
    path.write_bytes(DATA)

    def size(source: UploadSource) -> int | None:
        return upload_requests(BytesValue(), source, "value").size

    with path.open("rb") as file:
        assert size(file) == len(DATA)
        file.seek(100)
        assert size(file) == len(DATA) - 100
    assert size(path) == size(DATA) == size(memoryview(DATA)) == size(CHUNKS) == size(io.BytesIO(DATA)) == len(DATA)
    assert size(memoryview(DATA).cast("B", (2, len(DATA) // 2))) == len(DATA)
    assert size(pieces(threading.Event())) is None
    assert size(Pipe(DATA, threading.Event())) is None


@pytest.mark.parametrize(
    ("call_timeout", "size", "seconds"),
    [(60, 0, 60), (60, 64 * 1024, 61), (60, 1024**3, 60 + 16384), (None, 10, None), (60, None, None)],
)
def test_timeout_of_an_upload(call_timeout, size, seconds):
    assert upload_timeout(call_timeout, size) == seconds


def deadlines(server: Any) -> list[float | None]:
    """What the calls of a test have left when they arrive."""
    seen: list[float | None] = []

    def note(context: Any) -> None:
        left = context.time_remaining()
        seen.append(None if left is None or left > 10**6 else left)

    server.faults.extend([note] * 3)
    return seen


def test_an_upload_has_more_time_the_larger_it_is(flavour, client, server):
    seen = deadlines(server)
    upload(flavour, client, b"x" * (4 * 1024 * 1024))
    assert 115 < seen[0] < 125


def test_a_large_request_has_more_time_too(flavour, client, server):
    seen = deadlines(server)
    flavour.run(client.call, READ, text("x" * (3 * 1024 * 1024)))
    assert 100 < seen[0] < 109


def test_timeout_that_is_given_counts(flavour, client, server):
    seen = deadlines(server)
    data = b"x" * (4 * 1024 * 1024)
    upload(flavour, client, data, timeout=30)
    upload(flavour, client.with_options(timeout=40), data)
    upload(flavour, client, data, timeout=None)
    assert 25 < seen[0] < 31
    assert 35 < seen[1] < 41
    assert seen[2] is None


def test_an_upload_of_unknown_size_has_no_deadline(flavour, client, server):
    seen = deadlines(server)
    upload(flavour, client, pieces(threading.Event()))
    assert seen == [None]
