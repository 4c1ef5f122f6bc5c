"""Readings and files that plans are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.plans.planned_data import PlannedData, put
from viam_cloud import ViamClient
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.distributed.dask_cluster import DaskCluster


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


@pytest.fixture
def midway(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Has something happen once, when a run has given some results."""

    def arrange(happen: Callable[[], object]) -> None:
        run, still_to_happen = DaskCluster.run, [happen]

        def interrupted(self: DaskCluster, plan: Any, work: Any, /) -> Iterator[Any]:
            for number, result in enumerate(run(self, plan, work)):
                if number == len(plan.partitions) // 4 and still_to_happen:
                    still_to_happen.pop()()
                yield result

        monkeypatch.setattr(DaskCluster, "run", interrupted)

    return arrange
