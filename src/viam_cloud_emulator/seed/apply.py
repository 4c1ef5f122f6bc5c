"""Filling an emulator from a seed file, through the RPCs that a client would call."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud.methods import app_service, data_sync_service, dataset_service
from viam_cloud.proto import app
from viam_cloud.proto.app import dataset, datasync
from viam_cloud_emulator.access.authorizations import authorize_key
from viam_cloud_emulator.core.errors import SeedError, StatusError, already_exists
from viam_cloud_emulator.core.values import new_secret, new_uuid
from viam_cloud_emulator.rpc.local_calls import LocalCalls
from viam_cloud_emulator.seed.document import Place
from viam_cloud_emulator.seed.schema import (
    SeedFile,
    SeedKey,
    SeedLocation,
    SeedMachine,
    SeedOrganization,
    SeedPart,
    SeedReadings,
    read_seed,
)
from viam_cloud_emulator.services.identity.keys import NewKey, current_generation, insert_key

_CHUNK_BYTES = 1024 * 1024
_READINGS_PER_UPLOAD = 1000

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SeededKey:
    """An API key that a seed file asked for. Its secret is not shown by `repr`."""

    name: str
    id: str
    secret: str

    def __repr__(self) -> str:
        return f"SeededKey(name={self.name!r}, id={self.id!r})"


def seed(path: Path, calls: LocalCalls) -> list[SeededKey]:
    """Make what a file describes; organizations that are there already stay as they are.

    Returns:
        The API keys that were made.

    Raises:
        SeedError: Something in the file is wrong. An organization is made as a whole or not at all.
    """
    organizations = read_seed(path)
    response = calls.unary(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())
    present = {organization.name for organization in response.organizations}
    sower = _Sower(calls)
    for organization in organizations:
        if organization.name in present:
            _logger.info("seed: the organization %r is there already and stays as it is", organization.name)
        else:
            sower.organization(organization)
    return sower.keys


class _Sower:
    def __init__(self, calls: LocalCalls) -> None:
        self._calls = calls
        self.keys: list[SeededKey] = []
        # IDs by the names of the datasets of the organization that is being made.
        self._datasets: dict[str, str] = {}

    def organization(self, wanted: SeedOrganization) -> None:
        with _at(wanted.place):
            request = app.CreateOrganizationRequest(name=wanted.name)
            organization_id = self._calls.unary(app_service.CREATE_ORGANIZATION, request).organization.id
        try:
            if wanted.public_namespace:
                with _at(wanted.place):
                    update = app.UpdateOrganizationRequest(
                        organization_id=organization_id, public_namespace=wanted.public_namespace
                    )
                    self._calls.unary(app_service.UPDATE_ORGANIZATION, update)
            self._keys(wanted.keys, "organization", organization_id)
            with _at(wanted.place):
                self._datasets = {name: self._dataset(name, organization_id) for name in dict.fromkeys(wanted.datasets)}
            for location in wanted.locations:
                self._location(location, organization_id, parent="")
        except BaseException:
            # What is there counts as seeded, so half of it must not stay.
            with self._calls.stream.write() as call:
                call.transaction.run("DELETE FROM organizations WHERE id = ?", organization_id)
            raise

    def _dataset(self, name: str, organization_id: str) -> str:
        request = dataset.CreateDatasetRequest(
            name=name, organization_id=organization_id, type=dataset.DatasetType.DATASET_TYPE_BINARY_DATA
        )
        return self._calls.unary(dataset_service.CREATE_DATASET, request).id

    def _location(self, wanted: SeedLocation, organization_id: str, parent: str) -> None:
        with _at(wanted.place):
            request = app.CreateLocationRequest(organization_id=organization_id, name=wanted.name)
            if parent:
                request.parent_location_id = parent
            location_id = self._calls.unary(app_service.CREATE_LOCATION, request).location.id
        self._keys(wanted.keys, "location", location_id)
        for location in wanted.locations:
            self._location(location, organization_id, parent=location_id)
        for machine in wanted.machines:
            self._machine(machine, location_id)

    def _machine(self, wanted: SeedMachine, location_id: str) -> None:
        with _at(wanted.place):
            request = app.NewRobotRequest(name=wanted.name, location=location_id)
            robot_id = self._calls.unary(app_service.NEW_ROBOT, request).id
            parts = self._calls.unary(app_service.GET_ROBOT_PARTS, app.GetRobotPartsRequest(robot_id=robot_id)).parts
        self._keys(wanted.keys, "robot", robot_id)
        part_id = parts[0].id
        for index, part in enumerate(wanted.parts):
            if index:
                with _at(part.place):
                    new_part = app.NewRobotPartRequest(robot_id=robot_id, part_name=part.name)
                    part_id = self._calls.unary(app_service.NEW_ROBOT_PART, new_part).part_id
            self._part(part, part_id)

    def _part(self, wanted: SeedPart, part_id: str) -> None:
        with _at(wanted.place):
            update = app.UpdateRobotPartRequest(id=part_id, name=wanted.name)
            if wanted.config is not None:
                update.robot_config.update(wanted.config)
            self._calls.unary(app_service.UPDATE_ROBOT_PART, update)
        for file in wanted.files:
            with _at(file.place):
                dataset_ids = [self._datasets[name] for name in file.datasets]
                self._calls.client_stream(data_sync_service.FILE_UPLOAD, _file_messages(file, part_id, dataset_ids))
        for readings in wanted.readings:
            with _at(readings.place):
                for upload in _uploads(readings, part_id):
                    self._calls.unary(data_sync_service.DATA_CAPTURE_UPLOAD, upload)

    def _keys(self, wanted: list[SeedKey], resource_type: str, resource_id: str) -> None:
        for each in wanted:
            key = NewKey(each.id or new_uuid(), each.secret or new_secret())
            authorization = app.Authorization(
                authorization_type="role",
                authorization_id=f"{resource_type}_{each.role}",
                resource_type=resource_type,
                resource_id=resource_id,
            )
            # Not with CreateKey, which makes up ID and secret itself.
            with _at(each.place), self._calls.stream.write() as call:
                if current_generation(call.transaction, key.id) is not None:
                    raise already_exists(f"there is an API key with the ID {key.id!r} already")
                insert_key(call.transaction, key, each.name)
                authorize_key(call, key.id, authorization)
            self.keys.append(SeededKey(each.name, key.id, key.secret))


@contextmanager
def _at(place: Place) -> Iterator[None]:
    """Say of what an RPC refuses where it stands in the file."""
    try:
        yield
    except (StatusError, OSError, OverflowError, RecursionError, ValueError) as error:
        # Beside what RPCs refuse: files that cannot be read, and what JSON can express but a message cannot.
        raise SeedError(f"{place}: {error}") from None


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
        file_name=file.path.name,
    )
    if file.time is not None:
        metadata.file_create_time.CopyFrom(_timestamp(file.time))
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
    metadata = datasync.SensorMetadata(time_requested=_timestamp(time), time_received=_timestamp(time))
    return datasync.SensorData(metadata=metadata, struct=struct)


def _timestamp(time: datetime) -> Timestamp:
    timestamp = Timestamp()
    timestamp.FromDatetime(time)
    return timestamp
