"""How long the emulator takes for a page of much data, with and without filters: the first page and a later one."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp

from benchmarks.report import Row
from viam_cloud import ViamClient
from viam_cloud.methods import app_service, data_service, data_sync_service
from viam_cloud.proto import app
from viam_cloud.proto.app import data, datasync
from viam_cloud_runtime import dict_to_struct

READINGS = 100_000
FILES = 10_000
MACHINES = 20
READINGS_PER_UPLOAD = 1000
REPETITIONS = 5
TARGET_MILLISECONDS = 50
_START = 1_750_000_000

Page = Callable[[data.DataRequest], str]
"""Fetches a page; returns where the next begins."""


@dataclass(frozen=True)
class Fleet:
    """Where the data comes from."""

    organization: str
    location: str
    machines: list[str]
    parts: list[str]


def page_rows(client: ViamClient) -> Iterator[Row]:
    """Load readings and files, and time pages of both."""
    fleet = _fleet(client)
    _load_readings(client, fleet)
    page = _page(client, data_service.TABULAR_DATA_BY_FILTER, data.TabularDataByFilterRequest)
    yield _row(f"first page after {READINGS:,} readings were loaded", _milliseconds(page, data.DataRequest()))
    yield _slowest(f"{READINGS:,} readings", page, fleet)
    _load_files(client, fleet)
    page = _page(client, data_service.BINARY_DATA_BY_FILTER, data.BinaryDataByFilterRequest)
    yield _row(f"first page after {FILES:,} files were loaded", _milliseconds(page, data.DataRequest()))
    yield _slowest(f"{FILES:,} files", page, fleet)


def _slowest(what: str, page: Page, fleet: Fleet) -> Row:
    found: dict[str, float] = {}
    for name, wanted in _filters(fleet).items():
        for order in (data.Order.ORDER_DESCENDING, data.Order.ORDER_ASCENDING):
            request = data.DataRequest(filter=wanted, sort_order=order)
            found[name] = max(found.get(name, 0), _median(page, request))
            request.last = page(data.DataRequest(filter=wanted, sort_order=order, limit=1000))
            found[name] = max(found[name], _median(page, request))
    slowest = max(found, key=lambda name: found[name])
    return _row(f"slowest page of {what}, of {len(found)} filters ({slowest})", found[slowest])


def _filters(fleet: Fleet) -> dict[str, data.Filter]:
    interval = data.CaptureInterval(start=Timestamp(seconds=_START + 4000), end=Timestamp(seconds=_START + 6000))
    filters: dict[str, dict[str, Any]] = {
        "none": {},
        "an organization": {"organization_ids": [fleet.organization]},
        "a location": {"location_ids": [fleet.location]},
        "a machine": {"robot_id": fleet.machines[3]},
        "a part": {"part_id": fleet.parts[3]},
        "a name": {"component_name": "sensor-1"},
        "a name that nothing has": {"component_name": "nothing"},
        "a type": {"component_type": "sensor"},
        "a tag": {"tags_filter": data.TagsFilter(tags=["odd"])},
        "a tag that nothing has": {"tags_filter": data.TagsFilter(tags=["nothing"])},
        "an interval of an organization": {"organization_ids": [fleet.organization], "interval": interval},
    }
    return {name: data.Filter(**fields) for name, fields in filters.items()}


def _page(client: ViamClient, method: Any, request_type: Any) -> Page:
    return lambda request: client.call(method, request_type(data_request=request)).last


def _median(page: Page, request: data.DataRequest) -> float:
    return statistics.median(_milliseconds(page, request) for _ in range(REPETITIONS))


def _milliseconds(page: Page, request: data.DataRequest) -> float:
    before = time.perf_counter()
    page(request)
    return (time.perf_counter() - before) * 1000


def _row(what: str, milliseconds: float) -> Row:
    target = f"less than {TARGET_MILLISECONDS} ms"
    return Row(f"emulator, {what}", f"{milliseconds:.1f} ms", target, milliseconds < TARGET_MILLISECONDS)


def _fleet(client: ViamClient) -> Fleet:
    request = app.CreateOrganizationRequest(name="Pages")
    organization = client.call(app_service.CREATE_ORGANIZATION, request).organization.id
    place = app.CreateLocationRequest(organization_id=organization, name="Pages")
    location = client.call(app_service.CREATE_LOCATION, place).location.id
    new = [app.NewRobotRequest(name=f"machine-{number}", location=location) for number in range(MACHINES)]
    machines = [client.call(app_service.NEW_ROBOT, each).id for each in new]
    wanted = [app.GetRobotPartsRequest(robot_id=machine) for machine in machines]
    parts = [client.call(app_service.GET_ROBOT_PARTS, each).parts[0].id for each in wanted]
    return Fleet(organization, location, machines, parts)


def _load_readings(client: ViamClient, fleet: Fleet) -> None:
    struct = dict_to_struct({"readings": {"celsius": 21.5, "ok": True}})
    for start in range(0, READINGS, READINGS_PER_UPLOAD):
        contents = [
            datasync.SensorData(metadata=_times(number), struct=struct)
            for number in range(start, start + READINGS_PER_UPLOAD)
        ]
        _upload(client, fleet, start // READINGS_PER_UPLOAD, contents, datasync.DataType.DATA_TYPE_TABULAR_SENSOR)


def _load_files(client: ViamClient, fleet: Fleet) -> None:
    def load(number: int) -> None:
        contents = [datasync.SensorData(metadata=_times(number), binary=b"%d" % number)]
        _upload(client, fleet, number, contents, datasync.DataType.DATA_TYPE_BINARY_SENSOR)

    with ThreadPoolExecutor(4) as executor:
        list(executor.map(load, range(FILES)))


def _upload(
    client: ViamClient,
    fleet: Fleet,
    number: int,
    contents: Iterable[datasync.SensorData],
    kind: datasync.DataType.ValueType,
) -> None:
    metadata = datasync.UploadMetadata(
        part_id=fleet.parts[number % MACHINES],
        component_type="rdk:component:sensor",
        component_name=f"sensor-{number % 3}",
        method_name="Readings",
        type=kind,
        tags=["odd"] if number % 2 else [],
    )
    request = datasync.DataCaptureUploadRequest(metadata=metadata, sensor_contents=contents)
    client.call(data_sync_service.DATA_CAPTURE_UPLOAD, request)


def _times(number: int) -> datasync.SensorMetadata:
    time_requested = Timestamp(seconds=_START + number)
    return datasync.SensorMetadata(time_requested=time_requested, time_received=time_requested)
