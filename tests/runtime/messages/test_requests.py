"""Building requests: what is taken, what is refused, and how that is said."""

from __future__ import annotations

import keyword

import pytest
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.struct_pb2 import Struct

from viam_cloud_runtime import build_request

FIELD = descriptor_pb2.FieldDescriptorProto


def _sample_file() -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(name="sample/v1/requests.proto", package="sample.v1", syntax="proto3")
    file.dependency.append("google/protobuf/struct.proto")
    enum = file.enum_type.add(name="Level")
    for number, name in enumerate(["LEVEL_UNSPECIFIED", "LEVEL_LOW", "LEVEL_HIGH"]):
        enum.value.add(name=name, number=number)
    inner = file.message_type.add(name="Inner")
    inner.field.add(name="count", number=1, label=FIELD.LABEL_OPTIONAL, type=FIELD.TYPE_INT32)
    inner.field.add(name="api_key", number=2, label=FIELD.LABEL_OPTIONAL, type=FIELD.TYPE_STRING)
    request = file.message_type.add(name="Request")
    request.oneof_decl.add(name="target")
    request.oneof_decl.add(name="_limit")
    for values in request.nested_type.add(name="TagsEntry"), request.nested_type.add(name="InnersEntry"):
        values.options.map_entry = True
        values.field.add(name="key", number=1, label=FIELD.LABEL_OPTIONAL, type=FIELD.TYPE_STRING)
    request.nested_type[0].field.add(name="value", number=2, label=FIELD.LABEL_OPTIONAL, type=FIELD.TYPE_STRING)
    request.nested_type[1].field.add(
        name="value", number=2, label=FIELD.LABEL_OPTIONAL, type=FIELD.TYPE_MESSAGE, type_name=".sample.v1.Inner"
    )
    fields = [
        ("id", FIELD.TYPE_STRING, "", {}),
        ("count", FIELD.TYPE_INT32, "", {}),
        ("unsigned", FIELD.TYPE_UINT64, "", {}),
        ("ratio", FIELD.TYPE_DOUBLE, "", {}),
        ("flag", FIELD.TYPE_BOOL, "", {}),
        ("data", FIELD.TYPE_BYTES, "", {}),
        ("level", FIELD.TYPE_ENUM, ".sample.v1.Level", {}),
        ("inner", FIELD.TYPE_MESSAGE, ".sample.v1.Inner", {}),
        ("config", FIELD.TYPE_MESSAGE, ".google.protobuf.Struct", {}),
        ("ids", FIELD.TYPE_STRING, "", {"label": FIELD.LABEL_REPEATED}),
        ("counts", FIELD.TYPE_INT32, "", {"label": FIELD.LABEL_REPEATED}),
        ("inners", FIELD.TYPE_MESSAGE, ".sample.v1.Inner", {"label": FIELD.LABEL_REPEATED}),
        ("tags", FIELD.TYPE_MESSAGE, ".sample.v1.Request.TagsEntry", {"label": FIELD.LABEL_REPEATED}),
        ("by_name", FIELD.TYPE_MESSAGE, ".sample.v1.Request.InnersEntry", {"label": FIELD.LABEL_REPEATED}),
        ("robot", FIELD.TYPE_STRING, "", {"oneof_index": 0}),
        ("location", FIELD.TYPE_STRING, "", {"oneof_index": 0}),
        ("limit", FIELD.TYPE_INT32, "", {"oneof_index": 1, "proto3_optional": True}),
        ("from", FIELD.TYPE_STRING, "", {}),
        ("secret", FIELD.TYPE_STRING, "", {}),
        ("message_type", FIELD.TYPE_STRING, "", {}),
    ]
    for number, (name, kind, type_name, more) in enumerate(fields, 1):
        more.setdefault("label", FIELD.LABEL_OPTIONAL)
        request.field.add(name=name, number=number, type=kind, type_name=type_name or None, **more)
    return file


POOL = descriptor_pool.DescriptorPool()
_struct_file = descriptor_pb2.FileDescriptorProto()
Struct.DESCRIPTOR.file.CopyToProto(_struct_file)
POOL.Add(_struct_file)
POOL.Add(_sample_file())
Request = message_factory.GetMessageClass(POOL.FindMessageTypeByName("sample.v1.Request"))
Inner = message_factory.GetMessageClass(POOL.FindMessageTypeByName("sample.v1.Inner"))


def test_values_of_all_kinds_are_taken():
    fields = {
        "id": "x",
        "count": -1,
        "unsigned": 2**64 - 1,
        "ratio": 1,
        "flag": True,
        "data": b"\x00",
        "level": "LEVEL_HIGH",
        "inner": Inner(count=1),
        "ids": ["a", "b"],
        "counts": (1, 2),
        "inners": [Inner(count=1), {"count": 2}],
        "tags": {"a": "b"},
        "by_name": {"a": Inner(count=3)},
        "robot": "r",
        "limit": 0,
        "from": "me",
        "message_type": "t",
    }
    assert build_request(Request, **fields) == Request(**fields)


def test_none_means_unset():
    request = build_request(Request, id=None, ids=None, inner=None, tags=None, robot=None, location="l", limit=None)
    assert request == Request(location="l")
    assert not request.HasField("limit")
    assert build_request(Request, limit=0).HasField("limit")


