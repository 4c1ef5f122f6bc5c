"""What becomes of rows in a table, and which rows are refused."""

from __future__ import annotations

import asyncio
import dataclasses
import enum
import uuid
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import bson
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from bson.datetime_ms import DatetimeMS
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.timestamp_pb2 import Timestamp
from google.protobuf.type_pb2 import Field, Option
from google.protobuf.wrappers_pb2 import Int64Value

from tests.support.sample.open_generators import OpenGenerators
from viam_cloud_runtime import tables, to_struct, to_timestamp
from viam_cloud_runtime.aio import tables as async_tables
from viam_cloud_runtime.errors import ConversionError
from viam_cloud_runtime.tables.columns import BATCH_ROWS

NOON = datetime(2026, 1, 1, 12, tzinfo=timezone.utc)
_UTC_TIME = pa.timestamp("us", "UTC")


class Color(str, enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Point:
    name: str
    time: datetime
    payload: dict[str, Any]


def _blocking(rows: Iterable[Any]) -> pa.Table:
    return tables.to_arrow(rows)


def _async(rows: Iterable[Any]) -> pa.Table:
    return asyncio.run(async_tables.to_arrow(rows))


def _async_rows(rows: Iterable[Any]) -> pa.Table:
    async def all_of_them() -> AsyncIterator[Any]:
        for row in rows:
            yield row

    return asyncio.run(async_tables.to_arrow(all_of_them()))


@pytest.fixture(params=[_blocking, _async, _async_rows])
def to_arrow(request: pytest.FixtureRequest) -> Callable[[Iterable[Any]], pa.Table]:
    function: Callable[[Iterable[Any]], pa.Table] = request.param
    return function


def test_data_classes_are_rows(to_arrow: Callable[[Iterable[Any]], pa.Table]) -> None:
    points = (Point(f"p{number}", NOON, {"speed": number / 2}) for number in range(3 * BATCH_ROWS))
    table = to_arrow(points)
    assert table.schema == pa.schema({"name": pa.string(), "time": _UTC_TIME, "payload.speed": pa.float64()})
    assert table.num_rows == 3 * BATCH_ROWS
    assert table.slice(3 * BATCH_ROWS - 1).to_pylist() == [
        {"name": f"p{3 * BATCH_ROWS - 1}", "time": NOON, "payload.speed": (3 * BATCH_ROWS - 1) / 2}
    ]


def test_what_first_shows_up_late_has_its_place(to_arrow: Callable[[Iterable[Any]], pa.Table]) -> None:
    rows: list[Any] = [{"a": {"x": 1}, "b": 2}] * BATCH_ROWS + [{"a": {"y": "new"}, "b": 2.5, "c": None}]
    table = to_arrow(rows)
    assert [(field.name, field.type) for field in table.schema] == [
        ("a.x", pa.int64()),
        ("a.y", pa.string()),
        ("b", pa.float64()),
        ("c", pa.null()),
    ]
    assert table.slice(BATCH_ROWS).to_pylist() == [{"a.x": None, "a.y": "new", "b": 2.5, "c": None}]


@pytest.mark.parametrize("rows", [[], [{}], [{}, {"a": {}}], iter(())])
def test_rows_without_columns(rows: Iterable[Any], to_arrow: Callable[[Iterable[Any]], pa.Table]) -> None:
    assert to_arrow(rows).shape == (0, 0)


def test_rows_of_several_kinds(to_arrow: Callable[[Iterable[Any]], pa.Table]) -> None:
    rows = [Point("p", NOON, {"speed": 1.0}), {"name": "m"}, to_struct({"name": "s"}), OrderedDict(name="o")]
    table = to_arrow(rows)
    assert table.column("name").to_pylist() == ["p", "m", "s", "o"]
    assert table.column("payload.speed").to_pylist() == [1.0, None, None, None]


@pytest.mark.parametrize(
    ("value", "expected", "expected_type"),
    [
        (bson.ObjectId("0123456789abcdef01234567"), "0123456789abcdef01234567", pa.string()),
        (bson.Decimal128("1.50"), "1.50", pa.string()),
        (bson.Int64(5), 5, pa.int64()),
        (bson.Binary(b"\x00\xff", 0), b"\x00\xff", pa.binary()),
        (DatetimeMS(2**62), f"{2**62} ms since 1970-01-01", pa.string()),
        (Decimal("0.10"), "0.10", pa.string()),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001", pa.string()),
        (date(2026, 1, 2), "2026-01-02", pa.string()),
        (timedelta(seconds=90), 90.0, pa.float64()),
        (Color.RED, "red", pa.string()),
        (bytearray(b"ab"), b"ab", pa.binary()),
        ((1, 2), [1, 2], pa.list_(pa.int64())),
        (np.float32(0.5), 0.5, pa.float64()),
        (np.int64(7), 7, pa.int64()),
        (np.bool_(True), True, pa.bool_()),
        (np.array([1.0, 2.0]), [1.0, 2.0], pa.list_(pa.float64())),
        (np.datetime64("2026-01-01T12:00:00.000000001"), NOON, _UTC_TIME),
        (np.array(["2026-01-01T12:00:00", "NaT"], "M8[ns]"), [NOON, None], pa.list_(_UTC_TIME)),
        (np.datetime64("2026-01-02"), "2026-01-02", pa.string()),
        (np.timedelta64(90_000_000_000, "ns"), 90.0, pa.float64()),
        (np.longdouble(0.5), 0.5, pa.float64()),
        (pd.NA, None, pa.null()),
        (pd.Timestamp("2026-01-01T12:00Z"), NOON, _UTC_TIME),
        (datetime(2026, 1, 1, 12), NOON, _UTC_TIME),
        (NOON.astimezone(timezone(timedelta(hours=9))), NOON, _UTC_TIME),
        (to_timestamp(NOON), NOON, _UTC_TIME),
        (Int64Value(value=3), 3, pa.int64()),
        ([bson.ObjectId("0123456789abcdef01234567")], ["0123456789abcdef01234567"], pa.list_(pa.string())),
        ([{"label": "cat", "at": NOON}], '[{"label": "cat", "at": "2026-01-01T12:00:00+00:00"}]', pa.string()),
        ([[1.0], []], "[[1.0], []]", pa.string()),
        ([1, "a"], '[1, "a"]', pa.string()),
        ([b"a", None], [b"a", None], pa.list_(pa.binary())),
        ([True, 1], "[true, 1]", pa.string()),
        ([1, 2.5], [1.0, 2.5], pa.list_(pa.float64())),
        ([], [], pa.list_(pa.string())),
        ([None, None], [None, None], pa.list_(pa.string())),
        ([NOON], [NOON], pa.list_(_UTC_TIME)),
    ],
)
def test_values(value: object, expected: object, expected_type: pa.DataType) -> None:
    table = tables.to_arrow([{"value": value}, {"value": None}])
    assert table.column("value").type == expected_type
    assert table.column("value").to_pylist() == [expected, None]


def test_no_time_is_null() -> None:
    assert tables.to_arrow([{"time": pd.NaT}, {"time": NOON}]).column("time").to_pylist() == [None, NOON]


@pytest.mark.parametrize(
    ("values", "expected", "expected_type"),
    [
        ([True, 1], ["true", "1"], pa.string()),
        ([1, 1.0, 2.5], [1.0, 1.0, 2.5], pa.float64()),
        ([1, 1.0, "a"], ["1", "1.0", "a"], pa.string()),
        (["1", NOON, b"\x00"], ["1", "2026-01-01T12:00:00+00:00", "AA=="], pa.string()),
        ([[1.0], ["a"]], ["[1.0]", '["a"]'], pa.string()),
        ([[1], [2.5], []], [[1.0], [2.5], []], pa.list_(pa.float64())),
        ([[], ["a"]], [[], ["a"]], pa.list_(pa.string())),
        ([[1], 1], ["[1]", "1"], pa.string()),
        ([2**63 - 1, -(2**63)], [2**63 - 1, -(2**63)], pa.int64()),
        ([2**63, 1], [2.0**63, 1.0], pa.float64()),
        ([[2**63]], [[2.0**63]], pa.list_(pa.float64())),
        ([[2**63], "a"], [f"[{2.0**63}]", "a"], pa.string()),
        ([10**400, 1], [str(10**400), "1"], pa.string()),
    ],
)
def test_conflicts_between_rows_and_between_batches(
    values: list[object], expected: list[object], expected_type: pa.DataType
) -> None:
    for times in (1, BATCH_ROWS):
        # Each value fills a batch of its own, or all are in one.
        column = tables.to_arrow([{"value": value} for value in values for _ in range(times)]).column("value")
        assert column.type == expected_type
        assert column.to_pylist() == [value for value in expected for _ in range(times)]


def test_names() -> None:
    rows: list[Any] = [{"a": {"b": 1, "": 2}, "a.b": 3, "a\\": {"b": 4}, "a\\.b": 5, "": 6}]
    assert tables.to_arrow(rows).to_pylist() == [{"a.b": 1, "a.": 2, r"a\.b": 3, r"a\\.b": 4, r"a\\\.b": 5, "": 6}]


def test_none_beside_mappings_is_no_column() -> None:
    assert tables.to_arrow([{"a": None}, {"a": {"b": 1}}, {"a": {}}]).to_pylist() == [
        {"a.b": None},
        {"a.b": 1},
        {"a.b": None},
    ]
    assert tables.to_arrow([{"a": 5}, {"a": {"b": 1}}]).to_pylist() == [{"a": 5, "a.b": None}, {"a": None, "a.b": 1}]


def test_messages() -> None:
    packed = AnyMessage()
    packed.Pack(to_struct({"rate": 2}))
    message = Field(kind="TYPE_STRING", name="label", number=5, options=[Option(name="o", value=packed)])
    row: dict[str, Any] = tables.to_arrow([message, Field()]).to_pylist()[0]
    assert (row["kind"], row["name"], row["number"], row["packed"]) == ("TYPE_STRING", "label", 5, False)
    assert row["options"] == (
        '[{"name": "o", "value": {"@type": "type.googleapis.com/google.protobuf.Struct", "value": {"rate": 2.0}}}]'
    )
    unknown = tables.to_arrow([{"value": AnyMessage(type_url="x/acme.Bolt", value=b"\x01")}]).to_pylist()
    assert unknown == [{"value.type_url": "x/acme.Bolt", "value.value": b"\x01"}]


def test_a_value_of_a_message_that_cannot_be_converted_is_named() -> None:
    late = Timestamp(seconds=10**15)
    with pytest.raises(ConversionError, match=r"^row 1, seen: 1000000000000000 s since 1970 is outside of") as raised:
        tables.to_arrow([{"seen": Timestamp()}, {"seen": late}])
    assert (raised.value.method, raised.value.field, raised.value.row) == ("", "seen", 1)
    with pytest.raises(ConversionError, match=r"^seen: 1000000000000000 s since 1970"):
        tables.to_arrow([{"seen": [Timestamp(), late]}])


def test_absent_messages_are_null() -> None:
    assert tables.to_arrow([Option(name="o")]).column_names == ["name", "value"]


def _contains_itself() -> dict[str, Any]:
    row: dict[str, Any] = {}
    row["row"] = row
    return row


def _list_in_itself() -> list[Any]:
    items: list[Any] = []
    items.append(items)
    return items


def test_rows_of_mere_text_are_a_column(to_arrow):
    assert to_arrow(["ripe", "green"]).to_pydict() == {"value": ["ripe", "green"]}


@pytest.mark.parametrize("to_arrow", [_blocking, _async])
def test_one_text_is_no_rows(to_arrow):
    with pytest.raises(TypeError, match="rows: expected rows, got str; make it a list"):
        to_arrow("ripe")


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        (5, TypeError, r"rows\[1\]: expected a mapping, a data class or a message, got int"),
        (["a"], TypeError, r"rows\[1\]: expected a mapping, a data class or a message, got list"),
        ({"a": {"b": object()}}, TypeError, r"rows\[1\]: a\.b: object has no plain form"),
        ({"a": {1, 2}}, TypeError, r"rows\[1\]: a: set has no plain form; make it a list"),
        ({"a": [[{1}]]}, TypeError, r"rows: a: set has no plain form; make it a list"),
        ({"a": np.clongdouble(1)}, TypeError, r"rows\[1\]: a: clongdouble has no plain form"),
        ({"a": np.datetime64("20000-01-01T00:00:00")}, ValueError, r"rows\[1\]: a: .*datetime.* cannot hold"),
        ({"a": {1: 2}}, TypeError, r"rows\[1\]: a: keys must be str, got int 1"),
        ({"a": "\ud800"}, ValueError, r"rows: a: text with lone surrogates cannot be in a table"),
        ({"\ud800": 1}, ValueError, r"column of the name '\\ud800', with lone surrogates"),
        (_contains_itself(), ValueError, r"rows: nested deeper than 100 levels, or contain themselves"),
        ({"a": _list_in_itself()}, ValueError, r"rows: a: Circular reference"),
        (
            {"a": datetime.min.replace(tzinfo=timezone(timedelta(hours=2)))},
            ValueError,
            r"rows: a: .*outside of the years 1 to 9999",
        ),
        (
            {"a": [datetime.max.replace(tzinfo=timezone(-timedelta(hours=2)))]},
            ValueError,
            r"rows: a: .*outside of the years 1 to 9999",
        ),
    ],
)
def test_what_is_refused(
    row: object, error: type[Exception], message: str, to_arrow: Callable[[Iterable[Any]], pa.Table]
) -> None:
    with pytest.raises(error, match=message):
        to_arrow([{"a": None}, row])


