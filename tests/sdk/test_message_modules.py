"""Messages by the paths of their .proto files, as scripts import them, and by the shorter modules of `proto`."""

from __future__ import annotations

import importlib
from importlib import resources

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet

_DESCRIPTORS = FileDescriptorSet.FromString(resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes())
_OWN_FILES = [file for file in _DESCRIPTORS.file if not file.name.startswith("google/")]


@pytest.mark.parametrize("file", _OWN_FILES, ids=lambda file: file.name)
def test_messages_by_the_path_of_their_file(file: FileDescriptorProto) -> None:
    module = importlib.import_module(f"viam_cloud.gen.{file.name.removesuffix('.proto').replace('/', '.')}_pb2")
    names = [message.name for message in file.message_type] + [enum.name for enum in file.enum_type]
    for name in names:
        assert getattr(module, name).DESCRIPTOR.full_name == f"viam_cloud.{file.package}.{name}"
    assert all(hasattr(module, value.name) for enum in file.enum_type for value in enum.value)


def test_both_ways_lead_to_the_same_classes() -> None:
    from viam_cloud.gen.app.data.v1.data_pb2 import ORDER_ASCENDING, Filter, TabularDataSourceType
    from viam_cloud.proto.app import data

    assert (Filter, TabularDataSourceType) == (data.Filter, data.TabularDataSourceType)
    assert data.ORDER_ASCENDING == ORDER_ASCENDING
