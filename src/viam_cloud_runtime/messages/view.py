"""What plain classes that stand for messages have in common: how they read their message, and how they show themselves."""

from __future__ import annotations

import dataclasses
import reprlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from viam_cloud_runtime.messages.view_fields import enum_name, fields_of
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message

MessageT = TypeVar("MessageT", bound="Message")

Readers = Mapping[str, Callable[[MessageT], object]]
"""How to read the fields of a view from its message, by their names."""


def snapshot(message: MessageT) -> MessageT:
    """A copy of a message, which no longer follows what becomes of the message."""
    copy = type(message)()
    copy.CopyFrom(message)
    return copy


class _Slots:
    """Where a view keeps its message: apart from its fields, so that `vars()` shows fields alone."""

    __slots__ = ("__dict__", "__weakref__", "_message")


_fields_slot = vars(_Slots)["__dict__"]
_fields_at_hand: Callable[[object], dict[str, Any]] = _fields_slot.__get__
_message_of: Callable[[object], Any] = vars(_Slots)["_message"].__get__


class View(_Slots):
    """A dataclass in place of a message. Its repr leaves out what is secret, and names the values of enums.

    A view that a client returns keeps its message, and converts a field when it is first read. What cannot fail
    waits for that; fields whose conversion can are converted at once, so that errors come from the call.
    """

    __slots__ = ()

    _readers: ClassVar[Readers[Any]] = {}
    """Of the fields that wait."""

    if TYPE_CHECKING:
        _message: Any
    else:
        # Type checkers know the fields, and should go on to refuse other names.
        def __getattr__(self, name: str) -> object:
            read = self._readers.get(name)
            fields = _fields_at_hand(self)
            if read is not None:
                message = _kept_message(self)
                if message is not None:
                    # Not simply stored: what another thread has read meanwhile, others may hold already.
                    return fields.setdefault(name, read(message))
                if name in fields:
                    return fields[name]
            text = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(text, name=name, obj=self)

        def __delattr__(self, name: str) -> None:
            _read_all(self)
            super().__delattr__(name)

        @property
        def __dict__(self) -> dict[str, Any]:
            return _read_all(self)

    def __getstate__(self) -> dict[str, Any]:
        """The fields, for copies and pickles: without the message."""
        return _read_all(self)

    @reprlib.recursive_repr()
    def __repr__(self) -> str:
        shown = (f"{field.name}={_shown(field, getattr(self, field.name))}" for field in fields_of(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        """A table of the fields, for notebooks."""
        with IMPORTING:
            from viam_cloud_runtime.messages.html_tables import fields_table

        return fields_table(self)


def _kept_message(view: View) -> Any:
    """The message whose fields have not all been read; None if there is none."""
    try:
        return _message_of(view)
    except AttributeError:
        return None


def _read_all(view: View) -> dict[str, Any]:
    """All fields by their names, in their order; the message is no longer needed then."""
    at_hand = _fields_at_hand(view)
    if _kept_message(view) is None:
        return at_hand
    in_order = {field.name: getattr(view, field.name) for field in fields_of(view)}
    in_order.update(at_hand)
    _fields_slot.__set__(view, in_order)
    view._message = None  # pyright: ignore[reportPrivateUsage]
    return in_order


def _shown(field: dataclasses.Field[Any], value: object) -> str:
    name = enum_name(field, value)
    return repr(value) if name is None else f"{value!r} ({name})"
