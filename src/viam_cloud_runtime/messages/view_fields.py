"""Fields of plain classes that stand for messages, and what generated code says of them."""

from __future__ import annotations

import dataclasses
from typing import Any

ENUM = "enum"
"""Under this key the metadata of a field has the enum whose numbers it holds."""


MESSAGE_FIELD = "message_field"
"""Under this key the metadata of a field has the name of the message's field, where it has another one."""


def fields_of(value: Any) -> tuple[dataclasses.Field[Any], ...]:
    """The fields of a dataclass, or of an instance of one."""
    return dataclasses.fields(value)


def enum_name(field: dataclasses.Field[Any], value: object) -> str | None:
    """The name of an enum's value in a field; None if the field holds none, or a newer one that has no name here."""
    enum_type = field.metadata.get(ENUM)
    if enum_type is None or value not in enum_type.values():
        return None
    name: str = enum_type.Name(value)
    return name


def message_field(field: dataclasses.Field[Any]) -> str:
    """The name of the message's field that a field stands for."""
    name: str = field.metadata.get(MESSAGE_FIELD, field.name)
    return name
