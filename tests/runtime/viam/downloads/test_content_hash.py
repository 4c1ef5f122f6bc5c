"""The hash of an object in the cloud, which is read for it: in a message, or over HTTP with interruptions."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud.proto.app.data import BinaryMetadata
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.concurrency.limits import FixedLimit
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc.retries import RetryPolicy
from viam_cloud_runtime.viam.downloads import content_hash as module
from viam_cloud_runtime.viam.downloads.content_hash import content_hash
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError, PassingDownloadError
from viam_cloud_runtime.viam.downloads.options import DownloadOptions

METADATA = BinaryMetadata(binary_data_id="id", uri="https://files.example/id")
POLICY = RetryPolicy(attempts=50, initial_backoff=0)


class Reply:
    """What is left of an object, some of it at a time, until the connection breaks."""

    def __init__(self, content: bytes, offset: int, breaks_at: int | None, tag: str) -> None:
        self.status = 206 if offset else 200
        self.headers: Mapping[str, str] = {
            "content-length": str(len(content) - offset),
            "content-range": f"bytes {offset}-{len(content) - 1}/{len(content)}",
            "etag": tag,
        }
        self._content, self._offset, self._breaks_at = content, offset, breaks_at

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        for start in range(self._offset, len(self._content), 3):
            if self._breaks_at is not None and start >= self._breaks_at:
                raise PassingDownloadError("the connection broke")
            yield self._content[start : start + 3]
        if self._breaks_at is not None:
            raise PassingDownloadError("the connection broke")


class Calls(BlockingBackend):
    """A cloud with one object. Connections to it break at these places, one after another."""

    def __init__(self, content: bytes, breaks: Sequence[int] = (), tag: str = '"tag"') -> None:
        self.content = content
        self.breaks = list(breaks)
        self.tag = tag
        self.ranges: list[str] = []

    async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
        assert (identifiers, size) == (["id"], len(self.content))
        return [SimpleNamespace(metadata=METADATA, binary=self.content)]

    async def signed_url(self, identifier: str) -> str:
        raise make_error(grpc.StatusCode.UNIMPLEMENTED, "no links")

    def http(self) -> Calls:
        return self

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[Reply]:
        assert url == METADATA.uri
        self.ranges.append(headers.get("range", ""))
        offset = int(headers["range"][len("bytes=") : -1]) if "range" in headers else 0
        yield Reply(self.content, offset, self.breaks.pop(0) if self.breaks else None, self.tag)


def hash_of(calls: Any, content: bytes) -> str | None:
    options = DownloadOptions(None, None, POLICY, FixedLimit(1))
    return run_at_once(content_hash(calls, calls, options, METADATA, len(content)))


def test_in_one_message() -> None:
    calls = Calls(b"content")
    assert hash_of(calls, b"content") == hashlib.sha256(b"content").hexdigest()
    assert calls.ranges == []


@given(st.binary(min_size=1, max_size=40), st.lists(st.integers(0, 40), max_size=10), st.sampled_from(['"tag"', ""]))
def test_over_http_however_often_the_connection_breaks(content: bytes, breaks: list[int], tag: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MAX_CONTENT_BYTES", 0)
        # Where nothing came at all, a link is of no use.
        calls = Calls(content, [place for place in breaks if place], tag)
        assert hash_of(calls, content) == hashlib.sha256(content).hexdigest()


def test_what_is_there_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CONTENT_BYTES", 0)
    calls = Calls(b"0123456789", [3, 6])
    assert hash_of(calls, b"0123456789") == hashlib.sha256(b"0123456789").hexdigest()
    assert calls.ranges == ["", "bytes=3-", "bytes=6-"]


def test_another_size_is_no_such_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CONTENT_BYTES", 0)
    with pytest.raises(DownloadError, match="the server said that the file has 3 bytes, but sent 10"):
        hash_of(Calls(b"0123456789"), b"012")


@pytest.mark.parametrize("status", [grpc.StatusCode.NOT_FOUND, None])
def test_an_object_that_is_gone(status: grpc.StatusCode | None) -> None:
    class Gone(Calls):
        async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
            if status is not None:
                raise make_error(status, "gone")
            return []

    assert hash_of(Gone(b"content"), b"content") is None


def test_a_server_that_takes_less_in_a_message() -> None:
    class Small(Calls):
        async def by_ids(self, identifiers: list[str], size: int | None) -> Sequence[Any]:
            raise make_error(grpc.StatusCode.RESOURCE_EXHAUSTED, "too large")

    calls = Small(b"content")
    assert hash_of(calls, b"content") == hashlib.sha256(b"content").hexdigest()
    assert calls.ranges == [""]
