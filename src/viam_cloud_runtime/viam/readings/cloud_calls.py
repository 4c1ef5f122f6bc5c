"""What copies and plans of readings ask the cloud for, with a client of either flavour."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, Iterable, Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any, Protocol

from viam_cloud_runtime.errors import DeadlineExceededError, make_error
from viam_cloud_runtime.rpc.options import Retry, Timeout
from viam_cloud_runtime.tables.columns import batches_async
from viam_cloud_runtime.viam.captured_resources import organization_of
from viam_cloud_runtime.viam.datasets.find_dataset import OrganizationsClient
from viam_cloud_runtime.viam.downloads.client_calls import Answer, answer
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection

_PAGE_ROWS = 10_000


class ReadingsClient(Protocol):
    """What a client must be able to do for its readings to be copied."""

    def iter_tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]],
        *,
        page_size: int,
        timeout: Timeout,
        retry: Retry,
    ) -> Iterable[dict[str, Any]] | AsyncIterable[dict[str, Any]]:
        """The rows of a query."""
        ...

    def iter_export_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        start_time: datetime,
        end_time: datetime,
        *,
        timeout: Timeout,
        retry: Retry,
    ) -> Any:
        """What a resource captured, as a stream that can be closed."""
        ...


class FleetClient(OrganizationsClient, Protocol):
    """What a client must be able to do for the organization of a part to be known."""

    def get_robot_part(self, robot_part_id: str, *, timeout: Timeout, retry: Retry) -> Answer[Any]:
        """A part."""
        ...

    def get_location(self, location_id: str, *, timeout: Timeout, retry: Retry) -> Answer[Any]:
        """A location."""
        ...


async def organizations_of(
    selection: ReadingsSelection, fleet: FleetClient, timeout: Timeout, retry: Retry
) -> Sequence[str]:
    """The organizations whose readings may be selected."""
    options: dict[str, Any] = {"timeout": timeout, "retry": retry}
    if selection.organization_ids:
        return selection.organization_ids
    if selection.part_id is not None:
        part = await answer(fleet.get_robot_part(selection.part_id, **options))
        return [organization_of(await answer(fleet.get_location(part.location_id, **options)))]
    return [organization.id for organization in await answer(fleet.list_organizations(**options))]


async def counted_batches(
    client: ReadingsClient,
    organization_id: str,
    query: Sequence[Mapping[str, Any]],
    timeout: Timeout,
    retry: Retry,
    *,
    advice: str,
) -> AsyncGenerator[list[dict[str, Any]]]:
    """The rows of a query that counts the readings of an organization, some at a time.

    Args:
        client: What asks.
        organization_id: The organization.
        query: See `counting_query`.
        timeout: Seconds for the query.
        retry: When it is repeated.
        advice: What counts fewer readings, for the error when that takes too long.
    """
    rows = client.iter_tabular_data_by_mql(organization_id, query, page_size=_PAGE_ROWS, timeout=timeout, retry=retry)
    try:
        async with aclosing(batches_async(rows)) as batches:
            async for batch in batches:
                yield batch
    except DeadlineExceededError as error:
        hint = f"readings are counted before they are copied, which took too long; {advice} counts fewer of them"
        raise make_error(
            error.status, error.message, method=error.method, attempts=error.attempts, hint=hint
        ) from error
