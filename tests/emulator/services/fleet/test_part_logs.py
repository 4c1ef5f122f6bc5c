"""Logs of machine parts: written, read by filters and pages, followed live."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.callers import new_key
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.log_writer import LogWriter, log_entry
from tests.support.flavours import Flavour
from viam_cloud import Credentials, DialOptions, ViamClient
from viam_cloud.errors import InvalidArgumentError, NotFoundError, UnauthenticatedError
from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator

ASCENDING = app.LogOrder.LOG_ORDER_ASCENDING
DESCENDING = app.LogOrder.LOG_ORDER_DESCENDING


def _read(cloud: Cloud, fleet: Fleet, **request: Any) -> list[str]:
    return [entry.message for entry in cloud.app.get_robot_part_logs(id=fleet.part, **request).logs]


def test_entries_come_back_as_they_were(cloud: Cloud, fleet: Fleet) -> None:
    fields = Struct()
    fields["speed"] = 1.5
    entry = log_entry("hello", 5, "WARN", host="h", logger_name="l", caller=fields, stack="s", fields=[fields])
    cloud.app.log(id=fleet.part, logs=[entry])
    assert list(cloud.app.get_robot_part_logs(id=fleet.part).logs) == [entry]
    cloud.app.log(id=fleet.part, logs=[log_entry("now")])
    latest = cloud.app.get_robot_part_logs(id=fleet.part).logs[0]
    assert latest.message == "now"
    assert latest.time.seconds > 1_000_000_000


def test_order(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.log(id=fleet.part, logs=[log_entry("b", 2), log_entry("a", 1), log_entry("c", 3), log_entry("b2", 2)])
    assert _read(cloud, fleet) == ["c", "b2", "b", "a"]
    assert _read(cloud, fleet, order=DESCENDING) == ["c", "b2", "b", "a"]
    assert _read(cloud, fleet, order=ASCENDING) == ["a", "b", "b2", "c"]


def test_filters(cloud: Cloud, fleet: Fleet) -> None:
    facing = Struct()
    facing["user_facing"] = True
    logs = [
        log_entry("started", 1, "info", host="pi", logger_name="rdk"),
        log_entry("100% done", 2, "INFO", logger_name="module"),
        log_entry("hot", 3, "warn", host="pi"),
        log_entry("burning", 4, "Error", fields=[facing]),
        log_entry("dead", 5, "fatal"),
    ]
    cloud.app.log(id=fleet.part, logs=logs)

    def found(**request: Any) -> list[str]:
        return _read(cloud, fleet, order=ASCENDING, **request)

    everything = [entry.message for entry in logs]
    assert found() == found(filter="", levels=[]) == everything
    assert found(filter="%") == ["100% done"]
    assert found(filter="d") == ["started", "100% done", "dead"]
    assert found(levels=["INFO", "warn"]) == ["started", "100% done", "hot"]
    assert found(errors_only=True) == ["burning", "dead"]
    assert found(source="pi") == ["started", "hot"]
    assert found(source="module") == ["100% done"]
    assert found(user_facing_only=True) == ["burning"]
    assert found(start=Timestamp(seconds=2)) == ["hot", "burning", "dead"]
    assert found(end=Timestamp(seconds=2)) == ["started"]
    assert found(start=Timestamp(seconds=1), end=Timestamp(seconds=4), levels=["warn"], filter="h") == ["hot"]
    assert found(limit=2) == everything[:2]
    other = cloud.new_fleet()
    assert _read(cloud, other) == []


def test_what_is_refused(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(InvalidArgumentError, match="start is later"):
        _read(cloud, fleet, start=Timestamp(seconds=2), end=Timestamp(seconds=1))
    with pytest.raises(InvalidArgumentError, match="page_token"):
        _read(cloud, fleet, page_token="x")
    for limit in (-1, 10_001):
        with pytest.raises(InvalidArgumentError, match="limit"):
            _read(cloud, fleet, limit=limit)
    for length in ("h", "-1h", "1 week", "1h30m"):
        with pytest.raises(InvalidArgumentError, match="range"):
            _read(cloud, fleet, range=length)
    with pytest.raises(InvalidArgumentError, match="range, start and end"):
        _read(cloud, fleet, range="1h", start=Timestamp(seconds=1), end=Timestamp(seconds=2))
    with pytest.raises(InvalidArgumentError, match="time"):
        cloud.app.log(id=fleet.part, logs=[log_entry("kept?"), log_entry("x", 2**60)])
    assert _read(cloud, fleet) == []


@pytest.mark.parametrize(
    ("request_fields", "expected"),
    [
        ({"range": "15m"}, ["new"]),
        ({"range": "4h"}, ["new", "newer than a day"]),
        ({"range": "2d"}, ["new", "newer than a day", "old"]),
        ({"range": "999999999d"}, ["new", "newer than a day", "old"]),
        ({"range": "2h", "start": 4}, ["newer than a day"]),
        ({"range": "999999999d", "start": 4}, ["new", "newer than a day"]),
        ({"range": "2d", "end": 1}, ["newer than a day", "old"]),
    ],
)
def test_a_range_is_counted_from_what_else_is_given(
    cloud: Cloud, fleet: Fleet, request_fields: dict[str, Any], expected: list[str]
) -> None:
    now = int(datetime.now(timezone.utc).timestamp())
    ages = {"old": 30 * 3600, "newer than a day": 3 * 3600, "new": 10 * 60}
    cloud.app.log(id=fleet.part, logs=[log_entry(message, now - age) for message, age in ages.items()])
    for name in ("start", "end"):
        if name in request_fields:
            request_fields = {**request_fields, name: Timestamp(seconds=now - request_fields[name] * 3600)}
    assert _read(cloud, fleet, **request_fields) == expected


def _pages(cloud: Cloud, fleet: Fleet, **request: Any) -> Iterator[list[str]]:
    token = ""
    while True:
        page = cloud.app.get_robot_part_logs(id=fleet.part, page_token=token, **request)
        yield [entry.message for entry in page.logs]
        token = page.next_page_token
        if not token:
            return


@settings(max_examples=25)
@given(
    entries=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["info", "error"])), max_size=12),
    limit=st.integers(1, 13),
    ascending=st.booleans(),
    levels=st.sets(st.sampled_from(["info", "error"])),
)
def test_small_pages_give_what_one_big_page_gives(
    blocking_client: ViamClient,
    entries: list[tuple[int, str]],
    limit: int,
    ascending: bool,
    levels: set[str],
) -> None:
    cloud = Cloud(Flavour(blocking_client, None))
    fleet = cloud.new_fleet()
    logs = [log_entry(str(number), second, level) for number, (second, level) in enumerate(entries)]
    cloud.app.log(id=fleet.part, logs=logs)
    oldest_first = sorted(
        (second, number) for number, (second, level) in enumerate(entries) if not levels or level in levels
    )
    expected = [str(number) for _, number in oldest_first]
    order = ASCENDING if ascending else DESCENDING
    pages = list(_pages(cloud, fleet, limit=limit, order=order, levels=list(levels)))
    assert [message for page in pages for message in page] == (expected if ascending else expected[::-1])
    assert all(len(page) == limit for page in pages[:-1])
    assert len(pages[-1]) <= limit


def test_what_arrives_meanwhile_shifts_nothing(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.log(id=fleet.part, logs=[log_entry(str(second), second) for second in range(4)])
    pages = _pages(cloud, fleet, limit=2)
    assert next(pages) == ["3", "2"]
    cloud.app.log(id=fleet.part, logs=[log_entry("new", 9)])
    assert list(pages) == [["1", "0"]]


def _messages(stream: Any) -> Iterator[str]:
    for response in stream:
        yield from (entry.message for entry in response.logs if entry.message != LogWriter.MESSAGE)


def test_following_live(emulator: Emulator, blocking_client: ViamClient, blocking_cloud: Cloud) -> None:
    fleet, other = blocking_cloud.new_fleet(), blocking_cloud.new_fleet()
    blocking_cloud.app.log(id=fleet.part, logs=[log_entry("earlier")])
    request = app.TailRobotPartLogsRequest(id=fleet.part)
    with blocking_client.call(app_service.TAIL_ROBOT_PART_LOGS, request) as stream:
        with LogWriter(emulator, fleet):
            assert {entry.message for entry in next(stream).logs} == {LogWriter.MESSAGE}
        blocking_cloud.app.log(id=other.part, logs=[log_entry("another's")])
        # What it says of its time does not matter.
        blocking_cloud.app.log(id=fleet.part, logs=[log_entry("one"), log_entry("two", 1)])
        blocking_cloud.app.log(id=fleet.part, logs=[log_entry("three")])
        messages = _messages(stream)
        assert [next(messages) for _ in range(3)] == ["one", "two", "three"]


def test_following_until_then(emulator: Emulator, blocking_client: ViamClient, blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    with blocking_client.app_client.tail_robot_part_logs(fleet.part, errors_only=False, until=2) as stream:
        with LogWriter(emulator, fleet):
            next(stream)
        assert {entry.message for batch in stream for entry in batch} <= {LogWriter.MESSAGE}


def test_following_with_filters(emulator: Emulator, blocking_client: ViamClient, blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    request = app.TailRobotPartLogsRequest(id=fleet.part, errors_only=True, filter="e")
    with blocking_client.call(app_service.TAIL_ROBOT_PART_LOGS, request) as stream:
        with LogWriter(emulator, fleet):
            next(stream)
        logs = [log_entry("e", level="info"), log_entry("x", level="error"), log_entry("yes", level="error")]
        blocking_cloud.app.log(id=fleet.part, logs=logs)
        assert next(_messages(stream)) == "yes"


async def test_following_live_async(emulator: Emulator, blocking_cloud: Cloud) -> None:
    fleet = blocking_cloud.new_fleet()
    async with await emulator.async_client() as client:
        request = app.TailRobotPartLogsRequest(id=fleet.part)
        async with client.call(app_service.TAIL_ROBOT_PART_LOGS, request) as stream:
            with LogWriter(emulator, fleet):
                response = await anext(stream)
            assert response.logs[0].message == LogWriter.MESSAGE


def test_the_end_of_the_part_ends_the_stream(
    emulator: Emulator, blocking_client: ViamClient, blocking_cloud: Cloud
) -> None:
    fleet = blocking_cloud.new_fleet()
    request = app.TailRobotPartLogsRequest(id=fleet.part)
    with blocking_client.call(app_service.TAIL_ROBOT_PART_LOGS, request, retry=None) as stream:
        with LogWriter(emulator, fleet):
            next(stream)
        blocking_cloud.app.delete_robot(id=fleet.robot)
        with pytest.raises(NotFoundError, match=fleet.part):
            list(stream)


@pytest.mark.parametrize("end", ["rotate_key", "delete_key"])
def test_the_end_of_the_key_ends_the_stream(emulator: Emulator, blocking_cloud: Cloud, end: str) -> None:
    fleet = blocking_cloud.new_fleet()
    key = new_key(blocking_cloud, fleet, "robot_owner")
    credentials = Credentials("api-key", key.secret)
    options = DialOptions(auth_entity=key.id, credentials=credentials, insecure=True)
    with ViamClient.create_from_dial_options(options, emulator.address) as client:
        request = app.TailRobotPartLogsRequest(id=fleet.part)
        with client.call(app_service.TAIL_ROBOT_PART_LOGS, request, retry=None) as stream:
            with LogWriter(emulator, fleet):
                next(stream)
            getattr(blocking_cloud.app, end)(id=key.id)
            with pytest.raises((UnauthenticatedError, NotFoundError)):
                list(stream)


def test_following_nothing(blocking_client: ViamClient) -> None:
    with pytest.raises(InvalidArgumentError, match="id"):
        list(blocking_client.call(app_service.TAIL_ROBOT_PART_LOGS, app.TailRobotPartLogsRequest()))
