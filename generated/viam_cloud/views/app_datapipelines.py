# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of the messages of one file: what methods take and return."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any, ClassVar, TypeVar

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud.gen.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud_runtime import from_timestamp, to_timestamp
from viam_cloud_runtime.messages.result_list import ResultList as _ResultList
from viam_cloud_runtime.messages.times import check_timestamp
from viam_cloud_runtime.messages.view import (
    Readers as _Readers,
    View as _View,
    reading_lazily as _reading_lazily,
    snapshot as _snapshot,
)
from viam_cloud_runtime.viam.bson_documents import decode_document, encode_document

_DataPipelineRunsPageT = TypeVar("_DataPipelineRunsPageT", bound="DataPipelineRunsPage")


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipeline(_View):
    """A query that runs on a schedule and stores its results.

    Attributes:
        id (str): ID of the pipeline.
        organization_id (str): ID (UUID) of the organization the pipeline belongs to.
        name (str): Display name, unique within the organization.
        mql_binary (list[dict[str, Any]]): Stages of the aggregation in order.
        schedule (str): When to run, as a cron expression in UTC, such as `0 * * * *`; it also sets
            the span of data each run covers.
        created_on (datetime): When the pipeline was created.
        updated_at (datetime): When the pipeline was last changed.
        enabled (bool): Whether the pipeline runs on its schedule.
        data_source_type (TabularDataSourceType): Store the query reads from.
    """

    id: str
    organization_id: str
    name: str
    mql_binary: list[dict[str, Any]]
    schedule: str
    created_on: datetime.datetime
    updated_at: datetime.datetime
    enabled: bool
    data_source_type: data_pb2.TabularDataSourceType.ValueType = dataclasses.field(
        metadata={"enum": data_pb2.TabularDataSourceType}
    )

    @classmethod
    def from_proto(cls, message: data_pipelines_pb2.DataPipeline) -> DataPipeline:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: data_pipelines_pb2.DataPipeline) -> DataPipeline:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.created_on)
        check_timestamp(message.updated_at)
        view.mql_binary = [decode_document(item) for item in message.mql_binary]
        return view

    _at_once = frozenset({"mql_binary"})

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.DataPipeline) -> dict[str, object]:
        return {
            "id": message.id,
            "organization_id": message.organization_id,
            "name": message.name,
            "schedule": message.schedule,
            "enabled": message.enabled,
            "data_source_type": message.data_source_type,
        }

    @staticmethod
    def _read_all(message: data_pipelines_pb2.DataPipeline) -> dict[str, object]:
        return {
            "id": message.id,
            "organization_id": message.organization_id,
            "name": message.name,
            "mql_binary": [decode_document(item) for item in message.mql_binary],
            "schedule": message.schedule,
            "created_on": from_timestamp(message.created_on),
            "updated_at": from_timestamp(message.updated_at),
            "enabled": message.enabled,
            "data_source_type": message.data_source_type,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.DataPipeline]] = {
        "created_on": lambda message: from_timestamp(message.created_on),
        "updated_at": lambda message: from_timestamp(message.updated_at),
    }

    @property
    def proto(self) -> data_pipelines_pb2.DataPipeline:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.DataPipeline(
            id=self.id,
            organization_id=self.organization_id,
            name=self.name,
            mql_binary=[encode_document(item) for item in self.mql_binary],
            schedule=self.schedule,
            created_on=to_timestamp(self.created_on),
            updated_at=to_timestamp(self.updated_at),
            enabled=self.enabled,
            data_source_type=self.data_source_type,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipelineRun(_View):
    """One run of a data pipeline.

    Attributes:
        id (str): ID of the run.
        status (DataPipelineRunStatus): State of the run.
        start_time (datetime | None): When the run started; None before.
        end_time (datetime | None): When the run ended; None before.
        data_start_time (datetime): Beginning of the span of data it covers.
        data_end_time (datetime): End of the span of data it covers.
        error_message (str): Why the run failed; empty otherwise.
        data_source_type (TabularDataSourceType): Store the query read from.
    """

    id: str
    status: data_pipelines_pb2.DataPipelineRunStatus.ValueType = dataclasses.field(
        metadata={"enum": data_pipelines_pb2.DataPipelineRunStatus}
    )
    start_time: datetime.datetime | None
    end_time: datetime.datetime | None
    data_start_time: datetime.datetime
    data_end_time: datetime.datetime
    error_message: str
    data_source_type: data_pb2.TabularDataSourceType.ValueType = dataclasses.field(
        metadata={"enum": data_pb2.TabularDataSourceType}
    )

    @classmethod
    def from_proto(cls, message: data_pipelines_pb2.DataPipelineRun) -> DataPipelineRun:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: data_pipelines_pb2.DataPipelineRun) -> DataPipelineRun:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.start_time)
        check_timestamp(message.end_time)
        check_timestamp(message.data_start_time)
        check_timestamp(message.data_end_time)
        return view

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.DataPipelineRun) -> dict[str, object]:
        return {
            "id": message.id,
            "status": message.status,
            "error_message": message.error_message,
            "data_source_type": message.data_source_type,
        }

    @staticmethod
    def _read_all(message: data_pipelines_pb2.DataPipelineRun) -> dict[str, object]:
        return {
            "id": message.id,
            "status": message.status,
            "start_time": from_timestamp(message.start_time) if message.HasField("start_time") else None,
            "end_time": from_timestamp(message.end_time) if message.HasField("end_time") else None,
            "data_start_time": from_timestamp(message.data_start_time),
            "data_end_time": from_timestamp(message.data_end_time),
            "error_message": message.error_message,
            "data_source_type": message.data_source_type,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.DataPipelineRun]] = {
        "start_time": lambda message: from_timestamp(message.start_time) if message.HasField("start_time") else None,
        "end_time": lambda message: from_timestamp(message.end_time) if message.HasField("end_time") else None,
        "data_start_time": lambda message: from_timestamp(message.data_start_time),
        "data_end_time": lambda message: from_timestamp(message.data_end_time),
    }

    @property
    def proto(self) -> data_pipelines_pb2.DataPipelineRun:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.DataPipelineRun(
            id=self.id,
            status=self.status,
            start_time=to_timestamp(self.start_time) if self.start_time is not None else None,
            end_time=to_timestamp(self.end_time) if self.end_time is not None else None,
            data_start_time=to_timestamp(self.data_start_time),
            data_end_time=to_timestamp(self.data_end_time),
            error_message=self.error_message,
            data_source_type=self.data_source_type,
        )


