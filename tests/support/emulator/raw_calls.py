"""Calls without the SDK, for requests that it would never send."""

from __future__ import annotations

from typing import Any

import grpc
import pytest

from viam_cloud.methods import auth_service
from viam_cloud.proto.rpc import auth
from viam_cloud_emulator import Emulator


def unary(emulator: Emulator, path: str, message: bytes = b"", token: str | None = None) -> bytes:
    """The response bytes of a unary RPC."""
    with grpc.insecure_channel(emulator.address) as channel:
        metadata = () if token is None else (("authorization", token),)
        call: Any = channel.unary_unary(path)
        response: bytes = call(message, metadata=metadata, timeout=30)
        return response


def refused(emulator: Emulator, path: str, message: bytes = b"", token: str | None = None) -> tuple[str, str]:
    """Status name and message of a unary RPC that must fail."""
    with pytest.raises(grpc.RpcError) as caught:
        unary(emulator, path, message, token)
    error = caught.value
    assert isinstance(error, grpc.Call)
    return error.code().name, error.details() or ""


def sign_in(emulator: Emulator, key_id: str, secret: str) -> str:
    """An access token for an API key."""
    request = auth.AuthenticateRequest(entity=key_id, credentials=auth.Credentials(type="api-key", payload=secret))
    answer = unary(emulator, auth_service.AUTHENTICATE.path, request.SerializeToString())
    return auth.AuthenticateResponse.FromString(answer).access_token


def token_of(emulator: Emulator) -> str:
    """An access token, as the `authorization` metadata has it."""
    return f"Bearer {sign_in(emulator, emulator.api_key_id, emulator.api_key)}"
