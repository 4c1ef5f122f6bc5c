"""Listing what to download, from servers that lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import grpc
import pytest

from viam_cloud.proto.app import data
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import RepeatedPageError, make_error
from viam_cloud_runtime.viam.downloads.download import matching


class Listing:
    """Pages of one file each, by the position of the page before."""

    def __init__(self, positions: Sequence[str]) -> None:
        self._positions = positions
        self.asked = 0

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        self.asked += 1
        number = self._positions.index(last) + 1 if last else 0
        if number == len(self._positions):
            return [], ""
        metadata = data.BinaryMetadata(binary_data_id=f"file-{number}", file_name=f"{number}.jpg")
        return [data.BinaryData(metadata=metadata)], self._positions[number]


def test_all_pages_are_listed() -> None:
    listing: Any = Listing(["a", "b", "c"])
    assert list(run_at_once(matching(listing, None, None))) == ["file-0", "file-1", "file-2"]
    assert listing.asked == 4


def test_no_more_than_the_limit_is_asked_for() -> None:
    listing: Any = Listing(["a", "b", "c"])
    assert list(run_at_once(matching(listing, None, 2))) == ["file-0", "file-1"]
    assert listing.asked == 2


@pytest.mark.parametrize("positions", [["a", "a"], ["a", "b", "a"]])
def test_a_server_that_goes_round_in_circles(positions: Sequence[str]) -> None:
    listing: Any = Listing(positions)
    with pytest.raises(RepeatedPageError, match="nothing was downloaded"):
        run_at_once(matching(listing, None, None))
    assert listing.asked == len(positions)


class LongListing:
    """Files in pages as they are asked for, up to some size; larger ones are refused."""

    def __init__(self, count: int, most: int) -> None:
        self._count = count
        self._most = most
        self.asked: list[int] = []

    async def page(self, filter: Any, limit: int, last: str | None) -> tuple[Sequence[Any], str]:
        self.asked.append(limit)
        if limit > self._most:
            raise make_error(grpc.StatusCode.INVALID_ARGUMENT, f"at most {self._most}")
        numbers = range(int(last or 0), min(self._count, int(last or 0) + limit))
        metadata = [data.BinaryMetadata(binary_data_id=f"file-{number}") for number in numbers]
        return [data.BinaryData(metadata=one) for one in metadata], str(numbers.stop) if numbers else ""


@pytest.mark.parametrize(
    ("most", "limit", "asked"),
    [
        (1000, None, [100, 500, 1000, 1000]),
        (1000, 250, [100, 150]),
        (100, None, [100, 500, *[100] * 13]),
        (500, None, [100, 500, 1000, *[100] * 8]),
    ],
)
def test_a_long_listing_takes_few_pages(most: int, limit: int | None, asked: list[int]) -> None:
    listing: Any = LongListing(1250, most)
    found = list(run_at_once(matching(listing, None, limit)))
    assert found == [f"file-{number}" for number in range(limit or 1250)]
    assert listing.asked == asked
