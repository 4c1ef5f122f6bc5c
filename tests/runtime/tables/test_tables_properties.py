"""Tables of any rows: one type per column whatever the batches, every value by the documented rule, Parquet the same."""

from __future__ import annotations

import base64
import json
import math
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viam_cloud_runtime.tables.frames import ArrowBuilder
from viam_cloud_runtime.tables.parquet import ParquetFile

_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=3)
# Few keys, so that they meet; with everything that names have to escape.
_KEYS = st.sampled_from(["a", "b", "a.b", "a\\", ".", "", "é"]) | _TEXT
_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70) | st.integers(-3, 3) | st.just(10**400),
    st.floats(allow_nan=False),
    _TEXT,
    st.datetimes(timezones=st.just(timezone.utc)) | st.datetimes(),
    st.binary(max_size=3),
)
_VALUES = st.recursive(
    _SCALARS | st.lists(_SCALARS, max_size=3) | st.lists(st.floats(0, 1) | st.integers(0, 9), max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=6,
)
_ROWS = st.lists(st.dictionaries(_KEYS, _VALUES, max_size=4), max_size=8)
_SIZES = st.lists(st.integers(1, 3), max_size=8)


def _batches(rows: list[Any], sizes: list[int]) -> Iterator[list[Any]]:
    start = 0
    for size in [*sizes, len(rows) or 1]:
        if batch := rows[start : start + size]:
            yield batch
        start += size


def _arrow(rows: list[Any], sizes: list[int]) -> pa.Table:
    builder = ArrowBuilder()
    for batch in _batches(rows, sizes):
        builder.add(batch)
    return builder.finish()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=100)
@given(rows=_ROWS, sizes=_SIZES)
def test_every_value_is_where_and_what_the_rule_says(rows: list[dict[str, Any]], sizes: list[int]) -> None:
    table = _arrow(rows, sizes)
    expected = _expected(rows)
    assert table.column_names == list(expected)
    for name, values in expected.items():
        assert table.column(name).to_pylist() == values, name


@settings(max_examples=50)
@given(rows=_ROWS, sizes=_SIZES, row_group_size=st.integers(1, 4))
def test_a_parquet_file_holds_the_same(
    folder: Path, rows: list[dict[str, Any]], sizes: list[int], row_group_size: int
) -> None:
    path = folder / "rows.parquet"
    table = _arrow(rows, [])
    with ParquetFile(path, row_group_size=row_group_size, compression="none") as file:
        for batch in _batches(rows, sizes):
            file.add(batch)
        if not table.num_columns:
            with pytest.raises(ValueError, match="no known columns"):
                file.finish()
            return
        assert file.finish() == len(rows)
    assert pq.read_schema(path).names == table.column_names
    assert pq.read_table(path, partitioning=None).cast(table.schema).equals(table)
    assert [field.type for field in pq.read_schema(path)] == [field.type for field in table.schema]
    groups = pq.read_metadata(path)
    sizes_found = [groups.row_group(number).num_rows for number in range(groups.num_row_groups)]
    assert sizes_found == _group_sizes(len(rows), row_group_size)
    assert [entry.name for entry in folder.iterdir()] == ["rows.parquet"]


def _group_sizes(num_rows: int, size: int) -> list[int]:
    whole, rest = divmod(num_rows, size)
    return [size] * whole + [rest] * (rest > 0)


# What follows says the rule a second time: row by row, without batches, as plainly as it can be said.


def _expected(rows: list[dict[str, Any]]) -> dict[str, list[object]]:
    tree: dict[str, Any] = {}
    cells: dict[tuple[str, ...], list[object]] = {}
    for number, row in enumerate(rows):
        for path, value in _flat(row, (), tree):
            cells.setdefault(path, [None] * len(rows))[number] = _fitting(value)
    mappings = {path[:end] for path in _paths(rows) for end in range(1, len(path))} | _empty(rows, ())
    return {
        ".".join(key.replace("\\", "\\\\").replace(".", "\\.") for key in path): _column(cells[path])
        for path in _in_order(tree, ())
        if path in cells and (path not in mappings or any(value is not None for value in cells[path]))
    }


def _flat(mapping: Mapping[str, Any], above: tuple[str, ...], tree: dict[str, Any]) -> Iterator[tuple[Any, object]]:
    for key, value in mapping.items():
        below = tree.setdefault(key, {})
        if isinstance(value, dict):
            yield from _flat(value, (*above, key), below)
        else:
            yield (*above, key), value


def _paths(rows: list[dict[str, Any]]) -> set[tuple[str, ...]]:
    return {path for row in rows for path, _ in _flat(row, (), {})}


def _empty(mappings: list[Any], above: tuple[str, ...]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for mapping in mappings:
        for key, value in mapping.items():
            if isinstance(value, dict):
                found |= {(*above, key)} | _empty([value], (*above, key))
    return found


def _in_order(tree: dict[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for key, below in tree.items():
        yield (*above, key)
        yield from _in_order(below, (*above, key))


def _fitting(value: object) -> object:
    if isinstance(value, list):
        return [item if isinstance(item, list) else _fitting(item) for item in value]
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=timezone.utc)
    if type(value) is int and not -(2**63) <= value < 2**63:
        return str(value) if abs(value) > 2**1023 else float(value)
    return value


def _column(values: list[object]) -> list[object]:
    present = [value for value in values if value is not None]
    kinds = {type(value) for value in present}
    if kinds == {list}:
        elements = {type(item) for value in present for item in value if item is not None}  # type: ignore[attr-defined]
        if elements == {int, float}:
            return [value and [item if item is None else float(item) for item in value] for value in values]  # type: ignore[attr-defined]
        return values if len(elements) < 2 and not elements & {list, dict} else [_text(value) for value in values]
    if kinds == {int, float}:
        return [value if value is None else float(value) for value in values]  # type: ignore[arg-type]
    return values if len(kinds) < 2 else [_text(value) for value in values]


def _text(value: object) -> object:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, (datetime, bytes)):
        return _json(value)
    return json.dumps(value, default=_json, ensure_ascii=False)


def _json(value: Any) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    moment: datetime = value.replace(tzinfo=timezone.utc)
    return moment.isoformat()


def test_no_number_is_left_out_of_a_column_of_doubles() -> None:
    rows = [{"n": 1}, {"n": math.nan}, {"n": math.inf}, {"n": 2**53 + 1}, {"n": None}, {}]
    for sizes in ([], [1] * 6):
        column = _arrow(rows, sizes).column("n")
        assert column.type == pa.float64()
        assert column.null_count == 2
        assert str(column.to_pylist()) == "[1.0, nan, inf, 9007199254740992.0, None, None]"
