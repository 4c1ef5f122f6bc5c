"""Exports as tables: decoded from the wire, with the columns and errors of rows that are read one by one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from google.protobuf import empty_pb2

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from viam_cloud import tables
from viam_cloud.aio import tables as aio_tables
from viam_cloud.errors import ConversionError
from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud.views import TabularDataPoint
from viam_cloud_runtime.messages.json_values import to_struct
from viam_cloud_runtime.tables.columns import BATCH_ROWS
from viam_cloud_runtime.tables.row_decoder import row_decoder

_EXPORT = ("part", "thermo", "rdk:component:sensor", "Readings")
_YEAR_10000 = 253402300800


def _point(number: int) -> data.ExportTabularDataResponse:
    readings: dict[str, Any] = {
        "number": number,
        "status": "ok" if number % 7 else "warming up",
        "axes": {"x": number / 8},
    }
    if number > BATCH_ROWS:
        readings |= {"late": True, "axes": [number, None], "mixed": number if number % 2 else str(number)}
    point = data.ExportTabularDataResponse(
        part_id="part", resource_subtype="rdk:component:sensor", tags=["a", "b"][: number % 3]
    )
    point.payload.CopyFrom(to_struct({"readings": readings}))
    point.time_captured.seconds = 1_800_000_000 + number
    return point


def _made(flavour: Flavour, name: str, *args: Any) -> Any:
    """What an export comes to in the function for tables of the flavour."""
    calls = flavour.client.data_client
    if flavour.loop is None:
        return getattr(tables, name)(calls.iter_export_tabular_data(*_EXPORT), *args)

    async def run() -> Any:
        return await getattr(aio_tables, name)(calls.iter_export_tabular_data(*_EXPORT), *args)

    return flavour.loop.run_until_complete(run())


@pytest.fixture
def made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> list[TabularDataPoint]:
    """The rows that are made of messages one by one."""
    made: list[TabularDataPoint] = []
    make: Callable[[Any], TabularDataPoint] = TabularDataPoint.from_response

    def watched(message: Any) -> TabularDataPoint:
        made.append(make(message))
        return made[-1]

    monkeypatch.setattr(TabularDataPoint, "from_response", watched)
    return made


@pytest.fixture
def no_ptars(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "ptars", None)
    row_decoder.cache_clear()
    yield
    row_decoder.cache_clear()


def _expected(points: list[data.ExportTabularDataResponse]) -> pa.Table:
    return tables.to_arrow([TabularDataPoint.from_proto(point) for point in points])


def test_rows_are_decoded_from_the_wire(
    flavour: Flavour, server: DescriptorServer, tmp_path: Path, made_one_by_one: list[TabularDataPoint]
) -> None:
    points = [_point(number) for number in range(BATCH_ROWS + 300)]
    server.expect(data_service.EXPORT_TABULAR_DATA.path, *points)
    table, frame = _made(flavour, "to_arrow"), _made(flavour, "to_pandas")
    assert _made(flavour, "to_parquet", tmp_path / "points.parquet") == len(points)
    assert not made_one_by_one
    expected = _expected(points)
    assert table.schema == expected.schema
    assert table.equals(expected)
    assert frame.equals(tables.to_pandas([TabularDataPoint.from_proto(point) for point in points]))
    read: Any = pq.read_table  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    assert read(tmp_path / "points.parquet").equals(expected)


@pytest.mark.usefixtures("no_ptars")
def test_without_the_decoder_rows_are_made_one_by_one(
    flavour: Flavour, server: DescriptorServer, made_one_by_one: list[TabularDataPoint]
) -> None:
    points = [_point(number) for number in range(3)]
    server.expect(data_service.EXPORT_TABULAR_DATA.path, *points)
    table = _made(flavour, "to_arrow")
    assert len(made_one_by_one) == 3
    assert table.equals(_expected(points))


def test_what_has_to_be_merged_is_left_to_protobuf(
    flavour: Flavour, server: DescriptorServer, made_one_by_one: list[TabularDataPoint]
) -> None:
    first, second = _point(7), data.ExportTabularDataResponse(payload=to_struct({"number": 7}))
    # It keeps what it does not know, byte by byte.
    server.expect(
        data_service.EXPORT_TABULAR_DATA.path,
        empty_pb2.Empty.FromString(first.SerializeToString() + second.SerializeToString()),
    )
    table = _made(flavour, "to_arrow")
    assert len(made_one_by_one) == 1
    first.MergeFrom(second)
    assert table.equals(_expected([first]))


def test_a_row_that_cannot_be_converted_is_an_error_that_says_which(flavour: Flavour, server: DescriptorServer) -> None:
    points = [_point(number) for number in range(BATCH_ROWS + 5)]
    points[BATCH_ROWS + 2].time_captured.seconds = _YEAR_10000
    server.expect(data_service.EXPORT_TABULAR_DATA.path, *points)
    with pytest.raises(ConversionError) as raised:
        _made(flavour, "to_arrow")
    assert (raised.value.row, raised.value.field) == (BATCH_ROWS + 2, "time_captured")


def test_rows_that_were_taken_before_count(flavour: Flavour, server: DescriptorServer) -> None:
    points = [_point(number) for number in range(4)]
    points[3].time_captured.seconds = _YEAR_10000
    server.expect(data_service.EXPORT_TABULAR_DATA.path, *points)
    stream = flavour.client.data_client.iter_export_tabular_data(*_EXPORT)

    async def make() -> None:
        await anext(stream)
        await aio_tables.to_arrow(stream)

    def make_blocking() -> None:
        next(stream)
        tables.to_arrow(stream)

    with pytest.raises(ConversionError) as raised:
        make_blocking() if flavour.loop is None else flavour.loop.run_until_complete(make())
    assert raised.value.row == 3
