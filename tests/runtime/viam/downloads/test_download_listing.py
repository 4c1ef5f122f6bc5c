"""Listing what to download, from servers that lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from viam_cloud.proto.app import data
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.errors import RepeatedPageError
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
