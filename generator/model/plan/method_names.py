"""What the methods of clients are called, and what none of them can be called."""

from __future__ import annotations

from generator import runtime
from generator.inputs.schema import MethodMetadata
from generator.naming import safe_name, snake_case

# What every client has, may come to have, or has from its base.
_CLIENT_ATTRIBUTES = frozenset({"with_options", "raw", "call", "close"}) | runtime.attributes("ServiceClient")
# What annotations and decorators inside a class use.
_CLASS_NAMES = frozenset(
    {
        "builtins",
        "datetime",
        "deprecated",
        "overload",
        "old_parameters",
        "staticmethod",
        "views",
    }
)
RESERVED_NAMES = _CLIENT_ATTRIBUTES | _CLASS_NAMES


def method_name(rpc: str, metadata: MethodMetadata) -> str:
    """The Python method of an RPC: metadata's name, or the RPC's in snake case."""
    mechanical = safe_name(snake_case(rpc))
    return metadata.name or (f"{mechanical}_" if is_reserved(mechanical) else mechanical)


def is_reserved(name: str) -> bool:
    """Whether a client cannot have a method of this name."""
    # Annotations name the modules of messages, which all end like this.
    return name in RESERVED_NAMES or name.endswith("_pb2")
