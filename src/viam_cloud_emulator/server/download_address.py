"""Where files are downloaded from: the server for it, and the URL by which clients reach it."""

from __future__ import annotations

import logging
import ssl
import threading
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from viam_cloud_emulator.core.downloads import Download, RequestHeaders
from viam_cloud_emulator.server.download_listener import DownloadListener

# What listens on all addresses is reached by this one at least.
_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}

_logger = logging.getLogger(__name__)


class Opener(Protocol):
    """Opens what a path stands for, for the caller that the headers name, or says why not."""

    def open(self, path: str, headers: RequestHeaders) -> Download | HTTPStatus:
        """The download, or the status of the refusal."""
        ...


@dataclass(frozen=True, slots=True)
class DownloadSettings:
    """Settings of downloads.

    Args:
        host: Name or IP address to listen on.
        port: Port to listen on; 0 for a free one.
        public_url: URL by which clients reach it; None for that of host and port.
        tls: How to encrypt; None for not at all.
    """

    host: str
    port: int
    public_url: str | None
    tls: ssl.SSLContext | None


class DownloadAddress:
    """Listens as soon as an address is asked for, or is to be there from the start.

    Args:
        settings: Where to listen.
    """

    def __init__(self, settings: DownloadSettings) -> None:
        self._settings = settings
        self._opener: Opener | None = None
        self._listener: DownloadListener | None = None
        self._lock = threading.Lock()

    def serve(self, opener: Opener) -> None:
        """Say what answers."""
        self._opener = opener

    def base_url(self) -> str:
        """URL that addresses and links of files begin with; from now on they are answered."""
        port = self.listen(self._settings.port)
        if self._settings.public_url is not None:
            return self._settings.public_url.rstrip("/")
        host = _LOOPBACK.get(self._settings.host, self._settings.host)
        scheme = "http" if self._settings.tls is None else "https"
        return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"

    def listen(self, port: int) -> int:
        """Listen on a port, 0 for a free one, unless that is done already; returns the port.

        Raises:
            OSError: It cannot be listened on.
        """
        with self._lock:
            if self._listener is None:
                assert self._opener is not None
                self._listener = DownloadListener(self._opener.open, self._settings.host, port, self._settings.tls)
            return self._listener.port

    def listen_again(self, kept_port: int) -> int:
        """Listen where clients know it from an earlier start, if that is possible; returns the port."""
        if self._settings.port or not kept_port:
            return self.listen(self._settings.port)
        try:
            return self.listen(kept_port)
        except OSError:
            _logger.warning("downloads: port %d of the last start is in use; earlier addresses of files end", kept_port)
            return self.listen(0)

    def stop(self) -> None:
        """Answer no more."""
        with self._lock:
            if self._listener is not None:
                self._listener.stop()
                self._listener = None


def checked_public_url(url: str) -> str:
    """A URL that others can begin with.

    Raises:
        ValueError: It is none.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{url!r} is no URL to reach the emulator by; write it as http://cloud.example.com:8081")
    return url
