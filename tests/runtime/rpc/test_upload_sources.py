"""Data to upload from every kind of source: it arrives whole, or as an error."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.wrappers_pb2 import BytesValue
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viam_cloud_runtime.rpc import upload_data as upload_sources
from viam_cloud_runtime.rpc.upload_data import (
    CHUNK_BYTES,
    SMALL_BYTES,
    UploadData,
    UploadSource,
    in_memory,
    in_memory_if_small,
)
from viam_cloud_runtime.rpc.upload_messages import serialized_chunk, upload_requests

any_size = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


class Dribbling(io.RawIOBase):
    """A file that gives less than it is asked for, and cannot say how much there is."""

    def __init__(self, data: bytes, steps: list[int]) -> None:
        self._data = io.BytesIO(data)
        self._steps = steps
        self._reads = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self._reads += 1
        step = self._steps[self._reads % len(self._steps)]
        return self._data.read(min(size, step) if size >= 0 else step)


def _cut(data: bytes, steps: list[int]) -> Iterator[bytes]:
    start = turn = 0
    while start < len(data):
        yield data[start : start + steps[turn % len(steps)]]
        start += steps[turn % len(steps)]
        turn += 1


def _sources(data: bytes, steps: list[int], path: Path) -> dict[str, UploadSource]:
    path.write_bytes(data)
    later = io.BytesIO(b"xx" + data)
    later.seek(2)
    return {
        "bytes": data,
        "bytearray": bytearray(data),
        "memoryview": memoryview(data),
        "path": path,
        "file": path.open("rb"),
        "file from a position on": later,
        "file of unknown size": Dribbling(data, steps),
        "list": list(_cut(data, steps)),
        "iterator": _cut(data, steps),
        "other pieces": (bytearray(piece) for piece in _cut(data, steps)),
    }  # type: ignore[dict-item]


@any_size
@given(
    data=st.binary(max_size=200), chunk=st.integers(1, 50), steps=st.lists(st.integers(1, 60), min_size=1, max_size=4)
)
def test_any_data_in_any_pieces_arrives_whole(data: bytes, chunk: int, steps: list[int], tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upload_sources, "CHUNK_BYTES", chunk)
        for kind, source in _sources(data, steps, tmp_path / "data").items():
            found = UploadData(source)
            assert found.size == (None if kind in ("file of unknown size", "iterator", "other pieces") else len(data))
            chunks = [bytes(piece) for piece in found]
            assert b"".join(chunks) == data, kind
            assert all(0 < len(piece) <= chunk for piece in chunks)
            if found.can_be_read_again:
                assert b"".join(map(bytes, found)) == data, kind
            if kind == "file":
                source.close()  # type: ignore[union-attr]


@any_size
@given(size=st.integers(0, 40), steps=st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_what_is_small_is_one_piece_and_nothing_is_lost(size: int, steps: list[int], tmp_path: Path) -> None:
    data = bytes(range(size))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("viam_cloud_runtime.rpc.upload_data.SMALL_BYTES", 20)
        patch.setattr(upload_sources, "CHUNK_BYTES", 7)
        for kind, source in _sources(data, steps, tmp_path / "data").items():
            found = in_memory_if_small(source, "data")
            assert isinstance(found, bytes) is (size <= 20), kind
            assert in_memory(found, "data") == data, kind
            if kind == "file":
                source.close()  # type: ignore[union-attr]


def test_no_more_is_read_than_it_takes_to_know() -> None:
    taken: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(100):
            taken.append(number)
            yield bytes(CHUNK_BYTES)

    assert not isinstance(in_memory_if_small(pieces(), "data"), bytes)
    assert len(taken) == SMALL_BYTES // CHUNK_BYTES + 1
    large = bytes(SMALL_BYTES + 1)
    found: Any = in_memory_if_small(large, "data")
    assert found.obj is large


@pytest.mark.parametrize("source", ["text", 5, None, object()])
def test_what_is_no_data(source: Any) -> None:
    with pytest.raises(TypeError, match=f"data to upload must be bytes, .* not {type(source).__name__}"):
        UploadData(source)
    for function in (in_memory, in_memory_if_small):
        with pytest.raises(TypeError, match=f"picture: expected bytes, got {type(source).__name__}"):
            function(source, "picture")


@pytest.mark.parametrize("source", [["text"], io.StringIO("text"), iter([b"a", 5])])
def test_pieces_that_are_no_bytes(source: Any) -> None:
    with pytest.raises(TypeError, match=r"data to upload must come as bytes, not (str|int)"):
        list(UploadData(source))


def test_what_cannot_be_read_is_an_error_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        UploadData(tmp_path / "nowhere")
    with pytest.raises(IsADirectoryError):
        UploadData(tmp_path)


def _append(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"X")
    status = path.stat()
    # Time stamps may be coarser than this test is fast.
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


CHANGES: dict[str, Callable[[Path], None]] = {
    "shorter": lambda path: os.truncate(path, CHUNK_BYTES + 5),
    "empty": lambda path: os.truncate(path, 0),
    "longer": _append,
    "other": _overwrite,
}


@pytest.mark.parametrize("kind", ["path", "file"])
@pytest.mark.parametrize("chunks_before", [0, 1, 2, 3])
@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_is_an_error(change: str, chunks_before: int, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    data = os.urandom(2 * CHUNK_BYTES + 10)
    path.write_bytes(data)
    with path.open("rb", buffering=0) as file:
        chunks = iter(UploadData(path if kind == "path" else file))
        read = [bytes(next(chunks)) for _ in range(chunks_before)]
        CHANGES[change](path)
        with pytest.raises(OSError, match=r"data.bin changed while it was uploaded"):
            read.extend(map(bytes, chunks))
    # Nothing that was added is passed on.
    assert len(b"".join(read)) <= len(data)


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_between_two_attempts_is_an_error(change: str, tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(bytes(2 * CHUNK_BYTES))
    data = UploadData(path)
    assert len(b"".join(data)) == 2 * CHUNK_BYTES
    CHANGES[change](path)
    with pytest.raises(OSError, match="changed while it was uploaded"):
        list(data)


def test_a_file_that_is_written_while_its_last_piece_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(b"short")
    chunks = iter(UploadData(path))
    assert next(chunks) == b"short"
    _append(path)
    with pytest.raises(OSError, match="5 bytes at first, more now"):
        next(chunks)


def test_a_pipe_is_read_to_its_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"from afar")
    os.close(writing)
    with open(reading, "rb") as file:
        data = UploadData(file)
        assert data.size is None
        assert b"".join(data) == b"from afar"


def test_messages_of_an_empty_upload() -> None:
    first = BytesValue(value=b"first")
    first_message, *others = upload_requests(first, b"", "value")
    assert first_message is first
    assert others == [serialized_chunk([1], b"")]
