"""What both bare stubs share: the RPCs as grpcio alone offers them, with messages that protoc made.

They do what any script has to: send the access token, set a deadline, and allow for large answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.sides import EXPORT, KEY, KEY_ID, LARGE_FILE_ID, ORGANIZATION_ID, PART_ID, ROBOT_ID
from benchmarks.workload import CHUNK_BYTES

TIMEOUT = 60
OPTIONS = [("grpc.max_receive_message_length", -1)]


class Rpcs:
    """The callables of one channel, blocking or of asyncio, and the requests."""

    def __init__(self, channel: Any) -> None:
        from viam_cloud.methods import app_service, auth_service, data_service, data_sync_service

        self.authenticate = _callable(channel.unary_unary, auth_service.AUTHENTICATE)
        self.get_robot = _callable(channel.unary_unary, app_service.GET_ROBOT)
        self.get_robot_parts = _callable(channel.unary_unary, app_service.GET_ROBOT_PARTS)
        self.binary_data_by_ids = _callable(channel.unary_unary, data_service.BINARY_DATA_BY_IDS)
        self.binary_data_by_filter = _callable(channel.unary_unary, data_service.BINARY_DATA_BY_FILTER)
        self.export_tabular_data = _callable(channel.unary_stream, data_service.EXPORT_TABULAR_DATA)
        self.file_upload = _callable(channel.stream_unary, data_sync_service.FILE_UPLOAD)
        self._authenticate_request = auth_service.AUTHENTICATE.request_type
        self.headers: tuple[tuple[str, str], ...] = ()

    def sign_in_request(self) -> Any:
        request = self._authenticate_request(entity=KEY_ID)
        request.credentials.type = "api-key"
        request.credentials.payload = KEY
        return request

    def signed_in(self, response: Any) -> None:
        self.headers = (("viam_client", "python"), ("authorization", f"Bearer {response.access_token}"))

    @property
    def options(self) -> dict[str, Any]:
        """What goes with each call."""
        return {"timeout": TIMEOUT, "metadata": self.headers}


def _callable(make: Any, method: Any) -> Any:
    return make(method.path, method.request_type.SerializeToString, method.response_type.FromString)


def robot_request() -> Any:
    from viam_cloud.proto.app import GetRobotRequest

    return GetRobotRequest(id=ROBOT_ID)


def parts_request() -> Any:
    from viam_cloud.proto.app import GetRobotPartsRequest

    return GetRobotPartsRequest(robot_id=ROBOT_ID)


def download_request(*ids: str) -> Any:
    from viam_cloud.proto.app.data import BinaryDataByIDsRequest

    return BinaryDataByIDsRequest(binary_data_ids=ids or [LARGE_FILE_ID], include_binary=True)


def listing_request(last: str) -> Any:
    from viam_cloud.proto.app.data import BinaryDataByFilterRequest, DataRequest, Filter

    asked = DataRequest(filter=Filter(organization_ids=[ORGANIZATION_ID]), limit=50, last=last)
    return BinaryDataByFilterRequest(data_request=asked, include_binary=False)


def export_request() -> Any:
    from viam_cloud.proto.app.data import ExportTabularDataRequest

    names = ("part_id", "resource_name", "resource_subtype", "method_name")
    return ExportTabularDataRequest(**dict(zip(names, EXPORT, strict=True)))


def upload_requests(path: Path) -> Iterator[Any]:
    from viam_cloud.proto.app.datasync import DataType, FileData, FileUploadRequest, UploadMetadata

    metadata = UploadMetadata(
        part_id=PART_ID, type=DataType.DATA_TYPE_FILE, file_name=path.stem, file_extension=path.suffix
    )
    yield FileUploadRequest(metadata=metadata)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield FileUploadRequest(file_contents=FileData(data=chunk))


def as_dict(message: Any) -> dict[str, Any]:
    from google.protobuf.json_format import MessageToDict

    return MessageToDict(message, preserving_proto_field_name=True)
