"""Links to download files without signing in: signed, expiring, answered by a small HTTP server."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import re
import shutil
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import BinaryIO
from urllib.parse import quote

_MIME_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Download:
    """A file on its way to somebody who has a link; `content` is closed by whoever sends it."""

    name: str
    mime_type: str
    content: BinaryIO
    size: int


Opener = Callable[[str], "Download | None"]
"""Opens what an ID stands for; None when it is gone."""


class Downloads:
    """Makes links, and answers them from the moment the first one is made.

    Args:
        host: Name or IP address to listen on.
        signing_secret: What only this server knows.
        now: Clock in microseconds since 1970.
    """

    def __init__(self, host: str, signing_secret: bytes, now: Callable[[], int]) -> None:
        self._host = host
        # Not the secret itself: nobody shall sign in with the signature of a link.
        self._secret = hmac.digest(signing_secret, b"downloads", hashlib.sha256)
        self._now = now
        self._openers: dict[str, Opener] = {}
        self._server: _Server | None = None
        self._lock = threading.Lock()

    def serve(self, kind: str, opener: Opener) -> None:
        """Say how files of a kind are opened."""
        self._openers[kind] = opener

    def url(self, kind: str, identifier: str, expires_at: int) -> str:
        """A link to a file, accepted until a time in microseconds since 1970."""
        payload = _encode(json.dumps([kind, identifier, expires_at]).encode())
        return f"{self._address()}/download/{payload}.{self._signature(payload)}"

    def open(self, path: str) -> Download | HTTPStatus:
        """What a path of a link stands for, or why there is nothing."""
        payload, _, signature = path.removeprefix("/download/").partition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(payload).encode()):
            return HTTPStatus.FORBIDDEN
        kind, identifier, expires_at = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
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
                self._server = _Server(self._host, self)
                threading.Thread(target=self._server.serve_forever, name="downloads", daemon=True).start()
            host = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}.get(self._host, self._host)
            return f"http://{f'[{host}]' if ':' in host else host}:{self._server.server_address[1]}"

    def _signature(self, payload: str) -> str:
        return _encode(hmac.digest(self._secret, payload.encode(), hashlib.sha256))


class _Server(ThreadingTCPServer):
    """Not an `HTTPServer`, which asks the name service for its own name before it listens."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, host: str, downloads: Downloads) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.downloads = downloads
        super().__init__((host, 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    """One download."""

    timeout = 30  # Seconds that whoever has the link may stay silent.

    def do_GET(self) -> None:
        """Send the file, or say why not."""
        assert isinstance(self.server, _Server)
        found = self.server.downloads.open(self.path)
        if isinstance(found, HTTPStatus):
            self.send_error(found)
            return
        with found.content:
            self.send_response(HTTPStatus.OK)
            # Whoever uploaded the file could have said anything, line breaks included.
            mime_type = found.mime_type if _MIME_TYPE.fullmatch(found.mime_type) else "application/octet-stream"
            self.send_header("Content-Type", mime_type)
            self.send_header("Content-Length", str(found.size))
            self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(found.name, safe='')}")
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            shutil.copyfileobj(found.content, self.wfile)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log the outcome alone, since the path lets whoever reads it download the file."""
        _logger.info("download %s", int(code) if isinstance(code, HTTPStatus) else code)

    def log_message(self, format: str, *args: object) -> None:
        """Leave out the rest, which would quote the path."""


def _encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
