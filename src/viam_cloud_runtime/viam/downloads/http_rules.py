"""Downloads over HTTP as decisions: where credentials may go, what to ask for, what an answer means. No I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.redaction import Secret
from viam_cloud_runtime.rpc.options import has_authorization
from viam_cloud_runtime.rpc.proxies import is_loopback
from viam_cloud_runtime.viam.authentication import Authentication

if TYPE_CHECKING:
    from viam_cloud_runtime.rpc.channel_settings import Settings
    from viam_cloud_runtime.rpc.options import CallOptions, Headers

MAX_REDIRECTS = 5
_LONGEST_WAIT_SECONDS = 60.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSALS = frozenset({401, 403})
_GONE = frozenset({404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_DEFAULT_PORTS = {"https": 443, "http": 80}
_CONTENT_RANGE = re.compile(r"bytes (\d{1,19})-(\d{1,19})/(\d{1,19})")


class DownloadError(SDKError):
    """A file could not be downloaded. The message says why; a link is never in it."""


class UselessLinkError(DownloadError):
    """A link may not be followed, we are not let in, or nothing comes; another one may do."""


class PassingDownloadError(DownloadError):
    """An attempt failed in a way that may pass.

    Args:
        message: What happened.
        wait: Seconds that the server says to wait; None if it says nothing.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class StalePartError(PassingDownloadError):
    """What is there of a file belongs to something else than the server has by now."""


@dataclass(frozen=True, slots=True, repr=False)
class Login:
    """Headers that say who is asking, and the one host and port that they are for."""

    host: str
    port: int
    headers: Headers

    def headers_for(self, url: str) -> Headers:
        """The headers to send with a request; none to anywhere else, such as another service of the same host."""
        return self.headers if self.host and origin_of(url) == (self.host.lower(), self.port) else ()


NO_LOGIN = Login("", 0, ())


def login_of(settings: Settings, options: CallOptions) -> Login:
    """How a client's connection signs in over HTTP: with its API key, or with an `authorization` of the caller's own."""
    host, port = settings.target.host, settings.target.port
    if has_authorization(options.metadata):
        return Login(host, port, tuple(pair for pair in options.metadata if pair[0] == "authorization"))
    sign_in = settings.sign_in
    if not isinstance(sign_in, Authentication) or sign_in.credentials.type != "api-key":
        return NO_LOGIN
    return Login(host, port, (("key_id", Secret(sign_in.entity)), ("key", Secret(sign_in.credentials.payload))))


def origin_of(url: str) -> tuple[str, int]:
    """The host of a URL, in lower case and without brackets, and its port."""
    parts = urlsplit(url)
    return parts.hostname or "", parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)


def check_link(url: str) -> None:
    """See that a link may be followed.

    Raises:
        UselessLinkError: It is no HTTP link, it is not encrypted although it leads to another computer, or there is a
            password in it.
    """
    parts = _split(url)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise UselessLinkError("the server gave a link that is no https:// link")
    if parts.username is not None or parts.password is not None:
        raise UselessLinkError(f"the server gave a link to {parts.hostname} with a user in it, which is not followed")
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise UselessLinkError(f"the server gave an http:// link to {parts.hostname}, which is not encrypted")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise UselessLinkError("the server gave a link that cannot be read") from None
    return parts


def request_headers(url: str, login: Login, offset: int, validator: str) -> dict[str, str]:
    """Headers of a request for a file, or for the rest of it.

    Args:
        url: The link.
        login: Who is asking.
        offset: How many bytes are there already.
        validator: What tells the object that they belong to from a changed one.
    """
    # A transformed body would have another length, and no parts.
    headers = {"accept": "*/*", "accept-encoding": "identity"}
    headers.update((name, value) for name, value in login.headers_for(url) if isinstance(value, str))
    if offset:
        headers |= {"range": f"bytes={offset}-", "if-range": validator}
    return headers


