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


def token_of(emulator: Emulator) -> str:
    """An access token, as the `authorization` metadata has it."""
    credentials = auth.Credentials(type="api-key", payload=emulator.api_key)
    request = auth.AuthenticateRequest(entity=emulator.api_key_id, credentials=credentials)
    answer = unary(emulator, auth_service.AUTHENTICATE.path, request.SerializeToString())
    return f"Bearer {auth.AuthenticateResponse.FromString(answer).access_token}"