def test_a_field_may_be_called_like_a_keyword():
    assert keyword.iskeyword("from")
    assert getattr(build_request(Request, **{"from": "me"}), "from") == "me"


def test_nested_messages_may_be_given_as_mappings():
    assert build_request(Request, inner={"count": 5}).inner.count == 5


@pytest.mark.parametrize(
    ("fields", "error", "line"),
    [
        ({"id": 5}, TypeError, "id: expected str, got int 5"),
        ({"id": b"\xff"}, ValueError, "id: must be text that UTF-8 can hold, got b'\\xff'"),
        ({"id": "\ud800"}, ValueError, "id: must be text that UTF-8 can hold, got '\\ud800'"),
        ({"count": "5"}, TypeError, "count: expected int, got str '5'"),
        ({"count": 1.5}, TypeError, "count: expected int, got float 1.5"),
        ({"count": 2**31}, ValueError, "count: must be from -2147483648 to 2147483647, got 2147483648"),
        ({"unsigned": -1}, ValueError, "unsigned: must be from 0 to 18446744073709551615, got -1"),
        ({"ratio": "1"}, TypeError, "ratio: expected float, got str '1'"),
        ({"flag": "yes"}, TypeError, "flag: expected bool, got str 'yes'"),
        ({"data": "text"}, TypeError, "data: expected bytes, got str 'text'"),
        ({"level": "LEVEL_HIHG"}, ValueError, "level: must be a Level, got 'LEVEL_HIHG'; did you mean LEVEL_HIGH?"),
        (
            {"level": "zzz"},
            ValueError,
            "level: must be a Level, got 'zzz'; it is one of LEVEL_UNSPECIFIED, LEVEL_LOW, LEVEL_HIGH",
        ),
        ({"level": 2**40}, ValueError, "level: must be a Level, got 1099511627776"),
        ({"level": 1.5}, TypeError, "level: expected Level, got float 1.5"),
        ({"inner": "x"}, TypeError, "inner: expected Inner, got str 'x'"),
        ({"inner": Struct()}, TypeError, "inner: expected Inner, got Struct"),
        ({"inner": {"count": "x"}}, TypeError, "inner.count: expected int, got str 'x'"),
        ({"inner": {"cuont": 1}}, TypeError, "inner: Inner has no field cuont"),
        ({"ids": "abc"}, TypeError, "ids: expected a list of str, got a single str; put it into a list"),
        ({"counts": b"abc"}, TypeError, "counts: expected a list of int, got a single bytes; put it into a list"),
        ({"ids": 5}, TypeError, "ids: expected a list of str, got int 5"),
        ({"ids": ["a", 5]}, TypeError, "ids[1]: expected str, got int 5"),
        ({"ids": ["a", None]}, TypeError, "ids[1]: expected str, got None"),
        ({"counts": [1, 2**31]}, ValueError, "counts[1]: must be from -2147483648 to 2147483647, got 2147483648"),
        ({"inners": [{"count": "x"}]}, TypeError, "inners[0].count: expected int, got str 'x'"),
        ({"inners": Inner()}, TypeError, "inners: expected a list of Inner, got Inner"),
        ({"tags": ["a"]}, TypeError, "tags: expected a mapping of str to str, got list"),
        ({"by_name": {"a": {"count": "x"}}}, TypeError, "by_name['a'].count: expected int, got str 'x'"),
        ({"config": [1]}, TypeError, "config: expected Struct, got list"),
        ({"tags": {"a": 1}}, TypeError, "tags['a']: expected str, got int 1"),
        ({"tags": {1: "a"}}, TypeError, "tags: a key: expected str, got int 1"),
        ({"by_name": {"a": 1}}, TypeError, "by_name['a']: expected Inner, got int 1"),
        ({"robot": "r", "location": "l"}, ValueError, "robot and location exclude each other: give one of them, not 2"),
        ({"robot": "", "location": ""}, ValueError, "robot and location exclude each other: give one of them, not 2"),
        ({"locaton": "l"}, TypeError, "Request has no field locaton; did you mean location?"),
        ({"zzz": None}, TypeError, "Request has no field zzz"),
        ({"id": "fine", "robot": "r", "count": "bad"}, TypeError, "count: expected int, got str 'bad'"),
    ],
)
def test_what_is_wrong_is_named(fields, error, line):
    with pytest.raises(error) as raised:
        build_request(Request, **fields)
    assert str(raised.value) == line
    assert raised.value.__cause__ is None
    assert raised.value.__context__ is None


@pytest.mark.parametrize(
    "fields",
    [
        {"secret": 123456},
        {"secret": b"\xff123456"},
        {"inner": {"api_key": 123456}},
        {"inners": [{"api_key": 123456}]},
        {"tags": {"password": 123456}},
    ],
)
def test_secret_values_are_not_shown(fields):
    with pytest.raises((TypeError, ValueError)) as raised:
        build_request(Request, **fields)
    assert "123456" not in str(raised.value)


def test_long_values_are_cut():
    with pytest.raises(TypeError) as raised:
        build_request(Request, count="x" * 1000)
    assert len(str(raised.value)) < 150
