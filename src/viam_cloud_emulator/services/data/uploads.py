"""Uploads of files and of captured binary data, which arrive as streams of chunks."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager

from viam_cloud.methods import data_sync_service
from viam_cloud.proto.app import datasync
from viam_cloud_emulator.access.policies import machine
from viam_cloud_emulator.core.call import StreamCall
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.captured import optional_time, time_columns
from viam_cloud_emulator.services.data.pending_upload import PendingUpload, Upload, find_destination, received

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
