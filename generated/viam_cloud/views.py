# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of messages: what methods take and return."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from typing import Any, ClassVar, TypeVar

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud.gen.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud.gen.app.v1 import app_pb2
from viam_cloud.gen.common.v1 import common_pb2
from viam_cloud_runtime import from_timestamp, struct_to_dict, to_struct, to_timestamp
from viam_cloud_runtime.messages.result_list import ResultList as _ResultList
from viam_cloud_runtime.messages.times import check_timestamp
from viam_cloud_runtime.messages.view import (
    Readers as _Readers,
    View as _View,
    reading_lazily as _reading_lazily,
    snapshot as _snapshot,
)
from viam_cloud_runtime.support.deprecation import warn_deprecated
from viam_cloud_runtime.viam.bson_documents import decode_document, encode_document

_DataPipelineRunsPageT = TypeVar("_DataPipelineRunsPageT", bound="DataPipelineRunsPage")


@_reading_lazily
@dataclasses.dataclass(repr=False)
class RobotPart(_View):
    """A part of a machine: one computer with its own configuration, address and secrets.

    Attributes:
        id (str): ID (UUID) of the part.
        name (str): Display name of the part.
        dns_name (str): Name of the part in the form that its network address uses.
        secret (str): Secret with which the part authenticates; `secrets` has them all. Keep it
            confidential.
        robot (str): ID (UUID) of the machine that the part belongs to.
        location_id (str): ID of the location of the machine.
        robot_config (dict[str, Any] | None): Configuration of the part, as a JSON object:
            components, services, fragments and so on.
        last_access (datetime | None): When the part was last in contact with the cloud; a recent
            time means that it is live.
        user_supplied_info (dict[str, Any] | None): Free-form information supplied for the part, as
            a JSON object.
        main_part (bool): Whether this is the main part of the machine.
        fqdn (str): Fully qualified domain name: the address for connecting to the part over the
            internet.
        local_fqdn (str): Fully qualified domain name for connecting to the part within its local
            network.
        created_on (datetime | None): When the part was created.
        secrets (list[SharedSecret]): All secrets of the part, each with its state. Keep them
            confidential.
        last_updated (datetime | None): When the configuration last changed; pass it as
            `last_known_update` to update safely.
        robot_config_json (str | None): Configuration as raw JSON text, with the keys in the order
            that their author chose; absent if not stored in this form.
    """

    id: str
    name: str
    dns_name: str
    secret: str = dataclasses.field(repr=False)
    robot: str
    location_id: str
    robot_config: dict[str, Any] | None
    last_access: datetime.datetime | None
    user_supplied_info: dict[str, Any] | None
    main_part: bool
    fqdn: str
    local_fqdn: str
    created_on: datetime.datetime | None
    secrets: list[app_pb2.SharedSecret] = dataclasses.field(repr=False)
    last_updated: datetime.datetime | None
    robot_config_json: str | None

    @classmethod
    def from_proto(cls, message: app_pb2.RobotPart) -> RobotPart:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: app_pb2.RobotPart) -> RobotPart:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.last_access)
        check_timestamp(message.created_on)
        check_timestamp(message.last_updated)
        return view

    @staticmethod
    def _read_plain(message: app_pb2.RobotPart) -> dict[str, object]:
        return {
            "id": message.id,
            "name": message.name,
            "dns_name": message.dns_name,
            "secret": message.secret,
            "robot": message.robot,
            "location_id": message.location_id,
            "main_part": message.main_part,
            "fqdn": message.fqdn,
            "local_fqdn": message.local_fqdn,
            "secrets": list(message.secrets),
            "robot_config_json": message.robot_config_json if message.HasField("robot_config_json") else None,
        }

    @staticmethod
    def _read_all(message: app_pb2.RobotPart) -> dict[str, object]:
        return {
            "id": message.id,
            "name": message.name,
            "dns_name": message.dns_name,
            "secret": message.secret,
            "robot": message.robot,
            "location_id": message.location_id,
            "robot_config": struct_to_dict(message.robot_config) if message.HasField("robot_config") else None,
            "last_access": from_timestamp(message.last_access) if message.HasField("last_access") else None,
            "user_supplied_info": struct_to_dict(message.user_supplied_info)
            if message.HasField("user_supplied_info")
            else None,
            "main_part": message.main_part,
            "fqdn": message.fqdn,
            "local_fqdn": message.local_fqdn,
            "created_on": from_timestamp(message.created_on) if message.HasField("created_on") else None,
            "secrets": list(message.secrets),
            "last_updated": from_timestamp(message.last_updated) if message.HasField("last_updated") else None,
            "robot_config_json": message.robot_config_json if message.HasField("robot_config_json") else None,
        }

    _converted: ClassVar[_Readers[app_pb2.RobotPart]] = {
        "robot_config": lambda message: (
            struct_to_dict(message.robot_config) if message.HasField("robot_config") else None
        ),
        "last_access": lambda message: from_timestamp(message.last_access) if message.HasField("last_access") else None,
        "user_supplied_info": lambda message: (
            struct_to_dict(message.user_supplied_info) if message.HasField("user_supplied_info") else None
        ),
        "created_on": lambda message: from_timestamp(message.created_on) if message.HasField("created_on") else None,
        "last_updated": lambda message: (
            from_timestamp(message.last_updated) if message.HasField("last_updated") else None
        ),
    }

    @property
    def proto(self) -> app_pb2.RobotPart:
        """The message that this is the plain form of."""
        return app_pb2.RobotPart(
            id=self.id,
            name=self.name,
            dns_name=self.dns_name,
            secret=self.secret,
            robot=self.robot,
            location_id=self.location_id,
            robot_config=to_struct(self.robot_config) if self.robot_config is not None else None,
            last_access=to_timestamp(self.last_access) if self.last_access is not None else None,
            user_supplied_info=to_struct(self.user_supplied_info) if self.user_supplied_info is not None else None,
            main_part=self.main_part,
            fqdn=self.fqdn,
            local_fqdn=self.local_fqdn,
            created_on=to_timestamp(self.created_on) if self.created_on is not None else None,
            secrets=self.secrets,
            last_updated=to_timestamp(self.last_updated) if self.last_updated is not None else None,
            robot_config_json=self.robot_config_json,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class RobotPartHistoryEntry(_View):
    """One recorded change of a machine part.

    Attributes:
        part (str): ID (UUID) of the part that was changed.
        robot (str): ID (UUID) of the machine that the part belongs to.
        when (datetime | None): When the change was made.
        old (RobotPart | None): The part as it was before the change.
    """

    part: str
    robot: str
    when: datetime.datetime | None
    old: RobotPart | None

    @classmethod
    def from_proto(cls, message: app_pb2.RobotPartHistoryEntry) -> RobotPartHistoryEntry:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: app_pb2.RobotPartHistoryEntry) -> RobotPartHistoryEntry:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.when)
        view.old = RobotPart.from_response(message.old) if message.HasField("old") else None
        return view

    _at_once = frozenset({"old"})

    @staticmethod
    def _read_plain(message: app_pb2.RobotPartHistoryEntry) -> dict[str, object]:
        return {"part": message.part, "robot": message.robot}

    @staticmethod
    def _read_all(message: app_pb2.RobotPartHistoryEntry) -> dict[str, object]:
        return {
            "part": message.part,
            "robot": message.robot,
            "when": from_timestamp(message.when) if message.HasField("when") else None,
            "old": RobotPart.from_response(message.old) if message.HasField("old") else None,
        }

    _converted: ClassVar[_Readers[app_pb2.RobotPartHistoryEntry]] = {
        "when": lambda message: from_timestamp(message.when) if message.HasField("when") else None
    }

    @property
    def proto(self) -> app_pb2.RobotPartHistoryEntry:
        """The message that this is the plain form of."""
        return app_pb2.RobotPartHistoryEntry(
            part=self.part,
            robot=self.robot,
            when=to_timestamp(self.when) if self.when is not None else None,
            old=self.old.proto if self.old is not None else None,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class LogEntry(_View):
    """One entry of a log.

    Attributes:
        host (str): Host that logged it.
        level (str): Severity, such as `info` or `error`.
        time (datetime | None): When it was logged.
        logger_name (str): Name of the logger.
        message (str): Text of the entry.
        caller (dict[str, Any] | None): Place in the code that logged it, as a JSON object.
        stack (str): Stack trace; empty when there is none.
        fields (list[dict[str, Any]]): Structured fields of the entry, as JSON objects.
    """

    host: str
    level: str
    time: datetime.datetime | None
    logger_name: str
    message: str
    caller: dict[str, Any] | None
    stack: str
    fields: list[dict[str, Any]]

    @classmethod
    def from_proto(cls, message: common_pb2.LogEntry) -> LogEntry:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: common_pb2.LogEntry) -> LogEntry:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.time)
        return view

    @staticmethod
    def _read_plain(message: common_pb2.LogEntry) -> dict[str, object]:
        return {
            "host": message.host,
            "level": message.level,
            "logger_name": message.logger_name,
            "message": message.message,
            "stack": message.stack,
        }

    @staticmethod
    def _read_all(message: common_pb2.LogEntry) -> dict[str, object]:
        return {
            "host": message.host,
            "level": message.level,
            "time": from_timestamp(message.time) if message.HasField("time") else None,
            "logger_name": message.logger_name,
            "message": message.message,
            "caller": struct_to_dict(message.caller) if message.HasField("caller") else None,
            "stack": message.stack,
            "fields": _ResultList([struct_to_dict(item) for item in message.fields]),
        }

    _converted: ClassVar[_Readers[common_pb2.LogEntry]] = {
        "time": lambda message: from_timestamp(message.time) if message.HasField("time") else None,
        "caller": lambda message: struct_to_dict(message.caller) if message.HasField("caller") else None,
        "fields": lambda message: _ResultList([struct_to_dict(item) for item in message.fields]),
    }

    @property
    def proto(self) -> common_pb2.LogEntry:
        """The message that this is the plain form of."""
        return common_pb2.LogEntry(
            host=self.host,
            level=self.level,
            time=to_timestamp(self.time) if self.time is not None else None,
            logger_name=self.logger_name,
            message=self.message,
            caller=to_struct(self.caller) if self.caller is not None else None,
            stack=self.stack,
            fields=[to_struct(item) for item in self.fields],
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class Fragment(_View):
    """A reusable piece of configuration that machines take in.

    Attributes:
        id (str): ID (UUID) of the fragment.
        name (str): Display name of the fragment.
        fragment (dict[str, Any] | None): Configuration in the fragment, as a JSON object:
            components, services and so on.
        organization_owner (str): ID (UUID) of the organization that owns the fragment.
        public (bool): Whether everybody can see the fragment; `visibility` is more precise.
        created_on (datetime | None): When the fragment was created.
        organization_name (str): Display name of the organization that owns the fragment.
        robot_part_count (int): Number of machine parts that use the fragment.
        organization_count (int): Number of organizations that use the fragment.
        only_used_by_owner (bool): Whether no organization but the owner uses the fragment.
        visibility (Fragment.Visibility): Who can see the fragment.
        last_updated (datetime | None): When the fragment last changed; pass it as
            `last_known_update` to update safely.
    """

    class Visibility(str, enum.Enum):
        """Who can see a fragment."""

        UNSPECIFIED = "unspecified"
        PRIVATE = "private"
        PUBLIC = "public"
        PUBLIC_UNLISTED = "public_unlisted"

        @classmethod
        def from_proto(cls, value: app_pb2.FragmentVisibility.ValueType) -> Fragment.Visibility:
            """The member that stands for a value of the enum; an unknown value is UNSPECIFIED."""
            members = {0: cls.UNSPECIFIED, 1: cls.PRIVATE, 2: cls.PUBLIC, 3: cls.PUBLIC_UNLISTED}
            return members.get(value, cls.UNSPECIFIED)

        @property
        def proto(self) -> app_pb2.FragmentVisibility.ValueType:
            """The value of the enum."""
            return app_pb2.FragmentVisibility.Value(f"FRAGMENT_VISIBILITY_{self.name}")

    id: str
    name: str
    fragment: dict[str, Any] | None
    organization_owner: str
    public: bool
    created_on: datetime.datetime | None
    organization_name: str
    robot_part_count: int
    organization_count: int
    only_used_by_owner: bool
    visibility: Fragment.Visibility
    last_updated: datetime.datetime | None

    @classmethod
    def from_proto(cls, message: app_pb2.Fragment) -> Fragment:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: app_pb2.Fragment) -> Fragment:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.created_on)
        check_timestamp(message.last_updated)
        return view

    @staticmethod
    def _read_plain(message: app_pb2.Fragment) -> dict[str, object]:
        return {
            "id": message.id,
            "name": message.name,
            "organization_owner": message.organization_owner,
            "public": message.public,
            "organization_name": message.organization_name,
            "robot_part_count": message.robot_part_count,
            "organization_count": message.organization_count,
            "only_used_by_owner": message.only_used_by_owner,
        }

    @staticmethod
    def _read_all(message: app_pb2.Fragment) -> dict[str, object]:
        return {
            "id": message.id,
            "name": message.name,
            "fragment": struct_to_dict(message.fragment) if message.HasField("fragment") else None,
            "organization_owner": message.organization_owner,
            "public": message.public,
            "created_on": from_timestamp(message.created_on) if message.HasField("created_on") else None,
            "organization_name": message.organization_name,
            "robot_part_count": message.robot_part_count,
            "organization_count": message.organization_count,
            "only_used_by_owner": message.only_used_by_owner,
            "visibility": Fragment.Visibility.from_proto(message.visibility),
            "last_updated": from_timestamp(message.last_updated) if message.HasField("last_updated") else None,
        }

    _converted: ClassVar[_Readers[app_pb2.Fragment]] = {
        "fragment": lambda message: struct_to_dict(message.fragment) if message.HasField("fragment") else None,
        "created_on": lambda message: from_timestamp(message.created_on) if message.HasField("created_on") else None,
        "visibility": lambda message: Fragment.Visibility.from_proto(message.visibility),
        "last_updated": lambda message: (
            from_timestamp(message.last_updated) if message.HasField("last_updated") else None
        ),
    }

    @property
    def proto(self) -> app_pb2.Fragment:
        """The message that this is the plain form of."""
        return app_pb2.Fragment(
            id=self.id,
            name=self.name,
            fragment=to_struct(self.fragment) if self.fragment is not None else None,
            organization_owner=self.organization_owner,
            public=self.public,
            created_on=to_timestamp(self.created_on) if self.created_on is not None else None,
            organization_name=self.organization_name,
            robot_part_count=self.robot_part_count,
            organization_count=self.organization_count,
            only_used_by_owner=self.only_used_by_owner,
            visibility=self.visibility.proto,
            last_updated=to_timestamp(self.last_updated) if self.last_updated is not None else None,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class FragmentHistoryEntry(_View):
    """One recorded change of a fragment.

    Attributes:
        fragment (str): ID (UUID) of the fragment that was changed.
        edited_on (datetime): When the change was made.
        old (Fragment): The fragment as it was before the change.
        edited_by (AuthenticatorInfo): Who made the change.
    """

    fragment: str
    edited_on: datetime.datetime
    old: Fragment
    edited_by: app_pb2.AuthenticatorInfo

    @classmethod
    def from_proto(cls, message: app_pb2.FragmentHistoryEntry) -> FragmentHistoryEntry:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: app_pb2.FragmentHistoryEntry) -> FragmentHistoryEntry:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.edited_on)
        view.old = Fragment.from_response(message.old)
        return view

    _at_once = frozenset({"old"})

    @staticmethod
    def _read_plain(message: app_pb2.FragmentHistoryEntry) -> dict[str, object]:
        return {"fragment": message.fragment, "edited_by": message.edited_by}

    @staticmethod
    def _read_all(message: app_pb2.FragmentHistoryEntry) -> dict[str, object]:
        return {
            "fragment": message.fragment,
            "edited_on": from_timestamp(message.edited_on),
            "old": Fragment.from_response(message.old),
            "edited_by": message.edited_by,
        }

    _converted: ClassVar[_Readers[app_pb2.FragmentHistoryEntry]] = {
        "edited_on": lambda message: from_timestamp(message.edited_on)
    }

    @property
    def proto(self) -> app_pb2.FragmentHistoryEntry:
        """The message that this is the plain form of."""
        return app_pb2.FragmentHistoryEntry(
            fragment=self.fragment, edited_on=to_timestamp(self.edited_on), old=self.old.proto, edited_by=self.edited_by
        )


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


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipeline(_View):
    """A query that runs on a schedule and stores its results.

    Attributes:
        id (str): ID of the pipeline.
        organization_id (str): ID (UUID) of the organization the pipeline belongs to.
        name (str): Display name, unique within the organization.
        mql_binary (list[dict[str, Any]]): Stages of the aggregation in order.
        schedule (str): When to run, as a cron expression in UTC, such as `0 * * * *`; it also sets
            the span of data each run covers.
        created_on (datetime): When the pipeline was created.
        updated_at (datetime): When the pipeline was last changed.
        enabled (bool): Whether the pipeline runs on its schedule.
        data_source_type (TabularDataSourceType): Store the query reads from.
    """

    id: str
    organization_id: str
    name: str
    mql_binary: list[dict[str, Any]]
    schedule: str
    created_on: datetime.datetime
    updated_at: datetime.datetime
    enabled: bool
    data_source_type: data_pb2.TabularDataSourceType.ValueType = dataclasses.field(
        metadata={"enum": data_pb2.TabularDataSourceType}
    )

    @classmethod
    def from_proto(cls, message: data_pipelines_pb2.DataPipeline) -> DataPipeline:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: data_pipelines_pb2.DataPipeline) -> DataPipeline:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.created_on)
        check_timestamp(message.updated_at)
        view.mql_binary = [decode_document(item) for item in message.mql_binary]
        return view

    _at_once = frozenset({"mql_binary"})

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.DataPipeline) -> dict[str, object]:
        return {
            "id": message.id,
            "organization_id": message.organization_id,
            "name": message.name,
            "schedule": message.schedule,
            "enabled": message.enabled,
            "data_source_type": message.data_source_type,
        }

    @staticmethod
    def _read_all(message: data_pipelines_pb2.DataPipeline) -> dict[str, object]:
        return {
            "id": message.id,
            "organization_id": message.organization_id,
            "name": message.name,
            "mql_binary": [decode_document(item) for item in message.mql_binary],
            "schedule": message.schedule,
            "created_on": from_timestamp(message.created_on),
            "updated_at": from_timestamp(message.updated_at),
            "enabled": message.enabled,
            "data_source_type": message.data_source_type,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.DataPipeline]] = {
        "created_on": lambda message: from_timestamp(message.created_on),
        "updated_at": lambda message: from_timestamp(message.updated_at),
    }

    @property
    def proto(self) -> data_pipelines_pb2.DataPipeline:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.DataPipeline(
            id=self.id,
            organization_id=self.organization_id,
            name=self.name,
            mql_binary=[encode_document(item) for item in self.mql_binary],
            schedule=self.schedule,
            created_on=to_timestamp(self.created_on),
            updated_at=to_timestamp(self.updated_at),
            enabled=self.enabled,
            data_source_type=self.data_source_type,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipelineRun(_View):
    """One run of a data pipeline.

    Attributes:
        id (str): ID of the run.
        status (DataPipelineRunStatus): State of the run.
        start_time (datetime | None): When the run started; None before.
        end_time (datetime | None): When the run ended; None before.
        data_start_time (datetime): Beginning of the span of data it covers.
        data_end_time (datetime): End of the span of data it covers.
        error_message (str): Why the run failed; empty otherwise.
        data_source_type (TabularDataSourceType): Store the query read from.
    """

    id: str
    status: data_pipelines_pb2.DataPipelineRunStatus.ValueType = dataclasses.field(
        metadata={"enum": data_pipelines_pb2.DataPipelineRunStatus}
    )
    start_time: datetime.datetime | None
    end_time: datetime.datetime | None
    data_start_time: datetime.datetime
    data_end_time: datetime.datetime
    error_message: str
    data_source_type: data_pb2.TabularDataSourceType.ValueType = dataclasses.field(
        metadata={"enum": data_pb2.TabularDataSourceType}
    )

    @classmethod
    def from_proto(cls, message: data_pipelines_pb2.DataPipelineRun) -> DataPipelineRun:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: data_pipelines_pb2.DataPipelineRun) -> DataPipelineRun:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.start_time)
        check_timestamp(message.end_time)
        check_timestamp(message.data_start_time)
        check_timestamp(message.data_end_time)
        return view

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.DataPipelineRun) -> dict[str, object]:
        return {
            "id": message.id,
            "status": message.status,
            "error_message": message.error_message,
            "data_source_type": message.data_source_type,
        }

    @staticmethod
    def _read_all(message: data_pipelines_pb2.DataPipelineRun) -> dict[str, object]:
        return {
            "id": message.id,
            "status": message.status,
            "start_time": from_timestamp(message.start_time) if message.HasField("start_time") else None,
            "end_time": from_timestamp(message.end_time) if message.HasField("end_time") else None,
            "data_start_time": from_timestamp(message.data_start_time),
            "data_end_time": from_timestamp(message.data_end_time),
            "error_message": message.error_message,
            "data_source_type": message.data_source_type,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.DataPipelineRun]] = {
        "start_time": lambda message: from_timestamp(message.start_time) if message.HasField("start_time") else None,
        "end_time": lambda message: from_timestamp(message.end_time) if message.HasField("end_time") else None,
        "data_start_time": lambda message: from_timestamp(message.data_start_time),
        "data_end_time": lambda message: from_timestamp(message.data_end_time),
    }

    @property
    def proto(self) -> data_pipelines_pb2.DataPipelineRun:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.DataPipelineRun(
            id=self.id,
            status=self.status,
            start_time=to_timestamp(self.start_time) if self.start_time is not None else None,
            end_time=to_timestamp(self.end_time) if self.end_time is not None else None,
            data_start_time=to_timestamp(self.data_start_time),
            data_end_time=to_timestamp(self.data_end_time),
            error_message=self.error_message,
            data_source_type=self.data_source_type,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipelineRunsPage(_View):
    """One page of runs.

    Attributes:
        pipeline_id (str): ID of the pipeline the runs belong to.
        page_size (int): Largest number of runs in a page.
        runs (list[DataPipelineRun]): The runs of this page.
        next_page_token (str): Token of the next page; empty on the last one.
    """

    pipeline_id: str
    page_size: int
    runs: list[DataPipelineRun]
    next_page_token: str

    @classmethod
    def from_proto(
        cls: type[_DataPipelineRunsPageT], message: data_pipelines_pb2.ListDataPipelineRunsResponse, page_size: int
    ) -> _DataPipelineRunsPageT:
        """The plain form of a message, with what is given beside it; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message), page_size)

    @classmethod
    def from_response(
        cls: type[_DataPipelineRunsPageT], message: data_pipelines_pb2.ListDataPipelineRunsResponse, page_size: int
    ) -> _DataPipelineRunsPageT:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        view.page_size = page_size
        view.runs = _ResultList([DataPipelineRun.from_response(item) for item in message.runs])
        return view

    _at_once = frozenset({"page_size", "runs"})

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.ListDataPipelineRunsResponse) -> dict[str, object]:
        return {"pipeline_id": message.pipeline_id, "next_page_token": message.next_page_token}

    @staticmethod
    def _read_all(message: data_pipelines_pb2.ListDataPipelineRunsResponse) -> dict[str, object]:
        return {
            "pipeline_id": message.pipeline_id,
            "runs": _ResultList([DataPipelineRun.from_response(item) for item in message.runs]),
            "next_page_token": message.next_page_token,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.ListDataPipelineRunsResponse]] = {}

    @property
    def proto(self) -> data_pipelines_pb2.ListDataPipelineRunsResponse:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.ListDataPipelineRunsResponse(
            pipeline_id=self.pipeline_id, runs=[item.proto for item in self.runs], next_page_token=self.next_page_token
        )
