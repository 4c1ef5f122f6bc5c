"""Services for tools, open to strangers: `grpc.health` says when the server is ready, `grpc.reflection` what it serves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from importlib import resources
from typing import Any

import grpc
from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.descriptor_pool import DescriptorPool

PREFIX = "/grpc."
"""Beginning of the paths that belong to these services."""

_REFLECTION = "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"
_REFLECTION_V1 = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"


class ToolServices(grpc.GenericRpcHandler):
    """Answers health checks and reflection.

    Args:
        paths: Wire paths of the RPCs that are served.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._services = sorted({path.split("/")[1] for path in paths})
        self._end_health: Callable[[], None] | None = None

    def stop(self) -> None:
        """Tell those who watch that nothing is served any more."""
        if self._end_health is not None:
            self._end_health()

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[Any, Any] | None:
        """The handler of a call; None for paths that no tool has."""
        path = handler_call_details.method
        # Both versions have the same messages; the package has the older one.
        if path == _REFLECTION_V1:
            path = _REFLECTION
        return self._handlers.get(path)

    @cached_property
    def _handlers(self) -> Mapping[str, grpc.RpcMethodHandler[Any, Any]]:
        # Imported late: few programs ask, and descriptors take a moment.
        from grpc_health.v1 import health, health_pb2
        from grpc_reflection.v1alpha import reflection, reflection_pb2

        names = [*self._services, health.SERVICE_NAME, reflection.SERVICE_NAME]
        # Their stubs leave types open.
        ready: Any = health.HealthServicer()
        self._end_health = ready.enter_graceful_shutdown
        for name in ("", *names):
            ready.set(name, health_pb2.HealthCheckResponse.SERVING)
        pool = _descriptors_as_on_the_wire()
        pool.AddSerializedFile(health_pb2.DESCRIPTOR.serialized_pb)
        described: Any = reflection.ReflectionServicer(names, pool)
        read, write = health_pb2.HealthCheckRequest.FromString, health_pb2.HealthCheckResponse.SerializeToString
        return {
            "/grpc.health.v1.Health/Check": grpc.unary_unary_rpc_method_handler(ready.Check, read, write),
            "/grpc.health.v1.Health/Watch": grpc.unary_stream_rpc_method_handler(ready.Watch, read, write),
            _REFLECTION: grpc.stream_stream_rpc_method_handler(
                described.ServerReflectionInfo,
                request_deserializer=reflection_pb2.ServerReflectionRequest.FromString,
                response_serializer=reflection_pb2.ServerReflectionResponse.SerializeToString,
            ),
        }


def _descriptors_as_on_the_wire() -> DescriptorPool:
    """Descriptors under the names that the API has, unlike those of the SDK's messages."""
    pool = DescriptorPool()
    contents = resources.files("viam_cloud").joinpath("descriptors.binpb").read_bytes()
    for file in FileDescriptorSet.FromString(contents).file:
        pool.AddSerializedFile(file.SerializeToString())
    return pool
