"""Copies of messages without their secrets."""

from __future__ import annotations

import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from google.protobuf.struct_pb2 import Struct
from google.protobuf.wrappers_pb2 import StringValue
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.messages.redacted import redacted

FILE = FileDescriptorProto(name="vault.proto", package="vault", syntax="proto3")
VAULT = FILE.message_type.add(name="Vault")
NESTED = VAULT.nested_type.add(name="EnvEntry")
NESTED.options.map_entry = True
SORTS = {
    "text": (FieldDescriptorProto.TYPE_STRING, FieldDescriptorProto.LABEL_OPTIONAL, ""),
    "texts": (FieldDescriptorProto.TYPE_STRING, FieldDescriptorProto.LABEL_REPEATED, ""),
    "data": (FieldDescriptorProto.TYPE_BYTES, FieldDescriptorProto.LABEL_OPTIONAL, ""),
    "number": (FieldDescriptorProto.TYPE_INT32, FieldDescriptorProto.LABEL_OPTIONAL, ""),
    "inner": (FieldDescriptorProto.TYPE_MESSAGE, FieldDescriptorProto.LABEL_OPTIONAL, ".vault.Vault"),
    "inners": (FieldDescriptorProto.TYPE_MESSAGE, FieldDescriptorProto.LABEL_REPEATED, ".vault.Vault"),
    "env": (FieldDescriptorProto.TYPE_MESSAGE, FieldDescriptorProto.LABEL_REPEATED, ".vault.Vault.EnvEntry"),
}
for number, (name, (kind, label, type_name)) in enumerate(SORTS.items(), 1):
    VAULT.field.add(name=name, number=number, type=kind, label=label, type_name=type_name or None)
    if name in ("text", "texts", "data", "number"):
        marked = VAULT.field.add(name=f"hidden_{name}", number=number + 100, type=kind, label=label)
        marked.options.debug_redact = True
for number, name in enumerate(("key", "value"), 1):
    NESTED.field.add(
        name=name, number=number, type=FieldDescriptorProto.TYPE_STRING, label=FieldDescriptorProto.LABEL_OPTIONAL
    )
POOL = DescriptorPool()
POOL.Add(FILE)
Vault = GetMessageClass(POOL.FindMessageTypeByName("vault.Vault"))


def test_marked_fields_are_masked_at_any_depth_and_others_kept():
    secrets = {"hidden_text": "s3cret", "hidden_texts": ["s3cret", "s3cret"], "hidden_data": b"s3cret"}
    open_fields = {"text": "shown", "texts": ["a", "b"], "data": b"shown", "number": 3}
    values = {**open_fields, **secrets, "hidden_number": 4711}
    message = Vault(**values, inner=Vault(**values), inners=[Vault(**values, inner=Vault(**values))])
    before = message.SerializeToString(deterministic=True)
    copy = redacted(message)
    assert message.SerializeToString(deterministic=True) == before
    assert type(copy) is Vault
    assert "s3cret" not in str(copy)
    assert "4711" not in str(copy)
    for part in (copy, copy.inner, copy.inners[0], copy.inners[0].inner):
        assert (part.text, part.texts, part.data, part.number) == ("shown", ["a", "b"], b"shown", 3)
        assert (part.hidden_text, part.hidden_texts, part.hidden_data) == ("***", ["***", "***"], b"***")


def test_maps_are_masked_by_key():
    env = redacted(Vault(env={"API_TOKEN": "s3cret", "PATH": "/bin"})).env
    assert dict(env) == {"API_TOKEN": "***", "PATH": "/bin"}


NAMES = st.sampled_from(["name", "api_key", "Password", "accessToken", "secret", "list", "x"])
DOCUMENTS = st.recursive(
    st.sampled_from(["s3cret", "s3cret too", 5.0, True, None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=20,
)


def without_secrets(value: object) -> object:
    hidden = {"api_key", "Password", "accessToken", "secret"}
    if isinstance(value, dict):
        return {name: "***" if name in hidden else without_secrets(item) for name, item in value.items()}
    return [without_secrets(item) for item in value] if isinstance(value, list) else value


@given(st.dictionaries(NAMES, DOCUMENTS, max_size=4))
def test_json_is_masked_by_name_whatever_is_there(document):
    struct, expected = Struct(), Struct()
    struct.update(document)
    expected.update(without_secrets(document))
    assert redacted(struct) == expected


def test_packed_messages_are_left_out():
    packed = AnyMessage()
    packed.Pack(StringValue(value="s3cret"))
    copy = redacted(packed)
    assert copy.type_url.endswith("google.protobuf.StringValue")
    assert copy.value == b""


@pytest.mark.parametrize("value", ["s3cret", None, Vault])
def test_only_messages_are_taken(value):
    with pytest.raises(TypeError, match=r"must be a message of protobuf, not (str|NoneType|MessageMeta)"):
        redacted(value)
