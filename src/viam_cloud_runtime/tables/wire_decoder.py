"""Serialized messages decoded straight into Arrow, by ptars; what protobuf has to merge is left to protobuf.

Protobuf takes a message that comes twice in a field for one, and of the members of a oneof the one that comes last. ptars does
not in all places, and Arrow's maps may have a key twice. So messages are decoded by schemas of their own, which have the
same numbers, but in which every message is repeated, a map is a list of entries, and members of a oneof are optional fields.
What is to be merged can be seen there.

What ptars refuses is left to protobuf, too, for the error. It refuses the same but for one thing that no writer produces: tags and
lengths that are padded to more than five bytes.
"""

# The stubs of pyarrow leave some parameters unknown.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    import pyarrow as pa

Array: TypeAlias = "pa.Array[Any]"

TIMESTAMP, STRUCT = "google.protobuf.Timestamp", "google.protobuf.Struct"
"""The messages that may be in a field of a row."""

_PACKAGE = "rows"
_OPTIONAL, _REPEATED = FieldDescriptorProto.LABEL_OPTIONAL, FieldDescriptorProto.LABEL_REPEATED


class LeftToProtobufError(Exception):
    """Messages are not decoded here: protobuf has to merge something in them, or to say what is wrong with them."""


class WireDecoder:
    """Decodes rows of one message class, and the JSON values that are in them.

    Args:
        fields: The fields of the message to decode; others are skipped. Their messages are `TIMESTAMP` and `STRUCT`.

    Raises:
        ImportError: ptars is not installed.
    """

    def __init__(self, fields: Iterable[FieldDescriptor]) -> None:
        with IMPORTING:
            import ptars

        file = _described([*_JSON_MESSAGES, _row_message(fields)])
        handlers: Any = ptars.HandlerPool([file])
        types = file.message_types_by_name
        self._rows, self._objects, self._lists = (
            handlers.get_for_message(types[name]) for name in ("Row", "Struct", "ListValue")
        )

    def rows(self, serialized: Sequence[bytes]) -> pa.RecordBatch:
        """The rows, with a column for each field.

        Raises:
            LeftToProtobufError: They are no such messages.
        """
        batch: pa.RecordBatch = _decoded(self._rows.list_to_record_batch, serialized)
        return batch

    def objects(self, serialized: Array) -> Array:
        """The entries of JSON objects, which are `Struct`: a list for each."""
        objects: Array = _decoded(self._objects.array_to_record_batch, serialized).column(0)
        return objects

    def lists(self, serialized: Array) -> Array:
        """The elements of JSON lists, which are `ListValue`: a list for each."""
        lists: Array = _decoded(self._lists.array_to_record_batch, serialized).column(0)
        return lists


def _decoded(decode: Any, serialized: object) -> Any:
    try:
        return decode(serialized)
    except BaseException as error:
        # Among what Rust's code raises where it gives up is what derives from BaseException and has no public name.
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise LeftToProtobufError from None
        raise


def _row_message(fields: Iterable[FieldDescriptor]) -> DescriptorProto:
    row = DescriptorProto(name="Row")
    for field in fields:
        if field.message_type is not None:
            _add(row, field.name, field.number, field.message_type.name)
        else:
            _add(row, field.name, field.number, field.type, repeated=field.is_repeated, optional=field.has_presence)
    return row


def _add(
    message: DescriptorProto,
    name: str,
    number: int,
    of: str | int,
    *,
    repeated: bool = False,
    optional: bool = False,
) -> None:
    """Describe a field of a type that protobuf has, or of a message of the schemas, which is repeated."""
    label = _REPEATED if repeated or isinstance(of, str) else _OPTIONAL
    field = message.field.add(name=name, number=number, label=label)
    if isinstance(of, str):
        field.type, field.type_name = FieldDescriptorProto.TYPE_MESSAGE, f".{_PACKAGE}.{of}"
    else:
        field.type = of  # type: ignore[assignment]
    if optional:
        field.proto3_optional, field.oneof_index = True, len(message.oneof_decl)
        message.oneof_decl.add(name=f"_{name}")


def _json_messages() -> list[DescriptorProto]:
    """`Timestamp` and `Struct`, with what is in it; nested objects and lists stay serialized."""
    timestamp = DescriptorProto(name="Timestamp")
    _add(timestamp, "seconds", 1, FieldDescriptor.TYPE_INT64)
    _add(timestamp, "nanos", 2, FieldDescriptor.TYPE_INT32)
    value = DescriptorProto(name="Value")
    _add(value, "null_value", 1, FieldDescriptor.TYPE_INT32, optional=True)
    _add(value, "number_value", 2, FieldDescriptor.TYPE_DOUBLE, optional=True)
    _add(value, "string_value", 3, FieldDescriptor.TYPE_STRING, optional=True)
    _add(value, "bool_value", 4, FieldDescriptor.TYPE_BOOL, optional=True)
    _add(value, "struct_value", 5, FieldDescriptor.TYPE_BYTES, repeated=True)
    _add(value, "list_value", 6, FieldDescriptor.TYPE_BYTES, repeated=True)
    entry = DescriptorProto(name="Entry")
    _add(entry, "key", 1, FieldDescriptor.TYPE_STRING)
    _add(entry, "value", 2, "Value")
    struct, list_value = DescriptorProto(name="Struct"), DescriptorProto(name="ListValue")
    _add(struct, "fields", 1, "Entry")
    _add(list_value, "values", 1, "Value")
    return [timestamp, value, entry, struct, list_value]


_JSON_MESSAGES = _json_messages()


def _described(messages: Iterable[DescriptorProto]) -> Any:
    """A file of messages, in a pool of its own."""
    described = FileDescriptorProto(name=f"{_PACKAGE}.proto", package=_PACKAGE, syntax="proto3", message_type=messages)
    pool = DescriptorPool()
    pool.AddSerializedFile(described.SerializeToString())
    return pool.FindFileByName(described.name)
