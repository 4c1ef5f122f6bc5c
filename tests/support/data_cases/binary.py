"""Binary data: pages, IDs, tags, bounding boxes, links, and the database that shows tabular data."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.cases import Case
from viam_cloud.proto.app.data import BinaryData, BinaryMetadata, Filter, Order, TagsFilter, TagsFilterType
from viam_cloud.utils import create_filter

_ORG = "<YOUR-ORG-ID>"
_TAGS = ["tag1", "tag2"]
_IDS = ["org/location/one", "org/location/two"]
_CORNERS = {"x_min_normalized": 0, "y_min_normalized": 0.1, "x_max_normalized": 0.2, "y_max_normalized": 0.3}
_MY_CAMERA = {"component_name": "my_camera", "tags_filter": {}}
_DATA_REPLY = {"data": [{"binary": "aW1hZ2U=", "metadata": {"binary_data_id": "one", "file_ext": ".jpg"}}]}
_DATA = [BinaryData(binary=b"image", metadata=BinaryMetadata(binary_data_id="one", file_ext=".jpg"))]

CASES = [
    Case(
        "binary_data_by_filter",
        "DataService/BinaryDataByFilter",
        {
            "data_request": {"filter": {"component_name": "camera-1", "tags_filter": {}}, "limit": 1},
            "include_binary": True,
        },
        args=(create_filter(component_name="camera-1"),),
        kwargs={"limit": 1, "last": None},
        reply={**_DATA_REPLY, "count": 1, "last": "x"},
        result=(_DATA, 1, "x"),
    ),
    Case(
        "binary_data_by_filter",
        "DataService/BinaryDataByFilter",
        {
            "data_request": {
                "filter": {
                    "dataset_id": "66db6fe7d93d1ade24cd1dc3",
                    "tags_filter": {"type": "TAGS_FILTER_TYPE_UNTAGGED"},
                }
            }
        },
        args=(
            Filter(
                dataset_id="66db6fe7d93d1ade24cd1dc3",
                tags_filter=TagsFilter(type=TagsFilterType.TAGS_FILTER_TYPE_UNTAGGED),
            ),
        ),
        kwargs={"last": None, "include_binary_data": False},
        result=([], 0, ""),
    ),
    Case(
        "binary_data_by_filter",
        "DataService/BinaryDataByFilter",
        {"data_request": {}},
        kwargs={"include_binary_data": False},
        result=([], 0, ""),
    ),
    Case(
        "binary_data_by_filter",
        "DataService/BinaryDataByFilter",
        {
            "data_request": {"limit": 2, "sort_order": "ORDER_DESCENDING", "last": "l"},
            "include_binary": True,
            "count_only": True,
            "include_internal_data": True,
        },
        args=(None, 2, Order.ORDER_DESCENDING, "l", True, True, True),
        reply={"count": 17},
        result=([], 17, ""),
    ),
    Case(
        "binary_data_by_ids",
        "DataService/BinaryDataByIDs",
        {"binary_data_ids": _IDS, "include_binary": True},
        args=(_IDS,),
        reply=_DATA_REPLY,
        result=_DATA,
    ),
    Case(
        "binary_data_by_ids",
        "DataService/BinaryDataByIDs",
        {"binary_data_ids": _IDS},
        args=(tuple(_IDS), False),
        result=[],
    ),
    Case(
        "delete_binary_data_by_filter",
        "DataService/DeleteBinaryDataByFilter",
        {"filter": {"component_name": "left_motor", "organization_ids": [_ORG], "tags_filter": {}}},
        args=(create_filter(component_name="left_motor", organization_ids=[_ORG]),),
        reply={"deleted_count": 4},
        result=4,
    ),
    # What the error about None says to do.
    Case(
        "delete_binary_data_by_filter",
        "DataService/DeleteBinaryDataByFilter",
        {"filter": {}, "include_internal_data": True},
        kwargs={"filter": Filter(), "include_internal_data": True},
        result=0,
    ),
    Case(
        "delete_binary_data_by_ids",
        "DataService/DeleteBinaryDataByIDs",
        {"binary_data_ids": _IDS},
        args=(_IDS,),
        reply={"deleted_count": 2},
        result=2,
    ),
    # That there has to be one is for the server to say.
    Case("delete_binary_data_by_ids", "DataService/DeleteBinaryDataByIDs", {}, args=([],), result=0),
    Case(
        "add_tags_to_binary_data_by_ids",
        "DataService/AddTagsToBinaryDataByIDs",
        {"tags": _TAGS, "binary_data_ids": _IDS},
        args=(_TAGS, _IDS),
    ),
    Case(
        "add_tags_to_binary_data_by_filter",
        "DataService/AddTagsToBinaryDataByFilter",
        {"tags": _TAGS, "filter": _MY_CAMERA},
        args=(_TAGS, create_filter(component_name="my_camera")),
    ),
    Case(
        "add_tags_to_binary_data_by_filter",
        "DataService/AddTagsToBinaryDataByFilter",
        {"tags": _TAGS, "filter": {}},
        args=(_TAGS,),
    ),
    Case(
        "remove_tags_from_binary_data_by_ids",
        "DataService/RemoveTagsFromBinaryDataByIDs",
        {"tags": _TAGS, "binary_data_ids": _IDS},
        args=(_TAGS, _IDS),
        reply={"deleted_count": 3},
        result=3,
    ),
    Case(
        "remove_tags_from_binary_data_by_filter",
        "DataService/RemoveTagsFromBinaryDataByFilter",
        {"tags": _TAGS, "filter": _MY_CAMERA},
        args=(_TAGS, create_filter(component_name="my_camera")),
        reply={"deleted_count": 5},
        result=5,
    ),
    Case(
        "tags_by_filter",
        "DataService/TagsByFilter",
        {"filter": _MY_CAMERA},
        args=(create_filter(component_name="my_camera"),),
        reply={"tags": _TAGS},
        result=_TAGS,
    ),
    Case("tags_by_filter", "DataService/TagsByFilter", {"filter": {}}, result=[]),
    Case(
        "bounding_box_labels_by_filter",
        "DataService/BoundingBoxLabelsByFilter",
        {"filter": _MY_CAMERA},
        args=(create_filter(component_name="my_camera"),),
        reply={"labels": ["dog"]},
        result=["dog"],
    ),
    Case(
        "add_bounding_box_to_image_by_id",
        "DataService/AddBoundingBoxToImageByID",
        {"binary_data_id": _IDS[0], "label": "label", **_CORNERS},
        kwargs={"binary_id": _IDS[0], "label": "label", **_CORNERS},
        reply={"bbox_id": "box"},
        result="box",
    ),
    Case(
        "add_bounding_box_to_image_by_id",
        "DataService/AddBoundingBoxToImageByID",
        {"binary_data_id": _IDS[0], "label": "label", **_CORNERS, "confidence": 0},
        args=(_IDS[0], "label", *_CORNERS.values(), 0.0),
        reply={"bbox_id": "box"},
        result="box",
    ),
    Case(
        "update_bounding_box",
        "DataService/UpdateBoundingBox",
        {"binary_data_id": _IDS[0], "bbox_id": "box", "label": "label", **_CORNERS, "confidence": 0.75},
        args=(_IDS[0], "box", "label", *_CORNERS.values(), 0.75),
    ),
    Case(
        "remove_bounding_box_from_image_by_id",
        "DataService/RemoveBoundingBoxFromImageByID",
        {"binary_data_id": _IDS[0], "bbox_id": "your-bounding-box-id-to-delete"},
        kwargs={"binary_id": _IDS[0], "bbox_id": "your-bounding-box-id-to-delete"},
    ),
    Case(
        "create_binary_data_signed_url",
        "DataService/CreateBinaryDataSignedURL",
        {"binary_data_id": _IDS[0], "expiration_minutes": 60},
        args=(_IDS[0], 60),
        reply={"signed_url": "https://x", "expires_at": "2026-06-05T11:00:00Z"},
        result=("https://x", datetime(2026, 6, 5, 11, tzinfo=timezone.utc)),
    ),
    Case(
        "get_database_connection",
        "DataService/GetDatabaseConnection",
        {"organization_id": _ORG},
        kwargs={"organization_id": _ORG},
        reply={"hostname": "data.example", "mongodb_uri": "mongodb://data.example", "has_database_user": True},
        result="data.example",
    ),
    Case(
        "configure_database_user",
        "DataService/ConfigureDatabaseUser",
        {"organization_id": _ORG, "password": "Your_Password@1234"},
        kwargs={"organization_id": _ORG, "password": "Your_Password@1234"},
    ),
]
