"""Messages inside `google.protobuf.Any`, under the names that they have on the wire.

The SDK registers its messages under its own package (`acme.shop.v1.Item`), so that it can live beside another
SDK of the same API. `Any` carries the name of what it holds, and there the server's name (`shop.v1.Item`) is meant;
the methods `Pack` and `Unpack` of protobuf know only the other one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from google.protobuf.any_pb2 import Any
from google.protobuf.message import DecodeError

from viam_cloud_runtime.messages.wire_names import wire_name

if TYPE_CHECKING:
    from google.protobuf.message import Message

MessageT = TypeVar("MessageT", bound="Message")

_TYPE_URL_PREFIX = "type.googleapis.com/"


def pack_any(message: Message) -> Any:
    """Put a message into an `Any`.

    Args:
        message: A message of the SDK, or any other.

    Returns:
        The `Any`, as the server understands it.

    Raises:
        TypeError: It is no message.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> pack_any(Duration(seconds=90)).type_url
        'type.googleapis.com/google.protobuf.Duration'
    """
    if not hasattr(message, "DESCRIPTOR"):
        raise TypeError(f"a message goes into an Any, not {type(message).__name__}")
    return Any(type_url=_TYPE_URL_PREFIX + wire_name(message.DESCRIPTOR), value=message.SerializeToString())


def unpack_any(packed: Any, *message_types: type[MessageT]) -> MessageT:
    """Take the message out of an `Any`.

    Args:
        packed: What a server sent, or `pack_any` or `Any.Pack` made.
        *message_types: Classes of the messages that it may hold.

    Returns:
        The message, of the class that fits.

    Raises:
        TypeError: It holds something else, or nothing.
        ValueError: What it holds cannot be read.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> unpack_any(pack_any(Duration(seconds=90)), Duration).seconds
        90
    """
    name = packed.type_url.rpartition("/")[2]
    for message_type in message_types:
        if name in (wire_name(message_type.DESCRIPTOR), message_type.DESCRIPTOR.full_name):
            try:
                return message_type.FromString(packed.value)
            except DecodeError as error:
                raise ValueError(f"the Any says that it holds {name}, but it cannot be read as one") from error
    wanted = " or ".join(wire_name(message_type.DESCRIPTOR) for message_type in message_types)
    raise TypeError(f"the Any holds {name or 'nothing'}, not {wanted or 'any of no types'}")
