"""The HTTP server that files are downloaded from, beside the gRPC server."""

from __future__ import annotations

import io
import logging
import socket
import ssl
import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, cast

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
        host: Name or IP address to listen on.
        port: Port to listen on; 0 for a free one.
        tls: How to encrypt; None for not at all.

    Raises:
        OSError: The address cannot be listened on.
    """

    def __init__(self, app: DownloadApp, host: str, port: int, tls: ssl.SSLContext | None) -> None:
        self._server = _Server(
            (host, port),
            app,
            numthreads=_THREADS,
            server_name="viam-cloud-emulator",
            request_queue_size=128,
            timeout=_SILENCE_SECONDS,
            shutdown_timeout=_STOP_SECONDS,
        )
        self._server.expiration_interval = _POLL_SECONDS
        if tls is not None:
            self._server.ssl_adapter = _Tls(tls)
        listening: Future[int] = Future()
        # The threads of the server are daemons, as this one is: a program that forgets to stop it ends all the same.
        self._thread = threading.Thread(target=self._serve, args=(listening,), name="downloads", daemon=True)
        self._thread.start()
        try:
            self.port = listening.result()
        except OSError:
            bracketed = f"[{host}]" if ":" in host else host
            raise OSError(f"cannot listen on {bracketed}:{port} for downloads; is the port in use?") from None

    def stop(self) -> None:
        """Answer no more."""
        self._server.stop()
        self._thread.join()

    def _serve(self, listening: Future[int]) -> None:
        try:
            self._server.prepare()
        except BaseException as error:
            listening.set_exception(error)
            return
        # What it is bound to, not what was asked for; the stubs leave its type open.
        address = cast("tuple[str, int]", self._server.bind_addr)  # pyright: ignore[reportUnknownMemberType]
        listening.set_result(address[1])
        self._server.serve()


class _Server(Server):
    @staticmethod
    def bind_socket(socket_: socket.socket, bind_addr: tuple[str, int]) -> socket.socket:
        """Bind a socket; unlike that of the base, one that cannot be bound is closed."""
        try:
            socket_.bind(bind_addr)
        except OSError:
            socket_.close()
            raise
        return socket_

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
