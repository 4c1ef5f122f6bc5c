"""What a connection is made of, as plain data that can be pickled, and the channel options that follow from it."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import grpc

from viam_cloud_runtime.redaction import MASK
from viam_cloud_runtime.rpc.address import Target, resolve_target
from viam_cloud_runtime.rpc.failures import MAX_METADATA_BYTES
from viam_cloud_runtime.rpc.proxies import proxy_for
from viam_cloud_runtime.rpc.sdk import RUNTIME, SDK

if TYPE_CHECKING:
    from collections.abc import Callable

    from viam_cloud_runtime.rpc.connection_options import ConnectionOptions
    from viam_cloud_runtime.rpc.methods import UnaryMethod

# Servers commonly refuse pings more often than every five minutes; load balancers drop what is idle for ten.
_KEEPALIVE_SECONDS = 330
# Linux gives up a connection on which nothing is acknowledged for so long. An answer to a ping has a minute, by gRPC.
_UNACKNOWLEDGED_SECONDS = 20

ChannelOptions = list[tuple[str, Any]]


@dataclass(frozen=True, repr=False)
class SignIn(ABC):
    """How a connection signs in: an RPC that answers with an access token. What is asked, the SDK of the server says.

    Args:
        rpc: Gives the constant of the sign-in RPC, on demand, as it takes generated code to be imported.
        attempts: How often it is tried when the server cannot be reached.
        refused_hint: What to check when the credentials are refused; empty where nothing is known.
        denied_hint: What to check when they were taken, but do not allow a call; empty where nothing is known.
    """

    rpc: Callable[[], UnaryMethod[Any, Any]]
    attempts: int
    refused_hint: str
    denied_hint: str

    @abstractmethod
    def request(self) -> dict[str, Any]:
        """The fields of the request, secrets in plain; asked for only while the request is serialized."""

    @abstractmethod
    def token(self, response: Any) -> str:
        """The access token in the answer; empty if there is none."""

    @abstractmethod
    def secrets(self) -> tuple[str, ...]:
        """What must not show up in anything that is printed."""


@dataclass(frozen=True, repr=False)
class Settings:
    """Everything that a connection is made from.

    Args:
        target: Where it goes.
        options: How.
        sdk: The SDK that it belongs to.
        sign_in: How to sign in; None when there is no sign-in.
    """

    target: Target
    options: ConnectionOptions
    sdk: SDK = RUNTIME
    sign_in: SignIn | None = None

    def __repr__(self) -> str:
        return f"Settings(target={self.target.name!r}, options={MASK!r})"

    def proxy_to(self, host: str, port: int) -> str | None:
        """URL of the HTTP proxy that leads to a host; None for a direct connection.

        Raises:
            ValueError: The proxy of the environment cannot be used.
        """
        return proxy_for(host, port, self.options.proxy)


def make_settings(
    address: str, options: ConnectionOptions, sdk: SDK = RUNTIME, sign_in: SignIn | None = None
) -> Settings:
    """Settings for an address as users write it.

    Raises:
        TypeError: The address is not text.
        ValueError: The address is malformed, or it and the options contradict each other; or the environment names a
            proxy that cannot be used.
    """
    # The options are the caller's, who may change them, and may have done so since they were checked.
    options = copy.copy(options)
    options.check()
    settings = Settings(resolve_target(address, options), options, sdk, sign_in)
    _proxy_options(settings)
    return settings


def channel_options(settings: Settings) -> ChannelOptions:
    """What both flavours tell gRPC about a channel."""
    options: ChannelOptions = [
        ("grpc.primary_user_agent", settings.sdk.user_agent),
        # gRPC refuses answers over 4 MiB unless told otherwise. What we send is checked where it is serialized.
        ("grpc.max_receive_message_length", -1),
        ("grpc.max_send_message_length", -1),
        # Between the two limits, 8 and 16 KiB unless told otherwise, gRPC refuses answers by chance.
        ("grpc.max_metadata_size", MAX_METADATA_BYTES),
        ("grpc.absolute_max_metadata_size", MAX_METADATA_BYTES),
        ("grpc.keepalive_time_ms", _KEEPALIVE_SECONDS * 1000),
        ("grpc.keepalive_timeout_ms", _UNACKNOWLEDGED_SECONDS * 1000),
        # A stream may be silent for hours and has to notice a dead peer all the same.
        ("grpc.http2.max_pings_without_data", 0),
        # After a restart of the server the next call should find it, not a back-off of minutes.
        ("grpc.initial_reconnect_backoff_ms", 100),
        ("grpc.max_reconnect_backoff_ms", 5000),
        # Retries are decided here, not by what a DNS record says.
        ("grpc.service_config_disable_resolution", 1),
    ]
    options.extend(_proxy_options(settings))
    return options


def _proxy_options(settings: Settings) -> ChannelOptions:
    if not settings.target.host:
        # What gRPC resolves by a scheme of its own it also finds the way to.
        return [] if settings.options.proxy is None else [("grpc.http_proxy", settings.options.proxy)]
    proxy = settings.proxy_to(settings.target.host, settings.target.port)
    # gRPC itself reads some of the variables only.
    return [("grpc.enable_http_proxy", 0)] if proxy is None else [("grpc.http_proxy", proxy)]


def channel_credentials(settings: Settings) -> grpc.ChannelCredentials:
    """What TLS needs: whom to trust and, for mutual TLS, who we are."""
    options = settings.options
    return grpc.ssl_channel_credentials(options.root_certificates, options.private_key, options.certificate_chain)
