"""Tables of nothing have the columns that they would have with rows, wherever those are known."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from google.protobuf import struct_pb2

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from viam_cloud import tables
from viam_cloud.aio import tables as aio_tables
from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud.views import LogEntry, TabularDataPoint
from viam_cloud_runtime.tables.known_columns import has_known_columns

EXPORT = ("part", "thermo", "rdk:component:sensor", "Readings")


async def _awaited(function: Callable[..., Any], *args: Any, **options: Any) -> Any:
    return await function(*args, **options)


def _export(flavour: Flavour, name: str, *args: Any) -> Any:
    """What an export comes to in the function for tables of the flavour."""
    calls = flavour.client.data_client
    if flavour.loop is None:
        return getattr(tables, name)(calls.iter_export_tabular_data(*EXPORT), *args)

    async def run() -> Any:
        return await getattr(aio_tables, name)(calls.iter_export_tabular_data(*EXPORT), *args)

    return flavour.loop.run_until_complete(run())


@pytest.fixture(params=["blocking", "async"])
def make(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """A function for tables, by name, without a server."""
    if request.param == "blocking":
        return lambda name, *args, **options: getattr(tables, name)(*args, **options)
    return lambda name, *args, **options: asyncio.run(_awaited(getattr(aio_tables, name), *args, **options))


def test_a_day_without_rows_hides_no_columns(flavour: Flavour, server: DescriptorServer, tmp_path: Path) -> None:
    payload = struct_pb2.Struct()
    payload["temperature"] = 21.0
    row = data.ExportTabularDataResponse(part_id="part", payload=payload)
    for day, messages in (("1", []), ("2", [row])):
        server.expect(data_service.EXPORT_TABULAR_DATA.path, *messages)
        assert _export(flavour, "to_parquet", tmp_path / f"{day}.parquet") == len(messages)
    empty, full = (pq.read_schema(tmp_path / f"{day}.parquet") for day in "12")
    assert "part_id" in ds.dataset(tmp_path).schema.names
    for field in empty:
        assert field.type == full.field(field.name).type, field
    assert empty.field("time_captured").type == pa.timestamp("us", "UTC")
    assert empty.field("tags").type == pa.list_(pa.string())
    assert set(full.names) - set(empty.names) == {"payload.temperature"}


@pytest.mark.parametrize("name", ["to_arrow", "to_pandas"])
def test_in_memory(flavour: Flavour, server: DescriptorServer, name: str) -> None:
    server.expect(data_service.EXPORT_TABULAR_DATA.path)
    table = _export(flavour, name)
    assert len(table) == 0
    assert list(table.keys() if name == "to_pandas" else table.column_names)[:2] == ["part_id", "resource_name"]


def test_every_iterator_says_what_it_gives(flavour: Flavour) -> None:
    """All methods that give items one by one."""
    told: dict[str, str] = {}
    for name, client in inspect.getmembers(flavour.client):
        for method_name, method in inspect.getmembers(type(client), inspect.isfunction):
            if name.endswith("_client") and method_name.startswith("iter_"):
                item = inspect.signature(method).return_annotation.partition("[")[2].removesuffix("]")
                told[f"{name}.{method_name}"] = f"item_type={item}" in inspect.getsource(method)
    assert len(told) >= 10
    assert [name for name, is_told in told.items() if not is_told] == []


@pytest.mark.parametrize("name", ["to_arrow", "to_pandas", "to_parquet"])
@pytest.mark.parametrize("schema", [TabularDataPoint, data.ExportTabularDataResponse, LogEntry])
def test_a_list_of_nothing_with_a_type_of_rows(
    make: Callable[..., Any], tmp_path: Path, name: str, schema: type
) -> None:
    dest = (tmp_path / "rows.parquet",) if name == "to_parquet" else ()
    made = make(name, [], *dest, schema=schema)
    table = pq.read_table(*dest) if dest else made
    columns = list(table.columns) if name == "to_pandas" else table.column_names
    fields = (
        [field.name for field in dataclasses.fields(schema)]
        if dataclasses.is_dataclass(schema)
        else [field.name for field in schema.DESCRIPTOR.fields]  # type: ignore[attr-defined]
    )
    assert [column for column in columns if "." not in column] == [field for field in fields if field in columns]
    assert len(columns) > 5


def test_a_schema_holds_whatever_the_rows_are(make: Callable[..., Any]) -> None:
    schema = pa.schema(
        [
            ("flag", pa.bool_()),
            ("whole", pa.int32()),
            ("number", pa.float32()),
            ("name", pa.string()),
            ("raw", pa.binary()),
            ("time", pa.timestamp("ms", "UTC")),
            ("tags", pa.list_(pa.string())),
            ("place", pa.struct([("x", pa.float64()), ("deep", pa.struct([("y", pa.int64())]))])),
            ("dotted.key", pa.int64()),
            ("a\\.b", pa.int64()),
        ]
    )
    expected = {
        "flag": pa.bool_(), "whole": pa.int64(), "number": pa.float64(), "name": pa.string(), "raw": pa.binary(),
        "time": pa.timestamp("us", "UTC"), "tags": pa.list_(pa.string()), "place.x": pa.float64(),
        "place.deep.y": pa.int64(), "dotted.key": pa.int64(), "a\\.b": pa.int64(),
    }  # fmt: skip
    noon = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.timezone.utc)
    rows = [
        {"number": 1, "place": {"x": 2}, "dotted": {"key": 3}, "a.b": 4, "time": noon, "new": "x"},
        {"number": None},
    ]
    assert {field.name: field.type for field in make("to_arrow", [], schema=schema).schema} == expected
    table = make("to_arrow", rows, schema=schema)
    assert {field.name: field.type for field in table.schema} == expected | {"new": pa.string()}
    first = table.to_pylist()[0]
    assert {key: first[key] for key in ("number", "place.x", "dotted.key", "a\\.b", "new", "flag")} == {
        "number": 1.0, "place.x": 2.0, "dotted.key": 3, "a\\.b": 4, "new": "x", "flag": None,
    }  # fmt: skip


@pytest.mark.parametrize("row_group_size", [1, 100])
def test_a_schema_in_a_file_of_many_row_groups(make: Callable[..., Any], tmp_path: Path, row_group_size: int) -> None:
    schema = pa.schema([("n", pa.float64()), ("text", pa.string())])
    rows: list[Mapping[str, object]] = [{"n": n if n % 2 else n + 0.5, "more": n} for n in range(5000)]
    make("to_parquet", rows, tmp_path / "rows.parquet", schema=schema, row_group_size=row_group_size * 50)
    table = pq.read_table(tmp_path / "rows.parquet")
    assert [(field.name, field.type) for field in table.schema] == [
        ("n", pa.float64()), ("text", pa.string()), ("more", pa.int64()),
    ]  # fmt: skip
    assert table.column("n").to_pylist()[:3] == [0.5, 1.0, 2.5]


@pytest.mark.parametrize(
    "schema", [3, "part_id", int, {"a": "int"}, pa.schema([("a", pa.decimal128(5))]), [TabularDataPoint]]
)
@pytest.mark.parametrize("name", ["to_arrow", "to_pandas", "to_parquet"])
def test_what_is_no_schema(make: Callable[..., Any], tmp_path: Path, schema: Any, name: str) -> None:
    dest = (tmp_path / "rows.parquet",) if name == "to_parquet" else ()
    with pytest.raises(TypeError, match="schema: "):
        make(name, [], *dest, schema=schema)
    assert list(tmp_path.iterdir()) == []


@dataclasses.dataclass
class _Node:
    name: str
    size: int | None
    children: list[Any]
    extra: dict[str, int]
    anything: Any
    either: int | str


def test_what_a_data_class_does_not_say_is_left_open(make: Callable[..., Any]) -> None:
    schema = make("to_arrow", [], schema=_Node).schema
    assert [(field.name, field.type) for field in schema] == [
        ("name", pa.string()),
        ("size", pa.int64()),
        ("children", pa.list_(pa.string())),
        ("anything", pa.null()),
        ("either", pa.null()),
    ]


def test_a_type_of_rows_is_a_class_with_fields() -> None:
    assert has_known_columns(TabularDataPoint)
    assert has_known_columns(data.BinaryData)
    for other in (None, int, list[LogEntry], TabularDataPoint.from_proto):
        assert not has_known_columns(other)
