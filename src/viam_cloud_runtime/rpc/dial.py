"""How to reach the cloud and who is asking: `DialOptions` and `Credentials`."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import Literal, TypeVar

from viam_cloud_runtime.redaction import MASK, Secret, reveal
from viam_cloud_runtime.rpc.options import checked_seconds
from viam_cloud_runtime.rpc.proxies import checked_proxy
from viam_cloud_runtime.support.importing import IMPORTING

DialOptionsT = TypeVar("DialOptionsT", bound="DialOptions")


@dataclass(frozen=True, repr=False)
class Credentials:
    """A proof of identity. Its payload is never shown.

    Args:
        type: What kind of proof it is; `"api-key"` for the cloud API.
        payload: The secret itself.

    Example:
        >>> Credentials(type="api-key", payload="s3cret")
        Credentials(type='api-key', payload='***')
    """

    type: Literal["api-key", "robot-secret", "robot-location-secret"] | str
    payload: str

    def __post_init__(self) -> None:
        # What is passed on from here, into frames that a crash may print, shows as a mask.
        object.__setattr__(self, "payload", _secret(self.payload, "Credentials.payload"))

    def __repr__(self) -> str:
        return f"Credentials(type={self.type!r}, payload={MASK!r})"


@dataclass(kw_only=True, repr=False)
class DialOptions:
    """How to connect and sign in. Everything has a default but the credentials.

    Args:
        disable_webrtc: Accepted for scripts written for machines; the cloud API never goes over WebRTC.
        auth_entity: Who signs in; with an API key, the ID of the key.
        credentials: The proof that goes with `auth_entity`.
        insecure: Connect without encryption. Credentials are then readable on the way.
        allow_insecure_downgrade: Fall back to no encryption when the server does not speak TLS. Never with credentials.
        allow_insecure_with_creds_downgrade: The same, even with credentials, which are then readable on the way.
        max_reconnect_attempts: Accepted for scripts written for machines; here a lost connection is re-established
            by itself, by the next call.
        initial_connection_attempts: How often signing in is tried when the server cannot be reached, at least 1.
        timeout: Seconds for signing in, all attempts together.
        call_timeout: Seconds that a unary call has unless it says otherwise; None for no deadline.
        root_certificates: Certificates of the authorities to trust, PEM, instead of the built-in ones.
        certificate_chain: Certificate of the client for mutual TLS, PEM; goes with `private_key`.
        private_key: Private key of the client for mutual TLS, PEM.
        proxy: HTTP proxy to go through, `http://[user:password@]host:port`, also for downloads over HTTPS; else the
            environment's `https_proxy` counts. What `no_proxy` names is reached directly in any case.
        tracing: Make a span of OpenTelemetry for each call, and send its context along. Needs
            `opentelemetry-api`.

    Raises:
        TypeError: A value has the wrong type.
        ValueError: A number is out of its range, `proxy` is no HTTP proxy, one of `certificate_chain` and `private_key`
            is missing, or one of them or `root_certificates` is not PEM.

    Example:
        >>> options = DialOptions.with_api_key("s3cret", "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f")
        >>> options.auth_entity
        '4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f'
    """

    disable_webrtc: bool = False
    auth_entity: str | None = None
    credentials: Credentials | None = None
    insecure: bool = False
    allow_insecure_downgrade: bool = False
    allow_insecure_with_creds_downgrade: bool = False
    max_reconnect_attempts: int = 3
    initial_connection_attempts: int = 3
    timeout: float = 20
    call_timeout: float | None = 60
    root_certificates: bytes | None = None
    certificate_chain: bytes | None = None
    private_key: bytes | None = None
    proxy: str | None = None
    tracing: bool = False

    def __post_init__(self) -> None:
        if checked_seconds(self.timeout, "DialOptions.timeout") == math.inf:
            raise ValueError("DialOptions.timeout must be a finite number of seconds: signing in needs a deadline")
        if self.call_timeout is not None:
            checked_seconds(self.call_timeout, "DialOptions.call_timeout", "; None means no deadline")
        if not isinstance(self.initial_connection_attempts, int):
            kind = type(self.initial_connection_attempts).__name__
            raise TypeError(f"DialOptions.initial_connection_attempts must be int, not {kind}")
        if self.initial_connection_attempts < 1:
            raise ValueError(
                f"DialOptions.initial_connection_attempts must be at least 1, not {self.initial_connection_attempts}"
            )
        self._check_transport()

    def _check_transport(self) -> None:
        for name in ("root_certificates", "certificate_chain", "private_key"):
            pem = getattr(self, name)
            if pem is not None and not isinstance(pem, bytes):
                raise TypeError(
                    f"DialOptions.{name} must be bytes, in PEM, not {type(pem).__name__}; "
                    "of a file, Path(...).read_bytes() gives them"
                )
        if self.proxy is not None and not isinstance(self.proxy, str):
            kind = type(self.proxy).__name__
            raise TypeError(f"DialOptions.proxy must be str, such as 'http://proxy:3128', not {kind}")
        if self.proxy is not None:
            checked_proxy(self.proxy, "DialOptions.proxy")
        if (self.certificate_chain is None) != (self.private_key is None):
            raise ValueError("DialOptions: mutual TLS needs both certificate_chain and private_key")
        self._check_pem()

    def _check_pem(self) -> None:
        for name in ("root_certificates", "certificate_chain", "private_key"):
            pem = getattr(self, name)
            if pem is not None:
                with IMPORTING:
                    from viam_cloud_runtime.rpc.pem import require_certificates, require_private_key

                require = require_private_key if name == "private_key" else require_certificates
                require(pem, f"DialOptions.{name}")

    @classmethod
    def with_api_key(cls: type[DialOptionsT], api_key: str, api_key_id: str) -> DialOptionsT:
        """Options that sign in with an API key, everything else at its default.

        Args:
            api_key: The key, the secret half.
            api_key_id: The ID of the key, a UUID.

        Returns:
            The options.

        Raises:
            TypeError: One of them is no text, such as None from an environment variable that is not set.
            ValueError: `api_key_id` is not a UUID.

        Example:
            >>> DialOptions.with_api_key("s3cret", "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f").credentials
            Credentials(type='api-key', payload='***')
        """
        # Masked from here on: a traceback may show the arguments, and people do swap the two.
        api_key, api_key_id = _secret(api_key, "api_key"), _secret(api_key_id, "api_key_id")
        if not _is_uuid(api_key_id):
            raise ValueError(
                "api_key_id must be a UUID; is it the name of the key, or were api_key and api_key_id swapped?"
            )
        return cls(credentials=Credentials(type="api-key", payload=api_key), auth_entity=reveal(api_key_id))

    def __repr__(self) -> str:
        shown = ", ".join(f"{field.name}={self._shown(field.name)}" for field in fields(self))
        return f"{type(self).__name__}({shown})"

    def _shown(self, name: str) -> str:
        value = getattr(self, name)
        if value is not None and name in ("private_key", "certificate_chain", "root_certificates"):
            return repr(MASK) if name == "private_key" else f"<{len(value)} bytes>"
        return repr(without_password(value)) if name == "proxy" and value is not None else repr(value)


def _secret(text: str, name: str) -> Secret:
    if not isinstance(text, str):
        raise TypeError(f"{name} must be str, not {type(text).__name__}")
    return Secret(text)


def _is_uuid(text: str) -> bool:
    with IMPORTING:
        from uuid import UUID

    try:
        UUID(text)
    except ValueError:
        return False
    return True


def without_password(url: str) -> str:
    """The URL with what stands before the @ masked."""
    scheme, separator, rest = url.rpartition("://")
    return f"{scheme}{separator}{MASK}@{rest.rpartition('@')[2]}" if "@" in rest else url
