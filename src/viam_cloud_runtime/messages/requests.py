"""Building request messages from keyword arguments, at next to no cost over the constructor itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message

MessageT = TypeVar("MessageT", bound="Message")

# What the constructor does not refuse by itself, per message type: for a repeated field 0, for a member of a oneof a bit
# that all its members share.
_Groups: TypeAlias = dict[str, int]
_GROUPS: dict[type[Message], _Groups] = {}
_REPEATED = 0

# The fields, per message type, in whose values times may lie deeper than any adapter looks.
_NESTED: dict[type[Message], tuple[str, ...]] = {}


def build_request(message_type: type[MessageT], /, **fields: object) -> MessageT:
    """Make a message, with errors that name the parameter.

    A time without a zone, in a mapping or list too, counts as UTC, with a `NaiveTimeWarning`.

    Args:
        message_type: Class of the message.
        **fields: Values of its fields; None means unset. Messages may be those of another SDK of the same API.

    Returns:
        The message.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: A value is out of range, or two members of one oneof are given.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> build_request(Duration, seconds=90, nanos=None).seconds
        90
    """
    try:
        groups, nested = _GROUPS[message_type], _NESTED[message_type]
    except KeyError:
        nested = _NESTED.setdefault(message_type, _nested(message_type.DESCRIPTOR))
        groups = _GROUPS.setdefault(message_type, _groups(message_type.DESCRIPTOR))
    for name in nested:
        if isinstance(fields.get(name), (dict, list, tuple, datetime)):
            with IMPORTING:
                from viam_cloud_runtime.messages.naive_times import warn_of_times_in

            warn_of_times_in(fields[name], name)
    try:
        if groups:
            _check(groups, fields)
        return message_type(**fields)
    except (TypeError, ValueError, OverflowError, KeyError, AttributeError) as error:
        problem = error
    with IMPORTING:
        from viam_cloud_runtime.messages.foreign_messages import with_own_messages
        from viam_cloud_runtime.messages.request_errors import explain

    own = with_own_messages(message_type, fields)
    if own is not None:
        fields.clear()
        return build_request(message_type, **own)
    explained = explain(message_type, fields, problem)
    # Crash reporters print the locals of frames, and these may hold secrets.
    fields.clear()
    raise explained


class AmbiguousError(ValueError):
    """Two members of one oneof were given, or text where a list belongs; `explain` puts it into words."""


def _groups(descriptor: Any) -> _Groups:
    groups = {field.name: _REPEATED for field in descriptor.fields if field.is_repeated}
    for position, oneof in enumerate(descriptor.oneofs):
        # A oneof of one member is how proto3 writes `optional`; it excludes nothing.
        if len(oneof.fields) > 1:
            groups.update({field.name: 1 << position for field in oneof.fields})
    return groups


def _nested(descriptor: Any) -> tuple[str, ...]:
    return tuple(field.name for field in descriptor.fields if field.message_type is not None)


def _check(groups: _Groups, fields: dict[str, Any]) -> None:
    seen = 0
    for name, value in fields.items():
        if value is None or name not in groups:
            continue
        group = groups[name]
        if (group & seen) if group else isinstance(value, (str, bytes)):
            raise AmbiguousError
        seen |= group