def test_async_rows_belong_to_the_async_function() -> None:
    async def rows() -> AsyncIterator[dict[str, int]]:
        yield {"a": 1}

    with pytest.raises(TypeError, match="an async iterable"):
        tables.to_arrow(rows())  # type: ignore[arg-type]


def _data_frame(rows: list[Any]) -> pd.DataFrame:
    return tables.to_pandas(rows)


def _async_data_frame(rows: list[Any]) -> pd.DataFrame:
    return asyncio.run(async_tables.to_pandas(rows))


@pytest.mark.parametrize("to_pandas", [_data_frame, _async_data_frame])
def test_data_frames_have_the_same_dtypes_with_and_without_gaps(
    to_pandas: Callable[[list[Any]], pd.DataFrame],
) -> None:
    row = {"text": "a", "whole": 2**60 + 1, "number": 0.5, "yes": True, "time": NOON, "list": ["a"]}
    dtypes = ["string", "Int64", "float64", "boolean", "datetime64[us, UTC]", "object"]
    for rows in ([row], [row, {}]):
        frame = to_pandas(rows)
        assert [str(dtype) for dtype in frame.dtypes] == dtypes
        assert frame["whole"][0] == 2**60 + 1
        assert frame["time"][0].to_pydatetime() == NOON
    assert frame.iloc[1].isna().all()


def test_both_flavours_have_the_same_names() -> None:
    assert all(hasattr(async_tables, name) for name in tables.__all__)


def test_an_error_leaves_no_asynchronous_generator_open(tmp_path: Path) -> None:
    rows: Any = [{"a": object()}]
    for work in (async_tables.to_arrow(rows), async_tables.to_parquet(rows, tmp_path / "rows.parquet")):
        generators = OpenGenerators()
        with pytest.raises(TypeError):
            asyncio.run(generators.watching(work))
        assert generators.names() == []
