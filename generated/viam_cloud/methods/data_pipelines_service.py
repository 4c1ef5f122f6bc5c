# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.datapipelines.v1.DataPipelinesService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

GET_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.GetDataPipelineRequest, data_pipelines_pb2.GetDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/GetDataPipeline",
    data_pipelines_pb2.GetDataPipelineRequest,
    data_pipelines_pb2.GetDataPipelineResponse,
    RetryClass.READ,
)
LIST_DATA_PIPELINES: Final[
    UnaryMethod[data_pipelines_pb2.ListDataPipelinesRequest, data_pipelines_pb2.ListDataPipelinesResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/ListDataPipelines",
    data_pipelines_pb2.ListDataPipelinesRequest,
    data_pipelines_pb2.ListDataPipelinesResponse,
    RetryClass.READ,
)
CREATE_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.CreateDataPipelineRequest, data_pipelines_pb2.CreateDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/CreateDataPipeline",
    data_pipelines_pb2.CreateDataPipelineRequest,
    data_pipelines_pb2.CreateDataPipelineResponse,
    RetryClass.WRITE,
)
RENAME_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.RenameDataPipelineRequest, data_pipelines_pb2.RenameDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/RenameDataPipeline",
    data_pipelines_pb2.RenameDataPipelineRequest,
    data_pipelines_pb2.RenameDataPipelineResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.DeleteDataPipelineRequest, data_pipelines_pb2.DeleteDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/DeleteDataPipeline",
    data_pipelines_pb2.DeleteDataPipelineRequest,
    data_pipelines_pb2.DeleteDataPipelineResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ENABLE_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.EnableDataPipelineRequest, data_pipelines_pb2.EnableDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/EnableDataPipeline",
    data_pipelines_pb2.EnableDataPipelineRequest,
    data_pipelines_pb2.EnableDataPipelineResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DISABLE_DATA_PIPELINE: Final[
    UnaryMethod[data_pipelines_pb2.DisableDataPipelineRequest, data_pipelines_pb2.DisableDataPipelineResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/DisableDataPipeline",
    data_pipelines_pb2.DisableDataPipelineRequest,
    data_pipelines_pb2.DisableDataPipelineResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_DATA_PIPELINE_RUNS: Final[
    UnaryMethod[data_pipelines_pb2.ListDataPipelineRunsRequest, data_pipelines_pb2.ListDataPipelineRunsResponse]
] = UnaryMethod(
    "/viam.app.datapipelines.v1.DataPipelinesService/ListDataPipelineRuns",
    data_pipelines_pb2.ListDataPipelineRunsRequest,
    data_pipelines_pb2.ListDataPipelineRunsResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    GET_DATA_PIPELINE,
    LIST_DATA_PIPELINES,
    CREATE_DATA_PIPELINE,
    RENAME_DATA_PIPELINE,
    DELETE_DATA_PIPELINE,
    ENABLE_DATA_PIPELINE,
    DISABLE_DATA_PIPELINE,
    LIST_DATA_PIPELINE_RUNS,
)
