"""Values in messages that do not fit into Python's types: the error of their converters, and where the value is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from google.protobuf.descriptor import FieldDescriptor
    from google.protobuf.message import Message


class UnconvertibleError(ValueError):
    """A value does not fit into the Python type that stands for it.

    Args:
        value: The message or the bytes that cannot be converted.
        name: What the text calls the value, where nothing better is known.
        reason: What is wrong with it.
    """

    def __init__(self, value: object, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.value = value
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnconvertibleError], tuple[object, str, str]]:
        return type(self), (self.value, self.name, self.reason)


def path_to(message: Message, value: object) -> str:
    """The way to a value within a message, such as `data[3].time_captured`; empty where it is not in there.

    Args:
        message: Where to look.
        value: A message or bytes; the first field that equals it counts.

    Example:
        >>> from google.protobuf.struct_pb2 import ListValue, Value
        >>> path_to(ListValue(values=[Value(), Value(string_value="b")]), Value(string_value="b"))
        'values[1]'
    """
    for step, item in _items(message):
        if type(item) is type(value) and item == value:
            return step
        if hasattr(item, "ListFields") and (rest := path_to(cast("Message", item), value)):
            return f"{step}.{rest}"
    return ""


def _items(message: Message) -> Iterator[tuple[str, Any]]:
    for field, content in cast("list[tuple[FieldDescriptor, Any]]", message.ListFields()):
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            yield from ((f'{field.name}["{key}"]', content[key]) for key in content)
        elif field.is_repeated:
            yield from ((f"{field.name}[{index}]", item) for index, item in enumerate(content))
        else:
            yield field.name, content
