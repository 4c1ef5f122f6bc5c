# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/mltraining/v1/ml_training.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_ModelTypeOrName: _typing.TypeAlias = _typing.Literal[
    "MODEL_TYPE_UNSPECIFIED",
    "MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION",
    "MODEL_TYPE_MULTI_LABEL_CLASSIFICATION",
    "MODEL_TYPE_OBJECT_DETECTION",
]
_ModelFrameworkOrName: _typing.TypeAlias = _typing.Literal[
    "MODEL_FRAMEWORK_UNSPECIFIED",
    "MODEL_FRAMEWORK_TFLITE",
    "MODEL_FRAMEWORK_TENSORFLOW",
    "MODEL_FRAMEWORK_PYTORCH",
    "MODEL_FRAMEWORK_ONNX",
    "MODEL_FRAMEWORK_REGISTRY",
]
_TrainingStatusOrName: _typing.TypeAlias = _typing.Literal[
    "TRAINING_STATUS_UNSPECIFIED",
    "TRAINING_STATUS_PENDING",
    "TRAINING_STATUS_IN_PROGRESS",
    "TRAINING_STATUS_COMPLETED",
    "TRAINING_STATUS_FAILED",
    "TRAINING_STATUS_CANCELED",
    "TRAINING_STATUS_CANCELING",
]
_MltrainingVisibilityOrName: _typing.TypeAlias = _typing.Literal[
    "VISIBILITY_UNSPECIFIED", "VISIBILITY_PRIVATE", "VISIBILITY_PUBLIC"
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.mltraining.v1.ml_training_pb2 import (
        MODEL_FRAMEWORK_ONNX as MODEL_FRAMEWORK_ONNX,
        MODEL_FRAMEWORK_PYTORCH as MODEL_FRAMEWORK_PYTORCH,
        MODEL_FRAMEWORK_REGISTRY as MODEL_FRAMEWORK_REGISTRY,
        MODEL_FRAMEWORK_TENSORFLOW as MODEL_FRAMEWORK_TENSORFLOW,
        MODEL_FRAMEWORK_TFLITE as MODEL_FRAMEWORK_TFLITE,
        MODEL_FRAMEWORK_UNSPECIFIED as MODEL_FRAMEWORK_UNSPECIFIED,
        MODEL_TYPE_MULTI_LABEL_CLASSIFICATION as MODEL_TYPE_MULTI_LABEL_CLASSIFICATION,
        MODEL_TYPE_OBJECT_DETECTION as MODEL_TYPE_OBJECT_DETECTION,
        MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION as MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION,
        MODEL_TYPE_UNSPECIFIED as MODEL_TYPE_UNSPECIFIED,
        TRAINING_STATUS_CANCELED as TRAINING_STATUS_CANCELED,
        TRAINING_STATUS_CANCELING as TRAINING_STATUS_CANCELING,
        TRAINING_STATUS_COMPLETED as TRAINING_STATUS_COMPLETED,
        TRAINING_STATUS_FAILED as TRAINING_STATUS_FAILED,
        TRAINING_STATUS_IN_PROGRESS as TRAINING_STATUS_IN_PROGRESS,
        TRAINING_STATUS_PENDING as TRAINING_STATUS_PENDING,
        TRAINING_STATUS_UNSPECIFIED as TRAINING_STATUS_UNSPECIFIED,
        VISIBILITY_PRIVATE as VISIBILITY_PRIVATE,
        VISIBILITY_PUBLIC as VISIBILITY_PUBLIC,
        VISIBILITY_UNSPECIFIED as VISIBILITY_UNSPECIFIED,
        CancelTrainingJobRequest as CancelTrainingJobRequest,
        CancelTrainingJobResponse as CancelTrainingJobResponse,
        Container as Container,
        DeleteCompletedTrainingJobRequest as DeleteCompletedTrainingJobRequest,
        DeleteCompletedTrainingJobResponse as DeleteCompletedTrainingJobResponse,
        DeleteCustomTrainingContainerRequest as DeleteCustomTrainingContainerRequest,
        DeleteCustomTrainingContainerResponse as DeleteCustomTrainingContainerResponse,
        GetContainerRequest as GetContainerRequest,
        GetContainerResponse as GetContainerResponse,
        GetTrainingJobLogsRequest as GetTrainingJobLogsRequest,
        GetTrainingJobLogsResponse as GetTrainingJobLogsResponse,
        GetTrainingJobRequest as GetTrainingJobRequest,
        GetTrainingJobResponse as GetTrainingJobResponse,
        ListContainersRequest as ListContainersRequest,
        ListContainersResponse as ListContainersResponse,
        ListSupportedContainersRequest as ListSupportedContainersRequest,
        ListSupportedContainersResponse as ListSupportedContainersResponse,
        ListTrainingJobsRequest as ListTrainingJobsRequest,
        ListTrainingJobsResponse as ListTrainingJobsResponse,
        ModelFramework as ModelFramework,
        ModelType as ModelType,
        RegisterCustomTrainingContainerRequest as RegisterCustomTrainingContainerRequest,
        RegisterCustomTrainingContainerResponse as RegisterCustomTrainingContainerResponse,
        SubmitCustomTrainingJobRequest as SubmitCustomTrainingJobRequest,
        SubmitCustomTrainingJobResponse as SubmitCustomTrainingJobResponse,
        SubmitTrainingJobRequest as SubmitTrainingJobRequest,
        SubmitTrainingJobResponse as SubmitTrainingJobResponse,
        TrainingJobLogEntry as TrainingJobLogEntry,
        TrainingJobMetadata as TrainingJobMetadata,
        TrainingStatus as TrainingStatus,
        Visibility as Visibility,
    )

    ModelTypeOrName: _typing.TypeAlias = ModelType.ValueType | _ModelTypeOrName
    ModelFrameworkOrName: _typing.TypeAlias = ModelFramework.ValueType | _ModelFrameworkOrName
    TrainingStatusOrName: _typing.TypeAlias = TrainingStatus.ValueType | _TrainingStatusOrName
    MltrainingVisibilityOrName: _typing.TypeAlias = Visibility.ValueType | _MltrainingVisibilityOrName
else:
    _NAMES = (
        "CancelTrainingJobRequest",
        "CancelTrainingJobResponse",
        "Container",
        "DeleteCompletedTrainingJobRequest",
        "DeleteCompletedTrainingJobResponse",
        "DeleteCustomTrainingContainerRequest",
        "DeleteCustomTrainingContainerResponse",
        "GetContainerRequest",
        "GetContainerResponse",
        "GetTrainingJobLogsRequest",
        "GetTrainingJobLogsResponse",
        "GetTrainingJobRequest",
        "GetTrainingJobResponse",
        "ListContainersRequest",
        "ListContainersResponse",
        "ListSupportedContainersRequest",
        "ListSupportedContainersResponse",
        "ListTrainingJobsRequest",
        "ListTrainingJobsResponse",
        "MODEL_FRAMEWORK_ONNX",
        "MODEL_FRAMEWORK_PYTORCH",
        "MODEL_FRAMEWORK_REGISTRY",
        "MODEL_FRAMEWORK_TENSORFLOW",
        "MODEL_FRAMEWORK_TFLITE",
        "MODEL_FRAMEWORK_UNSPECIFIED",
        "MODEL_TYPE_MULTI_LABEL_CLASSIFICATION",
        "MODEL_TYPE_OBJECT_DETECTION",
        "MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION",
        "MODEL_TYPE_UNSPECIFIED",
        "ModelFramework",
        "ModelType",
        "RegisterCustomTrainingContainerRequest",
        "RegisterCustomTrainingContainerResponse",
        "SubmitCustomTrainingJobRequest",
        "SubmitCustomTrainingJobResponse",
        "SubmitTrainingJobRequest",
        "SubmitTrainingJobResponse",
        "TRAINING_STATUS_CANCELED",
        "TRAINING_STATUS_CANCELING",
        "TRAINING_STATUS_COMPLETED",
        "TRAINING_STATUS_FAILED",
        "TRAINING_STATUS_IN_PROGRESS",
        "TRAINING_STATUS_PENDING",
        "TRAINING_STATUS_UNSPECIFIED",
        "TrainingJobLogEntry",
        "TrainingJobMetadata",
        "TrainingStatus",
        "VISIBILITY_PRIVATE",
        "VISIBILITY_PUBLIC",
        "VISIBILITY_UNSPECIFIED",
        "Visibility",
    )
    ModelTypeOrName = int | _ModelTypeOrName
    ModelFrameworkOrName = int | _ModelFrameworkOrName
    TrainingStatusOrName = int | _TrainingStatusOrName
    MltrainingVisibilityOrName = int | _MltrainingVisibilityOrName
    __all__ = [*_NAMES, "ModelTypeOrName", "ModelFrameworkOrName", "TrainingStatusOrName", "MltrainingVisibilityOrName"]
    __getattr__, __dir__ = _lazy_names(
        __name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.mltraining.v1.ml_training_pb2")
    )
