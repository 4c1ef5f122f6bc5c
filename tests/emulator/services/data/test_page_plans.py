"""Pages of captured data are read in their order from an index: nothing is sorted, however much there is."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any, cast

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud.proto.app import data
from viam_cloud_emulator.access.grants import Access, Role
from viam_cloud_emulator.core.call import ANONYMOUS, Call, Environment
from viam_cloud_emulator.core.paging import Position
from viam_cloud_emulator.core.store import Parameter, Store, Transaction
from viam_cloud_emulator.services.catalog import all_schemas
from viam_cloud_emulator.services.data.captured import page_of_rows
from viam_cloud_emulator.services.data.filters import binary_condition, tabular_condition

CONDITIONS = {"tabular_data": tabular_condition, "binary_data": binary_condition}
FILTERS: dict[str, dict[str, Any]] = {
    "everything": {},
    "an organization": {"organization_ids": ["o"]},
    "organizations": {"organization_ids": ["o", "p"]},
    "a location": {"location_ids": ["l"]},
    "locations": {"location_ids": ["l", "m"]},
    "a location of an organization": {"organization_ids": ["o"], "location_ids": ["l"]},
    "a machine": {"robot_id": "r"},
    "a machine of an organization": {"organization_ids": ["o"], "robot_id": "r"},
    "a part": {"part_id": "p"},
    "a part, with all that it is in": {
        "organization_ids": ["o"],
        "location_ids": ["l"],
        "robot_id": "r",
        "part_id": "p",
    },
    "a resource of a part": {"part_id": "p", "component_name": "c", "method": "m"},
    "a type of component": {"component_type": "camera"},
    "a name": {"organization_ids": ["o"], "component_name": "c"},
    "a name in a part": {"part_id": "p", "component_name": "c"},
    "a name in a location": {"location_ids": ["l"], "component_name": "c"},
    "tags": {"organization_ids": ["o"], "tags_filter": data.TagsFilter(tags=["t", "u"])},
    "no tags": {"tags_filter": data.TagsFilter(type=data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED)},
    "an interval": {
        "organization_ids": ["o"],
        "interval": data.CaptureInterval(start=Timestamp(seconds=1), end=Timestamp(seconds=2)),
    },
}


class _Explained(Transaction):
    """Notes how SQLite would find the rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, writable=False)
        self.plan: list[str] = []

    def all(self, sql: str, *parameters: Parameter) -> list[sqlite3.Row]:
        self.plan += [row["detail"] for row in super().all(f"EXPLAIN QUERY PLAN {sql}", *parameters)]
        return []


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    directory = tmp_path_factory.mktemp("store")
    Store(directory, all_schemas(), durable=False).close()
    connection = sqlite3.connect(directory / "emulator.sqlite3")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.mark.parametrize("table", CONDITIONS)
@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize("position", [None, Position(7, 7)], ids=["first", "later"])
@pytest.mark.parametrize("everywhere", [True, False], ids=["all-data", "some-data"])
def test_no_page_is_sorted(
    connection: sqlite3.Connection, table: str, wanted: str, position: Position | None, everywhere: bool
) -> None:
    transaction = _Explained(connection)
    call = Call(cast(Environment, None), ANONYMOUS, transaction)
    condition = CONDITIONS[table](data.Filter(**FILTERS[wanted]))
    if not everywhere:
        term, parameters = Access(call).condition(Role.OPERATOR)
        assert "+organization_id" in term
        transaction.plan.clear()
        condition.add(term, *parameters)
    page_of_rows(call, table, condition, position, 50, ascending=False)
    assert any(
        step.startswith((f"SEARCH {table} USING INDEX", f"SCAN {table} USING INDEX")) for step in transaction.plan
    )
    assert not [step for step in transaction.plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        ("an organization", "by_organization"),
        ("a location of an organization", "by_location"),
        ("a machine of an organization", "by_robot"),
        ("a part, with all that it is in", "by_part"),
        ("a resource of a part", "by_resource"),
        ("a name", "by_component"),
        ("a name in a location", "by_location"),
    ],
)
def test_the_narrowest_place_is_looked_up(connection: sqlite3.Connection, wanted: str, index: str) -> None:
    transaction = _Explained(connection)
    condition = tabular_condition(data.Filter(**FILTERS[wanted]))
    page_of_rows(
        Call(cast(Environment, None), ANONYMOUS, transaction), "tabular_data", condition, None, 50, ascending=True
    )
    assert f"USING INDEX tabular_data_{index} " in "\n".join(transaction.plan)


_TAGS = st.lists(st.text(st.sampled_from('ab", \\é☃'), min_size=1, max_size=4), max_size=4)


@given(stored=_TAGS, wanted=_TAGS.filter(bool), many=st.booleans())
def test_tags_are_found_as_a_whole(stored: list[str], wanted: list[str], many: bool) -> None:
    asked = wanted * 40 if many else wanted
    condition = tabular_condition(data.Filter(tags_filter=data.TagsFilter(tags=asked)))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE rows (tags TEXT)")
    connection.execute("INSERT INTO rows VALUES (?)", [json.dumps(stored)])
    found = connection.execute(f"SELECT 1 FROM rows WHERE {condition.sql}", condition.parameters).fetchall()
    connection.close()
    assert bool(found) == bool(set(stored) & set(wanted))


def test_pages_of_a_dataset_sort_no_more_than_the_dataset(connection: sqlite3.Connection) -> None:
    transaction = _Explained(connection)
    condition = binary_condition(data.Filter(organization_ids=["o"], dataset_id="d"))
    page_of_rows(
        Call(cast(Environment, None), ANONYMOUS, transaction), "binary_data", condition, None, 50, ascending=True
    )
    plan = "\n".join(transaction.plan)
    assert "TEMP B-TREE" not in plan or "SEARCH binary_data USING INTEGER PRIMARY KEY" in plan
