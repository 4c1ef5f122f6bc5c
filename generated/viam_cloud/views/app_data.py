# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of the messages of one file: what methods take and return."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any, ClassVar

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud_runtime import from_timestamp, struct_to_dict, to_struct, to_timestamp
from viam_cloud_runtime.messages.times import check_timestamp
from viam_cloud_runtime.messages.view import (
    Readers as _Readers,
    View as _View,
    reading_lazily as _reading_lazily,
    snapshot as _snapshot,
)
from viam_cloud_runtime.support.deprecation import warn_deprecated


@_reading_lazily
@dataclasses.dataclass(repr=False)
class TabularData(_View):
    """Captured values with the metadata that belongs to them.

    Attributes:
        data (dict[str, Any]): The captured values.
        metadata (CaptureMetadata): Machine, resource and method that captured the values.
        time_requested (datetime): When the machine asked the resource for the data.
        time_received (datetime): When the machine got the data from the resource.
    """

    data: dict[str, Any]
    metadata: data_pb2.CaptureMetadata
    time_requested: datetime.datetime
    time_received: datetime.datetime

    @classmethod
    def from_proto(cls, message: data_pb2.TabularData, metadata: data_pb2.CaptureMetadata) -> TabularData:
        """The plain form of a message, with what is given beside it; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message), metadata)

    @classmethod
    def from_response(cls, message: data_pb2.TabularData, metadata: data_pb2.CaptureMetadata) -> TabularData:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.time_requested)
        check_timestamp(message.time_received)
        view.metadata = metadata
        return view

    _at_once = frozenset({"metadata"})

    @staticmethod
    def _read_plain(message: data_pb2.TabularData) -> dict[str, object]:
        return {}

    @staticmethod
    def _read_all(message: data_pb2.TabularData) -> dict[str, object]:
        return {
            "data": struct_to_dict(message.data),
            "time_requested": from_timestamp(message.time_requested),
            "time_received": from_timestamp(message.time_received),
        }

    _converted: ClassVar[_Readers[data_pb2.TabularData]] = {
        "data": lambda message: struct_to_dict(message.data),
        "time_requested": lambda message: from_timestamp(message.time_requested),
        "time_received": lambda message: from_timestamp(message.time_received),
    }

    @property
    def proto(self) -> data_pb2.TabularData:
        """The message that this is the plain form of."""
        return data_pb2.TabularData(
            data=to_struct(self.data),
            time_requested=to_timestamp(self.time_requested),
            time_received=to_timestamp(self.time_received),
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class TabularDataPoint(_View):
    """One exported data point with its metadata.

    Attributes:
        part_id (str): ID (UUID) of the part that captured the data.
        resource_name (str): Name of the component or service that captured the data, such as
            `sensor-1`.
        resource_api (str): API of the resource, such as `rdk:component:sensor`.
        method_name (str): Capture method, such as `Readings`.
        time_captured (datetime): When the data was captured on the machine.
        organization_id (str): ID (UUID) of the organization the data belongs to.
        location_id (str): ID of the location that the machine was in.
        robot_name (str): Name of the machine.
        robot_id (str): ID (UUID) of the machine.
        part_name (str): Name of the machine part.
        method_parameters (dict[str, Any]): Arguments the capture method was called with, by name.
        tags (list[str]): Tags on the data point.
        payload (dict[str, Any]): The captured values.
    """

    part_id: str
    resource_name: str
    resource_api: str = dataclasses.field(metadata={"message_field": "resource_subtype"})
    method_name: str
    time_captured: datetime.datetime
    organization_id: str
    location_id: str
    robot_name: str
    robot_id: str
    part_name: str
    method_parameters: dict[str, Any]
    tags: list[str]
    payload: dict[str, Any]

    @classmethod
    def from_proto(cls, message: data_pb2.ExportTabularDataResponse) -> TabularDataPoint:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: data_pb2.ExportTabularDataResponse) -> TabularDataPoint:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.time_captured)
        return view

    @staticmethod
    def _read_plain(message: data_pb2.ExportTabularDataResponse) -> dict[str, object]:
        return {
            "part_id": message.part_id,
            "resource_name": message.resource_name,
            "resource_api": message.resource_subtype,
            "method_name": message.method_name,
            "organization_id": message.organization_id,
            "location_id": message.location_id,
            "robot_name": message.robot_name,
            "robot_id": message.robot_id,
            "part_name": message.part_name,
            "tags": list(message.tags),
        }

    @staticmethod
    def _read_all(message: data_pb2.ExportTabularDataResponse) -> dict[str, object]:
        return {
            "part_id": message.part_id,
            "resource_name": message.resource_name,
            "resource_api": message.resource_subtype,
            "method_name": message.method_name,
            "time_captured": from_timestamp(message.time_captured),
            "organization_id": message.organization_id,
            "location_id": message.location_id,
            "robot_name": message.robot_name,
            "robot_id": message.robot_id,
            "part_name": message.part_name,
            "method_parameters": struct_to_dict(message.method_parameters),
            "tags": list(message.tags),
            "payload": struct_to_dict(message.payload),
        }

    _converted: ClassVar[_Readers[data_pb2.ExportTabularDataResponse]] = {
        "time_captured": lambda message: from_timestamp(message.time_captured),
        "method_parameters": lambda message: struct_to_dict(message.method_parameters),
        "payload": lambda message: struct_to_dict(message.payload),
    }

    @property
    def proto(self) -> data_pb2.ExportTabularDataResponse:
        """The message that this is the plain form of."""
        return data_pb2.ExportTabularDataResponse(
            part_id=self.part_id,
            resource_name=self.resource_name,
            resource_subtype=self.resource_api,
            method_name=self.method_name,
            time_captured=to_timestamp(self.time_captured),
            organization_id=self.organization_id,
            location_id=self.location_id,
            robot_name=self.robot_name,
            robot_id=self.robot_id,
            part_name=self.part_name,
            method_parameters=to_struct(self.method_parameters),
            tags=self.tags,
            payload=to_struct(self.payload),
        )

    @property
    def resource_subtype(self) -> str:
        """Deprecated: the old name of `resource_api`."""
        warn_deprecated("TabularDataPoint.resource_subtype", "resource_api")
        return self.resource_api
