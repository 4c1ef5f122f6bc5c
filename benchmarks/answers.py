"""What the server of the side-by-side benchmark answers, serialized once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

from benchmarks.workload import Workload
from viam_cloud.proto import app
from viam_cloud.proto.app import data

START = datetime(2026, 3, 1, tzinfo=timezone.utc)
_IDS = {
    "organization_id": "1f6d2a7c-6f0e-4c86-9d55-2a4f2f8f1c11",
    "location_id": "ab12cd34ef",
    "robot_id": "7c0a8b56-6b0b-4a3c-8a27-51a8d6f0a922",
    "part_id": "e9d3f5b0-13c3-4a4e-9f6f-0d8c3f1d7a33",
}


def robot() -> bytes:
    """A machine."""
    found = app.Robot(
        id=_IDS["robot_id"], name="picker", location=_IDS["location_id"], last_access=_time(0), created_on=_time(1)
    )
    return app.GetRobotResponse(robot=found).SerializeToString()


def robot_parts(workload: Workload) -> bytes:
    """The parts of a machine, each with a configuration of the usual kind."""
    return app.GetRobotPartsResponse(parts=[_part(number) for number in range(workload.parts)]).SerializeToString()


def _part(number: int) -> app.RobotPart:
    components = [
        {
            "name": f"sensor-{position}",
            "api": "rdk:component:sensor",
            "model": "viam:example:thermometer",
            "attributes": {"pin": str(position), "interval_ms": 1000, "unit": "celsius", "enabled": True},
            "depends_on": ["board"],
        }
        for position in range(4)
    ]
    config = Struct()
    config.update({"components": components, "modules": [{"module_id": "viam:example", "version": "1.4.0"}]})
    return app.RobotPart(
        id=f"{_IDS['part_id'][:-4]}{number:04}",
        name=f"picker-part-{number}",
        dns_name=f"picker-part-{number}",
        robot=_IDS["robot_id"],
        location_id=_IDS["location_id"],
        robot_config=config,
        last_access=_time(number),
        created_on=_time(0),
        last_updated=_time(number),
        main_part=number == 0,
        fqdn=f"picker-part-{number}.ab12cd34ef.viam.cloud",
        local_fqdn=f"picker-part-{number}.ab12cd34ef.local.viam.cloud",
    )


def export(workload: Workload) -> list[bytes]:
    """The rows of an export, each a message of its own."""
    return [_row(number).SerializeToString() for number in range(workload.rows)]


def _row(number: int) -> data.ExportTabularDataResponse:
    payload = Struct()
    payload.update(
        {
            "readings": {
                "temperature": 20 + number % 50 / 10,
                "humidity": 40 + number % 30,
                "pressure": 1013.25,
                "status": "ok" if number % 7 else "warming up",
                "door_open": number % 5 == 0,
                "axes": {"x": 0.1 * (number % 10), "y": -0.2, "z": 9.81},
            }
        }
    )
    return data.ExportTabularDataResponse(
        part_id=_IDS["part_id"],
        resource_name="thermometer",
        resource_subtype="rdk:component:sensor",
        method_name="Readings",
        time_captured=_time(number),
        organization_id=_IDS["organization_id"],
        location_id=_IDS["location_id"],
        robot_name="picker",
        robot_id=_IDS["robot_id"],
        part_name="picker-main",
        method_parameters=Struct(),
        tags=["benchmark"],
        payload=payload,
    )


class Files:
    """The large object, and the folder of small ones."""

    def __init__(self, workload: Workload) -> None:
        self._contents = os.urandom(workload.file_bytes)
        self._small = {file.metadata.binary_data_id: file for file in self._small_files(workload)}
        large = self._file("large", workload.download_bytes)
        large.binary = os.urandom(workload.download_bytes)
        self._large = data.BinaryDataByIDsResponse(data=[large], count=1).SerializeToString()

    def _small_files(self, workload: Workload) -> Iterator[data.BinaryData]:
        for number in range(workload.files):
            yield self._file(f"capture-{number:04}", workload.file_bytes)

    def _file(self, name: str, size: int) -> data.BinaryData:
        return data.BinaryData(
            metadata=data.BinaryMetadata(
                id=name,
                binary_data_id=f"{_IDS['organization_id']}/{_IDS['location_id']}/{name}",
                file_name=f"{name}.jpg",
                file_ext=".jpg",
                file_size_bytes=size,
                time_requested=_time(0),
                time_received=_time(1),
                capture_metadata=data.CaptureMetadata(
                    organization_id=_IDS["organization_id"], part_id=_IDS["part_id"], mime_type="image/jpeg"
                ),
            )
        )

    def by_ids(self, request: bytes) -> bytes:
        """The answer to BinaryDataByIDs."""
        asked = data.BinaryDataByIDsRequest.FromString(request)
        if list(asked.binary_data_ids) == ["large"]:
            return self._large
        found = [self._with_contents(self._small[name], asked.include_binary) for name in asked.binary_data_ids]
        return data.BinaryDataByIDsResponse(data=found, count=len(found)).SerializeToString()

    def by_filter(self, request: bytes) -> bytes:
        """The answer to BinaryDataByFilter: a page of the folder; `last` is the position that it goes on from."""
        asked = data.BinaryDataByFilterRequest.FromString(request)
        first = int(asked.data_request.last or 0)
        end = first + (asked.data_request.limit or 50)
        found = [self._with_contents(file, asked.include_binary) for file in list(self._small.values())[first:end]]
        last = str(end) if found else ""
        return data.BinaryDataByFilterResponse(
            data=found, count=len(found), last=last, total_size_bytes=len(self._contents) * len(found)
        ).SerializeToString()

    def _with_contents(self, file: data.BinaryData, included: bool) -> data.BinaryData:
        return data.BinaryData(metadata=file.metadata, binary=self._contents if included else b"")


def _time(seconds: int) -> Timestamp:
    moment = Timestamp()
    moment.FromDatetime(START + timedelta(seconds=seconds))
    return moment
