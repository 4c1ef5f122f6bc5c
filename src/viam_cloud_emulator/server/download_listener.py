"""The socket that downloads are asked for at: it is there at once, and what answers is loaded meanwhile."""

from __future__ import annotations

import logging
import os
import socket
import ssl
import threading
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from viam_cloud_emulator.core.downloads import Download, RequestHeaders
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from viam_cloud_emulator.server.download_server import DownloadServer

_WAITING = 128
"""Connections that wait until they are answered."""
_ALL_ADDRESSES_OF_IPV6 = "::"

_logger = logging.getLogger(__name__)


class DownloadListener:
    """Listens, and answers in a thread of its own.

    Loading the HTTP server takes longer than most calls, and the call that asks for an address need not wait for it:
    whoever connects meanwhile is answered a little later.

    Args:
        open_path: Opens what a path stands for.
        host: Name or IP address to listen on.
        port: Port to listen on; 0 for a free one.
        tls: How to encrypt; None for not at all.

    Raises:
        OSError: The address cannot be listened on.
    """

    def __init__(
        self,
        open_path: Callable[[str, RequestHeaders], Download | HTTPStatus],
        host: str,
        port: int,
        tls: ssl.SSLContext | None,
    ) -> None:
        self._open_path = open_path
        self._tls = tls
        self._socket = _listening_socket(host, port)
        self.port: int = self._socket.getsockname()[1]
        self._server: Future[DownloadServer] = Future()
        # The threads of the server are daemons, as this one is: a program that forgets to stop it ends all the same.
        self._thread = threading.Thread(target=self._serve, name="downloads", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Answer no more."""
        if self._server.exception() is None:
            self._server.result().stop()
        self._thread.join()

    def _serve(self) -> None:
        try:
            server = self._load_server()
        except BaseException as error:
            self._socket.close()
            self._server.set_exception(error)
            _logger.exception("downloads: the HTTP server cannot be started")
            return
        self._server.set_result(server)
        server.serve()

    def _load_server(self) -> DownloadServer:
        with IMPORTING:
            # Imported late: most programs download nothing.
            from viam_cloud_emulator.server.download_app import DownloadApp
            from viam_cloud_emulator.server.download_server import DownloadServer

        return DownloadServer(DownloadApp(self._open_path), self._socket, self._tls)


def _listening_socket(host: str, port: int) -> socket.socket:
    """A socket at the first of a host's addresses that there is one for."""
    failure: OSError | None = None
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        found, failure = [], error
    for family, kind, protocol, _, address in found:
        listening = socket.socket(family, kind, protocol)
        try:
            _bind(listening, host, port, address)
        except OSError as error:
            listening.close()
            failure = error
        else:
            return listening
    bracketed = f"[{host}]" if ":" in host else host
    raise OSError(f"cannot listen on {bracketed}:{port} for downloads; is the port in use?") from failure


def _bind(listening: socket.socket, host: str, port: int, address: tuple[Any, ...]) -> None:
    if port and os.name == "posix":
        # What has just been stopped may be started again. A free port is to be free of everything; and on Windows the option
        # lets two programs listen on one port.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # For the connections that come of it: the end of an answer is not to wait for anything.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if host == _ALL_ADDRESSES_OF_IPV6 and socket.has_dualstack_ipv6():
        listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
    listening.bind(address)
    listening.listen(_WAITING)
