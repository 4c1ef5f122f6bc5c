"""RPCs as services declare them, read from descriptors alone."""

from __future__ import annotations

from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import MethodDescriptorProto, MethodOptions

from generator.inputs.declarations import qualified
from generator.inputs.sources import Sources


@dataclass(frozen=True)
class RpcShape:
    """An RPC: what goes in, what comes out, and whether the server may be asked again."""

    signature: str  # as a .proto file writes it: `(shop.Ask) returns (stream shop.Item)`
    idempotency: str


def rpc_shapes(sources: Sources) -> dict[str, RpcShape]:
    """The RPCs of an API's own files, by their full names."""
    return {
        f"{qualified(file, service.name)}.{rpc.name}": RpcShape(
            _signature(rpc), MethodOptions.IdempotencyLevel.Name(rpc.options.idempotency_level)
        )
        for file in sources.own_files
        for service in file.service
        for rpc in service.method
    }


def _signature(rpc: MethodDescriptorProto) -> str:
    request = f"{'stream ' if rpc.client_streaming else ''}{rpc.input_type.lstrip('.')}"
    response = f"{'stream ' if rpc.server_streaming else ''}{rpc.output_type.lstrip('.')}"
    return f"({request}) returns ({response})"
