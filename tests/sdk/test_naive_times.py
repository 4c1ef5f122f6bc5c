"""A time without a zone counts as UTC, and says so once for each place in the caller's code."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import datetime, timezone
from inspect import currentframe
from types import FrameType
from typing import Any

import pytest

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT
from viam_cloud.errors import NaiveTimeWarning
from viam_cloud.proto.app import data
from viam_cloud.utils import create_filter, datetime_to_timestamp
from viam_cloud_runtime import build_request

_EXPORT = "/viam.app.data.v1.DataService/ExportTabularData"
_NAIVE = datetime(2026, 2, 10, 8, 30)
_AWARE = _NAIVE.replace(tzinfo=timezone.utc)
_PROGRAM = """
import sys, warnings
from datetime import datetime
from viam_cloud.errors import NaiveTimeWarning
from viam_cloud.utils import create_filter
if sys.argv[1] == "silent":
    warnings.simplefilter("ignore", NaiveTimeWarning)
for _ in range(3):
    create_filter(start_time=datetime(2026, 2, 10))
create_filter(end_time=datetime(2026, 2, 10))
"""


def _line() -> int:
    frame = currentframe()
    assert isinstance(frame, FrameType)
    assert frame.f_back is not None
    return frame.f_back.f_lineno


def test_said_once_where_the_call_stands(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = server.expect(_EXPORT)
    export: Any = flavour.client.data_client.export_tabular_data
    line = 0

    async def export_and_await() -> None:
        nonlocal line
        for _ in range(3):
            line = _line() + 1
            await export("part", "tank", "rdk:component:sensor", "Readings", start_time=_NAIVE)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        if flavour.loop is not None:
            flavour.loop.run_until_complete(export_and_await())
        else:
            for _ in range(3):
                line = _line() + 1
                export("part", "tank", "rdk:component:sensor", "Readings", start_time=_NAIVE)
    [warning] = caught
    assert warning.category is NaiveTimeWarning
    assert (warning.filename, warning.lineno) == (__file__, line)
    assert str(warning.message).startswith("start_time has no time zone and counts as UTC; ")
    assert exchange.requests[0].interval.start.ToDatetime(timezone.utc) == _AWARE


def test_times_in_lists_of_dicts_and_in_what_contains_itself() -> None:
    points: list[Any] = [{"time_requested": _AWARE}, {"time_requested": _NAIVE}]
    with pytest.warns(NaiveTimeWarning, match=r"data\[1\]\.time_requested has no time zone"):
        build_request(data.TabularDataByFilterResponse, data=points)
    points[1] = {}
    points.append(points)
    with pytest.raises(TypeError, match=r"data\[2\]"):
        build_request(data.TabularDataByFilterResponse, data=points)


def test_where_warnings_are_errors_every_call_is_one() -> None:
    for _ in range(2):
        with pytest.raises(NaiveTimeWarning):
            create_filter(start_time=_NAIVE)


def test_times_with_a_zone_and_none_say_nothing() -> None:
    create_filter(start_time=_AWARE)
    assert datetime_to_timestamp(None) is None


@pytest.mark.parametrize(("how", "said"), [("loud", [9, 10]), ("silent", [])])
def test_in_a_program(how: str, said: list[int]) -> None:
    command = [sys.executable, "-c", _PROGRAM, how]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True)
    lines = [line for line in finished.stderr.splitlines() if "NaiveTimeWarning" in line]
    assert [int(line.split(":")[1]) for line in lines] == said, finished.stderr


_QUERY = "/viam.app.data.v1.DataService/TabularDataByMQL"
_BY_FILTER = "/viam.app.data.v1.DataService/BinaryDataByFilter"


@pytest.fixture
def new_places(monkeypatch: pytest.MonkeyPatch) -> None:
    """All calls of a flavour are made at one place."""
    monkeypatch.setattr("viam_cloud_runtime.messages.naive_times._warned_places", set[tuple[str, int]]())


def _fields(time: datetime) -> dict[str, object]:
    return {"part_id": "part", "interval": {"start": time}}


@pytest.mark.usefixtures("new_places")
def test_times_in_dicts_of_fields_are_said_too(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = server.expect(_BY_FILTER)
    by_filter = flavour.client.data_client.binary_data_by_filter
    with pytest.warns(NaiveTimeWarning) as caught:
        flavour.call(by_filter, filter=_fields(_NAIVE))
    assert [str(warning.message).partition(" has ")[0] for warning in caught] == ["filter.interval.start"]
    flavour.call(by_filter, filter=_fields(_AWARE))
    first, second = exchange.requests
    assert first == second
    assert first.data_request.filter.interval.start.ToDatetime(timezone.utc) == _AWARE


@pytest.mark.usefixtures("new_places")
def test_times_deep_in_mql_are_said_too(flavour: Flavour, server: DescriptorServer) -> None:
    server.expect(_QUERY)
    query = [{"$match": {"$or": [{"time": {"$gt": _NAIVE}}]}}]
    with pytest.warns(NaiveTimeWarning, match=r"a time in query\[0\] has no time zone"):
        flavour.call(flavour.client.data_client.tabular_data_by_mql, "org", query)
