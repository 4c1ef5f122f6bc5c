"""`create_filter`: the function, and the method that it used to be."""

from __future__ import annotations

import inspect
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from tests.support.cases import parsed
from tests.support.flavours import Flavour
from viam_cloud.app.data_client import DataClient
from viam_cloud.proto.app.data import Filter
from viam_cloud.utils import create_filter

_NOW = datetime(2026, 6, 5, 11, tzinfo=timezone.utc)


def test_conditions() -> None:
    end = datetime(2026, 6, 5, 14, tzinfo=timezone(timedelta(hours=2)))
    made = create_filter("n", "t", "m", "rn", "ri", "pn", "pi", ["l"], ["o"], ["x/y"], _NOW, end, ["a"], ["b"], "d")
    expected = {
        "component_name": "n",
        "component_type": "t",
        "method": "m",
        "robot_name": "rn",
        "robot_id": "ri",
        "part_name": "pn",
        "part_id": "pi",
        "location_ids": ["l"],
        "organization_ids": ["o"],
        "mime_type": ["x/y"],
        "interval": {"start": "2026-06-05T11:00:00Z", "end": "2026-06-05T12:00:00Z"},
        "tags_filter": {"tags": ["a"]},
        "bbox_labels": ["b"],
        "dataset_id": "d",
    }
    assert made == parsed(Filter, expected)


def test_without_conditions() -> None:
    assert create_filter() == parsed(Filter, {"tags_filter": {}})


def test_half_open_interval() -> None:
    made = create_filter(end_time=_NOW)
    assert made.interval.HasField("end")
    assert not made.interval.HasField("start")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"tags": "night"}, "tags: expected a list of str"),
        ({"mime_type": "image/jpeg"}, "mime_type: expected .*put it into a list"),
        ({"start_time": "today"}, "start_time: expected datetime"),
        ({"component_name": 5}, "component_name"),
    ],
)
def test_what_does_not_fit(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        create_filter(**arguments)


def test_old_place(flavour: Flavour) -> None:
    with pytest.warns(DeprecationWarning, match="use viam_cloud.utils.create_filter") as warned:
        made = flavour.client.data_client.create_filter("camera-1", tags=["a"])
    assert made == create_filter("camera-1", tags=["a"])
    assert warned[0].filename == __file__


def test_signatures_agree() -> None:
    assert inspect.signature(create_filter) == inspect.signature(DataClient.create_filter)
