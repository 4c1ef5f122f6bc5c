"""What plain classes that stand for messages have in common: how they read their message, and how they show themselves."""

# Functions here are part of the class, which keeps names without an underscore to its fields.
# pyright: reportPrivateUsage=false

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
ViewT = TypeVar("ViewT", bound="View")

Readers = Mapping[str, Callable[[MessageT], object]]
"""Fields of a view by their names, with what reads each from its message."""


def snapshot(message: MessageT) -> MessageT:
    """A copy of a message, which no longer follows what becomes of the message."""
    copy = type(message)()
    copy.CopyFrom(message)
    return copy


class _Slots:
    """Where a view keeps its message: apart from its fields, so that `vars()` shows fields alone."""

    __slots__ = ("__dict__", "__weakref__", "_message")

    _message: Any


_fields_slot = vars(_Slots)["__dict__"]
_fields_at_hand: Callable[[object], dict[str, Any]] = _fields_slot.__get__


class View(_Slots):
    """A dataclass in place of a message. Its repr leaves out what is secret, and names the values of enums.

    A view that a client returns keeps its message. Fields are taken from it when one is first read, those that are
    converted each on its own. Conversions that can fail are done at once, so that errors come from the call.
    """

    __slots__ = ()

    _at_once: ClassVar[frozenset[str]] = frozenset()
    """The fields that do not wait."""
    _converted: ClassVar[Readers[Any]] = {}
    """The fields that wait and are converted."""

    @staticmethod
    def _read_plain(message: Any) -> dict[str, object]:
        """The fields that are in the message as they are."""
        del message
        return {}

    @staticmethod
    def _read_all(message: Any) -> dict[str, object]:
        """All fields that come from the message."""
        del message
        return {}

    if not TYPE_CHECKING:

        def __delattr__(self, name: str) -> None:
            read_all(self)
            super().__delattr__(name)

        @property
        def __dict__(self) -> dict[str, Any]:
            return read_all(self)

    def __getstate__(self) -> dict[str, Any]:
        """The fields, for copies and pickles: without the message."""
        return read_all(self)

    @reprlib.recursive_repr()
    def __repr__(self) -> str:
        shown = (f"{field.name}={_shown(field, getattr(self, field.name))}" for field in fields_of(self) if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _repr_html_(self) -> str:
        """A table of the fields, for notebooks."""
        with IMPORTING:
            from viam_cloud_runtime.messages.html_tables import fields_table

        return fields_table(self)


class _WaitingField:
    """Stands in a class of views for a field; what is read or set comes to lie in the instance, in front of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, view: View | None, view_type: type[View]) -> Any:
        message = None if view is None else _kept_message(view)
        if message is None:
            owner = f"type object {view_type.__name__!r}" if view is None else f"{view_type.__name__!r} object"
            raise AttributeError(f"{owner} has no attribute {self._name!r}", name=self._name, obj=view or view_type)
        # What another thread has read or set meanwhile stays: others may hold it already.
        return self._read(message, _fields_at_hand(view))

    def _read(self, message: Any, at_hand: dict[str, Any]) -> Any:
        raise NotImplementedError


class _PlainField(_WaitingField):
    """Read together with the others of its kind, which takes hardly longer."""

    def __init__(self, name: str, read_plain: Callable[[Any], dict[str, object]]) -> None:
        super().__init__(name)
        self._read_plain = read_plain

    def _read(self, message: Any, at_hand: dict[str, Any]) -> Any:
        for name, value in self._read_plain(message).items():
            at_hand.setdefault(name, value)
        return at_hand[self._name]


class _ConvertedField(_WaitingField):
    def __init__(self, name: str, convert: Callable[[Any], object]) -> None:
        super().__init__(name)
        self._convert = convert

    def _read(self, message: Any, at_hand: dict[str, Any]) -> Any:
        return at_hand.setdefault(self._name, self._convert(message))


def reading_lazily(view_type: type[ViewT]) -> type[ViewT]:
    """Let the fields of a dataclass wait in their message until they are read, but for those that are set at once."""
    for name in (field.name for field in fields_of(view_type)):
        if name in view_type._converted:
            setattr(view_type, name, _ConvertedField(name, view_type._converted[name]))
        elif name not in view_type._at_once:
            setattr(view_type, name, _PlainField(name, view_type._read_plain))
    return view_type


def read_all(view: View) -> dict[str, Any]:
    """Read the fields that wait, so that the message is no longer needed; gives all by their names, in their order."""
    at_hand, message = _fields_at_hand(view), _kept_message(view)
    if message is None:
        return at_hand
    read = view._read_all(message)
    fields: dict[str, Any] = {**read, **at_hand} if at_hand else read
    if at_hand and not at_hand.keys() <= read.keys():
        fields = {**{field.name: fields[field.name] for field in fields_of(view)}, **fields}
    _fields_slot.__set__(view, fields)
    view._message = None
    return fields


def _kept_message(view: View) -> Any:
    """The message of which not all fields have been read; None if there is none."""
    try:
        return view._message
    except AttributeError:
        return None


def _shown(field: dataclasses.Field[Any], value: object) -> str:
    name = enum_name(field, value)
    return repr(value) if name is None else f"{value!r} ({name})"