def redirection(url: str, status: int, headers: Mapping[str, str]) -> str | None:
    """Where an answer sends us; None if it does not.

    Raises:
        UselessLinkError: It sends us where we do not go.
    """
    location = headers.get("location")
    if status not in _REDIRECTS or location is None:
        return None
    try:
        target = urljoin(url, location)
    except ValueError:
        raise UselessLinkError("the server redirects to a link that cannot be read") from None
    check_link(target)
    if urlsplit(url).scheme == "https" and urlsplit(target).scheme != "https":
        raise UselessLinkError("the server redirects from an encrypted link to one that is not")
    return target


@dataclass(frozen=True, slots=True)
class Start:
    """What the body of an answer is: bytes from an offset on, of so many in all.

    Attributes:
        offset: Where it begins.
        total: Bytes of the whole file; None if that is not said.
        validator: What tells the file from a changed one; empty for nothing.
        ends_visibly: Whether a body that is cut off can be told from a whole one.
    """

    offset: int
    total: int | None
    validator: str
    ends_visibly: bool = True


def start_of(status: int, headers: Mapping[str, str], offset: int, validator: str = "") -> Start:
    """What an answer brings.

    Args:
        status: Of the answer.
        headers: Of the answer; names in lower case.
        offset: From where on the file was asked for.
        validator: What tells the file that the bytes before the offset belong to from a changed one.

    Raises:
        StalePartError: What is there belongs to something else.
        UselessLinkError: We are not let in, or get something else than was asked for.
        PassingDownloadError: It failed in a way that may pass.
        DownloadError: It failed.
    """
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if status in (200, 206) and encoding not in ("identity", ""):
        # A transformed body has another length and other parts, and may grow without bounds when it is unpacked.
        raise UselessLinkError(f"the server sent the file in the encoding {encoding!r:.40}, which was not asked for")
    if status == 206 and offset:
        match = _CONTENT_RANGE.fullmatch(headers.get("content-range", ""))
        if match is None or int(match[1]) != offset or int(match[2]) + 1 != int(match[3]):
            raise DownloadError("the server sent another part of the file than it was asked for")
        # Not every server heeds the condition under which it was asked for the rest.
        found = _validator(headers)
        if found and found != validator and _is_tag(found) == _is_tag(validator):
            raise StalePartError("the file has changed while it was downloaded")
        return Start(offset, int(match[3]), found)
    if status == 200:
        length = headers.get("content-length", "")
        total = int(length) if length.isdecimal() and len(length) < 20 else None
        ends_visibly = "content-length" in headers or "transfer-encoding" in headers
        return Start(0, total, _validator(headers), ends_visibly)
    if status == 416:
        raise StalePartError(f"the download failed (HTTP status {status})", _wait(headers))
    raise _failure(status, headers)


def _failure(status: int, headers: Mapping[str, str]) -> DownloadError:
    if status in _REFUSALS:
        return UselessLinkError(f"the server refuses the download (HTTP status {status})")
    if status in _GONE:
        return DownloadError(f"the file does not exist any more (HTTP status {status})")
    if status in _PASSING:
        return PassingDownloadError(f"the download failed (HTTP status {status})", _wait(headers))
    return DownloadError(f"the server answers with HTTP status {status}")


def _wait(headers: Mapping[str, str]) -> float | None:
    seconds = headers.get("retry-after", "")
    return min(float(seconds), _LONGEST_WAIT_SECONDS) if seconds.isdecimal() else None


def _validator(headers: Mapping[str, str]) -> str:
    """What a later request can say to get only what belongs to this answer: a strong entity tag, or the time."""
    etag = headers.get("etag", "")
    validator = etag if _is_tag(etag) else headers.get("last-modified", "")
    # What no header can hold cannot be said.
    return validator if validator.isascii() else ""


def _is_tag(validator: str) -> bool:
    return validator.startswith('"')
