# Made of ../aio/query_pages.py by `python -m generator`; do not edit.
"""MQL queries whose results come in pages, blocking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from viam_cloud_runtime.blocking.item_iterator import ItemIterator
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.query_pages import QueryPages


class QueryClient(Protocol):
    """What a client must be able to do for queries to be made with it."""

    def tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]],
        *,
        tabular_data_source_type: Any = ...,
        pipeline_id: str | None = ...,
        query_prefix_name: str | None = ...,
        timeout: Timeout = ...,
        retry: Retry = ...,
    ) -> Sequence[dict[str, Any]]:
        """The rows of an aggregation."""
        ...


def iter_tabular_data_by_mql(
    client: QueryClient,
    organization_id: str,
    query: Sequence[Mapping[str, Any]] | Sequence[bytes],
    *,
    tabular_data_source_type: int | str | None = None,
    pipeline_id: str | None = None,
    query_prefix_name: str | None = None,
    limit: int | None = None,
    page_size: int = 1000,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
    item_type: object,
) -> ItemIterator[dict[str, Any]]:
    """The rows of a query: see `DataClient.iter_tabular_data_by_mql`, which calls it."""
    options: dict[str, Any] = {"timeout": timeout, "retry": retry}
    if tabular_data_source_type is not None:
        options["tabular_data_source_type"] = tabular_data_source_type
    if pipeline_id is not None:
        options["pipeline_id"] = pipeline_id
    if query_prefix_name is not None:
        options["query_prefix_name"] = query_prefix_name
    pages = QueryPages(query, page_size, limit, is_whole=query_prefix_name is None and pipeline_id is None)
    return ItemIterator(_rows(client, organization_id, pages, options), item_type=item_type)


def _rows(
    client: QueryClient, organization_id: str, pages: QueryPages, options: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    while (query := pages.next_query()) is not None:
        rows = client.tabular_data_by_mql(organization_id, query, **options)
        for row in rows:
            yield row
        pages.take(rows)
