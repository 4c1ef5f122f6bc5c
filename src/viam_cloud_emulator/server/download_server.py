"""The HTTP server that files are downloaded from, beside the gRPC server."""

from __future__ import annotations

import io
import logging
import socket
import ssl
from typing import TYPE_CHECKING, Any

from cheroot.makefile import StreamReader, StreamWriter
from cheroot.ssl import Adapter
from cheroot.wsgi import Server

if TYPE_CHECKING:
    from viam_cloud_emulator.server.download_app import DownloadApp

_THREADS = 20
"""Most downloads that are sent at a time; connections that are idle take none."""
_SILENCE_SECONDS = 30
"""Longest silence of a client."""
_POLL_SECONDS = 0.05
"""Longest wait until the server notices that it is to stop."""
_STOP_SECONDS = 1
"""Longest wait for downloads under way when stopping."""

_logger = logging.getLogger(__name__)


class DownloadServer:
    """A running HTTP server.

    Args:
        app: What answers.
        listening: What it listens on; it is closed with the server.
        tls: How to encrypt; None for not at all.
    """

    def __init__(self, app: DownloadApp, listening: socket.socket, tls: ssl.SSLContext | None) -> None:
        self._server = _Server(
            listening.getsockname()[:2],
            app,
            numthreads=_THREADS,
            server_name="viam-cloud-emulator",
            timeout=_SILENCE_SECONDS,
            shutdown_timeout=_STOP_SECONDS,
        )
        self._server.listening = listening
        self._server.expiration_interval = _POLL_SECONDS
        if tls is not None:
            self._server.ssl_adapter = _Tls(tls)
        self._server.prepare()

    def serve(self) -> None:
        """Answer until it is stopped."""
        self._server.serve()

    def stop(self) -> None:
        """Answer no more."""
        self._server.stop()


class _Server(Server):
    listening: socket.socket
    """What it listens on."""

    def bind(self, family: int, type: int, proto: int = 0) -> socket.socket:
        """Take the socket that listens already, instead of making one."""
        self.socket = self.listening
        return self.listening

    def error_log(self, msg: str = "", level: int = logging.INFO, traceback: bool = False) -> None:
        """Log for developers alone: clients that leave early are no news."""
        _logger.debug("%s", msg, exc_info=traceback)


class _Tls(Adapter):
    """Encrypts connections; the handshake is left to the thread that answers, as it waits for the client."""

    def __init__(self, context: ssl.SSLContext) -> None:
        self.context = context

    def bind(self, sock: socket.socket) -> socket.socket:
        """The socket that listens, as it is."""
        return sock

    def wrap(self, sock: socket.socket) -> tuple[ssl.SSLSocket, dict[str, Any]]:
        """A socket of a connection, encrypted, and nothing for the environment."""
        return self.context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False), {}

    def get_environ(self) -> dict[str, Any]:
        """Nothing for the environment of a request."""
        return {}

    def makefile(self, sock: ssl.SSLSocket, mode: str = "r", bufsize: int = io.DEFAULT_BUFFER_SIZE) -> object:
        """A file that reads from or writes to a socket."""
        return (StreamReader if "r" in mode else StreamWriter)(sock, mode, bufsize)
