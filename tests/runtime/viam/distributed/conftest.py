"""Readings and files that plans are made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.plans.planned_data import PlannedData, put
from viam_cloud import ViamClient
from viam_cloud_emulator import Emulator


@pytest.fixture(scope="package")
def planned_cloud() -> Iterator[Emulator]:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture(scope="package")
def client(planned_cloud: Emulator) -> Iterator[ViamClient]:
    with planned_cloud.client() as client:
        yield client


@pytest.fixture(scope="package")
def planned(client: ViamClient) -> PlannedData:
    return put(client, parts=3, readings=300, files=40)
