from __future__ import annotations

from collections.abc import Callable

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import Message

from viam_cloud_runtime.viam.binary_ids import binary_id_message, binary_id_messages, plain_binary_id, plain_binary_ids


def _binary_id() -> Message:
    file = descriptor_pb2.FileDescriptorProto(name="ids.proto", package="made.for.this.test")
    file.message_type.add(name="BinaryID").field.add(name="file_id", number=1, type=9, label=1)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    message_type: type[Message] = message_factory.GetMessageClass(
        pool.FindMessageTypeByName(f"{file.package}.BinaryID")
    )
    return message_type(file_id="f")


_MESSAGE = _binary_id()


def test_strings_go_to_one_field() -> None:
    assert plain_binary_ids(["a", "b"]) == ["a", "b"]
    assert plain_binary_ids(("a",)) == ["a"]
    assert binary_id_messages(["a", "b"]) is None
    assert (plain_binary_id("a"), binary_id_message("a")) == ("a", None)


def test_messages_go_to_the_other() -> None:
    assert plain_binary_ids([_MESSAGE]) is None
    assert plain_binary_id(_MESSAGE) is None
    with pytest.warns(DeprecationWarning, match="binary_ids: BinaryID messages are deprecated"):
        assert binary_id_messages([_MESSAGE]) == [_MESSAGE]
    with pytest.warns(DeprecationWarning, match="binary_id: BinaryID messages are deprecated"):
        assert binary_id_message(_MESSAGE) is _MESSAGE


def test_no_id_is_for_the_server_to_refuse() -> None:
    assert plain_binary_ids([]) == []
    assert binary_id_messages([]) is None


@pytest.mark.parametrize("function", [plain_binary_ids, binary_id_messages])
@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("a", "expected a list of IDs, got str"),
        (None, "expected a list of IDs, got NoneType"),
        (["a", None], r"binary_ids\[1\]: expected the ID as str, got NoneType"),
        (["a", _MESSAGE], r"binary_ids\[1\]: expected one form for all, plain IDs as before, got BinaryID"),
        ([_MESSAGE, "a"], r"binary_ids\[1\]: expected one form for all, BinaryID messages as before, got str"),
        ([descriptor_pb2.FileDescriptorProto()], r"binary_ids\[0\]: expected the ID as str, got FileDescriptorProto"),
    ],
)
def test_what_is_no_list_of_ids(function: Callable[[object], object], value: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        function(value)
