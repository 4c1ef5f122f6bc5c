"""Copies of messages that may be printed: with every secret replaced."""

from __future__ import annotations

from typing import Any, TypeVar

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from viam_cloud_runtime.redaction import MASK, is_marked_secret, is_secret_name

MessageT = TypeVar("MessageT", bound=Message)

# protobuf's stubs describe descriptors twice over, by types that do not fit each other.
Field = Any

_MASKS: dict[int, str | bytes] = {FieldDescriptor.TYPE_STRING: MASK, FieldDescriptor.TYPE_BYTES: MASK.encode()}


def redacted(message: MessageT) -> MessageT:
    """Copy a message with its secrets replaced, to print or log it.

    Protobuf itself prints every field of a message, keys and passwords too. Here, text in a field that the API keeps a
    secret in becomes `***`, at any depth; so does whatever stands in a JSON object or a map under a name that suggests a
    secret (such as `api_key` or `PASSWORD`). What is packed in a `google.protobuf.Any` is left out.

    Args:
        message (Message): The message. It is not changed.

    Returns:
        Message: A copy, of the same type.

    Raises:
        TypeError: It is not a message of protobuf.

    Example:
        >>> from google.protobuf.struct_pb2 import Struct
        >>> config = Struct()
        >>> config.update({"name": "camera-1", "api_key": "s3cret"})
        >>> redacted(config)["name"], redacted(config)["api_key"]
        ('camera-1', '***')
    """
    if not isinstance(message, Message):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"message must be a message of protobuf, not {type(message).__name__}")
    copy = type(message)()
    copy.CopyFrom(message)
    _mask(copy)
    return copy


def _mask(message: Message) -> None:
    if message.DESCRIPTOR.full_name == "google.protobuf.Any":
        message.ClearField("value")
        return
    for field, value in message.ListFields():
        if is_marked_secret(field):
            _replace(message, field)
        elif field.message_type is not None and field.message_type.GetOptions().map_entry:
            _mask_map(value, field.message_type.fields_by_name["value"])
        elif field.message_type is not None:
            for item in value if field.is_repeated else [value]:
                _mask(item)


def _replace(message: Message, field: Field) -> None:
    mask = _MASKS.get(field.type)
    if mask is None:
        # There is no number or message that reads as a mask.
        message.ClearField(field.name)
    elif field.is_repeated:
        values = getattr(message, field.name)
        values[:] = [mask] * len(values)
    else:
        setattr(message, field.name, mask)


def _mask_map(entries: Any, field: Field) -> None:
    for key in list(entries):
        secret = is_secret_name(str(key))
        if field.message_type is None:
            if secret and field.type in _MASKS:
                entries[key] = _MASKS[field.type]
        elif secret and field.message_type.full_name == "google.protobuf.Value":
            entries[key].string_value = MASK
        else:
            _mask(entries[key])
