# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What this SDK says of itself and of its servers, and how it calls what the runtime defines."""

from viam_cloud_runtime.messages.wire_names import renamed_messages
from viam_cloud_runtime.rpc.sdk import SDK
from viam_cloud_runtime.support.public_names import show_as

THIS_SDK = SDK(name="parking")

renamed_messages("parking", "parking/_pb2")

show_as(
    {
        "viam_cloud_runtime.errors.AbortedError": "parking.errors.AbortedError",
        "viam_cloud_runtime.errors.AlreadyExistsError": "parking.errors.AlreadyExistsError",
        "viam_cloud_runtime.errors.CancelledError": "parking.errors.CancelledError",
        "viam_cloud_runtime.errors.ClosedError": "parking.errors.ClosedError",
        "viam_cloud_runtime.errors.ConversionError": "parking.errors.ConversionError",
        "viam_cloud_runtime.errors.DataLossError": "parking.errors.DataLossError",
        "viam_cloud_runtime.errors.DeadlineExceededError": "parking.errors.DeadlineExceededError",
        "viam_cloud_runtime.errors.FailedPreconditionError": "parking.errors.FailedPreconditionError",
        "viam_cloud_runtime.errors.GRPCError": "parking.errors.GRPCError",
        "viam_cloud_runtime.errors.InternalError": "parking.errors.InternalError",
        "viam_cloud_runtime.errors.InvalidArgumentError": "parking.errors.InvalidArgumentError",
        "viam_cloud_runtime.errors.NaiveTimeWarning": "parking.errors.NaiveTimeWarning",
        "viam_cloud_runtime.errors.NotFoundError": "parking.errors.NotFoundError",
        "viam_cloud_runtime.errors.OutOfRangeError": "parking.errors.OutOfRangeError",
        "viam_cloud_runtime.errors.PermissionDeniedError": "parking.errors.PermissionDeniedError",
        "viam_cloud_runtime.errors.RepeatedPageError": "parking.errors.RepeatedPageError",
        "viam_cloud_runtime.errors.RequestTooLargeError": "parking.errors.RequestTooLargeError",
        "viam_cloud_runtime.errors.ResourceExhaustedError": "parking.errors.ResourceExhaustedError",
        "viam_cloud_runtime.errors.SDKError": "parking.errors.ParkingError",
        "viam_cloud_runtime.errors.UnauthenticatedError": "parking.errors.UnauthenticatedError",
        "viam_cloud_runtime.errors.UnavailableError": "parking.errors.UnavailableError",
        "viam_cloud_runtime.errors.UnimplementedError": "parking.errors.UnimplementedError",
        "viam_cloud_runtime.errors.UnknownError": "parking.errors.UnknownError",
        "viam_cloud_runtime.errors.UnsupportedTypeError": "parking.errors.UnsupportedTypeError",
    }
)
