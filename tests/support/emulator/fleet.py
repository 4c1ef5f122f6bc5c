"""What the emulator's tests say things with: calls in either flavour, and a small fleet to try them on."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.support.emulator.rpc_calls import Rpcs
from tests.support.flavours import Flavour
from viam_cloud.proto import app
from viam_cloud.proto.app import data, datasync


class Cloud:
    """A signed-in client of the emulator."""

    def __init__(self, flavour: Flavour) -> None:
        self._flavour = flavour
        self.app = self.data = Rpcs(self.call)

    @property
    def flavour(self) -> Flavour:
        """The client, and how to call it."""
        return self._flavour

    def call(self, method: Any, request: Any, **options: Any) -> Any:
        """The response of any RPC, or the list of what it streams."""
        return self._flavour.call(self._flavour.client.call, method, request, **options)

    def new_fleet(self) -> Fleet:
        """An organization of its own, with one location, one machine and its main part."""
        organization = self.app.create_organization(name="Robots & Sons").organization
        location = self.app.create_location(organization_id=organization.id, name="Workshop").location
        robot_id = self.app.new_robot(name="Rosie", location=location.id).id
        (part,) = self.app.get_robot_parts(robot_id=robot_id).parts
        return Fleet(organization.id, location.id, robot_id, part.id)

    def upload(self, part_id: str, *chunks: bytes, **metadata: Any) -> str:
        """Upload a file; returns its binary data ID."""
        messages = file_messages(datasync.UploadMetadata(part_id=part_id, **metadata), chunks)
        identifier: str = self.data.file_upload(messages).binary_data_id
        return identifier

    def list_files(self, organization_id: str, **request: Any) -> data.BinaryDataByFilterResponse:
        """One page of the binary data of an organization."""
        fields = request.pop("filter", {})
        outer = {name: request.pop(name) for name in ("count_only", "include_binary") if name in request}
        filter_message = data.Filter(organization_ids=[organization_id], **fields)
        page = data.DataRequest(filter=filter_message, **request)
        response: data.BinaryDataByFilterResponse = self.data.binary_data_by_filter(data_request=page, **outer)
        return response


@dataclass(frozen=True)
class Fleet:
    """IDs of what `new_fleet` makes."""

    organization: str
    location: str
    robot: str
    part: str


def file_messages(metadata: datasync.UploadMetadata, chunks: Iterable[bytes]) -> Iterator[datasync.FileUploadRequest]:
    yield datasync.FileUploadRequest(metadata=metadata)
    for chunk in chunks:
        yield datasync.FileUploadRequest(file_contents=datasync.FileData(data=chunk))


def owner_of(resource_type: str, resource_id: str, organization_id: str = "") -> app.Authorization:
    return app.Authorization(
        authorization_type="role",
        authorization_id=f"{resource_type}_owner",
        resource_type=resource_type,
        resource_id=resource_id,
        organization_id=organization_id,
    )


def names(messages: Sequence[Any]) -> list[str]:
    return [message.name for message in messages]


def unknown_id() -> str:
    return str(uuid.uuid4())