@_reading_lazily
@dataclasses.dataclass(repr=False)
class DataPipelineRunsPage(_View):
    """One page of runs.

    Attributes:
        pipeline_id (str): ID of the pipeline the runs belong to.
        page_size (int): Largest number of runs in a page.
        runs (list[DataPipelineRun]): The runs of this page.
        next_page_token (str): Token of the next page; empty on the last one.
    """

    pipeline_id: str
    page_size: int
    runs: list[DataPipelineRun]
    next_page_token: str

    @classmethod
    def from_proto(
        cls: type[_DataPipelineRunsPageT], message: data_pipelines_pb2.ListDataPipelineRunsResponse, page_size: int
    ) -> _DataPipelineRunsPageT:
        """The plain form of a message, with what is given beside it; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message), page_size)

    @classmethod
    def from_response(
        cls: type[_DataPipelineRunsPageT], message: data_pipelines_pb2.ListDataPipelineRunsResponse, page_size: int
    ) -> _DataPipelineRunsPageT:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        view.page_size = page_size
        view.runs = _ResultList([DataPipelineRun.from_response(item) for item in message.runs])
        return view

    _at_once = frozenset({"page_size", "runs"})

    @staticmethod
    def _read_plain(message: data_pipelines_pb2.ListDataPipelineRunsResponse) -> dict[str, object]:
        return {"pipeline_id": message.pipeline_id, "next_page_token": message.next_page_token}

    @staticmethod
    def _read_all(message: data_pipelines_pb2.ListDataPipelineRunsResponse) -> dict[str, object]:
        return {
            "pipeline_id": message.pipeline_id,
            "runs": _ResultList([DataPipelineRun.from_response(item) for item in message.runs]),
            "next_page_token": message.next_page_token,
        }

    _converted: ClassVar[_Readers[data_pipelines_pb2.ListDataPipelineRunsResponse]] = {}

    @property
    def proto(self) -> data_pipelines_pb2.ListDataPipelineRunsResponse:
        """The message that this is the plain form of."""
        return data_pipelines_pb2.ListDataPipelineRunsResponse(
            pipeline_id=self.pipeline_id, runs=[item.proto for item in self.runs], next_page_token=self.next_page_token
        )
