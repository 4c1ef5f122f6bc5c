"""Finding a dataset by what users call it: its ID or its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from viam_cloud_runtime.errors import InvalidArgumentError, NotFoundError
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.downloads.client_calls import Answer, answer
from viam_cloud_runtime.viam.fleet_paths import AmbiguousNameError, NameNotFoundError

DatasetT = TypeVar("DatasetT", covariant=True)

_SEQUENCES = 1
_MOST_NAMED = 20
_ID = re.compile(r"[0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class DatasetClient(Protocol[DatasetT]):
    """What a client must be able to do for datasets to be found."""

    def list_dataset_by_ids(self, ids: list[str], *, timeout: Timeout, retry: Retry) -> Answer[Sequence[DatasetT]]:
        """Datasets by IDs."""
        ...

    def list_datasets_by_organization_id(
        self, organization_id: str, *, timeout: Timeout, retry: Retry
    ) -> Answer[Sequence[DatasetT]]:
        """All datasets of an organization."""
        ...


class OrganizationsClient(Protocol):
    """What a client must be able to do for the caller's organizations to be known."""

    def list_organizations(self, *, timeout: Timeout, retry: Retry) -> Answer[Sequence[Any]]:
        """All organizations that the caller may see."""
        ...


async def find_image_dataset(
    client: DatasetClient[Any],
    organizations: OrganizationsClient,
    dataset: str,
    organization_id: str | None,
    *,
    timeout: Timeout,
    retry: Retry,
) -> Any:
    """As `find_dataset`, but a dataset of sequences is a ValueError."""
    found = await find_dataset(
        client, dataset, app_client=organizations, organization_id=organization_id, timeout=timeout, retry=retry
    )
    if found.type == _SEQUENCES:
        raise ValueError(
            f"the dataset {found.name!r} holds sequences, not images; start_sequence_dataset_export packs it for download"
        )
    return found


async def find_dataset(
    client: DatasetClient[DatasetT],
    dataset: str,
    *,
    app_client: OrganizationsClient,
    organization_id: str | None = None,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> DatasetT:
    """The dataset with an ID or name: see `DataClient.find_dataset`, which calls it."""
    if not isinstance(dataset, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"dataset: expected an ID or name as str, got {type(dataset).__name__}")
    if not dataset:
        raise ValueError("dataset: expected an ID or name, got an empty one")
    found = await _with_id(client, dataset, timeout, retry) if _ID.fullmatch(dataset) else None
    if found is not None:
        return found
    return await _with_name(client, app_client, dataset, organization_id, timeout, retry)


async def _with_id(client: DatasetClient[DatasetT], dataset: str, timeout: Timeout, retry: Retry) -> DatasetT | None:
    try:
        found = await answer(client.list_dataset_by_ids([dataset], timeout=timeout, retry=retry))
    except (NotFoundError, InvalidArgumentError):
        # It may be a name all the same.
        return None
    return found[0] if found else None


async def _with_name(
    client: DatasetClient[DatasetT],
    organizations: OrganizationsClient,
    dataset: str,
    organization_id: str | None,
    timeout: Timeout,
    retry: Retry,
) -> DatasetT:
    if organization_id is not None:
        where = {organization_id: organization_id}
    else:
        every = await answer(organizations.list_organizations(timeout=timeout, retry=retry))
        where = {organization.id: organization.name for organization in every}
    datasets: list[Any] = []
    for identifier in where:
        datasets += await answer(client.list_datasets_by_organization_id(identifier, timeout=timeout, retry=retry))
    named = [each for each in datasets if each.name == dataset]
    if not named:
        raise NameNotFoundError(
            f"no dataset is called {dataset!r}; {_names(datasets)}", sorted({each.name for each in datasets})
        )
    if len(named) > 1:
        found = [f"{where[each.organization_id]}: {each.id}" for each in named]
        raise AmbiguousNameError(
            f"several datasets are called {dataset!r} ({', '.join(found)}); give the ID, or organization_id", found
        )
    only: DatasetT = named[0]
    return only


def _names(datasets: Sequence[Any]) -> str:
    if not datasets:
        return "there are none that these credentials may see"
    names = sorted({repr(each.name) for each in datasets})
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"there are {', '.join(names[:_MOST_NAMED])}{more}"
