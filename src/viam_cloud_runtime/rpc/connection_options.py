"""Options of a connection: encryption, time, proxy, tracing. An SDK whose server wants a sign-in has a class that adds to them."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import math
from dataclasses import dataclass, fields

from viam_cloud_runtime.redaction import MASK
from viam_cloud_runtime.rpc.options import checked_seconds
from viam_cloud_runtime.rpc.proxies import checked_proxy
from viam_cloud_runtime.support.importing import IMPORTING

_PEM = ("root_certificates", "certificate_chain", "private_key")


@dataclass(kw_only=True, repr=False)
class ConnectionOptions:
    """How to connect. Everything has a default.

    Args:
        insecure: Connect without encryption.
        allow_insecure_downgrade: Fall back to no encryption when the server does not speak TLS.
        timeout: Seconds for what comes before the first call, such as signing in, all attempts together.
        call_timeout: Seconds that a unary call has unless it says otherwise; None for no deadline.
        root_certificates: Certificates of the authorities to trust, PEM, instead of the built-in ones.
        certificate_chain: Certificate of the client for mutual TLS, PEM; goes with `private_key`.
        private_key: Private key of the client for mutual TLS, PEM.
        proxy: HTTP proxy to go through, `http://[user:password@]host:port`; else the environment's counts.
        tracing: Make a span of OpenTelemetry for each call. Needs `opentelemetry-api`.

    Example:
        >>> ConnectionOptions(insecure=True).call_timeout
        60
    """

    insecure: bool = False
    allow_insecure_downgrade: bool = False
    timeout: float = 20
    call_timeout: float | None = 60
    root_certificates: bytes | None = None
    certificate_chain: bytes | None = None
    private_key: bytes | None = None
    proxy: str | None = None
    tracing: bool = False

    @property
    def has_credentials(self) -> bool:
        """Whether something goes over the connection that must not be readable on the way."""
        return False

    @property
    def may_downgrade(self) -> bool:
        """Whether a server that does not speak TLS may be called without encryption."""
        return self.allow_insecure_downgrade

    def check(self, owner: str = "") -> None:
        """Check all values, together and one by one.

        Args:
            owner: The class that they were given to, for the errors; default: this one.

        Raises:
            TypeError: A value has the wrong type.
            ValueError: A number is out of its range, `proxy` is no HTTP proxy, one of `certificate_chain` and
                `private_key` is missing, or one of them or `root_certificates` is not PEM.
        """
        owner = owner or type(self).__name__
        if checked_seconds(self.timeout, f"{owner}.timeout") == math.inf:
            raise ValueError(f"{owner}.timeout must be a finite number of seconds: signing in needs a deadline")
        if self.call_timeout is not None:
            checked_seconds(self.call_timeout, f"{owner}.call_timeout", "; None means no deadline")
        self._check_certificates(owner)
        if self.proxy is not None and not isinstance(self.proxy, str):
            kind = type(self.proxy).__name__
            raise TypeError(f"{owner}.proxy must be str, such as 'http://proxy:3128', not {kind}")
        if self.proxy is not None:
            checked_proxy(self.proxy, f"{owner}.proxy")

    def _check_certificates(self, owner: str) -> None:
        given = {name: pem for name in _PEM if (pem := getattr(self, name)) is not None}
        for name, pem in given.items():
            if not isinstance(pem, bytes):
                raise TypeError(
                    f"{owner}.{name} must be bytes, in PEM, not {type(pem).__name__}; "
                    "of a file, Path(...).read_bytes() gives them"
                )
        if (self.certificate_chain is None) != (self.private_key is None):
            raise ValueError(f"{owner}: mutual TLS needs both certificate_chain and private_key")
        if given:
            with IMPORTING:
                from viam_cloud_runtime.rpc.pem import require_certificates, require_private_key

            for name, pem in given.items():
                require = require_private_key if name == "private_key" else require_certificates
                require(pem, f"{owner}.{name}")

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={self._shown(name)}" for name in self._names())
        return f"{type(self).__name__}({shown})"

    def _names(self) -> list[str]:
        """The names of all options, in the order in which they show."""
        return [field.name for field in fields(self)]

    def _shown(self, name: str) -> str:
        value = getattr(self, name)
        if value is not None and name in _PEM:
            return repr(MASK) if name == "private_key" else f"<{len(value)} bytes>"
        return repr(_without_password(value)) if name == "proxy" and value is not None else repr(value)


def _without_password(url: str) -> str:
    """The URL with what stands before the @ masked."""
    scheme, separator, rest = url.rpartition("://")
    return f"{scheme}{separator}{MASK}@{rest.rpartition('@')[2]}" if "@" in rest else url
