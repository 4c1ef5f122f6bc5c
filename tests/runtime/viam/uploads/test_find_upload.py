"""Finding an upload in the cloud: only an entry with its very contents is one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud.proto.app.data import BinaryMetadata
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import GRPCError, UnavailableError, make_error
from viam_cloud_runtime.messages.times import to_timestamp
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError, PassingDownloadError
from viam_cloud_runtime.viam.uploads.find_upload import Sought, find_upload

NOW = datetime(2026, 11, 28, tzinfo=timezone.utc)
SOUGHT = Sought("frame", ".raw", 5, "hash", NOW)


def entry(number: int, *, name: str = "frame", extension: str = ".raw", size: int = 5, minutes: int = 0) -> Any:
    time = to_timestamp(NOW + timedelta(minutes=minutes))
    return BinaryMetadata(
        binary_data_id=str(number), file_name=name, file_ext=extension, file_size_bytes=size, time_requested=time
    )


class Contents:
    """Entries in pages, and what is in each: a hash, None if it is gone, or why it cannot be read."""

    def __init__(self, pages: Sequence[Sequence[Any]], contents: dict[str, str | Exception | None]) -> None:
        self.pages = pages
        self.contents = contents
        self.read: list[str] = []

    async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
        assert since < NOW
        number = int(last or 0)
        page = [SimpleNamespace(metadata=metadata) for metadata in self.pages[number]]
        return page, str(number + 1) if number + 1 < len(self.pages) else ""

    async def content_hash(self, metadata: Any, size: int) -> str | None:
        assert size == 5
        self.read.append(metadata.binary_data_id)
        content = self.contents[metadata.binary_data_id]
        if isinstance(content, Exception):
            raise content
        return content


def find(cloud: Contents, *, others: Sequence[str] = ()) -> str | None:
    async def is_another(identifier: str) -> bool:
        return identifier in others

    return run_at_once(find_upload(cloud, SOUGHT, is_another))


DENIED = make_error(grpc.StatusCode.PERMISSION_DENIED, "not for you")
AWAY = make_error(grpc.StatusCode.UNAVAILABLE, "away")
entries = st.lists(
    st.tuples(
        st.sampled_from(["frame", "frame.raw", "other"]),
        st.sampled_from([0, 4, 5]),
        st.sampled_from([-6, -4, 0, 90]),
        st.sampled_from(["hash", "another hash", None, DENIED, DownloadError("refused"), ImportError("no httpx")]),
    ),
    max_size=8,
)


@given(entries, st.integers(1, 3), st.sets(st.integers(0, 7)))
def test_what_is_found_has_the_name_and_the_contents(
    described: list[tuple[str, int, int, str | Exception | None]], page_size: int, others: set[int]
) -> None:
    metadata = [
        entry(number, name=name, size=size, minutes=minutes)
        for number, (name, size, minutes, _) in enumerate(described)
    ]
    pages = [metadata[start : start + page_size] for start in range(0, len(metadata), page_size)] or [[]]
    cloud = Contents(pages, {str(number): content for number, (*_, content) in enumerate(described)})
    proofs = [
        str(number)
        for number, (name, size, minutes, content) in enumerate(described)
        if name != "other" and size != 4 and minutes != -6 and number not in others and content == "hash"
    ]
    assert find(cloud, others=[str(number) for number in others]) == (proofs[0] if proofs else None)


@pytest.mark.parametrize("error", [AWAY, PassingDownloadError("broken off")])
def test_a_cloud_that_is_away_proves_nothing(error: Exception) -> None:
    cloud = Contents([[entry(0), entry(1)]], {"0": error, "1": "hash"})
    with pytest.raises(type(error)):
        find(cloud)


def test_what_cannot_be_read_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "viam_cloud"):
        assert find(Contents([[entry(0)]], {"0": DENIED})) is None
        assert find(Contents([[entry(0), entry(1)]], {"0": DENIED, "1": "hash"})) == "1"
    [record] = caplog.records
    assert record.getMessage() == (
        "frame.raw is sent again, although it may be in the cloud already, where it cannot be read: "
        "PERMISSION_DENIED: not for you"
    )


@pytest.mark.parametrize(("error", "passes"), [(DENIED, False), (AWAY, True)])
def test_a_list_that_cannot_be_had(error: GRPCError, passes: bool) -> None:
    class Unlisted(Contents):
        async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
            raise error

    if passes:
        with pytest.raises(UnavailableError):
            find(Unlisted([], {}))
    else:
        assert find(Unlisted([], {})) is None


def test_a_list_that_goes_round_in_circles_ends() -> None:
    class Circular(Contents):
        async def list_since(self, since: datetime, last: str | None) -> tuple[Sequence[Any], str]:
            page, _ = await super().list_since(since, None)
            return page, "0"

    cloud = Circular([[entry(0)]], {"0": "another hash"})
    assert find(cloud) is None
    assert cloud.read == ["0", "0"]


@pytest.mark.parametrize(("seconds", "found"), [(2**63 - 1, "1"), (-(2**63), None)])
def test_times_that_no_datetime_can_hold(seconds: int, found: str | None) -> None:
    odd = entry(1)
    odd.time_requested.seconds = seconds
    assert find(Contents([[odd]], {"1": "hash"})) == found
