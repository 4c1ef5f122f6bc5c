# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.mltraining.v1.MLTrainingService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.mltraining.v1 import ml_training_pb2
from viam_cloud_runtime import Method, RetryClass, UnaryMethod

SUBMIT_TRAINING_JOB: Final[
    UnaryMethod[ml_training_pb2.SubmitTrainingJobRequest, ml_training_pb2.SubmitTrainingJobResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/SubmitTrainingJob",
    ml_training_pb2.SubmitTrainingJobRequest,
    ml_training_pb2.SubmitTrainingJobResponse,
    RetryClass.WRITE,
)
SUBMIT_CUSTOM_TRAINING_JOB: Final[
    UnaryMethod[ml_training_pb2.SubmitCustomTrainingJobRequest, ml_training_pb2.SubmitCustomTrainingJobResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/SubmitCustomTrainingJob",
    ml_training_pb2.SubmitCustomTrainingJobRequest,
    ml_training_pb2.SubmitCustomTrainingJobResponse,
    RetryClass.WRITE,
)
GET_TRAINING_JOB: Final[UnaryMethod[ml_training_pb2.GetTrainingJobRequest, ml_training_pb2.GetTrainingJobResponse]] = (
    UnaryMethod(
        "/viam.app.mltraining.v1.MLTrainingService/GetTrainingJob",
        ml_training_pb2.GetTrainingJobRequest,
        ml_training_pb2.GetTrainingJobResponse,
        RetryClass.READ,
    )
)
LIST_TRAINING_JOBS: Final[
    UnaryMethod[ml_training_pb2.ListTrainingJobsRequest, ml_training_pb2.ListTrainingJobsResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/ListTrainingJobs",
    ml_training_pb2.ListTrainingJobsRequest,
    ml_training_pb2.ListTrainingJobsResponse,
    RetryClass.READ,
)
CANCEL_TRAINING_JOB: Final[
    UnaryMethod[ml_training_pb2.CancelTrainingJobRequest, ml_training_pb2.CancelTrainingJobResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/CancelTrainingJob",
    ml_training_pb2.CancelTrainingJobRequest,
    ml_training_pb2.CancelTrainingJobResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_COMPLETED_TRAINING_JOB: Final[
    UnaryMethod[ml_training_pb2.DeleteCompletedTrainingJobRequest, ml_training_pb2.DeleteCompletedTrainingJobResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/DeleteCompletedTrainingJob",
    ml_training_pb2.DeleteCompletedTrainingJobRequest,
    ml_training_pb2.DeleteCompletedTrainingJobResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_TRAINING_JOB_LOGS: Final[
    UnaryMethod[ml_training_pb2.GetTrainingJobLogsRequest, ml_training_pb2.GetTrainingJobLogsResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/GetTrainingJobLogs",
    ml_training_pb2.GetTrainingJobLogsRequest,
    ml_training_pb2.GetTrainingJobLogsResponse,
    RetryClass.READ,
)
LIST_SUPPORTED_CONTAINERS: Final[
    UnaryMethod[ml_training_pb2.ListSupportedContainersRequest, ml_training_pb2.ListSupportedContainersResponse]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/ListSupportedContainers",
    ml_training_pb2.ListSupportedContainersRequest,
    ml_training_pb2.ListSupportedContainersResponse,
    RetryClass.READ,
)
LIST_CONTAINERS: Final[UnaryMethod[ml_training_pb2.ListContainersRequest, ml_training_pb2.ListContainersResponse]] = (
    UnaryMethod(
        "/viam.app.mltraining.v1.MLTrainingService/ListContainers",
        ml_training_pb2.ListContainersRequest,
        ml_training_pb2.ListContainersResponse,
        RetryClass.READ,
    )
)
GET_CONTAINER: Final[UnaryMethod[ml_training_pb2.GetContainerRequest, ml_training_pb2.GetContainerResponse]] = (
    UnaryMethod(
        "/viam.app.mltraining.v1.MLTrainingService/GetContainer",
        ml_training_pb2.GetContainerRequest,
        ml_training_pb2.GetContainerResponse,
        RetryClass.READ,
    )
)
REGISTER_CUSTOM_TRAINING_CONTAINER: Final[
    UnaryMethod[
        ml_training_pb2.RegisterCustomTrainingContainerRequest, ml_training_pb2.RegisterCustomTrainingContainerResponse
    ]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/RegisterCustomTrainingContainer",
    ml_training_pb2.RegisterCustomTrainingContainerRequest,
    ml_training_pb2.RegisterCustomTrainingContainerResponse,
    RetryClass.WRITE,
)
DELETE_CUSTOM_TRAINING_CONTAINER: Final[
    UnaryMethod[
        ml_training_pb2.DeleteCustomTrainingContainerRequest, ml_training_pb2.DeleteCustomTrainingContainerResponse
    ]
] = UnaryMethod(
    "/viam.app.mltraining.v1.MLTrainingService/DeleteCustomTrainingContainer",
    ml_training_pb2.DeleteCustomTrainingContainerRequest,
    ml_training_pb2.DeleteCustomTrainingContainerResponse,
    RetryClass.IDEMPOTENT_WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    SUBMIT_TRAINING_JOB,
    SUBMIT_CUSTOM_TRAINING_JOB,
    GET_TRAINING_JOB,
    LIST_TRAINING_JOBS,
    CANCEL_TRAINING_JOB,
    DELETE_COMPLETED_TRAINING_JOB,
    GET_TRAINING_JOB_LOGS,
    LIST_SUPPORTED_CONTAINERS,
    LIST_CONTAINERS,
    GET_CONTAINER,
    REGISTER_CUSTOM_TRAINING_CONTAINER,
    DELETE_CUSTOM_TRAINING_CONTAINER,
)
