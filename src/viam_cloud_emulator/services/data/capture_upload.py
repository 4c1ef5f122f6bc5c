"""Upload of sensor data in a single message: any number of readings, or one piece of binary data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from viam_cloud.methods import data_sync_service
from viam_cloud.proto.app import datasync
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import machine
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.values import new_uuid
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.captured import time_columns
from viam_cloud_emulator.services.data.pending_upload import Upload, find_destination, received
from viam_cloud_emulator.services.data.tabular_table import insert_readings

_KINDS: dict[int, Literal["struct", "binary"]] = {
    datasync.DataType.DATA_TYPE_TABULAR_SENSOR: "struct",
    datasync.DataType.DATA_TYPE_BINARY_SENSOR: "binary",
}

rpcs = RpcTable()


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
    """Which field all of the contents have."""
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
