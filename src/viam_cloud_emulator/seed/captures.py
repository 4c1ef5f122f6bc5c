"""Files and readings of a seed, uploaded as machines do it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import Any

from google.protobuf.struct_pb2 import Struct

from viam_cloud.methods import data_service, data_sync_service
from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator.seed.context import Context, errors_at, timestamp
from viam_cloud_emulator.seed.schema import SeedFile, SeedReadings

_CHUNK_BYTES = 1024 * 1024
_READINGS_PER_UPLOAD = 1000


def upload_file(context: Context, file: SeedFile, part_id: str) -> None:
    """Upload a file for a part, and draw the boxes on it."""
    with errors_at(file.place):
        dataset_ids = [context.datasets[name] for name in file.datasets]
        messages = _file_messages(file, part_id, dataset_ids)
        uploaded = context.calls.client_stream(data_sync_service.FILE_UPLOAD, messages)
    for box in file.boxes:
        with errors_at(box.place):
            request = data.AddBoundingBoxToImageByIDRequest(
                binary_data_id=uploaded.binary_data_id,
                label=box.label,
                x_min_normalized=box.x_min,
                y_min_normalized=box.y_min,
                x_max_normalized=box.x_max,
                y_max_normalized=box.y_max,
                confidence=box.confidence,
            )
            context.calls.unary(data_service.ADD_BOUNDING_BOX_TO_IMAGE_BY_ID, request)


def upload_readings(context: Context, readings: SeedReadings, part_id: str) -> None:
    """Upload the measurements of one component of a part."""
    with errors_at(readings.place):
        for upload in _uploads(readings, part_id):
            context.calls.unary(data_sync_service.DATA_CAPTURE_UPLOAD, upload)


def _file_messages(file: SeedFile, part_id: str, dataset_ids: list[str]) -> Iterator[datasync.FileUploadRequest]:
    metadata = datasync.UploadMetadata(
        part_id=part_id,
        type=datasync.DataType.DATA_TYPE_FILE,
        component_type=file.component_type,
        component_name=file.component_name,
        method_name=file.method_name,
        mime_type=file.mime_type,
        tags=file.tags,
        dataset_ids=dataset_ids,
        # As `file_upload_from_path` calls it.
        file_name=file.path.stem,
        file_extension=file.path.suffix,
    )
    if file.time is not None:
        metadata.file_create_time.CopyFrom(timestamp(file.time))
    yield datasync.FileUploadRequest(metadata=metadata)
    with file.path.open("rb") as contents:
        while chunk := contents.read(_CHUNK_BYTES):
            yield datasync.FileUploadRequest(file_contents=datasync.FileData(data=chunk))


def _uploads(readings: SeedReadings, part_id: str) -> Iterator[datasync.DataCaptureUploadRequest]:
    metadata = datasync.UploadMetadata(
        part_id=part_id,
        type=datasync.DataType.DATA_TYPE_TABULAR_SENSOR,
        component_type=readings.component_type,
        component_name=readings.component_name,
        method_name=readings.method_name,
        tags=readings.tags,
    )
    start, interval = readings.start or datetime.now(timezone.utc), timedelta(seconds=readings.interval_seconds)
    contents = (
        _sensor_data(value, readings.method_name, start + index * interval)
        for index, value in enumerate(readings.values)
    )
    while some := list(islice(contents, _READINGS_PER_UPLOAD)):
        yield datasync.DataCaptureUploadRequest(metadata=metadata, sensor_contents=some)


def _sensor_data(value: dict[str, Any], method_name: str, time: datetime) -> datasync.SensorData:
    struct = Struct()
    # As machines send them: what the method `Readings` returns stands under this key.
    struct.update({"readings": value} if method_name == "Readings" and "readings" not in value else value)
    # A reading takes no time.
    metadata = datasync.SensorMetadata(time_requested=timestamp(time), time_received=timestamp(time))
    return datasync.SensorData(metadata=metadata, struct=struct)
