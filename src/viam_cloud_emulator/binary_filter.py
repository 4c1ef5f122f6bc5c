"""From a `Filter` message to a condition on the table of binary data. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from viam_cloud.proto.app import data
from viam_cloud_emulator.status_error import invalid_argument, unimplemented
from viam_cloud_emulator.store import Parameter
from viam_cloud_emulator.values import from_timestamp

_EQUAL = {
    "component_name": "component_name",
    "method": "method_name",
    "robot_name": "robot_name",
    "robot_id": "robot_id",
    "part_name": "part_name",
    "part_id": "part_id",
}
"""Fields that a column has to equal, and that column."""

_ANY_OF = {"location_ids": "location_id", "organization_ids": "organization_id", "mime_type": "mime_type"}
"""Repeated fields of which one value has to equal a column, and that column."""

_HAS_TAGS = "json_array_length(tags) > 0"


@dataclass(slots=True)
class Condition:
    """Terms of a WHERE clause, all of which have to hold, with their parameters."""

    terms: list[str] = field(default_factory=lambda: ["TRUE"])
    parameters: list[Parameter] = field(default_factory=list[Parameter])

    def add(self, term: str, *parameters: Parameter) -> None:
        """One more term."""
        self.terms.append(term)
        self.parameters.extend(parameters)

    @property
    def sql(self) -> str:
        """What goes after WHERE."""
        return " AND ".join(self.terms)


def binary_condition(filter_message: data.Filter) -> Condition:
    """The condition that a filter stands for.

    Raises:
        StatusError: The filter is malformed, or uses what the emulator does not have.
    """
    if filter_message.bbox_labels or filter_message.dataset_id:
        raise unimplemented("the emulator does not implement the filter fields bbox_labels and dataset_id")
    condition = Condition()
    for name, column in _EQUAL.items():
        if value := getattr(filter_message, name):
            condition.add(f"{column} = ?", value)
    for name, column in _ANY_OF.items():
        if values := getattr(filter_message, name):
            condition.add(f"{column} IN (SELECT value FROM json_each(?))", _json_list(values))
    if component_type := filter_message.component_type:
        # Both `camera` and `rdk:component:camera` mean the latter.
        condition.add("(component_type = ? OR component_type = 'rdk:component:' || ?)", component_type, component_type)
    _add_interval(condition, filter_message.interval)
    if filter_message.HasField("tags_filter"):
        _add_tags(condition, filter_message.tags_filter)
    return condition


def _add_interval(condition: Condition, interval: data.CaptureInterval) -> None:
    start = from_timestamp(interval.start, "interval.start") if interval.HasField("start") else None
    end = from_timestamp(interval.end, "interval.end") if interval.HasField("end") else None
    if start is not None and end is not None and start > end:
        raise invalid_argument("interval.start is later than interval.end")
    if start is not None:
        condition.add("time_requested >= ?", start)
    if end is not None:
        condition.add("time_received <= ?", end)


def _add_tags(condition: Condition, tags_filter: data.TagsFilter) -> None:
    if tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_TAGGED:
        condition.add(_HAS_TAGS)
    elif tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED:
        condition.add(f"NOT {_HAS_TAGS}")
    elif tags_filter.tags:
        condition.add(
            "EXISTS (SELECT 1 FROM json_each(tags) WHERE value IN (SELECT value FROM json_each(?)))",
            _json_list(tags_filter.tags),
        )
    elif tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_MATCH_BY_OR:
        raise invalid_argument("tags_filter.tags must not be empty with TAGS_FILTER_TYPE_MATCH_BY_OR")


def _json_list(values: Iterable[str]) -> str:
    return json.dumps(list(values))
