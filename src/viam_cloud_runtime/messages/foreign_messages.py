"""Messages of another SDK of the same API. They are taken where the SDK's own are expected, converted by their bytes.

The other SDK is not imported for it: a message says by the name of its descriptor which message of the API it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from google.protobuf.message_factory import GetMessageClass

from viam_cloud_runtime.messages.wire_names import wire_name

if TYPE_CHECKING:
    from google.protobuf.message import Message

MessageT = TypeVar("MessageT", bound="Message")


def own_message(value: object, message_type: type[MessageT]) -> MessageT | None:
    """Convert another SDK's form of a message.

    Args:
        value: What may be such a message.
        message_type: The SDK's own form.

    Returns:
        The SDK's own message, with what only the other SDK knows as unknown fields; None if the value is no other
        form of this message.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> own_message("90s", Duration) is None
        True
    """
    descriptor: Any = getattr(value, "DESCRIPTOR", None)
    if not hasattr(value, "SerializeToString") or isinstance(value, type):
        return None
    own = message_type.DESCRIPTOR
    if descriptor is own or wire_name(descriptor) != wire_name(own):
        return None
    return message_type.FromString(cast("Message", value).SerializeToString())


def with_own_messages(message_type: type[Message], fields: Mapping[str, Any]) -> dict[str, Any] | None:
    """Convert the messages of another SDK among the values of fields, however deep in lists and mappings.

    Args:
        message_type: Class of the message that has the fields.
        fields: Their values by name.

    Returns:
        All values, with the SDK's own messages; None if there is nothing to convert.
    """
    converted = _converted_fields(message_type.DESCRIPTOR, fields)
    return converted if converted is not fields else None


def _converted_fields(descriptor: Any, fields: Mapping[Any, Any]) -> Any:
    changed: dict[str, Any] = {}
    for name, value in fields.items():
        field = descriptor.fields_by_name.get(name) if isinstance(name, str) else None
        if field is None or field.message_type is None or value is None:
            continue
        item = _converted_field(field, value)
        if item is not value:
            changed[name] = item
    return {**fields, **changed} if changed else fields


def _converted_field(field: Any, value: Any) -> Any:
    if not field.is_repeated:
        return _converted(field.message_type, value)
    if field.message_type.GetOptions().map_entry:
        if not isinstance(value, Mapping):
            return value
        # An entry of a map is a message with two fields, and may hold plain values.
        item_type = field.message_type.fields_by_name["value"].message_type
        entries = cast("Mapping[Any, Any]", value)  # type: ignore[redundant-cast]
        items = {key: _converted(item_type, item) for key, item in entries.items()}
        return items if any(items[key] is not item for key, item in entries.items()) else entries
    if not isinstance(value, Sequence) or isinstance(value, (str, bytes)):
        return value
    before = cast("Sequence[Any]", value)  # type: ignore[redundant-cast]
    after = [_converted(field.message_type, item) for item in before]
    return after if any(new is not old for new, old in zip(after, before, strict=True)) else before


def _converted(descriptor: Any, value: Any) -> Any:
    if descriptor is None:
        return value
    if isinstance(value, Mapping):
        return _converted_fields(descriptor, cast("Mapping[Any, Any]", value))  # type: ignore[redundant-cast]
    own = own_message(value, GetMessageClass(descriptor))
    return value if own is None else own
