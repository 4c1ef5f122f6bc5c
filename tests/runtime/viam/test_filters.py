from __future__ import annotations

from datetime import datetime, timezone

import pytest
from google.protobuf.struct_pb2 import Struct

from viam_cloud_runtime.viam.filters import (
    any_filter,
    capture_interval,
    changed_fields,
    required_filter,
    required_text,
    tags_filter,
)

_FILTER = Struct()


def test_any_filter() -> None:
    assert any_filter(_FILTER) is _FILTER
    assert any_filter(None) == {}


def test_required_filter() -> None:
    assert required_filter(_FILTER, "filter") is _FILTER
    with pytest.raises(ValueError, match=r"filter: None could mean .* an empty Filter\(\)"):
        required_filter(None, "filter")


def test_capture_interval() -> None:
    time = datetime(2026, 6, 5, 11, tzinfo=timezone.utc)
    assert capture_interval(None, None) is None
    interval = capture_interval(time, None)
    assert interval is not None
    assert interval.keys() == {"start"}
    assert interval["start"].ToDatetime(timezone.utc) == time.replace(tzinfo=timezone.utc)
    assert (capture_interval(time, time) or {}).keys() == {"start", "end"}
    with pytest.raises(TypeError, match="end_time: expected datetime"):
        capture_interval(None, "today")  # type: ignore[arg-type]


def test_tags_filter() -> None:
    assert tags_filter(None) == {}
    assert tags_filter(["a"]) == {"tags": ["a"]}
    for wrong in ("night", ["a", 1], {"a"}):
        with pytest.raises(TypeError, match="tags: expected a list of str"):
            tags_filter(wrong)  # type: ignore[arg-type]


def test_changed_fields() -> None:
    assert changed_fields(None, [], None, None) == {"paths": ["sequence_tags"]}
    assert changed_fields([], [], 1, 2) == {"paths": ["resources", "sequence_tags", "start_time", "end_time"]}
    with pytest.raises(ValueError, match="at least one of resources, sequence_tags, start_time, end_time"):
        changed_fields(None, None, None, None)


def test_required_text() -> None:
    assert required_text("a", "name") == "a"
    with pytest.raises(ValueError, match="name: expected a text, got ''"):
        required_text("", "name")
