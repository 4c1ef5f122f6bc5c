"""Server streams: one after the other, cut on demand, and live ones that only the client or the stop ends."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from datetime import timedelta

import pytest

from tests.support.flavours import Flavour
from tests.support.waiting import wait_for
from viam_cloud import ViamClient
from viam_cloud.errors import UnavailableError
from viam_cloud.methods import app_service, data_service
from viam_cloud.proto import app, common
from viam_cloud.proto.app import data
from viam_cloud_emulator import Emulator, instance
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.core.call import StreamCall
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.catalog import all_rpcs

LINES = 5


class Handlers:
    """Two server streams in the place of the emulator's own: a short one, and one that tells of organizations."""

    def __init__(self) -> None:
        self.closed = threading.Event()
        self.rpcs = RpcTable()
        self.rpcs.server_stream(data_service.EXPORT_TABULAR_DATA, SIGNED_IN)(self.export)
        self.rpcs.server_stream(app_service.TAIL_ROBOT_PART_LOGS, SIGNED_IN)(self.tail)
        for path, rpc in all_rpcs().rpcs.items():
            if path not in self.rpcs.rpcs:
                self.rpcs._add(path, rpc)

    def export(
        self, stream: StreamCall, request: data.ExportTabularDataRequest
    ) -> Generator[data.ExportTabularDataResponse, None, None]:
        for number in range(LINES):
            yield data.ExportTabularDataResponse(resource_name=f"{request.resource_name}-{number}")

    def tail(
        self, stream: StreamCall, request: app.TailRobotPartLogsRequest
    ) -> Generator[app.TailRobotPartLogsResponse, None, None]:
        seen: int | None = 0
        told = 0
        try:
            while (seen := stream.wait_for_commit(seen)) is not None:
                with stream.read() as call:
                    names = [row["name"] for row in call.transaction.all("SELECT name FROM organizations")]
                for name in names[told:]:
                    yield app.TailRobotPartLogsResponse(logs=[common.LogEntry(message=name)])
                told = len(names)
        finally:
            self.closed.set()


@pytest.fixture
def handlers(monkeypatch: pytest.MonkeyPatch) -> Handlers:
    handlers = Handlers()
    monkeypatch.setattr(instance, "all_rpcs", lambda: handlers.rpcs)
    return handlers


@pytest.fixture
def server(handlers: Handlers) -> Iterator[Emulator]:
    with Emulator() as server:
        yield server


def _create(client: ViamClient, name: str) -> None:
    client.call(app_service.CREATE_ORGANIZATION, app.CreateOrganizationRequest(name=name))


def _export(client: ViamClient) -> list[str]:
    request = data.ExportTabularDataRequest(resource_name="row")
    with client.call(data_service.EXPORT_TABULAR_DATA, request) as stream:
        return [row.resource_name for row in stream]


def test_all_of_it_in_order(server: Emulator) -> None:
    with server.client() as client:
        assert _export(client) == [f"row-{number}" for number in range(LINES)]


async def test_all_of_it_in_order_async(handlers: Handlers) -> None:
    async with Emulator() as server, await server.async_client() as client:
        request = data.ExportTabularDataRequest(resource_name="row")
        rows = [row.resource_name async for row in client.call(data_service.EXPORT_TABULAR_DATA, request)]
    assert rows == [f"row-{number}" for number in range(LINES)]


@pytest.mark.parametrize("after", range(LINES + 1))
def test_cut_streams(server: Emulator, after: int) -> None:
    rows: list[str] = []
    with server.client() as client, server.fault("ExportTabularData", cut_after=after):
        request = data.ExportTabularDataRequest(resource_name="row")
        with pytest.raises(UnavailableError, match="cut on demand"):
            rows.extend(row.resource_name for row in client.call(data_service.EXPORT_TABULAR_DATA, request, retry=None))


def test_a_cut_later_than_the_end_is_none(server: Emulator) -> None:
    with server.client() as client, server.fault("ExportTabularData", cut_after=LINES + 1):
        assert len(_export(client)) == LINES


def test_a_live_stream_tells_what_is_written(server: Emulator, handlers: Handlers) -> None:
    with server.client() as client:
        _create(client, "first")
        with client.call(app_service.TAIL_ROBOT_PART_LOGS, app.TailRobotPartLogsRequest(id="x")) as stream:
            assert next(stream).logs[0].message == "first"
            _create(client, "second")
            assert next(stream).logs[0].message == "second"
        # The client has left, and the handler notices without anything being written.
        wait_for(handlers.closed)


async def test_a_live_stream_tells_what_is_written_async(handlers: Handlers) -> None:
    async with Emulator() as server, await server.async_client() as client:
        stream = client.call(app_service.TAIL_ROBOT_PART_LOGS, app.TailRobotPartLogsRequest(id="x"))
        async with stream:
            create = app.CreateOrganizationRequest(name="first")
            await client.call(app_service.CREATE_ORGANIZATION, create)
            assert (await anext(stream)).logs[0].message == "first"


def test_stopping_ends_live_streams_at_once(server: Emulator) -> None:
    """Were they waited for, this would take an hour."""
    with server.client() as client:
        _create(client, "first")
        with client.call(app_service.TAIL_ROBOT_PART_LOGS, app.TailRobotPartLogsRequest(id="x")) as stream:
            next(stream)
            server.stop(grace=3600)
            assert list(stream) == []


def test_many_live_streams_leave_room_for_calls(server: Emulator) -> None:
    with server.client() as client:
        _create(client, "first")
        request = app.TailRobotPartLogsRequest(id="x")
        streams = [client.call(app_service.TAIL_ROBOT_PART_LOGS, request) for _ in range(100)]
        assert {next(stream).logs[0].message for stream in streams} == {"first"}
        _create(client, "second")
        assert {next(stream).logs[0].message for stream in streams} == {"second"}
        for stream in streams:
            stream.close()


def test_latency_comes_before_the_first_message(server: Emulator, async_flavour: Flavour) -> None:
    with server.client() as client, server.fault("ExportTabularData", latency=timedelta(milliseconds=1)) as fault:
        assert len(_export(client)) == LINES
    assert fault.hits == 1
