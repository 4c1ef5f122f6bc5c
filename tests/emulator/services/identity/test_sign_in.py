"""Who gets in: keys, tokens, and what is said to those who don't."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest

from tests.support.emulator.fleet import unknown_id
from tests.support.emulator.raw_calls import refused, token_of, unary
from viam_cloud import Credentials, DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.errors import UnauthenticatedError
from viam_cloud.methods import app_service, auth_service
from viam_cloud.proto import app
from viam_cloud.proto.rpc import auth
from viam_cloud_emulator import Emulator

_PATH = app_service.LIST_ORGANIZATIONS.path


def _wrong_options(emulator: Emulator) -> list[DialOptions]:
    return [
        DialOptions(auth_entity=key_id, credentials=Credentials("api-key", key), insecure=True)
        for key_id, key in ((emulator.api_key_id, "wrong"), (unknown_id(), emulator.api_key), (unknown_id(), "wrong"))
    ]


def test_wrong_keys(emulator: Emulator) -> None:
    for options in _wrong_options(emulator):
        with pytest.raises(UnauthenticatedError, match="API key"):
            ViamClient.create_from_dial_options(options, emulator.address)


async def test_wrong_keys_async(emulator: Emulator) -> None:
    for options in _wrong_options(emulator):
        with pytest.raises(UnauthenticatedError, match="API key"):
            await AsyncViamClient.create_from_dial_options(options, emulator.address)


def test_other_kinds_of_credentials(emulator: Emulator) -> None:
    credentials = auth.Credentials(type="password", payload=emulator.api_key)
    request = auth.AuthenticateRequest(entity=emulator.api_key_id, credentials=credentials)
    status, message = refused(emulator, auth_service.AUTHENTICATE.path, request.SerializeToString())
    assert status == "UNAUTHENTICATED"
    assert "'password'" in message


def test_a_token_opens_the_rest(emulator: Emulator) -> None:
    answer = unary(emulator, _PATH, token=token_of(emulator))
    app.ListOrganizationsResponse.FromString(answer)


@pytest.mark.parametrize(
    "token", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer abc", "Bearer a.b", "Bearer =.="]
)
def test_missing_and_malformed_tokens(emulator: Emulator, token: str | None) -> None:
    status, message = refused(emulator, _PATH, token=token)
    assert status == "UNAUTHENTICATED"
    assert "sign in" in message


def test_forged_tokens(emulator: Emulator) -> None:
    payload, signature = token_of(emulator).removeprefix("Bearer ").split(".")
    decoded = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    forged = base64.urlsafe_b64encode(decoded.replace(b",1,1", b",1,9")).rstrip(b"=").decode()
    assert forged != payload
    for token in (f"{forged}.{signature}", f"{payload}.{signature[::-1]}", payload, f"{payload}."):
        assert refused(emulator, _PATH, token=f"Bearer {token}")[0] == "UNAUTHENTICATED"


def test_tokens_of_another_emulator(emulator: Emulator) -> None:
    with Emulator() as other:
        assert refused(emulator, _PATH, token=token_of(other))[0] == "UNAUTHENTICATED"


def test_expired_tokens() -> None:
    with Emulator(token_lifetime=timedelta(microseconds=1)) as emulator:
        status, message = refused(emulator, _PATH, token=token_of(emulator))
        assert status == "UNAUTHENTICATED"
        assert "expired" in message


def test_secrets_are_not_in_what_an_emulator_says_of_itself(emulator: Emulator) -> None:
    assert emulator.api_key not in repr(emulator)
    assert emulator.address in repr(emulator)
