"""Every error that the SDK raises on its own account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.redaction import shorten
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.public_names import rename

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

TrailingMetadata = Sequence[tuple[str, "str | bytes"]]
"""What a server sends along after its answer, or with an error."""

_MAX_MESSAGE = 1000


class SDKError(Exception):
    """Base class of all errors of this package but plain `TypeError` and `ValueError`."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        rename(cls)


class ClosedError(SDKError):
    """A client or stream was used after it had been closed, or was closed while the call was running."""


class RequestTooLargeError(SDKError, ValueError):
    """A message is larger than the server takes, and was not sent."""


class UnsupportedTypeError(SDKError, TypeError, ValueError):
    """A value that is to be sent as JSON has a type that JSON does not have.

    It is a `TypeError`, which it is by its nature, and a `ValueError`, which protobuf's own conversion raises.
    """


class NaiveTimeWarning(UserWarning):
    """A time without a time zone was given, and counts as UTC.

    It is said once for each place in the caller's code, and can be silenced:

    Example:
        >>> import warnings
        >>> warnings.simplefilter("ignore", NaiveTimeWarning)
    """


class RepeatedPageError(SDKError):
    """A server led from one page of a list back to an earlier one, so that the list could not be read to its end."""


class ConversionError(SDKError, ValueError):
    """A value in a response does not fit into the Python type that stands for it, such as a time in the year 10000.

    A method that returns a list then returns nothing, not even the rows before; the iterator beside it (`iter_...`)
    gives those first.

    Args:
        method: Full name of the RPC, `package.Service/Method`; empty for messages that were given by the caller.
        field: The way to the value in the response, such as `data[3].time_captured`.
        reason: What is wrong with the value.
        row: Position in what the method gives, from 0; None where it gives no list and no stream.

    Example:
        >>> print(ConversionError("shop.v1.OrderService/ExportOrders", "time_placed", "no time", row=2))
        shop.v1.OrderService/ExportOrders: row 2, time_placed: no time
    """

    def __init__(self, method: str, field: str, reason: str, *, row: int | None = None) -> None:
        where = field if row is None else f"row {row}, {field}"
        text = f"{where}: {shorten(reason, _MAX_MESSAGE)}"
        super().__init__(f"{method}: {text}" if method else text)
        self.method = method
        self.field = field
        self.reason = reason
        self.row = row

    def after(self, rows: int) -> ConversionError:
        """The same error, where so many rows came before those that it counts."""
        return ConversionError(self.method, self.field, self.reason, row=None if self.row is None else self.row + rows)

    def __reduce__(self) -> tuple[Callable[..., ConversionError], tuple[str, str, str, int | None]]:
        return _rebuild_conversion_error, (self.method, self.field, self.reason, self.row)


def _rebuild_conversion_error(method: str, field: str, reason: str, row: int | None) -> ConversionError:
    return ConversionError(method, field, reason, row=row)


class GRPCError(SDKError, grpc.RpcError):
    """A call ended with a status other than OK.

    There is one subclass per status, so that `except NotFoundError` says what is meant. It is a
    `grpc.RpcError` too, and can be pickled.

    Args:
        status: How the call ended.
        message: What the server, or gRPC itself, said about it.
        method: Full name of the RPC, `package.Service/Method`.
        attempts: How often the call was tried.
        trailing_metadata: What the server sent along.
        hint: What to do about it, where that is known.

    Example:
        >>> error = make_error(grpc.StatusCode.NOT_FOUND, "no such item", method="shop.v1.StockService/GetItem")
        >>> type(error).__name__, str(error)
        ('NotFoundError', 'shop.v1.StockService/GetItem: NOT_FOUND: no such item')
    """

    def __init__(
        self,
        status: grpc.StatusCode,
        message: str,
        *,
        method: str = "",
        attempts: int = 1,
        trailing_metadata: TrailingMetadata = (),
        hint: str = "",
    ) -> None:
        self.status = status
        self.message = message
        self.method = method
        self.attempts = attempts
        self.trailing_metadata: tuple[tuple[str, str | bytes], ...] = tuple(  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]
            trailing_metadata
        )
        self.hint = hint
        super().__init__(self._line())

    def _line(self) -> str:
        where = f"{self.method}: " if self.method else ""
        said = f": {shorten(self.message, _MAX_MESSAGE)}" if self.message.strip() else ""
        tried = f" (after {self.attempts} attempts)" if self.attempts > 1 else ""
        hint = f". {self.hint}" if self.hint else ""
        return f"{where}{self.status.name}{said.rstrip('.') if hint or tried else said}{tried}{hint}"

    def code(self) -> grpc.StatusCode:
        """The status, under the name that grpcio's own errors have for it."""
        return self.status

    @property
    def details(self) -> tuple[Message, ...]:  # type: ignore[override]
        """The `google.rpc` messages that the server sent along: `BadRequest`, `ErrorInfo`, `RetryInfo`, ….

        Types that are not Google's own are left packed, as `google.protobuf.Any`.
        """
        for key, value in self.trailing_metadata:
            if key == "grpc-status-details-bin" and isinstance(value, bytes):
                with IMPORTING:
                    from viam_cloud_runtime.error_details import decode

                return decode(value)
        return ()

    def __reduce__(self) -> tuple[Callable[..., GRPCError], tuple[Any, ...]]:
        state = (self.status, self.message, self.method, self.attempts, self.trailing_metadata, self.hint)
        return _rebuild, (type(self), *state)


