"""Health checks and reflection, by the packages that come with gRPC; neither needs a key."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import grpc
import pytest
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase

from tests.support.waiting import LIMIT, join
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.services.catalog import all_rpcs

SERVING = health_pb2.HealthCheckResponse.SERVING


@pytest.fixture
def channel(emulator: Emulator) -> Iterator[grpc.Channel]:
    with grpc.insecure_channel(emulator.address) as channel:
        yield channel


def test_health(channel: grpc.Channel) -> None:
    health = health_pb2_grpc.HealthStub(channel)
    for service in ("", "viam.app.v1.AppService", "proto.rpc.v1.AuthService", "grpc.health.v1.Health"):
        assert health.Check(health_pb2.HealthCheckRequest(service=service), timeout=LIMIT).status == SERVING
    with pytest.raises(grpc.RpcError) as caught:
        health.Check(health_pb2.HealthCheckRequest(service="no.Service"), timeout=LIMIT)
    assert caught.value.code() is grpc.StatusCode.NOT_FOUND


def test_health_is_watched(channel: grpc.Channel) -> None:
    watched = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest(), timeout=LIMIT)
    assert next(watched).status == SERVING
    watched.cancel()


def test_who_watches_hears_of_the_end() -> None:
    with Emulator() as emulator, grpc.insecure_channel(emulator.address) as channel:
        watched = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest(), timeout=LIMIT)
        assert next(watched).status == SERVING
        stopping = threading.Thread(target=emulator.stop)
        stopping.start()
        assert next(watched).status == health_pb2.HealthCheckResponse.NOT_SERVING
        watched.cancel()
        join(stopping)


def test_every_rpc_is_described(channel: grpc.Channel) -> None:
    database = ProtoReflectionDescriptorDatabase(channel)
    pool = DescriptorPool(database)
    served = all_rpcs().rpcs
    assert {path.split("/")[1] for path in served} < set(database.get_services())
    for path, rpc in served.items():
        _, service, name = path.split("/")
        method = pool.FindServiceByName(service).FindMethodByName(name)
        assert (method.client_streaming, method.server_streaming) == (
            rpc.kind == "client_stream",
            rpc.kind == "server_stream",
        )


def test_calls_by_what_reflection_says(emulator: Emulator, channel: grpc.Channel) -> None:
    pool = DescriptorPool(ProtoReflectionDescriptorDatabase(channel))
    method = pool.FindServiceByName("proto.rpc.v1.AuthService").FindMethodByName("Authenticate")
    request = GetMessageClass(method.input_type)(entity=emulator.api_key_id)
    request.credentials.type, request.credentials.payload = "api-key", emulator.api_key
    call = channel.unary_unary(
        "/proto.rpc.v1.AuthService/Authenticate",
        type(request).SerializeToString,
        GetMessageClass(method.output_type).FromString,
    )
    assert call(request, timeout=LIMIT).access_token


@pytest.mark.parametrize("version", ["v1", "v1alpha"])
def test_both_versions_of_reflection(version: str, channel: grpc.Channel) -> None:
    call = channel.stream_stream(
        f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
        reflection_pb2.ServerReflectionRequest.SerializeToString,
        reflection_pb2.ServerReflectionResponse.FromString,
    )
    requests = [
        reflection_pb2.ServerReflectionRequest(list_services=""),
        reflection_pb2.ServerReflectionRequest(file_by_filename="google/rpc/status.proto"),
        reflection_pb2.ServerReflectionRequest(file_containing_symbol="no.Service"),
    ]
    services, file, unknown = call(iter(requests), timeout=LIMIT)
    assert "viam.app.data.v1.DataService" in [each.name for each in services.list_services_response.service]
    assert len(file.file_descriptor_response.file_descriptor_proto) == 2
    assert unknown.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]


def test_other_tools_hear_that_their_service_is_not_there(channel: grpc.Channel) -> None:
    call = channel.unary_unary("/grpc.channelz.v1.Channelz/GetServers")
    with pytest.raises(grpc.RpcError) as caught:
        call(b"", timeout=LIMIT)
    assert caught.value.code() is grpc.StatusCode.UNIMPLEMENTED
