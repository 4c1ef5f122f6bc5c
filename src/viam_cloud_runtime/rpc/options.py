"""Options of calls: what one call, one client and one connection say, and which of them counts."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

import enum
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias, cast

from viam_cloud_runtime.redaction import Secret, is_secret_name
from viam_cloud_runtime.rpc.methods import RetryClass
from viam_cloud_runtime.rpc.retries import RetryPolicy


class Default(enum.Enum):
    """The type of `DEFAULT`."""

    DEFAULT = "default"

    def __repr__(self) -> str:
        return "DEFAULT"


DEFAULT: Final = Default.DEFAULT
"""Says that the client, or else the connection, decides."""

Timeout: TypeAlias = float | Default | None
"""Seconds for the whole call, all attempts included; None for no deadline; `DEFAULT`."""

Retry: TypeAlias = RetryPolicy | Default | None
"""When and how often to retry; None for never; `DEFAULT`."""

Metadata: TypeAlias = Mapping[str, str] | Sequence[tuple[str, str | bytes]]
"""Headers of a call. Keys ending in `-bin` carry bytes, all others text."""

Headers: TypeAlias = tuple[tuple[str, str | bytes], ...]
"""Headers as gRPC takes them."""

DEFAULT_RETRY_POLICY: Final = RetryPolicy()

SLOWEST_BYTES_PER_SECOND: Final = 64 * 1024
"""What an upload is given time for: half a megabit per second, a poor mobile connection."""

LARGE_REQUEST_BYTES: Final = 1024 * 1024
"""From this size on a single request counts as an upload."""

_HEADER_NAME = re.compile(r"[0-9a-z_.\-]+")
_HEADER_TEXT = re.compile(r"[\x20-\x7e]*")


@dataclass(frozen=True, slots=True)
class CallOptions:
    """What a client adds to each of its calls. Immutable: `with_options` makes a new one."""

    timeout: Timeout = DEFAULT
    retry: Retry = DEFAULT
    metadata: Headers = ()

    def updated(self, timeout: Timeout, retry: Retry, metadata: Metadata | None) -> CallOptions:
        """These options with what is given laid over them; metadata is added to what is there."""
        added = () if metadata is None else headers(metadata)
        return replace(
            self,
            timeout=self.timeout if timeout is DEFAULT else checked_timeout(timeout),
            retry=self.retry if retry is DEFAULT else checked_retry(retry),
            metadata=self.metadata + added,
        )

    def __repr__(self) -> str:
        names = [name for name, _ in self.metadata]
        return f"CallOptions(timeout={self.timeout!r}, retry={self.retry!r}, metadata={names!r})"


def checked_timeout(timeout: float | None) -> float | None:
    """The timeout, when it is one.

    Raises:
        TypeError: It is neither a number nor None.
        ValueError: It is zero, negative or not a number.
    """
    if timeout is None:
        return None
    seconds = checked_seconds(timeout, "timeout", "; None means no deadline")
    return None if seconds == math.inf else seconds


def checked_seconds(seconds: float, name: str, advice: str = "") -> float:
    """The seconds, when they are some.

    Raises:
        TypeError: They are no number.
        ValueError: They are zero, negative or not a number.
    """
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} must be a number of seconds, not {type(seconds).__name__}{advice}")
    if not seconds > 0:
        raise ValueError(f"{name} must be more than 0 seconds, not {seconds}{advice}")
    return seconds


def upload_timeout(call_timeout: float | None, size: int | None) -> float | None:
    """The seconds of a call that sends much and was given no timeout: those of any call, and more for its size.

    Args:
        call_timeout: Seconds that a call has otherwise; None for no deadline.
        size: Bytes that it sends; None when that is not known, and so neither is how long it takes.
    """
    if call_timeout is None or size is None:
        return None
    return call_timeout + size / SLOWEST_BYTES_PER_SECOND


def checked_retry(retry: RetryPolicy | None) -> RetryPolicy | None:
    """The policy, when it is one.

    Raises:
        TypeError: It is neither a `RetryPolicy` nor None.
    """
    if retry is None or isinstance(retry, RetryPolicy):
        return retry
    raise TypeError(f"retry must be a RetryPolicy or None (never retry), not {type(retry).__name__}")


def effective_timeout(timeout: Timeout, options: CallOptions, fallback: float | None) -> float | None:
    """The seconds that count: the call's own, else the client's, else the connection's."""
    if timeout is not DEFAULT:
        return checked_timeout(timeout)
    # The options were checked when they were made.
    return fallback if options.timeout is DEFAULT else options.timeout


def effective_retry(retry: Retry, options: CallOptions, retry_class: RetryClass) -> RetryPolicy | None:
    """The policy that counts: the call's own, else the client's or the default.

    A client's policy says how to retry, not what may be repeated: a write is retried only when the call itself
    says so.
    """
    if retry is DEFAULT and retry_class is RetryClass.WRITE:
        return None
    return effective_refusal_policy(retry, options)


def effective_refusal_policy(retry: Retry, options: CallOptions) -> RetryPolicy | None:
    """How any call is repeated that the server did nothing about: by the call's own policy, else the client's.

    Nothing is repeated against the word of a call or client that says never.
    """
    if retry is not DEFAULT:
        return checked_retry(retry)
    return DEFAULT_RETRY_POLICY if options.retry is DEFAULT else options.retry


def headers(metadata: Metadata) -> Headers:
    """Metadata in the form that gRPC takes.

    Raises:
        TypeError: It is no mapping or sequence of pairs, or a value is of the wrong type.
        ValueError: A name or value has characters that headers cannot have. Values are not shown.
    """
    pairs = metadata.items() if isinstance(metadata, Mapping) else metadata
    if isinstance(pairs, (str, bytes)):
        raise TypeError("metadata must be a mapping or a sequence of (name, value) pairs, not text")
    return tuple(_header(pair) for pair in pairs)


def _header(pair: Any) -> tuple[str, str | bytes]:
    if not isinstance(pair, (tuple, list)) or len(cast("tuple[Any, ...]", pair)) != 2:
        raise TypeError("metadata must be a mapping or a sequence of (name, value) pairs")
    name, value = cast("tuple[Any, Any]", pair)
    if not isinstance(name, str):
        raise TypeError(f"metadata: a name must be str, not {type(name).__name__}")
    name = name.lower()
    if not _HEADER_NAME.fullmatch(name) or name.startswith("grpc-"):
        raise ValueError(f"metadata: {name!r} cannot be a header (letters, digits, '-', '_', '.'; not 'grpc-…')")
    if name.endswith("-bin"):
        if not isinstance(value, bytes):
            raise TypeError(f"metadata[{name!r}] must be bytes, as its name ends in -bin, not {type(value).__name__}")
    elif not isinstance(value, str):
        raise TypeError(
            f"metadata[{name!r}] must be str, not {type(value).__name__} (bytes need a name ending in -bin)"
        )
    elif not _HEADER_TEXT.fullmatch(value):
        raise ValueError(f"metadata[{name!r}] has characters other than printable ASCII; use a name ending in -bin")
    elif is_secret_name(name):
        return name, Secret(value)
    return name, value


def has_authorization(metadata: Headers) -> bool:
    """Whether a caller says himself who is calling."""
    return any(name == "authorization" for name, _ in metadata)


def merged(ours: Headers, theirs: Headers) -> Headers:
    """Both, without those of ours that have a name of theirs."""
    names = {name for name, _ in theirs}
    return tuple(header for header in ours if header[0] not in names) + theirs
