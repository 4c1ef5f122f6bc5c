"""Which resources a part has captured data of: the query for them, and what is made of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from viam_cloud_runtime.messages.result_list import ResultList


@dataclass(frozen=True, slots=True)
class CapturedResource:
    """A resource and a method of it that captured tabular data.

    Attributes:
        resource_name: Name of the component or service, such as `sensor-1`.
        resource_api: API of the resource, such as `rdk:component:sensor`.
        method_name: Method that captured, such as `Readings`.
        count: How many data points there are.
        first_captured: When the oldest was captured, in UTC.
        last_captured: When the newest was captured, in UTC.
    """

    resource_name: str
    resource_api: str
    method_name: str
    count: int
    first_captured: datetime
    last_captured: datetime


def query_for(part_id: str) -> list[dict[str, Any]]:
    """The aggregation that counts a part's data points by resource and method."""
    key = {"name": "$component_name", "api": "$component_type", "method": "$method_name"}
    return [
        {"$match": {"part_id": part_id}},
        {
            "$group": {
                "_id": key,
                "count": {"$sum": 1},
                "first": {"$min": "$time_received"},
                "last": {"$max": "$time_received"},
            }
        },
        {"$sort": {"_id.name": 1, "_id.api": 1, "_id.method": 1}},
    ]


def captured_resources(rows: Iterable[Mapping[str, Any]]) -> list[CapturedResource]:
    """What the aggregation found."""
    return ResultList(
        CapturedResource(
            row["_id"]["name"], row["_id"]["api"], row["_id"]["method"], row["count"], row["first"], row["last"]
        )
        for row in rows
    )


def organization_of(location: Any) -> str:
    """The ID of the organization that a location belongs to, not of one that it is shared with."""
    if location.HasField("primary_org_identity"):
        identifier: str = location.primary_org_identity.id
        return identifier
    owners = sorted(location.organizations, key=lambda organization: not organization.primary)
    return owners[0].organization_id if owners else ""
