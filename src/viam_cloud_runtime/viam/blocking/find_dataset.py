"""Finding a dataset, blocking."""

from __future__ import annotations

from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.datasets import find_dataset as datasets
from viam_cloud_runtime.viam.datasets.find_dataset import DatasetT


def find_dataset(
    client: datasets.DatasetClient[DatasetT],
    dataset: str,
    *,
    app_client: datasets.OrganizationsClient,
    organization_id: str | None = None,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> DatasetT:
    """The dataset with an ID or name: see `DataClient.find_dataset`, which calls it."""
    return run_at_once(
        datasets.find_dataset(
            client, dataset, app_client=app_client, organization_id=organization_id, timeout=timeout, retry=retry
        )
    )
