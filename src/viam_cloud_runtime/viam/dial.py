"""How to reach Viam's cloud and who is asking: `DialOptions` and `Credentials`."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from dataclasses import dataclass, fields
from os import PathLike
from typing import Literal, TypeVar

from viam_cloud_runtime.redaction import MASK, Secret, reveal
from viam_cloud_runtime.rpc.connection_options import ConnectionOptions
from viam_cloud_runtime.support.importing import IMPORTING

DialOptionsT = TypeVar("DialOptionsT", bound="DialOptions")

_ANY_NUMBER_OF_ATTEMPTS = 1_000_000
_UUID_DIGITS = 32
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_SHOWN_FIRST = (
    "disable_webrtc",
    "auth_entity",
    "credentials",
    "app_url",
    "insecure",
    "allow_insecure_downgrade",
    "allow_insecure_with_creds_downgrade",
    "max_reconnect_attempts",
    "initial_connection_attempts",
)


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
class DialOptions(ConnectionOptions):
    """How to connect and sign in. Everything has a default but the credentials.

    Args:
        disable_webrtc: Accepted for scripts written for machines; the cloud API never goes over WebRTC.
        auth_entity: Who signs in; with an API key, the ID of the key.
        credentials: The proof that goes with `auth_entity`.
        app_url: Where to connect if the call does not say, such as `https://app.viam.com:443`.
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
    app_url: str | None = None
    allow_insecure_with_creds_downgrade: bool = False
    max_reconnect_attempts: int = 3
    initial_connection_attempts: int = 3

    def __post_init__(self) -> None:
        self.check()

    @property
    def has_credentials(self) -> bool:
        """Whether something goes over the connection that must not be readable on the way."""
        return self.credentials is not None

    @property
    def may_downgrade(self) -> bool:
        """Whether a server that does not speak TLS may be called without encryption."""
        return self.allow_insecure_with_creds_downgrade if self.has_credentials else self.allow_insecure_downgrade

    def check(self, owner: str = "") -> None:
        """Check all values; what is wrong is a `TypeError` or a `ValueError`."""
        owner = owner or type(self).__name__
        super().check(owner)
        if not isinstance(self.initial_connection_attempts, int):
            kind = type(self.initial_connection_attempts).__name__
            raise TypeError(f"{owner}.initial_connection_attempts must be int, not {kind}")
        if self.initial_connection_attempts < 1:
            raise ValueError(
                f"{owner}.initial_connection_attempts must be at least 1, not {self.initial_connection_attempts}"
            )

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

    @classmethod
    def from_machine_config(cls: type[DialOptionsT], path: str | PathLike[str] = "/etc/viam.json") -> DialOptionsT:
        """Options that sign in as a machine does, with the file that it has its credentials in.

        The cloud allows such credentials what a machine needs, and not what people do.

        Args:
            path: The file; its `cloud` has `app_address` and `id` with `secret`, or an `api_key` with `id` and `key`.

        Returns:
            The options, with the address of the cloud as `app_url`.

        Raises:
            OSError: The file cannot be read.
            ValueError: It is no such file; what is missing is named.

        Example:
            >>> DialOptions.from_machine_config("/etc/viam.json")  # doctest: +SKIP
            DialOptions(disable_webrtc=False, auth_entity='abc12345-…', credentials=Credentials(type='robot-secret', …
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.machine_config import read_machine_config

        config = read_machine_config(path)
        return cls(
            credentials=Credentials(type=config.credentials_type, payload=config.secret),
            auth_entity=config.id,
            app_url=config.app_address,
        )

    def _names(self) -> list[str]:
        # As they are documented, and not those of the base first.
        return [*_SHOWN_FIRST, *(name for name in super()._names() if name not in _SHOWN_FIRST)]


def own_dial_options(options: object) -> DialOptions:
    """The options themselves, or what those of another SDK of the same API say.

    Args:
        options: A `DialOptions`, ours or of a class of that name. What only the other SDK knows does not count.

    Returns:
        The options, checked.

    Raises:
        TypeError: They are no options, or one has the wrong type.
        ValueError: One is out of its range.
    """
    if isinstance(options, DialOptions):
        return options
    if type(options).__name__ != DialOptions.__name__:
        kind = type(options).__name__
        raise TypeError(f"dial_options must be DialOptions, not {kind}; DialOptions.with_api_key(...) makes some")
    values = {field.name: getattr(options, field.name) for field in fields(DialOptions) if hasattr(options, field.name)}
    proof = values.pop("credentials", None)
    if isinstance(attempts := values.get("initial_connection_attempts"), int) and attempts < 1:
        # There it means that only the timeout ends them.
        values["initial_connection_attempts"] = _ANY_NUMBER_OF_ATTEMPTS
    return DialOptions(credentials=None if proof is None else Credentials(proof.type, proof.payload), **values)


def _secret(text: str, name: str) -> Secret:
    if not isinstance(text, str):
        raise TypeError(f"{name} must be str, not {type(text).__name__}")
    return Secret(text)


def _is_uuid(text: str) -> bool:
    """Whether it is a UUID in any of its forms; `uuid` itself takes longer to import than all else that is done here."""
    digits = text.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    return len(digits) == _UUID_DIGITS and _HEX_DIGITS.issuperset(digits)
