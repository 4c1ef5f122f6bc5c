"""From a `Filter` message to a condition on a table of captured data. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Sequence

from viam_cloud.proto.app import data
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.store import Condition, Parameter, json_list
from viam_cloud_emulator.core.values import from_timestamp
from viam_cloud_emulator.services.data.captured import DATASET_TAG_PREFIX

_EQUAL = {
    "component_name": "component_name",
    "method": "method_name",
    "robot_name": "robot_name",
    "robot_id": "robot_id",
    "part_name": "part_name",
    "part_id": "part_id",
}
"""Fields that a column has to equal, and that column."""

_ANY_OF = {"location_ids": "location_id", "organization_ids": "organization_id"}
"""Repeated fields of which one value has to equal a column, and that column."""

_INDEXED = ("part_id", "robot_id", "location_id", "component_name", "organization_id")
"""Columns with an index that goes on with the order of pages, those that leave the fewest rows first."""

_HAS_TAGS = "tags <> '[]'"
_HAS_ONE_OF_TAGS = "EXISTS (SELECT 1 FROM json_each(tags) WHERE value IN (SELECT value FROM json_each(?)))"
_MOST_TAGS_TO_LOOK_FOR = 50
_IN_ONE_OF_DATASETS = (
    "sequence IN (SELECT binary_sequence FROM dataset_members WHERE dataset_id IN (SELECT value FROM json_each(?)))"
)


def tabular_condition(filter_message: data.Filter) -> Condition:
    """The condition on the table of tabular data that a filter stands for.

    Raises:
        StatusError: The filter is malformed.
    """
    condition = _common_condition(filter_message)
    _add_tags(condition, filter_message, with_datasets=False)
    if filter_message.mime_type or filter_message.bbox_labels or filter_message.dataset_id:
        # Only binary data has any of these.
        condition.add("FALSE")
    return condition


def binary_condition(filter_message: data.Filter) -> Condition:
    """The condition on the table of binary data that a filter stands for.

    Raises:
        StatusError: The filter is malformed.
    """
    condition = _common_condition(filter_message)
    _add_tags(condition, filter_message, with_datasets=True)
    if filter_message.mime_type:
        condition.add_any_of("mime_type", filter_message.mime_type)
    if filter_message.bbox_labels:
        condition.add(
            "EXISTS (SELECT 1 FROM json_each(box_labels) WHERE value IN (SELECT value FROM json_each(?)))",
            json_list(filter_message.bbox_labels),
        )
    if filter_message.dataset_id:
        condition.add(_IN_ONE_OF_DATASETS, json_list([filter_message.dataset_id]))
    return condition


def add_interval(condition: Condition, interval: data.CaptureInterval) -> None:
    """Restrict the condition to what was captured in an interval, either side of which may be open."""
    start = from_timestamp(interval.start, "interval.start") if interval.HasField("start") else None
    end = from_timestamp(interval.end, "interval.end") if interval.HasField("end") else None
    if start is not None and end is not None and start > end:
        raise invalid_argument("interval.start is later than interval.end")
    if start is not None:
        condition.add("time_requested >= ?", start)
    if end is not None:
        condition.add("time_received <= ?", end)


def _common_condition(filter_message: data.Filter) -> Condition:
    condition = Condition()
    _add_scopes(condition, filter_message)
    if component_type := filter_message.component_type:
        # Both `camera` and `rdk:component:camera` mean the latter.
        condition.add("component_type IN (?, ?)", component_type, f"rdk:component:{component_type}")
    add_interval(condition, filter_message.interval)
    return condition


def _add_scopes(condition: Condition, filter_message: data.Filter) -> None:
    """The terms on single columns, so that a page is read in its order from one index and nothing is sorted.

    SQLite cannot know which of the columns is in few rows; a + in front of one keeps it from using its index.
    """
    equal = {column: value for name, column in _EQUAL.items() if (value := getattr(filter_message, name))}
    any_of = {column: set(values) for name, column in _ANY_OF.items() if (values := getattr(filter_message, name))}
    for column, values in any_of.items():
        if len(values) == 1:
            (equal[column],) = values
        else:
            condition.add_any_of(f"+{column}", sorted(values))
    narrowest = next((column for column in _INDEXED if column in equal), "")
    # What a resource of a part captured has an index of its own.
    wanted = {narrowest, "component_name"} if narrowest == "part_id" else {narrowest}
    for column, value in equal.items():
        condition.add(f"{'+' if column in _INDEXED and column not in wanted else ''}{column} = ?", value)


def _add_tags(condition: Condition, filter_message: data.Filter, *, with_datasets: bool) -> None:
    if not filter_message.HasField("tags_filter"):
        return
    tags_filter = filter_message.tags_filter
    # The tags that stand for datasets do not count: data of a dataset can be untagged otherwise.
    if tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_TAGGED:
        condition.add(_HAS_TAGS)
    elif tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED:
        condition.add(f"NOT {_HAS_TAGS}")
    elif tags_filter.tags:
        terms, parameters = _has_one_of_tags(tags_filter.tags)
        if with_datasets and (datasets := _datasets_of(tags_filter)):
            terms.append(_IN_ONE_OF_DATASETS)
            parameters.append(json_list(datasets))
        condition.add(f"({' OR '.join(terms)})", *parameters)
    elif tags_filter.type == data.TagsFilterType.TAGS_FILTER_TYPE_MATCH_BY_OR:
        raise invalid_argument("tags_filter.tags must not be empty with TAGS_FILTER_TYPE_MATCH_BY_OR")


def _has_one_of_tags(tags: Sequence[str]) -> tuple[list[str], list[Parameter]]:
    exact, parameters = _HAS_ONE_OF_TAGS, list[Parameter]([json_list(tags)])
    if len(tags) <= _MOST_TAGS_TO_LOOK_FOR:
        # Far faster than to take every row's list apart, though it may also find what spans two tags.
        exact = f"({' OR '.join(['instr(tags, ?)'] * len(tags))}) AND {exact}"
        parameters = [*(json.dumps(tag) for tag in tags), *parameters]
    return [f"({exact})"], parameters


def _datasets_of(tags_filter: data.TagsFilter) -> list[str]:
    return [tag.removeprefix(DATASET_TAG_PREFIX) for tag in tags_filter.tags if tag.startswith(DATASET_TAG_PREFIX)]
