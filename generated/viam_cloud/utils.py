# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud_runtime import build_request
from viam_cloud_runtime.messages.well_known_types import (
    datetime_to_timestamp as datetime_to_timestamp,
    dict_to_struct as dict_to_struct,
    struct_to_dict as struct_to_dict,
)
from viam_cloud_runtime.viam.conversions import (
    SensorReading as SensorReading,
    ValueTypes as ValueTypes,
    message_to_struct as message_to_struct,
    primitive_to_value as primitive_to_value,
    sensor_readings_native_to_value as sensor_readings_native_to_value,
    sensor_readings_value_to_native as sensor_readings_value_to_native,
    struct_to_message as struct_to_message,
    value_to_primitive as value_to_primitive,
)
from viam_cloud_runtime.viam.filters import capture_interval, tags_filter

__all__ = [
    "SensorReading",
    "ValueTypes",
    "create_filter",
    "datetime_to_timestamp",
    "dict_to_struct",
    "message_to_struct",
    "primitive_to_value",
    "sensor_readings_native_to_value",
    "sensor_readings_value_to_native",
    "struct_to_dict",
    "struct_to_message",
    "value_to_primitive",
]


def create_filter(
    component_name: str | None = None,
    component_type: str | None = None,
    method: str | None = None,
    robot_name: str | None = None,
    robot_id: str | None = None,
    part_name: str | None = None,
    part_id: str | None = None,
    location_ids: Sequence[str] | None = None,
    organization_ids: Sequence[str] | None = None,
    mime_type: Sequence[str] | None = None,
    start_time: datetime.datetime | None = None,
    end_time: datetime.datetime | None = None,
    tags: Sequence[str] | None = None,
    bbox_labels: Sequence[str] | None = None,
    dataset_id: str | None = None,
) -> data_pb2.Filter:
    """Make a filter of captured data.

    All conditions that are given must hold; a filter without any matches everything.

    Args:
        component_name (str, optional): Name of the component or service that captured the data,
            such as `camera-1`.
        component_type (str, optional): Type of the capturing component, such as `camera` or
            `rdk:component:camera`.
        method (str, optional): Capture method, such as `Readings` or `GetImages`.
        robot_name (str, optional): Name of the machine.
        robot_id (str, optional): ID (UUID) of the machine.
        part_name (str, optional): Name of the machine part.
        part_id (str, optional): ID (UUID) of the machine part.
        location_ids (Sequence[str], optional): Locations to search, by ID; data of any of them
            matches.
        organization_ids (Sequence[str], optional): Organizations to search, by ID; data of any of
            them matches.
        mime_type (Sequence[str], optional): MIME types, such as `image/jpeg`; data of any of them
            matches.
        start_time (datetime, optional): Only data captured from this time on; without a time zone
            it is UTC.
        end_time (datetime, optional): Only data captured up to this time; without a time zone it is
            UTC.
        tags (Sequence[str], optional): Only data that carries at least one of these tags.
        bbox_labels (Sequence[str], optional): Labels of bounding boxes; images with a box of any of
            them match.
        dataset_id (str, optional): ID of a dataset; only its members match.

    Returns:
        Filter: The filter, for the methods of `DataClient` that take one.

    Raises:
        TypeError, ValueError: An argument does not fit the message.

    Example::

        from datetime import datetime, timedelta, timezone

        from viam_cloud.utils import create_filter

        night = create_filter(
            component_name="camera-1",
            mime_type=["image/jpeg"],
            tags=["night"],
            start_time=datetime.now(timezone.utc) - timedelta(days=1),
        )
    """
    return build_request(
        data_pb2.Filter,
        component_name=component_name,
        component_type=component_type,
        method=method,
        robot_name=robot_name,
        robot_id=robot_id,
        part_name=part_name,
        part_id=part_id,
        location_ids=location_ids,
        organization_ids=organization_ids,
        mime_type=mime_type,
        bbox_labels=bbox_labels,
        dataset_id=dataset_id,
        interval=capture_interval(start_time, end_time),
        tags_filter=tags_filter(tags),
    )
