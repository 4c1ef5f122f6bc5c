# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from typing import TYPE_CHECKING

from viam_cloud_runtime.errors import (
    AbortedError as AbortedError,
    AlreadyExistsError as AlreadyExistsError,
    CancelledError as CancelledError,
    ClosedError as ClosedError,
    ConversionError as ConversionError,
    DataLossError as DataLossError,
    DeadlineExceededError as DeadlineExceededError,
    FailedPreconditionError as FailedPreconditionError,
    GRPCError as GRPCError,
    InternalError as InternalError,
    InvalidArgumentError as InvalidArgumentError,
    NaiveTimeWarning as NaiveTimeWarning,
    NotFoundError as NotFoundError,
    OutOfRangeError as OutOfRangeError,
    PermissionDeniedError as PermissionDeniedError,
    RepeatedPageError as RepeatedPageError,
    RequestTooLargeError as RequestTooLargeError,
    ResourceExhaustedError as ResourceExhaustedError,
    SDKError as _SDKError,
    UnauthenticatedError as UnauthenticatedError,
    UnavailableError as UnavailableError,
    UnimplementedError as UnimplementedError,
    UnknownError as UnknownError,
    UnsupportedTypeError as UnsupportedTypeError,
)
from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud_runtime.concurrency.outcomes import CallsFailedError as CallsFailedError
    from viam_cloud_runtime.concurrency.polling import (
        JobFailedError as JobFailedError,
        WaitTimeoutError as WaitTimeoutError,
    )
    from viam_cloud_runtime.concurrency.transfers import (
        FileChangedError as FileChangedError,
        JournalError as JournalError,
        TransferError as TransferError,
    )
    from viam_cloud_runtime.viam.config_edit import EditConflictError as EditConflictError
    from viam_cloud_runtime.viam.downloads.http_rules import DownloadError as DownloadError
    from viam_cloud_runtime.viam.fleet_paths import (
        AmbiguousNameError as AmbiguousNameError,
        NameNotFoundError as NameNotFoundError,
    )
    from viam_cloud_runtime.viam.readings.copy_readings import IncompleteExportError as IncompleteExportError
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "IncompleteExportError": "viam_cloud_runtime.viam.readings.copy_readings",
            "DownloadError": "viam_cloud_runtime.viam.downloads.http_rules",
            "CallsFailedError": "viam_cloud_runtime.concurrency.outcomes",
            "JobFailedError": "viam_cloud_runtime.concurrency.polling",
            "WaitTimeoutError": "viam_cloud_runtime.concurrency.polling",
            "EditConflictError": "viam_cloud_runtime.viam.config_edit",
            "AmbiguousNameError": "viam_cloud_runtime.viam.fleet_paths",
            "NameNotFoundError": "viam_cloud_runtime.viam.fleet_paths",
            "TransferError": "viam_cloud_runtime.concurrency.transfers",
            "JournalError": "viam_cloud_runtime.concurrency.transfers",
            "FileChangedError": "viam_cloud_runtime.concurrency.transfers",
        },
    )

__all__ = [
    "AbortedError",
    "AlreadyExistsError",
    "AmbiguousNameError",
    "CallsFailedError",
    "CancelledError",
    "ClosedError",
    "ConversionError",
    "DataLossError",
    "DeadlineExceededError",
    "DownloadError",
    "EditConflictError",
    "FailedPreconditionError",
    "FileChangedError",
    "GRPCError",
    "IncompleteExportError",
    "InternalError",
    "InvalidArgumentError",
    "JobFailedError",
    "JournalError",
    "NaiveTimeWarning",
    "NameNotFoundError",
    "NotFoundError",
    "OutOfRangeError",
    "PermissionDeniedError",
    "RepeatedPageError",
    "RequestTooLargeError",
    "ResourceExhaustedError",
    "TransferError",
    "UnauthenticatedError",
    "UnavailableError",
    "UnimplementedError",
    "UnknownError",
    "UnsupportedTypeError",
    "ViamCloudError",
    "WaitTimeoutError",
]

ViamCloudError = _SDKError
