"""SQL over any documents, and any text as SQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sql.cases import CASES
from tests.support.sql.readings import run
from tests.support.sql.value_cases import VALUE_CASES
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.query_engine.mql.operators.ordering import order_key
from viam_cloud_emulator.query_engine.sql.queries import translate
from viam_cloud_emulator.query_engine.sql.values import Value

_names = st.sampled_from(["a", "A", "b", "a b", "a.b", "/", "~", "'", '"', "é", ""])
_scalars = st.none() | st.booleans() | st.floats(-1e6, 1e6) | st.text(max_size=3).filter(lambda text: "\0" not in text)
_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_names, inner, max_size=3), max_leaves=6
)
_documents = st.lists(st.dictionaries(_names, _values, max_size=3), min_size=1, max_size=4)
# An empty name cannot be written in SQL.
_paths = st.lists(_names.filter(bool) | st.integers(-3, 3), min_size=1, max_size=3).filter(
    lambda path: isinstance(path[0], str)
)

_TOKEN = re.compile(r"""'[^']*'|"[^"]*"|`[^`]*`|\w+|[^\s\w]""")
_QUERIES = [_TOKEN.findall(query) for _, query, _ in (*CASES, *VALUE_CASES)]
_WORDS = sorted({word for query in _QUERIES for word in query})
_COLUMNS = {
    "part_id": Value("part_id", "text"),
    "time_received": Value("time_received", "time"),
    "tags": Value("tags", "json", ["VARCHAR"]),
    "data": Value("data", "json", {"readings": {"bar": "DOUBLE", "v": "JSON", "boxes": [{"label": "VARCHAR"}]}}),
}


def _sql(path: Sequence[str | int]) -> str:
    steps = [f"[{step}]" if isinstance(step, int) else '."' + step.replace('"', '""') + '"' for step in path]
    return "data.readings" + "".join(steps)


def _at(value: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        kind: type[Any] = dict if isinstance(step, str) else list
        try:
            value = value[step] if isinstance(value, kind) else None
        except LookupError:
            value = None
    return value


@settings(max_examples=60)
@given(_documents, _paths)
def test_a_path_leads_where_it_leads_in_the_document(documents: list[dict[str, Any]], path: list[str | int]) -> None:
    rows = run(documents, f"SELECT {_sql(path)} AS v FROM readings ORDER BY time_received")
    assert [row["v"] for row in rows] == [_at(document, path) for document in documents]


@settings(max_examples=60)
@given(st.lists(_scalars, min_size=1, max_size=6))
def test_scalars_come_in_the_order_of_mongodb(values: list[Any]) -> None:
    documents = [{"v": value} for value in values]
    for way, reverse in (("ASC", False), ("DESC", True)):
        rows = run(documents, f"SELECT data.readings.v AS v FROM readings ORDER BY data.readings.v {way}")
        assert [order_key(row["v"]) for row in rows] == sorted(map(order_key, values), reverse=reverse)


@settings(max_examples=60)
@given(_documents)
def test_documents_come_back_whole(documents: list[dict[str, Any]]) -> None:
    rows = run(documents, "SELECT data.readings AS v FROM readings ORDER BY time_received")
    assert [row["v"] for row in rows] == documents


@given(st.data())
def test_any_text_is_translated_or_refused(data: st.DataObject) -> None:
    words = list(data.draw(st.sampled_from(_QUERIES)))
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(words)))
        length = data.draw(st.integers(0, 2))
        words[position : position + length] = data.draw(st.lists(st.sampled_from(_WORDS), max_size=3))
    with suppress(StatusError):
        translate(" ".join(words), "readings", _COLUMNS)
