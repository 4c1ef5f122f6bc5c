"""What clients are in both flavours: options, copies, service clients, how they show themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar, cast

from viam_cloud_runtime.rpc.base_connection import BaseConnection, ConnectionT
from viam_cloud_runtime.rpc.channel_settings import make_settings
from viam_cloud_runtime.rpc.connection_options import ConnectionOptions
from viam_cloud_runtime.rpc.options import DEFAULT, CallOptions, Metadata, Retry, Timeout
from viam_cloud_runtime.rpc.sdk import RUNTIME, SDK

CallerT = TypeVar("CallerT", bound="Caller[Any]")
OtherT = TypeVar("OtherT", bound="Caller[Any]")
TopClientT = TypeVar("TopClientT", bound="BaseTopClient[Any]")


class Caller(Generic[ConnectionT]):
    """Makes calls over a connection, with options of its own.

    Args:
        connection: What the calls go over.
        options: What is added to each of them.
    """

    def __init__(self, connection: ConnectionT, options: CallOptions = CallOptions()) -> None:  # noqa: B008 - immutable
        self._connection = connection
        self._options = options

    def with_options(
        self: CallerT, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT, metadata: Metadata | None = None
    ) -> CallerT:
        """Return a copy of this client with other options. It is cheap, and shares the connection.

        Args:
            timeout: Seconds that each call has in all, streams included; None for no deadline.
            retry: How calls are retried that may be; None for never. A write is retried only if the call says so.
            metadata: Headers to send with each call, on top of those that this client sends.

        Returns:
            The copy.

        Raises:
            TypeError: A value has the wrong type.
            ValueError: The timeout is not positive, or the metadata cannot be sent.

        Example:
            >>> patient = client.with_options(timeout=300)  # doctest: +SKIP
        """
        return self._copy(self._options.updated(timeout, retry, metadata))

    def _copy(self: CallerT, options: CallOptions) -> CallerT:
        # Not through the constructor, which subclasses may have changed.
        twin = object.__new__(type(self))
        twin.__dict__.update(self.__dict__)
        twin._options = options
        return twin

    def _twin(self, client_type: type[OtherT]) -> OtherT:
        """A client of another class that shares everything with this one."""
        twin = object.__new__(client_type)
        twin.__dict__.update(self.__dict__)
        return twin

    def __repr__(self) -> str:
        closed = ", closed" if self._connection.closed else ""
        return f"<{type(self).__name__} of {self._connection.settings.target.name}{closed}>"


class BaseTopClient(Caller[ConnectionT]):
    """A client that owns its connection and hands out service clients."""

    _sdk: ClassVar[SDK] = RUNTIME
    """The SDK that it belongs to. Generated code says which."""

    def __init__(self, connection: ConnectionT, options: CallOptions = CallOptions()) -> None:  # noqa: B008 - immutable
        super().__init__(connection, options)
        self._service_clients: dict[Callable[[], type[Caller[Any]]], Caller[Any]] = {}

    def _copy(self: TopClientT, options: CallOptions) -> TopClientT:
        twin = super()._copy(options)
        twin._service_clients = {}
        return twin

    def __getstate__(self) -> dict[str, Any]:
        # The service clients are made anew where they are asked for.
        return {**self.__dict__, "_service_clients": {}}

    def _service_client(self, load: Callable[[], type[CallerT]]) -> CallerT:
        """The one instance of a service client that belongs to this client; its class is loaded when first asked for."""
        found = self._service_clients.get(load)
        if found is None:
            found = self._service_clients.setdefault(load, load()(self._connection, self._options))
        return cast("CallerT", found)


class PlainTopClient(BaseTopClient[ConnectionT]):
    """A client of a server that takes calls without a sign-in.

    Args:
        address: `host:port`, or a URL without a path.
        insecure: Connect without encryption.
        call_timeout: Seconds that a unary call has unless it says otherwise; None for no deadline.
        metadata: Headers to send with each call.
        root_certificates: Certificates of the authorities to trust, PEM, instead of the built-in ones.
        certificate_chain: Certificate of the client for mutual TLS, PEM; goes with `private_key`.
        private_key: Private key of the client for mutual TLS, PEM.
        proxy: HTTP proxy to go through, `http://host:port`.
        tracing: Make a span of OpenTelemetry for each call, and send its context along. Needs
            `opentelemetry-api`.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: The address is malformed or contradicts `insecure`, or another value is out of its range.
        ImportError: `tracing` is asked for, but OpenTelemetry is not installed.
    """

    _connection_type: ClassVar[type[BaseConnection]]

    def __init__(
        self,
        address: str,
        insecure: bool = False,
        *,
        call_timeout: float | None = 60,
        metadata: Metadata | None = None,
        root_certificates: bytes | None = None,
        certificate_chain: bytes | None = None,
        private_key: bytes | None = None,
        proxy: str | None = None,
        tracing: bool = False,
    ) -> None:
        options = ConnectionOptions(
            insecure=insecure,
            call_timeout=call_timeout,
            root_certificates=root_certificates,
            certificate_chain=certificate_chain,
            private_key=private_key,
            proxy=proxy,
            tracing=tracing,
        )
        options.check(type(self).__name__)
        connection = cast("ConnectionT", self._connection_type(make_settings(address, options, self._sdk)))
        super().__init__(connection, CallOptions().updated(DEFAULT, DEFAULT, metadata))


def wire_of(client: object) -> tuple[BaseConnection, CallOptions] | None:
    """What a client's calls go over and what it adds to each of them, for what stands in for its methods.

    Returns:
        The connection and the options; None for something that only looks like a client.
    """
    if not isinstance(client, Caller):
        return None
    caller = cast("Caller[BaseConnection]", client)
    return caller._connection, caller._options  # pyright: ignore[reportPrivateUsage] - of this module
