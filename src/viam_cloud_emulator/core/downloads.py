"""Files to download: by links that are signed and expire, and by addresses for callers who sign in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO, Protocol
from urllib.parse import quote

from viam_cloud_emulator.core.signing import SignedTexts

_LINKS = "/download/"
_ADDRESSES = "/data/"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be sent; the sender closes `content`."""

    name: str
    mime_type: str
    content: BinaryIO
    size: int
    etag: str = ""
    """Tells one content from another, in quotes; empty when nothing does."""


Opener = Callable[[str], "Download | None"]
"""Opens what an ID stands for; None when it is gone."""


class RequestHeaders(Protocol):
    """Headers of a request, whose names may be written in any way."""

    def get(self, key: str, /) -> str | None:
        """The value of a header; None if it is not there."""
        ...


SignedInOpener = Callable[[str, RequestHeaders], "Download | HTTPStatus"]
"""Opens what an ID stands for, if the caller that the headers of the request name may read it."""


class Downloads:
    """Makes links and addresses, and opens what they stand for.

    Args:
        base_url: Returns the URL that all of them begin with; called when one is made.
        signing_secret: What only this server knows.
        now: Clock in microseconds since 1970.
    """

    def __init__(self, base_url: Callable[[], str], signing_secret: bytes, now: Callable[[], int]) -> None:
        self._base_url = base_url
        self._texts = SignedTexts(signing_secret, "link")
        self._now = now
        self._openers: dict[str, Opener] = {}
        self._signed_in_opener: SignedInOpener = lambda identifier, headers: HTTPStatus.NOT_FOUND

    def serve(self, kind: str, opener: Opener) -> None:
        """Say how files of a kind are opened."""
        self._openers[kind] = opener

    def serve_signed_in(self, opener: SignedInOpener) -> None:
        """Say how files are opened for those who sign in."""
        self._signed_in_opener = opener

    def address_of(self, identifier: str) -> str:
        """Address to download a file from, for callers who sign in."""
        return f"{self._base_url()}{_ADDRESSES}{quote(identifier, safe='/')}"

    def url(self, kind: str, identifier: str, expires_at: int) -> str:
        """A link to a file, accepted until a time in microseconds since 1970."""
        return f"{self._base_url()}{_LINKS}{self._texts.write(kind, identifier, expires_at)}"

    def open(self, path: str, headers: RequestHeaders) -> Download | HTTPStatus:
        """The download that the path of a link or an address stands for, or the status that says why there is none."""
        if path.startswith(_ADDRESSES):
            return self._signed_in_opener(path.removeprefix(_ADDRESSES), headers)
        if not path.startswith(_LINKS):
            return HTTPStatus.NOT_FOUND
        values = self._texts.read(path.removeprefix(_LINKS))
        if values is None:
            return HTTPStatus.FORBIDDEN
        kind, identifier, expires_at = values
        if expires_at <= self._now():
            return HTTPStatus.FORBIDDEN
        return self._openers[kind](identifier) or HTTPStatus.NOT_FOUND
