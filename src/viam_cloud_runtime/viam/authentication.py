"""Signing in to Viam's cloud: with an API key, from the options or from the environment."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from viam_cloud_runtime.redaction import reveal
from viam_cloud_runtime.rpc.base_client import BaseTopClient
from viam_cloud_runtime.rpc.base_connection import ConnectionT
from viam_cloud_runtime.rpc.channel_settings import Settings, SignIn, make_settings
from viam_cloud_runtime.viam.dial import Credentials, DialOptions, own_dial_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from viam_cloud_runtime.rpc.methods import UnaryMethod

API_KEY_VARIABLE = "VIAM_API_KEY"
API_KEY_ID_VARIABLE = "VIAM_API_KEY_ID"

_REFUSED_HINT = "check that API key and API key ID belong together and that the key was not deleted or rotated"
_DENIED_HINT = "Check that the role of the API key allows this for the organization, location or machine"


class SigningTopClient(BaseTopClient[ConnectionT]):
    """The top client of a cloud that one signs in to."""

    _default_address: ClassVar[str] = "app.viam.com:443"

    @classmethod
    def _sign_in_method(cls) -> UnaryMethod[Any, Any]:
        """The constant of the sign-in RPC. Generated code imports it here, so that it is loaded when needed."""
        raise NotImplementedError(f"{cls.__name__} does not say how to sign in")

    @classmethod
    def _settings(cls, dial_options: DialOptions, app_url: str | None) -> Settings:
        # Empty is no address: falling back to the cloud there would send the key somewhere else than was meant.
        address = cls._default_address if app_url is None else app_url
        options = own_dial_options(dial_options)
        return make_settings(address, options, cls._sdk, sign_in_with(options, cls._sign_in_method))


@dataclass(frozen=True, repr=False)
class Authentication(SignIn):
    """Signing in by `AuthService.Authenticate`: credentials for an access token.

    Args:
        rpc: The constant of that RPC, on demand.
        attempts: How often it is tried when the server cannot be reached.
        refused_hint: What to check when the credentials are refused.
        denied_hint: What to check when they were taken, but do not allow a call.
        entity: Who signs in; with an API key, the ID of the key.
        credentials: The proof that goes with it.
    """

    entity: str
    credentials: Credentials

    def request(self) -> dict[str, Any]:
        """The fields of the request, secrets in plain."""
        return {
            "entity": self.entity,
            "credentials": {"type": self.credentials.type, "payload": reveal(self.credentials.payload)},
        }

    def token(self, response: Any) -> str:
        """The access token in the answer; empty if there is none."""
        token: str = response.access_token
        return token

    def secrets(self) -> tuple[str, ...]:
        """What must not show up in anything that is printed."""
        return (self.credentials.payload,)


def sign_in_with(options: DialOptions, rpc: Callable[[], UnaryMethod[Any, Any]]) -> Authentication:
    """How one signs in to the cloud with the given options.

    Args:
        options: They say who signs in.
        rpc: Gives the constant of the sign-in RPC.

    Raises:
        ValueError: Credentials or `auth_entity` are missing or empty, or they are those of a machine.
    """
    if options.credentials is None:
        raise ValueError("dial_options.credentials is missing; DialOptions.with_api_key(api_key, api_key_id) sets it")
    if not options.credentials.payload:
        raise ValueError("dial_options.credentials are empty, such as an unset variable; they take an API key")
    if options.credentials.type == "robot-secret":
        raise ValueError("dial_options.credentials are a machine's ('robot-secret'); the cloud API needs an API key")
    if not options.auth_entity:
        raise ValueError("dial_options.auth_entity is missing; with an API key it is the ID of the key")
    denied_hint = _DENIED_HINT if options.credentials.type == "api-key" else ""
    return Authentication(
        rpc, options.initial_connection_attempts, _REFUSED_HINT, denied_hint, options.auth_entity, options.credentials
    )


def from_environment(options: DialOptions | None, environment: Mapping[str, str] = os.environ) -> DialOptions:
    """The options with the API key of the environment, `VIAM_API_KEY` and `VIAM_API_KEY_ID`.

    Raises:
        ValueError: One of them is missing or empty, or the ID is not a UUID.
    """
    missing = [name for name in (API_KEY_VARIABLE, API_KEY_ID_VARIABLE) if not environment.get(name)]
    if missing:
        raise ValueError(f"{' and '.join(missing)} must be set in the environment")
    signing = DialOptions.with_api_key(environment[API_KEY_VARIABLE], environment[API_KEY_ID_VARIABLE])
    if options is None:
        return signing
    return replace(own_dial_options(options), credentials=signing.credentials, auth_entity=signing.auth_entity)
