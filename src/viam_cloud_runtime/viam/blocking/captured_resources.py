# Made of ../aio/captured_resources.py by `python -m generator`; do not edit.
"""Which resources a part has captured data of, blocking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.captured_resources import (
    CapturedResource,
    captured_resources,
    organization_of,
    query_for,
)


class QueryClient(Protocol):
    """What a client must be able to do for captured data to be looked through."""

    def tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Sequence[Mapping[str, Any]]:
        """The rows of an aggregation."""
        ...


class PartClient(Protocol):
    """What a client must be able to do for the organization of a part to be found."""

    def get_robot_part(self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Any:
        """One part."""
        ...

    def get_location(self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Any:
        """One location."""
        ...


def list_captured_resources(
    client: QueryClient,
    part_id: str,
    *,
    app_client: PartClient,
    organization_id: str | None = None,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[CapturedResource]:
    """What a part has captured: see `DataClient.list_captured_resources`, which calls it."""
    options: dict[str, Any] = {"timeout": timeout, "retry": retry}
    if organization_id is None:
        part = app_client.get_robot_part(part_id, **options)
        organization_id = organization_of(app_client.get_location(part.location_id, **options))
    return captured_resources(client.tabular_data_by_mql(organization_id, query_for(part_id), **options))
