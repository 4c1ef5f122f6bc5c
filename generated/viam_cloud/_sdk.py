# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What this SDK says of itself and of its servers, and how it calls what the runtime defines."""

from viam_cloud_runtime import __version__
from viam_cloud_runtime.messages.wire_names import renamed_messages
from viam_cloud_runtime.rpc.sdk import SDK
from viam_cloud_runtime.support.public_names import show_as

THIS_SDK = SDK(
    name="viam_cloud",
    version=__version__,
    user_agent=f"viam-cloud/{__version__}",
    headers=(("viam_client", f"python;v{__version__}"),),
    max_message_bytes=33_554_432,
)

renamed_messages("viam_cloud", "viam_cloud/gen")

show_as(
    {
        "viam_cloud_runtime.blocking.item_iterator.ItemIterator": "viam_cloud.ItemIterator",
        "viam_cloud_runtime.blocking.mapped_stream.MappedStream": "viam_cloud.MappedStream",
        "viam_cloud_runtime.concurrency.outcomes.Outcomes": "viam_cloud.Outcomes",
        "viam_cloud_runtime.blocking.pagers.Pager": "viam_cloud.Pager",
        "viam_cloud_runtime.blocking.streams.ServerStream": "viam_cloud.ServerStream",
        "viam_cloud_runtime.aio.item_iterator.ItemIterator": "viam_cloud.aio.ItemIterator",
        "viam_cloud_runtime.aio.mapped_stream.MappedStream": "viam_cloud.aio.MappedStream",
        "viam_cloud_runtime.aio.pagers.Pager": "viam_cloud.aio.Pager",
        "viam_cloud_runtime.aio.streams.ServerStream": "viam_cloud.aio.ServerStream",
        "viam_cloud_runtime.distributed.plans.Runner": "viam_cloud.distributed.Runner",
        "viam_cloud_runtime.errors.AbortedError": "viam_cloud.errors.AbortedError",
        "viam_cloud_runtime.errors.AlreadyExistsError": "viam_cloud.errors.AlreadyExistsError",
        "viam_cloud_runtime.errors.CancelledError": "viam_cloud.errors.CancelledError",
        "viam_cloud_runtime.errors.ClosedError": "viam_cloud.errors.ClosedError",
        "viam_cloud_runtime.errors.ConversionError": "viam_cloud.errors.ConversionError",
        "viam_cloud_runtime.errors.DataLossError": "viam_cloud.errors.DataLossError",
        "viam_cloud_runtime.errors.DeadlineExceededError": "viam_cloud.errors.DeadlineExceededError",
        "viam_cloud_runtime.errors.FailedPreconditionError": "viam_cloud.errors.FailedPreconditionError",
        "viam_cloud_runtime.errors.GRPCError": "viam_cloud.errors.GRPCError",
        "viam_cloud_runtime.errors.InternalError": "viam_cloud.errors.InternalError",
        "viam_cloud_runtime.errors.InvalidArgumentError": "viam_cloud.errors.InvalidArgumentError",
        "viam_cloud_runtime.errors.NaiveTimeWarning": "viam_cloud.errors.NaiveTimeWarning",
        "viam_cloud_runtime.errors.NotFoundError": "viam_cloud.errors.NotFoundError",
        "viam_cloud_runtime.errors.OutOfRangeError": "viam_cloud.errors.OutOfRangeError",
        "viam_cloud_runtime.errors.PermissionDeniedError": "viam_cloud.errors.PermissionDeniedError",
        "viam_cloud_runtime.errors.RepeatedPageError": "viam_cloud.errors.RepeatedPageError",
        "viam_cloud_runtime.errors.RequestTooLargeError": "viam_cloud.errors.RequestTooLargeError",
        "viam_cloud_runtime.errors.ResourceExhaustedError": "viam_cloud.errors.ResourceExhaustedError",
        "viam_cloud_runtime.errors.SDKError": "viam_cloud.errors.ViamCloudError",
        "viam_cloud_runtime.errors.UnauthenticatedError": "viam_cloud.errors.UnauthenticatedError",
        "viam_cloud_runtime.errors.UnavailableError": "viam_cloud.errors.UnavailableError",
        "viam_cloud_runtime.errors.UnimplementedError": "viam_cloud.errors.UnimplementedError",
        "viam_cloud_runtime.errors.UnknownError": "viam_cloud.errors.UnknownError",
        "viam_cloud_runtime.errors.UnsupportedTypeError": "viam_cloud.errors.UnsupportedTypeError",
        "viam_cloud_runtime.viam.readings.copy_readings.IncompleteExportError": "viam_cloud.errors.IncompleteExportError",
        "viam_cloud_runtime.viam.downloads.http_rules.DownloadError": "viam_cloud.errors.DownloadError",
        "viam_cloud_runtime.concurrency.outcomes.CallsFailedError": "viam_cloud.errors.CallsFailedError",
        "viam_cloud_runtime.concurrency.polling.JobFailedError": "viam_cloud.errors.JobFailedError",
        "viam_cloud_runtime.concurrency.polling.WaitTimeoutError": "viam_cloud.errors.WaitTimeoutError",
        "viam_cloud_runtime.viam.config_edit.EditConflictError": "viam_cloud.errors.EditConflictError",
        "viam_cloud_runtime.viam.fleet_paths.AmbiguousNameError": "viam_cloud.errors.AmbiguousNameError",
        "viam_cloud_runtime.viam.fleet_paths.NameNotFoundError": "viam_cloud.errors.NameNotFoundError",
        "viam_cloud_runtime.concurrency.transfers.TransferError": "viam_cloud.errors.TransferError",
        "viam_cloud_runtime.concurrency.transfers.JournalError": "viam_cloud.errors.JournalError",
        "viam_cloud_runtime.concurrency.transfers.FileChangedError": "viam_cloud.errors.FileChangedError",
    }
)
