"""The emulator as users' tests have it: an object, one or many, blocking or async."""

from __future__ import annotations

import asyncio
import pickle
from contextlib import AsyncExitStack, ExitStack
from datetime import timedelta

import pytest

import viam_cloud_emulator
from viam_cloud import ViamClient
from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator

LIST = app.ListOrganizationsRequest()


def _create(client: ViamClient, name: str) -> None:
    client.call(app_service.CREATE_ORGANIZATION, app.CreateOrganizationRequest(name=name))


def test_many_at_once_have_nothing_in_common() -> None:
    with ExitStack() as stack:
        emulators = [stack.enter_context(Emulator()) for _ in range(5)]
        clients = [stack.enter_context(emulator.client()) for emulator in emulators]
        for number, client in enumerate(clients):
            _create(client, f"number {number}")
        for number, client in enumerate(clients):
            [organization] = client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations
            assert organization.name == f"number {number}"
        assert len({emulator.address for emulator in emulators}) == len(emulators)
        assert len({emulator.api_key for emulator in emulators}) == len(emulators)


async def test_many_at_once_async() -> None:
    async with AsyncExitStack() as stack:
        emulators = await asyncio.gather(*(stack.enter_async_context(Emulator()) for _ in range(5)))
        clients = [await stack.enter_async_context(await emulator.async_client()) for emulator in emulators]
        answers = await asyncio.gather(*(client.call(app_service.LIST_ORGANIZATIONS, LIST) for client in clients))
        assert [len(answer.organizations) for answer in answers] == [0] * 5


def test_each_start_of_a_temporary_one_is_a_new_beginning() -> None:
    emulator = Emulator()
    keys: set[str] = set()
    for _ in range(2):
        with emulator, emulator.client() as client:
            assert not client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations
            _create(client, "Acme")
            keys.add(emulator.api_key)
    assert len(keys) == 2


def test_the_key_is_the_callers_to_use(emulator: Emulator) -> None:
    options = emulator.dial_options()
    assert emulator.api_key not in repr(emulator) + repr(options)
    with ViamClient.create_from_dial_options(options, emulator.url) as client:
        client.call(app_service.LIST_ORGANIZATIONS, LIST)


def test_a_directory_without_a_name() -> None:
    with pytest.raises(ValueError, match="data is empty"):
        Emulator(data="")


def test_the_clock_ends_where_timestamps_do() -> None:
    with Emulator() as emulator, emulator.client() as client:
        for duration in (timedelta(days=366 * 8000), timedelta.max):
            with pytest.raises(ValueError, match="year 9999"):
                emulator.advance(duration)
        with pytest.raises(ValueError, match="only goes forward"):
            emulator.advance(timedelta(seconds=-1))
        emulator.advance(timedelta(days=365))
        client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())


def test_impossible_times() -> None:
    with pytest.raises(ValueError, match="lifetime"):
        Emulator(token_lifetime=timedelta(0))
    with pytest.raises(ValueError, match="lag"):
        Emulator(lag=timedelta(seconds=-1))


def test_what_the_package_offers() -> None:
    assert {"Emulator", "ActiveFault", "SeedError", "SetupError", "StoreError"} <= set(dir(viam_cloud_emulator))
    for name in ("Emulator", "ActiveFault", "SeedError", "SetupError", "StoreError"):
        offered = getattr(viam_cloud_emulator, name)
        assert isinstance(offered, type)
        # As tracebacks name it, and as pickles find it again.
        assert (offered.__module__, offered.__qualname__) == ("viam_cloud_emulator", name)
        assert pickle.loads(pickle.dumps(offered)) is offered
    with pytest.raises(AttributeError, match="nonsense"):
        _ = viam_cloud_emulator.nonsense
