"""What servers put into `grpc-status-details-bin`: `google.rpc` messages. Imported only once a server sent some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from google.protobuf.message import DecodeError, Message
from google.rpc.error_details_pb2 import (
    BadRequest,
    DebugInfo,
    ErrorInfo,
    Help,
    LocalizedMessage,
    PreconditionFailure,
    QuotaFailure,
    RequestInfo,
    ResourceInfo,
    RetryInfo,
)
from google.rpc.status_pb2 import Status

if TYPE_CHECKING:
    from google.protobuf.any_pb2 import Any as AnyMessage

_KNOWN: dict[str, type[Message]] = {
    f"google.rpc.{message_type.__name__}": message_type
    for message_type in (
        BadRequest,
        DebugInfo,
        ErrorInfo,
        Help,
        LocalizedMessage,
        PreconditionFailure,
        QuotaFailure,
        RequestInfo,
        ResourceInfo,
        RetryInfo,
    )
}


def decode(serialized_status: bytes) -> tuple[Message, ...]:
    """The details in a serialized `google.rpc.Status`: known types decoded, others left as `Any`; none if unreadable."""
    status = Status()
    try:
        status.ParseFromString(serialized_status)
    except DecodeError:
        return ()
    return tuple(_unpack(detail) for detail in status.details)


def _unpack(detail: AnyMessage) -> Message:
    message_type = _KNOWN.get(detail.TypeName())
    if message_type is None:
        return detail
    message = message_type()
    try:
        message.ParseFromString(detail.value)
    except DecodeError:
        return detail
    return message


def retry_delay(serialized_status: bytes) -> float | None:
    """Seconds that a `google.rpc.RetryInfo` among the details asks to wait; None without one."""
    for detail in decode(serialized_status):
        if isinstance(detail, RetryInfo):
            seconds: int = detail.retry_delay.seconds
            return seconds + float(detail.retry_delay.nanos) / 1e9
    return None
