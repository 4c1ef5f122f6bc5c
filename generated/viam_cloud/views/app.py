# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of the messages of one file: what methods take and return."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from typing import Any, ClassVar

from viam_cloud.gen.app.v1 import app_pb2
from viam_cloud_runtime import from_timestamp, struct_to_dict, to_struct, to_timestamp
from viam_cloud_runtime.messages.times import check_timestamp
from viam_cloud_runtime.messages.view import (
    Readers as _Readers,
    View as _View,
    reading_lazily as _reading_lazily,
    snapshot as _snapshot,
)


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
