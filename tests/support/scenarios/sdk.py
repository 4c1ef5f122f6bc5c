"""What a scenario works with: an emulator of its own, and the clients of one flavour."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.support.emulator.fleet import Fleet
from tests.support.scenarios.awaitable import Awaitable, Calls
from viam_cloud import Credentials, DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.aio.app.app_client import AppClient
from viam_cloud.aio.app.billing_client import BillingClient
from viam_cloud.aio.app.data_client import DataClient
from viam_cloud.aio.app.ml_training_client import MLTrainingClient
from viam_cloud.aio.app.provisioning_client import ProvisioningClient
from viam_cloud.aio.app.robot_client import RobotClient
from viam_cloud_emulator import Emulator


class Sdk:
    """The clients, signed in, and the emulator that they talk to.

    Whatever their flavour is, they are used like those of `viam_cloud.aio`.
    """

    app: AppClient
    data: DataClient
    ml_training: MLTrainingClient
    billing: BillingClient
    provisioning: ProvisioningClient
    robot: RobotClient

    def __init__(self, client: Any, emulator: Emulator, folder: Path, calls: Calls) -> None:
        self.emulator = emulator
        self.folder = folder
        self._calls = calls
        self._is_async = isinstance(client, AsyncViamClient)
        for name in ("app", "data", "ml_training", "billing", "provisioning", "robot"):
            setattr(self, name, Awaitable(getattr(client, f"{name}_client"), calls))

    async def new_fleet(self) -> Fleet:
        """An organization of its own, with one location, one machine and its main part."""
        organization = await self.app.create_organization("Robots & Sons")
        location = await self.app.create_location(organization.id, "Workshop")
        robot = await self.app.new_robot("Rosie", location.id)
        (part,) = await self.app.get_robot_parts(robot)
        return Fleet(organization.id, location.id, robot, part.id)

    @asynccontextmanager
    async def signed_in(self, entity: str, credentials: Credentials) -> AsyncIterator[Sdk]:
        """Another caller, signed in at the same emulator."""
        options = DialOptions(auth_entity=entity, credentials=credentials, insecure=True)
        async with _opened(options, self.emulator, self._is_async) as client:
            yield Sdk(client, self.emulator, self.folder, self._calls)


@asynccontextmanager
async def opened_sdk(folder: Path, *, is_async: bool, calls: Calls) -> AsyncIterator[Sdk]:
    """The clients, and an emulator in which there is nothing yet."""
    with Emulator() as emulator:
        async with _opened(emulator.dial_options(), emulator, is_async) as client:
            yield Sdk(client, emulator, folder, calls)


@asynccontextmanager
async def _opened(options: DialOptions, emulator: Emulator, is_async: bool) -> AsyncIterator[Any]:
    if is_async:
        async with await AsyncViamClient.create_from_dial_options(options, emulator.address) as async_client:
            yield async_client
    else:
        with ViamClient.create_from_dial_options(options, emulator.address) as client:
            yield client
