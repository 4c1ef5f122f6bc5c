"""Files over HTTP: by links that are signed and expire, and by addresses for callers who sign in."""

from __future__ import annotations

import logging
import re
import shutil
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Any, BinaryIO
from urllib.parse import quote, unquote

from viam_cloud_emulator.core.signing import SignedTexts

_CHUNK_BYTES = 256 * 1024
# Longest wait when stopping, in seconds.
_POLL_SECONDS = 0.05
_MIME_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")

_logger = logging.getLogger(__name__)
# More digits than any file has bytes are no position.
_ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


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

SignedInOpener = Callable[[str, Message], "Download | HTTPStatus"]
"""Opens what an ID stands for, if the caller that the headers of the request name may read it."""

_LINKS = "/download/"
_ADDRESSES = "/data/"


class Downloads:
    """Makes links and addresses, and answers them from the moment the first one is made.

    Args:
        host: Name or IP address to listen on.
        signing_secret: What only this server knows.
        now: Clock in microseconds since 1970.
        tls: How to encrypt; None for not at all.
    """

    def __init__(
        self, host: str, signing_secret: bytes, now: Callable[[], int], tls: ssl.SSLContext | None = None
    ) -> None:
        self._host = host
        self._tls = tls
        self._texts = SignedTexts(signing_secret, "link")
        self._now = now
        self._openers: dict[str, Opener] = {}
        self._signed_in_opener: SignedInOpener = lambda identifier, headers: HTTPStatus.NOT_FOUND
        self._server: _Server | None = None
        self._lock = threading.Lock()

    def serve(self, kind: str, opener: Opener) -> None:
        """Say how files of a kind are opened."""
        self._openers[kind] = opener

    def serve_signed_in(self, opener: SignedInOpener) -> None:
        """Say how files are opened for those who sign in."""
        self._signed_in_opener = opener

    def address_of(self, identifier: str) -> str:
        """Address to download a file from, for callers who sign in."""
        return f"{self._address()}{_ADDRESSES}{quote(identifier, safe='/')}"

    def url(self, kind: str, identifier: str, expires_at: int) -> str:
        """A link to a file, accepted until a time in microseconds since 1970."""
        return f"{self._address()}{_LINKS}{self._texts.write(kind, identifier, expires_at)}"

    def open(self, path: str, headers: Message) -> Download | HTTPStatus:
        """The download that the path of a link or an address stands for, or the status that says why there is none."""
        if path.startswith(_ADDRESSES):
            return self._signed_in_opener(unquote(path.removeprefix(_ADDRESSES)), headers)
        values = self._texts.read(path.removeprefix(_LINKS))
        if values is None:
            return HTTPStatus.FORBIDDEN
        kind, identifier, expires_at = values
        if expires_at <= self._now():
            return HTTPStatus.FORBIDDEN
        return self._openers[kind](identifier) or HTTPStatus.NOT_FOUND

    def stop(self) -> None:
        """Answer no more links."""
        with self._lock:
            if self._server is not None:
                self._server.shutdown()
                self._server.server_close()
                self._server = None

    def _address(self) -> str:
        with self._lock:
            if self._server is None:
                self._server = _Server(self._host, self, self._tls)
                serve = self._server.serve_forever
                threading.Thread(target=serve, args=(_POLL_SECONDS,), name="downloads", daemon=True).start()
            host = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(self._host, self._host)
            scheme = "http" if self._tls is None else "https"
            return f"{scheme}://{f'[{host}]' if ':' in host else host}:{self._server.server_address[1]}"


class _Server(ThreadingTCPServer):
    """Not an `HTTPServer`, which asks the name service for its own name before it listens."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, downloads: Downloads, tls: ssl.SSLContext | None) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.downloads = downloads
        self._tls = tls
        super().__init__((host, 0), _Handler)

    def get_request(self) -> tuple[Any, Any]:
        """Accept a connection; the handshake is left to the thread that answers, as it waits for the client."""
        connection, address = super().get_request()
        if self._tls is not None:
            connection = self._tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that leave early."""
        _logger.debug("download ended early", exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    """One download."""

    timeout = 30  # Longest silence of the client, in seconds.

    def do_GET(self) -> None:
        """Send the file, or say why not."""
        self._answer(with_content=True)

    def do_HEAD(self) -> None:
        """Describe the file, or say why not."""
        self._answer(with_content=False)

    def _answer(self, *, with_content: bool) -> None:
        assert isinstance(self.server, _Server)
        found = self.server.downloads.open(self.path, self.headers)
        if isinstance(found, HTTPStatus):
            self.send_error(found)
            return
        with found.content:
            try:
                part = wanted_range(self.headers["Range"], self.headers["If-Range"], found.etag, found.size)
            except UnsatisfiableRangeError:
                self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                self.send_header("Content-Range", f"bytes */{found.size}")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self._send_headers(found, part)
            if with_content:
                self._send_content(found, part)

    def _send_headers(self, found: Download, part: range | None) -> None:
        if part is None:
            self.send_response(HTTPStatus.OK)
        else:
            self.send_response(HTTPStatus.PARTIAL_CONTENT)
            self.send_header("Content-Range", f"bytes {part.start}-{part.stop - 1}/{found.size}")
        # The MIME type comes from the upload and may be any text, line breaks included.
        mime_type = found.mime_type if _MIME_TYPE.fullmatch(found.mime_type) else "application/octet-stream"
        self.send_header("Content-Type", mime_type)
        self.send_header("Content-Length", str(found.size if part is None else len(part)))
        self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(found.name, safe='')}")
        self.send_header("Accept-Ranges", "bytes")
        if found.etag:
            self.send_header("ETag", found.etag)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _send_content(self, found: Download, part: range | None) -> None:
        if part is None:
            shutil.copyfileobj(found.content, self.wfile)
            return
        found.content.seek(part.start)
        left = len(part)
        while left and (chunk := found.content.read(min(left, _CHUNK_BYTES))):
            self.wfile.write(chunk)
            left -= len(chunk)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log the outcome alone, since the path is all that a reader of the log needs to download the file."""
        _logger.info("download %s", int(code) if isinstance(code, HTTPStatus) else code)

    def log_message(self, format: str, *args: object) -> None:
        """Leave out the rest, which would quote the path."""


class UnsatisfiableRangeError(Exception):
    """The part that is asked for is none of the file."""


def wanted_range(header: str | None, condition: str | None, etag: str, size: int) -> range | None:
    """Range of bytes of a file to send.

    Args:
        header: `Range` of the request; anything but one range of bytes counts for nothing, as HTTP allows.
        condition: `If-Range` of the request: the range counts only if this is the entity tag of the file.
        etag: Entity tag of the file; empty for none.
        size: Bytes in the file.

    Returns:
        Positions of the bytes; None for all of them.

    Raises:
        UnsatisfiableRangeError: The range begins behind the end.
    """
    match = _ONE_RANGE.fullmatch(header or "")
    if match is None or match.group() == "bytes=-" or (condition is not None and condition != etag):
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= stop:
        raise UnsatisfiableRangeError
    return range(start, stop)
