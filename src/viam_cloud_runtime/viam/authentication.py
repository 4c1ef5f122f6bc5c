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
APP_URL_VARIABLE = "VIAM_APP_URL"

_HINTS_OF_OTHERS = ("check that the credentials belong to auth_entity", "")
# What to check when credentials are refused, and when they are taken but do not allow a call.
_HINTS = {
    "api-key": (
        "check that API key and API key ID belong together and that the key was not deleted or rotated",
        "Check that the role of the API key allows this for the organization, location or machine",
    ),
    "robot-secret": (
        "check that the ID is that of the machine part and that its secret was not deleted",
        "A machine's own secret allows what a machine needs; use an API key for anything else",
    ),
}


class SigningTopClient(BaseTopClient[ConnectionT]):
    """The top client of a cloud that one signs in to."""

    _default_address: ClassVar[str] = "app.viam.com:443"

    @classmethod
    def _sign_in_method(cls) -> UnaryMethod[Any, Any]:
        """The constant of the sign-in RPC. Generated code imports it here, so that it is loaded when needed."""
        raise NotImplementedError(f"{cls.__name__} does not say how to sign in")

    @classmethod
    def _settings(cls, dial_options: DialOptions, app_url: str | None) -> Settings:
        options = own_dial_options(dial_options)
        address = first_address(app_url, options.app_url, default=cls._default_address)
        return make_settings(address, options, cls._sdk, sign_in_with(options, SignInMethod(cls)))


@dataclass(frozen=True)
class SignInMethod:
    """Gives the constant of the sign-in RPC of a client's class. A bound method could be pickled, but not by cloudpickle.

    Args:
        client_type: The class.
    """

    client_type: type[SigningTopClient[Any]]

    def __call__(self) -> UnaryMethod[Any, Any]:
        """The constant."""
        return self.client_type._sign_in_method()  # pyright: ignore[reportPrivateUsage]


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
        TypeError: They are no options.
        ValueError: Credentials or `auth_entity` are missing or empty.
    """
    options = own_dial_options(options)
    if options.credentials is None:
        raise ValueError("dial_options.credentials is missing; DialOptions.with_api_key(api_key, api_key_id) sets it")
    if not options.credentials.payload:
        raise ValueError("dial_options.credentials are empty, such as an unset variable; they take an API key")
    if not options.auth_entity:
        raise ValueError("dial_options.auth_entity is missing; with an API key it is the ID of the key")
    refused_hint, denied_hint = _HINTS.get(options.credentials.type, _HINTS_OF_OTHERS)
    return Authentication(
        rpc, options.initial_connection_attempts, refused_hint, denied_hint, options.auth_entity, options.credentials
    )


def first_address(*addresses: str | None, default: str) -> str:
    """The first address that is given. Empty counts as given: the cloud instead would get a key that is meant elsewhere.

    Args:
        *addresses: What may be addresses, the most particular first; None for none.
        default: What counts without any.

    Example:
        >>> first_address(None, "localhost:8080", default="app.viam.com")
        'localhost:8080'
    """
    return next((address for address in addresses if address is not None), default)


def from_environment(options: DialOptions | None, environment: Mapping[str, str] = os.environ) -> DialOptions:
    """The options with what the environment says: `VIAM_API_KEY`, `VIAM_API_KEY_ID` and, if it is there, `VIAM_APP_URL`.

    Raises:
        ValueError: One of them is missing or empty, or the ID is not a UUID.
    """
    missing = [name for name in (API_KEY_VARIABLE, API_KEY_ID_VARIABLE) if not environment.get(name)]
    if missing:
        raise ValueError(f"{' and '.join(missing)} must be set in the environment")
    signing = DialOptions.with_api_key(environment[API_KEY_VARIABLE], environment[API_KEY_ID_VARIABLE])
    given = DialOptions() if options is None else own_dial_options(options)
    app_url = environment.get(APP_URL_VARIABLE) if given.app_url is None else given.app_url
    return replace(given, credentials=signing.credentials, auth_entity=signing.auth_entity, app_url=app_url)
