"""Calls of methods as data: what is passed, what has to arrive, what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from google.protobuf import json_format
from google.protobuf.message import Message

from tests.support.descriptor_server import DescriptorServer, Exchange

_NO_ARGUMENTS: dict[str, object] = {}


@dataclass(frozen=True)
class Case:
    """One call of a method, the request that has to arrive, the reply, and what the caller gets for it."""

    method: str
    rpc: str
    request: Mapping[str, Any]
    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=lambda: _NO_ARGUMENTS)
    reply: Mapping[str, Any] = field(default_factory=lambda: _NO_ARGUMENTS)
    result: object = None

    def __str__(self) -> str:
        return self.method


def parsed(message_type: type[Message], fields: Mapping[str, Any]) -> Message:
    """A message from its JSON form."""
    return json_format.ParseDict(dict(fields), message_type())


def expect(server: DescriptorServer, path: str, *replies: Mapping[str, Any]) -> Exchange:
    """Prepares replies given in JSON form."""
    return server.expect(path, *(parsed(server.rpcs[path].response_type, reply) for reply in replies))
