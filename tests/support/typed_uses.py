"""What an editor must know of results: `nox -s lint` checks this file with pyright, and nothing runs it."""

from __future__ import annotations

from typing_extensions import assert_type

from viam_cloud import ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.errors import TransferError
from viam_cloud.proto.app import Robot
from viam_cloud.views import TabularDataPoint


def results_of_transfers_that_failed(client: ViamClient) -> None:
    try:
        client.data_client.upload_files("captures", "part")
    except TransferError as error:
        for result in error.results:
            assert_type(result.error, "Exception | None")


def items_of_iterators(client: ViamClient) -> None:
    for machine in client.app_client.iter_machines():
        assert_type(machine, Robot)
    with client.data_client.iter_export_tabular_data("part", "sensor", "rdk:component:sensor", "Readings") as points:
        for point in points:
            assert_type(point, TabularDataPoint)


async def items_of_asynchronous_iterators(client: AsyncViamClient) -> None:
    async for machine in client.app_client.iter_machines():
        assert_type(machine, Robot)
    async with client.data_client.iter_export_tabular_data(
        "part", "sensor", "rdk:component:sensor", "Readings"
    ) as points:
        async for point in points:
            assert_type(point, TabularDataPoint)
