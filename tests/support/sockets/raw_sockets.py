"""What stands on a port in place of a gRPC server: servers that speak something else, and a relay that can be cut."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from types import TracebackType

from tests.support.waiting import join

Behaviour = Callable[[socket.socket], None]


class RawServer:
    """Does the same to every connection, in a thread each."""

    def __init__(self, behaviour: Behaviour, port: int = 0) -> None:
        self._behaviour = behaviour
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port = self._listener.getsockname()[1]
        self._connections: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def __enter__(self) -> RawServer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        # No connection is taken from here on, so that all there are get cut.
        join(self._threads[0])
        self._listener.close()
        self.cut()
        for thread in self._threads[1:]:
            join(thread)

    def cut(self) -> None:
        """Reset all connections, as a cable that is pulled does not but a firewall may."""
        for connection in self._connections:
            with contextlib.suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                connection.shutdown(socket.SHUT_RDWR)
        self._connections = []

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        # The client, or `cut`, may end the connection at any time.
        with contextlib.suppress(OSError), connection:
            self._behaviour(connection)


class FreezableRelay(RawServer):
    """Passes everything on to a server and back, until it is frozen."""

    def __init__(self, port: int) -> None:
        self._server_port = port
        self._freezes = 0
        super().__init__(self._pass_both_ways)

    def freeze(self) -> None:
        """Swallow what the connections of now send, and close none: like a peer whose power failed."""
        self._freezes += 1

    def _pass_both_ways(self, client: socket.socket) -> None:
        freezes = self._freezes
        pass_both_ways(client, self._server_port, is_frozen=lambda: self._freezes != freezes)


def answer(data: bytes) -> Behaviour:
    """Say this once the client has spoken, whatever it said; then wait until it goes."""

    def behaviour(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(data)
        say_nothing(connection)

    return behaviour


def answer_http2(status: int, body: bytes = b"<html>Please sign in</html>", **headers: str) -> Behaviour:
    """Speak HTTP/2 well enough to answer every request with this, as a web server does that knows nothing of gRPC."""
    fields = {":status": str(status), "content-type": "text/html", **headers}
    block = b"".join(b"\0" + _hpack_text(name) + _hpack_text(value) for name, value in fields.items())

    def behaviour(connection: socket.socket) -> None:
        received = connection.makefile("rb")
        received.read(len(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
        connection.sendall(_frame(_SETTINGS, 0, 0, b""))
        while header := received.read(9):
            size, kind, flags, stream = int.from_bytes(header[:3], "big"), header[3], header[4], header[5:9]
            payload = received.read(size)
            if kind in (_SETTINGS, _PING) and not flags & _ACK:
                connection.sendall(_frame(kind, _ACK, 0, payload if kind == _PING else b""))
            elif kind == _HEADERS:
                number = int.from_bytes(stream, "big")
                connection.sendall(_frame(_HEADERS, _END_HEADERS, number, block) + _frame(_DATA, _END, number, body))

    return behaviour


_DATA, _HEADERS, _SETTINGS, _PING = 0, 1, 4, 6
_END, _ACK, _END_HEADERS = 1, 1, 4


def _frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


def _hpack_text(text: str) -> bytes:
    return bytes([len(text)]) + text.encode("ascii")


def behind_tls(context: ssl.SSLContext, behaviour: Behaviour) -> Behaviour:
    """Do it over TLS."""

    def encrypted(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as wrapped:
            behaviour(wrapped)

    return encrypted


def hang_up(connection: socket.socket) -> None:
    """End the connection once the client has spoken."""
    connection.recv(65536)


def say_nothing(connection: socket.socket) -> None:
    """Listen until the client goes."""
    while connection.recv(65536):
        pass


def relay(port: int, limit: int | None = None) -> Behaviour:
    """Pass everything on to a server and back; with a limit, hang up after so many bytes of answers."""
    return lambda client: pass_both_ways(client, port, limit)


def pass_both_ways(
    client: socket.socket, port: int, limit: int | None = None, is_frozen: Callable[[], bool] = lambda: False
) -> None:
    """Be the relay of one connection until one side ends it."""
    with socket.create_connection(("127.0.0.1", port)) as server:
        back = threading.Thread(target=_pass_on, args=(server, client, limit, is_frozen))
        back.start()
        _pass_on(client, server, None, is_frozen)
        join(back)


def _pass_on(source: socket.socket, sink: socket.socket, limit: int | None, is_frozen: Callable[[], bool]) -> None:
    passed = 0
    with contextlib.suppress(OSError):
        while (limit is None or passed < limit) and (data := source.recv(65536)):
            if not is_frozen():
                sink.sendall(data)
            passed += len(data)
    for connection in (source, sink):
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_RDWR)
