"""Data pipelines and their runs."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.cases import Case
from tests.support.data_cases.tabular import bson_text
from viam_cloud.app.data_client import DataClient
from viam_cloud.proto.app.data import TabularDataSourceType

_STAGES = [{"$match": {"component_name": "sensor-1"}}, {"$limit": 5}]
_TEXTS = [bson_text({"$match": {"component_name": "sensor-1"}}), bson_text({"$limit": 5})]
_TIME = datetime(2026, 6, 5, 11, tzinfo=timezone.utc)
_PIPELINE_REPLY = {
    "id": "p",
    "organization_id": "o",
    "name": "hourly",
    "mql_binary": _TEXTS,
    "schedule": "0 * * * *",
    "enabled": True,
    "created_on": "2026-06-05T11:00:00Z",
    "updated_at": "2026-06-05T11:00:00Z",
    "data_source_type": "TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE",
}
_PIPELINE = DataClient.DataPipeline(
    id="p",
    organization_id="o",
    name="hourly",
    mql_binary=_STAGES,
    schedule="0 * * * *",
    created_on=_TIME,
    updated_at=_TIME,
    enabled=True,
    data_source_type=TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE,
)

CASES = [
    Case(
        "get_data_pipeline",
        "DataPipelinesService/GetDataPipeline",
        {"id": "p"},
        args=("p",),
        reply={"data_pipeline": _PIPELINE_REPLY},
        result=_PIPELINE,
    ),
    Case(
        "list_data_pipelines",
        "DataPipelinesService/ListDataPipelines",
        {"organization_id": "o"},
        args=("o",),
        reply={"data_pipelines": [_PIPELINE_REPLY, _PIPELINE_REPLY]},
        result=[_PIPELINE, _PIPELINE],
    ),
    Case(
        "create_data_pipeline",
        "DataPipelinesService/CreateDataPipeline",
        {
            "organization_id": "o",
            "name": "hourly",
            "mql_binary": _TEXTS,
            "schedule": "0 * * * *",
            "enable_backfill": False,
            "data_source_type": "TABULAR_DATA_SOURCE_TYPE_STANDARD",
        },
        args=("o", "hourly", _STAGES, "0 * * * *", False),
        reply={"id": "p"},
        result="p",
    ),
    Case(
        "create_data_pipeline",
        "DataPipelinesService/CreateDataPipeline",
        {
            "organization_id": "o",
            "name": "hourly",
            "mql_binary": _TEXTS,
            "schedule": "0 * * * *",
            "enable_backfill": True,
            "data_source_type": "TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE",
        },
        kwargs={
            "organization_id": "o",
            "name": "hourly",
            "mql_binary": _STAGES,
            "schedule": "0 * * * *",
            "enable_backfill": True,
            "data_source_type": TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE,
        },
        reply={"id": "p"},
        result="p",
    ),
    Case(
        "rename_data_pipeline",
        "DataPipelinesService/RenameDataPipeline",
        {"id": "p", "name": "daily"},
        args=("p", "daily"),
    ),
    Case("delete_data_pipeline", "DataPipelinesService/DeleteDataPipeline", {"id": "p"}, args=("p",)),
]
