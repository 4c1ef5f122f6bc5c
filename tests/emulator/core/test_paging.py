"""Small pages give what one big page gives: in order, none twice, whatever the times are."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud import ViamClient
from viam_cloud.errors import InvalidArgumentError
from viam_cloud.proto.app.data import Order


def _pages(cloud: Cloud, fleet: Fleet, limit: int, order: Order.ValueType) -> Iterator[list[str]]:
    last = ""
    while True:
        page = cloud.list_files(fleet.organization, limit=limit, last=last, sort_order=order)
        assert page.count == len(page.data) <= limit
        if not page.data:
            assert page.last == last
            return
        last = page.last
        yield [item.metadata.file_name for item in page.data]


@settings(max_examples=25)
@given(
    seconds=st.lists(st.integers(0, 3), max_size=9),
    limit=st.integers(1, 10),
    ascending=st.booleans(),
)
def test_pages(blocking_client: ViamClient, seconds: list[int], limit: int, ascending: bool) -> None:
    cloud = Cloud(Flavour(blocking_client, None))
    fleet = cloud.new_fleet()
    for number, second in enumerate(seconds):
        cloud.upload(fleet.part, b"", file_name=str(number), file_create_time=Timestamp(seconds=second))
    oldest_first = [str(number) for _, number in sorted(zip(seconds, range(len(seconds)), strict=True))]
    expected = oldest_first if ascending else oldest_first[::-1]
    order = Order.ORDER_ASCENDING if ascending else Order.ORDER_DESCENDING
    pages = list(_pages(cloud, fleet, limit, order))
    assert [name for page in pages for name in page] == expected
    assert all(len(page) == limit for page in pages[:-1])


def test_what_is_deleted_or_added_meanwhile_shifts_nothing(cloud: Cloud, fleet: Fleet) -> None:
    def upload(second: int) -> str:
        return cloud.upload(fleet.part, b"", file_name=str(second), file_create_time=Timestamp(seconds=second))

    identifiers = [upload(second) for second in (10, 20, 30, 40)]
    pages = _pages(cloud, fleet, 2, Order.ORDER_ASCENDING)
    assert next(pages) == ["10", "20"]
    cloud.data.delete_binary_data_by_ids(binary_data_ids=identifiers[:2])
    upload(5)
    assert list(pages) == [["30", "40"]]


def test_fifty_is_the_default(blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    for _ in range(51):
        blocking_cloud.upload(fleet.part, b"")
    assert blocking_cloud.list_files(fleet.organization).count == 50
    assert blocking_cloud.list_files(fleet.organization, count_only=True).count == 51


@pytest.mark.parametrize(
    "last",
    [
        "x",
        "é",
        base64.urlsafe_b64encode(b"[1]").decode(),
        base64.urlsafe_b64encode(b'["a", 1]').decode(),
        base64.urlsafe_b64encode(b"[1e99, 1]").decode(),
        base64.urlsafe_b64encode(b"[true, 1]").decode(),
        base64.urlsafe_b64encode(b"[1, %d]" % 2**70).decode(),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
    ],
)
def test_absurd_positions(cloud: Cloud, fleet: Fleet, last: str) -> None:
    with pytest.raises(InvalidArgumentError, match=r"data_request\.last"):
        cloud.list_files(fleet.organization, last=last)


@pytest.mark.parametrize("limit", [10_001, 2**63, 2**64 - 1])
def test_absurd_limits(cloud: Cloud, fleet: Fleet, limit: int) -> None:
    with pytest.raises(InvalidArgumentError, match=r"data_request\.limit"):
        cloud.list_files(fleet.organization, limit=limit)
