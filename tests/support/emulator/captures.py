"""What tests of data say things with: readings, images, BSON, and an emulator whose clock they move."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import bson
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.fleet import Cloud
from tests.support.flavours import Flavour
from viam_cloud.proto.app import datasync
from viam_cloud_emulator import Emulator
from viam_cloud_runtime import dict_to_struct

NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.timezone.utc)
SENSOR: dict[str, Any] = {
    "component_type": "rdk:component:sensor",
    "component_name": "thermometer",
    "method_name": "Readings",
}


ENDLESS_SQL = (
    f"SELECT COUNT(*) AS n FROM {', '.join(f'readings AS r{number}' for number in range(5))}"
    f" WHERE {' + '.join(f'r{number}.data.readings.n' for number in range(5))} < 0"
)
"""Over a hundred readings it never ends."""
GROWING_SQL = "ADD_TO_ARRAY(r1.data.readings.text || r2.data.readings.text)"
"""Over more than two sources it takes any amount of memory."""


def at(minutes: float) -> Timestamp:
    """Some minutes after noon."""
    timestamp = Timestamp()
    timestamp.FromDatetime(NOON + datetime.timedelta(minutes=minutes))
    return timestamp


def upload_readings(
    cloud: Cloud, part_id: str, values: Sequence[Mapping[str, Any]], *, minute: float = 0, **metadata: Any
) -> None:
    """Upload readings, one minute apart, each under the key `readings`."""
    contents = [
        datasync.SensorData(
            metadata=datasync.SensorMetadata(time_requested=at(minute + index), time_received=at(minute + index)),
            struct=dict_to_struct({"readings": dict(value)}),
        )
        for index, value in enumerate(values)
    ]
    cloud.data.data_capture_upload(
        metadata=datasync.UploadMetadata(
            part_id=part_id, type=datasync.DataType.DATA_TYPE_TABULAR_SENSOR, **{**SENSOR, **metadata}
        ),
        sensor_contents=contents,
    )


def sql(cloud: Cloud, organization_id: str, query: str) -> list[dict[str, Any]]:
    """The rows that an SQL query yields."""
    response = cloud.data.tabular_data_by_sql(organization_id=organization_id, sql_query=query)
    return [bson.decode(row) for row in response.raw_data]


def mql(
    cloud: Cloud, organization_id: str, stages: Sequence[Mapping[str, Any]], **request: Any
) -> list[dict[str, Any]]:
    """The documents that an aggregation yields."""
    response = cloud.data.tabular_data_by_mql(organization_id=organization_id, mql_binary=encoded(*stages), **request)
    return [bson.decode(document) for document in response.raw_data]


def encoded(*documents: Mapping[str, Any]) -> list[bytes]:
    """Documents as BSON."""
    return [bson.encode(document) for document in documents]


@contextmanager
def emulator_of_its_own(is_async: bool, **settings: Any) -> Iterator[tuple[Emulator, Cloud]]:
    """For tests that move the clock, which others must not feel."""
    with Emulator(**settings) as emulator:
        if not is_async:
            with emulator.client() as client:
                yield emulator, Cloud(Flavour(client, None))
            return
        loop = asyncio.new_event_loop()
        async_client = loop.run_until_complete(emulator.async_client())

        async def close() -> None:
            await async_client.close()

        try:
            yield emulator, Cloud(Flavour(async_client, loop))
        finally:
            loop.run_until_complete(close())
            loop.close()
