"""Callers with different roles, and calls that they make with nothing but gRPC."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import grpc

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.raw_calls import sign_in, unary
from tests.support.emulator.rpc_calls import Rpcs
from viam_cloud.methods import auth_service
from viam_cloud.proto import app
from viam_cloud.proto.rpc import auth
from viam_cloud_emulator import Emulator
from viam_cloud_runtime import ClientStreamMethod


@dataclass(frozen=True)
class Key:
    """An API key."""

    id: str
    secret: str


class Caller:
    """A caller that has signed in."""

    def __init__(self, channel: grpc.Channel, token: str) -> None:
        self._channel = channel
        self._metadata = (("authorization", f"Bearer {token}"),)
        self.rpcs = Rpcs(self._call)

    def status(self, name: str, /, *messages: Any, **fields: Any) -> str:
        """Status name of a call, by the name of the RPC in lower case; a stream of requests is one of messages."""
        try:
            getattr(self.rpcs, name)(*messages, **fields)
        except grpc.RpcError as error:
            return str(error.code().name)
        return "OK"

    def _call(self, method: Any, request: Any, timeout: float | None) -> Any:
        stub: Any = self._channel.stream_stream(
            method.path,
            request_serializer=lambda message: message.SerializeToString(),
            response_deserializer=method.response_type.FromString,
        )
        messages = iter(request) if isinstance(method, ClientStreamMethod) else iter([request])
        # The last one of a stream.
        *_, response = stub(messages, metadata=self._metadata, timeout=timeout)
        return response


class Callers:
    """Signs callers in, all over one connection."""

    def __init__(self, emulator: Emulator, channel: grpc.Channel) -> None:
        self._emulator = emulator
        self._channel = channel

    def with_key(self, key: Key) -> Caller:
        return Caller(self._channel, sign_in(self._emulator, key.id, key.secret))

    def with_secret(self, kind: str, entity: str, secret: str) -> Caller:
        request = auth.AuthenticateRequest(entity=entity, credentials=auth.Credentials(type=kind, payload=secret))
        answer = unary(self._emulator, auth_service.AUTHENTICATE.path, request.SerializeToString())
        return Caller(self._channel, auth.AuthenticateResponse.FromString(answer).access_token)

    def with_token(self, token: str) -> Caller:
        return Caller(self._channel, token)


@contextmanager
def callers(emulator: Emulator) -> Iterator[Callers]:
    with grpc.insecure_channel(emulator.address) as channel:
        yield Callers(emulator, channel)


ROLES = (
    "organization_owner",
    "organization_operator",
    "location_owner",
    "location_operator",
    "robot_owner",
    "robot_operator",
)


def authorization(fleet: Fleet, role: str, **more: str) -> app.Authorization:
    """A role such as `location_owner` in a fleet."""
    kind = role.partition("_")[0]
    return app.Authorization(
        authorization_type="role",
        authorization_id=role,
        resource_type=kind,
        resource_id=getattr(fleet, kind),
        organization_id=fleet.organization,
        **more,
    )


def new_key(cloud: Cloud, fleet: Fleet, *roles: str) -> Key:
    """A key with roles in a fleet."""
    created = cloud.app.create_key(name="key", authorizations=[authorization(fleet, role) for role in roles])
    return Key(created.id, created.key)
