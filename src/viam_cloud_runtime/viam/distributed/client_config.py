"""The connection of a plan: how each process makes the one client that it keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, cast

from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.rpc.base_client import wire_of
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.options import CallOptions
from viam_cloud_runtime.viam.authentication import SignInMethod, from_environment, sign_in_with
from viam_cloud_runtime.viam.blocking.client import ViamClientBase
from viam_cloud_runtime.viam.dial import DialOptions

WorkerCredentials: TypeAlias = Literal["client", "environment"]
"""Whose API key workers sign in with: that of the plan's client, or what each has in its own environment."""


@dataclass(frozen=True, repr=False)
class ClientConfig:
    """How to make a client, as plain data. Shows no secret; pickled with the client's own key, it holds it.

    Attributes:
        client_type: The class of the client.
        settings: Where to connect and how; without credentials where workers have their own.
        options: What the client adds to each call.
    """

    client_type: type[ViamClientBase]
    settings: Settings
    options: CallOptions

    def __repr__(self) -> str:
        key = "environment" if self.settings.sign_in is None else "client"
        return f"<ClientConfig of {self.settings.target.name}, credentials of the {key}>"

    def client(self) -> Any:
        """The client of this process; it signs in when first used.

        Raises:
            ValueError: The credentials are to come from the environment, which has none.
        """
        found = next((client for config, client in _CLIENTS if config == self), None)
        if found is None:
            # Of two threads that come here at once one makes a client that is never used, and so never signs in.
            _CLIENTS.append((self, self._made()))
            return self.client()
        return found

    def _made(self) -> ViamClientBase:
        settings = self.settings
        if settings.sign_in is None:
            options = from_environment(cast("DialOptions", settings.options))
            sign_in = sign_in_with(options, SignInMethod(self.client_type))
            settings = replace(settings, options=options, sign_in=sign_in)
        return self.client_type(Connection(settings), self.options)


_CLIENTS: list[tuple[ClientConfig, ViamClientBase]] = []
"""The clients of this process, few as they are."""


def config_of(client: object, credentials: WorkerCredentials) -> ClientConfig:
    """How workers make a client like this one.

    Raises:
        TypeError: It is no blocking client.
        ValueError: `credentials` is none of the two.
    """
    wire = wire_of(client)
    if wire is None or not isinstance(client, ViamClientBase):
        raise TypeError(
            f"client: expected a blocking ViamClient, got {type(client).__module__}.{type(client).__name__}"
        )
    if credentials not in ("client", "environment"):
        raise ValueError(f"credentials: expected 'client' or 'environment', got {credentials!r:.60}")
    connection, options = wire
    settings = connection.settings
    if credentials == "environment":
        bare = replace(cast("DialOptions", settings.options), credentials=None, auth_entity=None)
        settings = replace(settings, options=bare, sign_in=None)
    return ClientConfig(type(client), settings, options)
