"""Tags and bounding boxes on binary data."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.policies import NARROWED
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument, not_found
from viam_cloud_emulator.core.values import new_uuid, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import find_all_binary_data, find_binary_data, update_annotations
from viam_cloud_emulator.services.data.captured import CHANGE, READ, narrowed, require_changeable, tags_column
from viam_cloud_emulator.services.data.filters import binary_condition

_NUMBERS = ("x_min_normalized", "y_min_normalized", "x_max_normalized", "y_max_normalized", "confidence")

rpcs = RpcTable()


@rpcs.unary(data_service.ADD_TAGS_TO_BINARY_DATA_BY_IDS, NARROWED)
def add_tags_to_binary_data_by_ids(
    call: Call, request: data.AddTagsToBinaryDataByIDsRequest
) -> data.AddTagsToBinaryDataByIDsResponse:
    """Put tags on the data with certain IDs."""
    rows = require_changeable(call, find_all_binary_data(call, request.binary_data_ids, request.binary_ids))
    _add_tags(call, rows, request.tags)
    return data.AddTagsToBinaryDataByIDsResponse()


@rpcs.unary(data_service.ADD_TAGS_TO_BINARY_DATA_BY_FILTER, NARROWED)
def add_tags_to_binary_data_by_filter(
    call: Call, request: data.AddTagsToBinaryDataByFilterRequest
) -> data.AddTagsToBinaryDataByFilterResponse:
    """Put tags on the data that matches a filter."""
    _add_tags(call, _matching(call, request.filter), request.tags)
    return data.AddTagsToBinaryDataByFilterResponse()


@rpcs.unary(data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS, NARROWED)
def remove_tags_from_binary_data_by_ids(
    call: Call, request: data.RemoveTagsFromBinaryDataByIDsRequest
) -> data.RemoveTagsFromBinaryDataByIDsResponse:
    """Take tags off the data with certain IDs."""
    rows = require_changeable(call, find_all_binary_data(call, request.binary_data_ids, request.binary_ids))
    return data.RemoveTagsFromBinaryDataByIDsResponse(deleted_count=_remove_tags(call, rows, request.tags))


@rpcs.unary(data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER, NARROWED)
def remove_tags_from_binary_data_by_filter(
    call: Call, request: data.RemoveTagsFromBinaryDataByFilterRequest
) -> data.RemoveTagsFromBinaryDataByFilterResponse:
    """Take tags off the data that matches a filter."""
    rows = _matching(call, request.filter)
    return data.RemoveTagsFromBinaryDataByFilterResponse(deleted_count=_remove_tags(call, rows, request.tags))


@rpcs.unary(data_service.TAGS_BY_FILTER, NARROWED)
def tags_by_filter(call: Call, request: data.TagsByFilterRequest) -> data.TagsByFilterResponse:
    """List the tags on the data that matches a filter, as far as the caller owns it, in alphabetical order."""
    condition = narrowed(call, binary_condition(request.filter), CHANGE)
    rows = call.transaction.all(
        "SELECT DISTINCT tag.value FROM binary_data, json_each(binary_data.tags) AS tag"
        f" WHERE sequence IN (SELECT sequence FROM binary_data WHERE {condition.sql}) ORDER BY tag.value",
        *condition.parameters,
    )
    return data.TagsByFilterResponse(tags=[row["value"] for row in rows])


def _matching(call: Call, filter_message: data.Filter) -> list[sqlite3.Row]:
    condition = narrowed(call, binary_condition(filter_message), CHANGE)
    return call.transaction.all(f"SELECT sequence, tags FROM binary_data WHERE {condition.sql}", *condition.parameters)


def _add_tags(call: Call, rows: Iterable[sqlite3.Row], tags: Iterable[str]) -> None:
    added = _required(tags)
    for row in rows:
        _store(call, row, [*json.loads(row["tags"]), *added])


def _remove_tags(call: Call, rows: Iterable[sqlite3.Row], tags: Iterable[str]) -> int:
    """Returns how many tags were removed, over all rows."""
    removed, count = set(_required(tags)), 0
    for row in rows:
        present: list[str] = json.loads(row["tags"])
        left = [tag for tag in present if tag not in removed]
        if len(left) < len(present):
            count += len(present) - len(left)
            _store(call, row, left)
    return count


def _required(tags: Iterable[str]) -> list[str]:
    given = list(tags)
    if not given:
        raise invalid_argument("tags must have at least one entry")
    return given


def _store(call: Call, row: sqlite3.Row, tags: Iterable[str]) -> None:
    call.transaction.run("UPDATE binary_data SET tags = ? WHERE sequence = ?", tags_column(tags), row["sequence"])


@rpcs.unary(data_service.ADD_BOUNDING_BOX_TO_IMAGE_BY_ID, NARROWED)
def add_bounding_box_to_image_by_id(
    call: Call, request: data.AddBoundingBoxToImageByIDRequest
) -> data.AddBoundingBoxToImageByIDResponse:
    """Draw a box on an image."""
    row = _find_image(call, request)
    box = data.BoundingBox(
        id=new_uuid(),
        label=request.label,
        x_min_normalized=request.x_min_normalized,
        y_min_normalized=request.y_min_normalized,
        x_max_normalized=request.x_max_normalized,
        y_max_normalized=request.y_max_normalized,
        confidence=request.confidence if request.HasField("confidence") else None,
    )
    _check(box)
    annotations = data.Annotations.FromString(row["annotations"])
    annotations.bboxes.append(box)
    update_annotations(call, row, annotations)
    return data.AddBoundingBoxToImageByIDResponse(bbox_id=box.id)


@rpcs.unary(data_service.UPDATE_BOUNDING_BOX, NARROWED)
def update_bounding_box(call: Call, request: data.UpdateBoundingBoxRequest) -> data.UpdateBoundingBoxResponse:
    """Change what the request has of a box."""
    row = _find_image(call, request)
    annotations = data.Annotations.FromString(row["annotations"])
    box = _find_box(annotations, request.bbox_id)
    for field, value in request.ListFields():
        if field.name in ("label", *_NUMBERS):
            setattr(box, field.name, value)
    _check(box)
    update_annotations(call, row, annotations)
    return data.UpdateBoundingBoxResponse()


@rpcs.unary(data_service.REMOVE_BOUNDING_BOX_FROM_IMAGE_BY_ID, NARROWED)
def remove_bounding_box_from_image_by_id(
    call: Call, request: data.RemoveBoundingBoxFromImageByIDRequest
) -> data.RemoveBoundingBoxFromImageByIDResponse:
    """Remove a box from an image."""
    row = _find_image(call, request)
    annotations = data.Annotations.FromString(row["annotations"])
    annotations.bboxes.remove(_find_box(annotations, request.bbox_id))
    update_annotations(call, row, annotations)
    return data.RemoveBoundingBoxFromImageByIDResponse()


@rpcs.unary(data_service.BOUNDING_BOX_LABELS_BY_FILTER, NARROWED)
def bounding_box_labels_by_filter(
    call: Call, request: data.BoundingBoxLabelsByFilterRequest
) -> data.BoundingBoxLabelsByFilterResponse:
    """List the labels of the boxes on the data that matches a filter, in alphabetical order."""
    condition = narrowed(call, binary_condition(request.filter), READ)
    rows = call.transaction.all(
        "SELECT DISTINCT label.value FROM binary_data, json_each(binary_data.box_labels) AS label"
        f" WHERE sequence IN (SELECT sequence FROM binary_data WHERE {condition.sql}) ORDER BY label.value",
        *condition.parameters,
    )
    return data.BoundingBoxLabelsByFilterResponse(labels=[row["value"] for row in rows])


def _find_image(
    call: Call,
    request: data.AddBoundingBoxToImageByIDRequest
    | data.UpdateBoundingBoxRequest
    | data.RemoveBoundingBoxFromImageByIDRequest,
) -> sqlite3.Row:
    row = find_binary_data(call, request.binary_data_id, request.binary_id)
    require_changeable(call, [row])
    return row


def _find_box(annotations: data.Annotations, identifier: str) -> data.BoundingBox:
    required_text(identifier, "bbox_id")
    for box in annotations.bboxes:
        if box.id == identifier:
            return box
    raise not_found(f"the image has no bounding box with the ID {identifier!r} (bbox_id)")


def _check(box: data.BoundingBox) -> None:
    required_text(box.label, "label")
    for name in _NUMBERS:
        number: float = getattr(box, name)
        if math.isnan(number) or not 0 <= number <= 1:
            raise invalid_argument(f"{name} must be from 0 to 1, not {number}")
    for axis in ("x", "y"):
        if getattr(box, f"{axis}_min_normalized") > getattr(box, f"{axis}_max_normalized"):
            raise invalid_argument(f"{axis}_min_normalized is greater than {axis}_max_normalized")