class CancelledError(GRPCError):
    """The call was cancelled, by the server or by a proxy in between."""


class UnknownError(GRPCError):
    """The server failed without saying how."""


class InvalidArgumentError(GRPCError):
    """The request is wrong in itself, whatever the state of the server."""


class DeadlineExceededError(GRPCError):
    """No answer came in time. The server may have acted all the same."""


class NotFoundError(GRPCError):
    """What was asked for does not exist, or may not be seen."""


class AlreadyExistsError(GRPCError):
    """What was to be created exists already."""


class PermissionDeniedError(GRPCError):
    """The caller is known but may not do this."""


class UnauthenticatedError(GRPCError):
    """The caller is not known: no credentials, or refused ones."""


class ResourceExhaustedError(GRPCError):
    """A quota or a limit is used up."""


class FailedPreconditionError(GRPCError):
    """The state of the server does not allow this now."""


class AbortedError(GRPCError):
    """The server gave up because of a conflict, such as a concurrent change."""


class OutOfRangeError(GRPCError):
    """Something past the valid range was asked for."""


class UnimplementedError(GRPCError):
    """The server does not have this RPC."""


class InternalError(GRPCError):
    """Something is broken in the server, or the answer could not be read."""


class UnavailableError(GRPCError):
    """The server cannot be reached or does not take calls at the moment."""


class DataLossError(GRPCError):
    """Data was lost or damaged beyond repair."""


_BY_STATUS: dict[grpc.StatusCode, type[GRPCError]] = {
    grpc.StatusCode.CANCELLED: CancelledError,
    grpc.StatusCode.UNKNOWN: UnknownError,
    grpc.StatusCode.INVALID_ARGUMENT: InvalidArgumentError,
    grpc.StatusCode.DEADLINE_EXCEEDED: DeadlineExceededError,
    grpc.StatusCode.NOT_FOUND: NotFoundError,
    grpc.StatusCode.ALREADY_EXISTS: AlreadyExistsError,
    grpc.StatusCode.PERMISSION_DENIED: PermissionDeniedError,
    grpc.StatusCode.UNAUTHENTICATED: UnauthenticatedError,
    grpc.StatusCode.RESOURCE_EXHAUSTED: ResourceExhaustedError,
    grpc.StatusCode.FAILED_PRECONDITION: FailedPreconditionError,
    grpc.StatusCode.ABORTED: AbortedError,
    grpc.StatusCode.OUT_OF_RANGE: OutOfRangeError,
    grpc.StatusCode.UNIMPLEMENTED: UnimplementedError,
    grpc.StatusCode.INTERNAL: InternalError,
    grpc.StatusCode.UNAVAILABLE: UnavailableError,
    grpc.StatusCode.DATA_LOSS: DataLossError,
}


def make_error(
    status: grpc.StatusCode,
    message: str,
    *,
    method: str = "",
    attempts: int = 1,
    trailing_metadata: TrailingMetadata = (),
    hint: str = "",
) -> GRPCError:
    """The error of the class that belongs to the status. The arguments are those of `GRPCError`."""
    return _BY_STATUS.get(status, GRPCError)(
        status, message, method=method, attempts=attempts, trailing_metadata=trailing_metadata, hint=hint
    )


def _rebuild(
    error_type: type[GRPCError],
    status: grpc.StatusCode,
    message: str,
    method: str,
    attempts: int,
    trailing_metadata: TrailingMetadata,
    hint: str,
) -> GRPCError:
    return error_type(status, message, method=method, attempts=attempts, trailing_metadata=trailing_metadata, hint=hint)
