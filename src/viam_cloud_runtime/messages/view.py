"""What plain classes that stand for messages have in common: how they show themselves."""

from __future__ import annotations

import dataclasses
import reprlib
from typing import Any

from viam_cloud_runtime.messages.view_fields import enum_name, fields_of
from viam_cloud_runtime.support.importing import IMPORTING


class View:
    """A dataclass in place of a message. Its repr leaves out what is secret, and names the values of enums."""

    @reprlib.recursive_repr()
    def __repr__(self) -> str:
        shown = (f"{field.name}={_shown(field, getattr(self, field.name))}" for field in fields_of(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        """A table of the fields, for notebooks."""
        with IMPORTING:
            from viam_cloud_runtime.messages.html_tables import fields_table

        return fields_table(self)


def _shown(field: dataclasses.Field[Any], value: object) -> str:
    name = enum_name(field, value)
    return repr(value) if name is None else f"{value!r} ({name})"
