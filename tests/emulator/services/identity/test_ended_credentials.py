"""Keys and secrets that end while a stream is open: so does the stream, and what it brought is not stored."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import grpc
import pytest

from tests.support.emulator.callers import Caller, Callers, Key, callers, new_key
from tests.support.emulator.captures import SENSOR, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.raw_calls import sign_in
from tests.support.waiting import wait_for
from viam_cloud.methods import data_service
from viam_cloud.proto.app import data, datasync
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.services.data.captured import page_of_rows
from viam_cloud_emulator.services.data.uploads import find_destination


@pytest.fixture
def fleet(blocking_cloud: Cloud) -> Fleet:
    return blocking_cloud.new_fleet()


@pytest.fixture
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


def _key(
    cloud: Cloud, fleet: Fleet, signing_in: Callers, end: Callable[[str], Any]
) -> tuple[Caller, Callable[[], Any]]:
    key = new_key(cloud, fleet, "organization_owner")
    return signing_in.with_key(key), lambda: end(key.id)


def _deleted_key(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> tuple[Caller, Callable[[], Any]]:
    return _key(cloud, fleet, signing_in, lambda key_id: cloud.app.delete_key(id=key_id))


def _rotated_key(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> tuple[Caller, Callable[[], Any]]:
    return _key(cloud, fleet, signing_in, lambda key_id: cloud.app.rotate_key(id=key_id))


def _deleted_secret(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> tuple[Caller, Callable[[], Any]]:
    secret = cloud.app.create_robot_part_secret(part_id=fleet.part).part.secrets[-1]
    caller = signing_in.with_secret("robot-secret", fleet.part, secret.secret)
    return caller, lambda: cloud.app.delete_robot_part_secret(part_id=fleet.part, secret_id=secret.id)


@pytest.mark.parametrize("credentials", [_deleted_key, _rotated_key, _deleted_secret])
def test_an_upload_is_not_stored(
    credentials: Callable[[Cloud, Fleet, Callers], tuple[Caller, Callable[[], Any]]],
    blocking_cloud: Cloud,
    fleet: Fleet,
    signing_in: Callers,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caller, end = credentials(blocking_cloud, fleet, signing_in)
    begun = threading.Event()

    def noticed(*arguments: Any) -> Any:
        begun.set()
        return find_destination(*arguments)

    monkeypatch.setattr("viam_cloud_emulator.services.data.uploads.find_destination", noticed)

    def messages() -> Iterator[datasync.FileUploadRequest]:
        yield datasync.FileUploadRequest(metadata=datasync.UploadMetadata(part_id=fleet.part))
        wait_for(begun)
        end()
        yield datasync.FileUploadRequest(file_contents=datasync.FileData(data=b"late"))

    with pytest.raises(grpc.RpcError) as caught:
        caller.rpcs.file_upload(messages())
    assert isinstance(caught.value, grpc.Call)
    assert caught.value.code() is grpc.StatusCode.UNAUTHENTICATED
    assert blocking_cloud.list_files(fleet.organization).count == 0


def test_an_export_ends(
    blocking_cloud: Cloud, fleet: Fleet, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload_readings(blocking_cloud, fleet.part, [{"n": number} for number in range(5)])
    key = new_key(blocking_cloud, fleet, "organization_owner")
    pages: list[int] = []

    def delete_key_after_first_page(*arguments: Any, **options: Any) -> Any:
        rows = page_of_rows(*arguments, **options)
        if not pages:
            blocking_cloud.app.delete_key(id=key.id)
        pages.append(len(rows))
        return rows

    monkeypatch.setattr("viam_cloud_emulator.services.data.tabular._EXPORT_PAGE", 2)
    monkeypatch.setattr("viam_cloud_emulator.services.data.tabular.page_of_rows", delete_key_after_first_page)
    assert _export(emulator, fleet, key) == (2, "UNAUTHENTICATED")
    assert pages == [2]


def _export(emulator: Emulator, fleet: Fleet, key: Key) -> tuple[int, str]:
    """How many rows come, and the status that it ends with."""
    request = data.ExportTabularDataRequest(
        part_id=fleet.part,
        resource_name=SENSOR["component_name"],
        resource_subtype=SENSOR["component_type"],
        method_name=SENSOR["method_name"],
    )
    metadata = (("authorization", f"Bearer {sign_in(emulator, key.id, key.secret)}"),)
    count = 0
    with grpc.insecure_channel(emulator.address) as channel:
        call: Any = channel.unary_stream(
            data_service.EXPORT_TABULAR_DATA.path,
            request_serializer=data.ExportTabularDataRequest.SerializeToString,
            response_deserializer=data.ExportTabularDataResponse.FromString,
        )
        rows: Any = call(request, metadata=metadata, timeout=60)
        with suppress(grpc.RpcError):
            for _ in rows:
                count += 1
        return count, rows.code().name
