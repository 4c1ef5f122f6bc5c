"""Uploads of files and of captured binary data, which arrive as streams of chunks."""

from __future__ import annotations

import mimetypes
import os
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Literal

from viam_cloud.methods import data_sync_service
from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import machine
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.files import FileStore, ReceivedFile
from viam_cloud_emulator.core.store import Parameter
from viam_cloud_emulator.core.values import new_uuid
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import BinaryDataIds, insert_binary_data, new_binary_data_ids
from viam_cloud_emulator.services.data.captured import optional_time, source_columns, time_columns
from viam_cloud_emulator.services.data.dataset_table import add_members, find_dataset_for_data
from viam_cloud_emulator.services.data.tabular_table import insert_readings

_KINDS: dict[int, Literal["struct", "binary"]] = {
    datasync.DataType.DATA_TYPE_TABULAR_SENSOR: "struct",
    datasync.DataType.DATA_TYPE_BINARY_SENSOR: "binary",
}
_MIME_TYPES = {".pcd": "pointcloud/pcd", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
"""MIME types of what machines capture; the operating system knows the others."""

_ENUM_MIME_TYPES = {
    datasync.MimeType.MIME_TYPE_IMAGE_JPEG: "image/jpeg",
    datasync.MimeType.MIME_TYPE_IMAGE_PNG: "image/png",
    datasync.MimeType.MIME_TYPE_APPLICATION_PCD: "pointcloud/pcd",
    datasync.MimeType.MIME_TYPE_VIDEO_MP4: "video/mp4",
}

rpcs = RpcTable()


@rpcs.client_stream(data_sync_service.FILE_UPLOAD, machine("part", "metadata.part_id"))
def file_upload(
    stream: StreamCall, requests: Iterator[datasync.FileUploadRequest]
) -> Generator[datasync.FileUploadResponse, None, None]:
    """Store a file that is sent as metadata first and then contents."""
    first = next(requests, None)
    if first is None or not first.HasField("metadata"):
        raise invalid_argument("the first message of the stream must have metadata")
    created = optional_time(first.metadata, "file_create_time", otherwise=stream.environment.clock.now())
    times = {"time_requested": created, "time_received": created}
    upload = Upload(first.metadata, datasync.SensorMetadata(), dict(times))
    with _received(stream, upload, _file_chunks(requests)) as pending:
        yield datasync.FileUploadResponse(file_id=pending.ids.file_id, binary_data_id=pending.ids.binary_data_id)
        with stream.write() as call:
            pending.store(call)


@rpcs.client_stream(
    data_sync_service.STREAMING_DATA_CAPTURE_UPLOAD, machine("part", "metadata.upload_metadata.part_id")
)
def streaming_data_capture_upload(
    stream: StreamCall, requests: Iterator[datasync.StreamingDataCaptureUploadRequest]
) -> Generator[datasync.StreamingDataCaptureUploadResponse, None, None]:
    """Store what a sensor captured, sent as metadata first and then data."""
    first = next(requests, None)
    if first is None or not first.HasField("metadata"):
        raise invalid_argument("the first message of the stream must have metadata")
    sensor_metadata = first.metadata.sensor_metadata
    upload = Upload(
        first.metadata.upload_metadata,
        sensor_metadata,
        time_columns(sensor_metadata, otherwise=stream.environment.clock.now()),
    )
    with _received(stream, upload, _sensor_chunks(requests)) as pending:
        yield datasync.StreamingDataCaptureUploadResponse(
            file_id=pending.ids.file_id, binary_data_id=pending.ids.binary_data_id
        )
        with stream.write() as call:
            pending.store(call)


@contextmanager
def _received(stream: StreamCall, upload: Upload, chunks: Iterable[bytes]) -> Iterator[PendingUpload]:
    with stream.read() as call:
        # What is wrong is better said before the contents arrive than after.
        part, _ = find_destination(call, upload.metadata)
    with received(stream.environment.files, upload, part, chunks) as pending:
        yield pending


def _file_chunks(requests: Iterable[datasync.FileUploadRequest]) -> Iterator[bytes]:
    for request in requests:
        if not request.HasField("file_contents"):
            raise invalid_argument("every message of the stream after the first must have file_contents")
        yield request.file_contents.data


def _sensor_chunks(requests: Iterable[datasync.StreamingDataCaptureUploadRequest]) -> Iterator[bytes]:
    for request in requests:
        if not request.HasField("data"):
            raise invalid_argument("every message of the stream after the first must have data")
        yield request.data


@rpcs.unary(data_sync_service.DATA_CAPTURE_UPLOAD, machine("part", "metadata.part_id"))
def data_capture_upload(call: Call, request: datasync.DataCaptureUploadRequest) -> datasync.DataCaptureUploadResponse:
    """Store what a sensor captured."""
    kind = _kind(request)
    if kind == "binary":
        return _store_binary(call, request.metadata, request.sensor_contents)
    part = find_part(call, request.metadata.part_id)
    if request.metadata.dataset_ids:
        raise invalid_argument("metadata.dataset_ids: only binary data can be in datasets")
    insert_readings(call, part, request.metadata, request.sensor_contents)
    return datasync.DataCaptureUploadResponse(file_id=new_uuid())


def _store_binary(
    call: Call, metadata: datasync.UploadMetadata, contents: Sequence[datasync.SensorData]
) -> datasync.DataCaptureUploadResponse:
    if len(contents) != 1:
        raise invalid_argument("sensor_contents must have exactly one entry when the data is binary")
    part, _ = find_destination(call, metadata)
    (content,) = contents
    upload = Upload(metadata, content.metadata, time_columns(content.metadata, otherwise=call.environment.clock.now()))
    with received(call.environment.files, upload, part, [content.binary]) as pending:
        pending.store(call)
        return datasync.DataCaptureUploadResponse(
            file_id=pending.ids.file_id, binary_data_id=pending.ids.binary_data_id
        )


def _kind(request: datasync.DataCaptureUploadRequest) -> str:
    """The field that all of the contents have."""
    if not request.sensor_contents:
        raise invalid_argument("sensor_contents must have at least one entry")
    kind = request.sensor_contents[0].WhichOneof("data")
    if request.metadata.type != datasync.DataType.DATA_TYPE_UNSPECIFIED:
        kind = _KINDS.get(request.metadata.type)
        if kind is None:
            raise invalid_argument("metadata.type must be a type of sensor data")
    if kind is None:
        raise invalid_argument("sensor_contents[0] must have struct or binary")
    for index, content in enumerate(request.sensor_contents):
        if content.WhichOneof("data") != kind:
            raise invalid_argument(f"sensor_contents[{index}] must have {kind}, as metadata.type and the others say")
    return kind


@dataclass(frozen=True, slots=True)
class Upload:
    """Metadata of an upload."""

    metadata: datasync.UploadMetadata
    sensor_metadata: datasync.SensorMetadata
    times: dict[str, Parameter]


@dataclass(frozen=True, slots=True)
class PendingUpload:
    """An upload that has arrived but is not stored."""

    upload: Upload
    received: ReceivedFile
    ids: BinaryDataIds

    def store(self, call: Call) -> None:
        """Make the contents a file of the store and a row of the database."""
        metadata = self.upload.metadata
        # Machine and datasets may have been deleted while the contents arrived.
        find_destination(call, metadata)
        call.environment.files.keep(self.received)
        call.environment.arrivals.store(call, partial(self._insert, uploaded_on=call.environment.clock.now()))

    def _insert(self, call: Call, uploaded_on: int) -> None:
        metadata = self.upload.metadata
        part, dataset_ids = find_destination(call, metadata)
        extension = metadata.file_extension or os.path.splitext(metadata.file_name)[1]
        sequence = insert_binary_data(
            call,
            self.ids,
            part,
            _with_box_ids(self.upload.sensor_metadata.annotations),
            mime_type=metadata.mime_type or _mime_type(self.upload.sensor_metadata, extension),
            file_name=metadata.file_name,
            file_extension=extension,
            content_hash=self.received.content_hash,
            size=self.received.size,
            uploaded_on=uploaded_on,
            **source_columns(metadata),
            **self.upload.times,
        )
        for dataset_id in dataset_ids:
            add_members(call, dataset_id, [sequence])


def find_destination(call: Call, metadata: datasync.UploadMetadata) -> tuple[sqlite3.Row, Sequence[str]]:
    """The part that an upload is for, and the datasets that it goes to."""
    part = find_part(call, metadata.part_id)
    datasets = [
        find_dataset_for_data(call, identifier, "dataset_ids", part["organization_id"])["id"]
        for identifier in metadata.dataset_ids
    ]
    return part, datasets


@contextmanager
def received(files: FileStore, upload: Upload, part: sqlite3.Row, chunks: Iterable[bytes]) -> Iterator[PendingUpload]:
    """Write the chunks to disk; unless they are stored before the block ends, they are deleted again."""
    file = files.receive(chunks)
    try:
        yield PendingUpload(upload, file, new_binary_data_ids(part))
    finally:
        files.discard(file)


def _with_box_ids(annotations: data.Annotations) -> data.Annotations:
    """The annotations with an ID for everything that came without."""
    completed = data.Annotations()
    completed.CopyFrom(annotations)
    for box in completed.bboxes:
        box.id = box.id or new_uuid()
    for classification in completed.classifications:
        classification.id = classification.id or new_uuid()
    return completed


def _mime_type(sensor_metadata: datasync.SensorMetadata, extension: str) -> str:
    extension = extension.lower()
    guessed = _MIME_TYPES.get(extension) or mimetypes.guess_type(f"file{extension}")[0]
    return guessed or _ENUM_MIME_TYPES.get(sensor_metadata.mime_type) or "application/octet-stream"
