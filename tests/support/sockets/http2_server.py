"""A server that speaks HTTP/2 frame by frame, for what gRPC's own server never does on demand."""

from __future__ import annotations

import socket
import struct
from collections import deque
from collections.abc import Callable

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, Event, RequestReceived, StreamEnded

from tests.support.sockets.raw_sockets import RawServer

RESPONSE_HEADERS = [(":status", "200"), ("content-type", "application/grpc")]

REFUSED_STREAM = 7

Script = Callable[["Http2Connection", int], None]
"""What is done about one stream, given its number, as soon as its headers are there."""


class Http2Server(RawServer):
    """Answers every call with the first message that it sent, but for those that there is a script for."""

    def __init__(self, *scripts: Script) -> None:
        self.scripts = deque(scripts)
        self.requests = 0
        self.answered = 0
        super().__init__(lambda connection: Http2Connection(self, connection).serve())


class Http2Connection:
    """One connection, and the streams on it."""

    def __init__(self, server: Http2Server, connection: socket.socket) -> None:
        self._server = server
        self._connection = connection
        self._bodies: dict[int, bytearray] = {}
        self._refused: set[int] = set()
        self.http2 = H2Connection(H2Configuration(client_side=False))

    def serve(self) -> None:
        """Take frames until the client goes."""
        self.http2.initiate_connection()
        self.flush()
        while data := self._connection.recv(65536):
            for event in self.http2.receive_data(data):
                self._take(event)
            self.flush()

    def flush(self) -> None:
        """Send the frames that wait."""
        self._connection.sendall(self.http2.data_to_send())

    def hang_up(self) -> None:
        """End the connection, once the client has everything."""
        self.flush()
        self._connection.shutdown(socket.SHUT_RDWR)

    def go_away(self, last_stream: int) -> None:
        """Say which stream is the last one that counts. h2 itself would take no frame after it."""
        self.flush()
        body = struct.pack(">II", last_stream, 0)
        self._connection.sendall(struct.pack(">I", len(body))[1:] + b"\x07\x00" + struct.pack(">I", 0) + body)

    def refuse_at_end(self, stream: int) -> None:
        """Refuse the stream once all of its requests are there."""
        self._refused.add(stream)

    def _take(self, event: Event) -> None:
        if isinstance(event, RequestReceived):
            assert event.stream_id is not None
            self._server.requests += 1
            if self._server.scripts:
                self._server.scripts.popleft()(self, event.stream_id)
            else:
                self._bodies[event.stream_id] = bytearray()
        elif isinstance(event, DataReceived):
            assert event.stream_id is not None
            assert event.flow_controlled_length is not None
            self.http2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
            if event.stream_id in self._bodies:
                self._bodies[event.stream_id] += event.data or b""
        elif isinstance(event, StreamEnded) and event.stream_id in self._bodies:
            self._answer(event.stream_id, bytes(self._bodies.pop(event.stream_id)))
        elif isinstance(event, StreamEnded) and event.stream_id in self._refused:
            self.http2.reset_stream(event.stream_id, REFUSED_STREAM)

    def _answer(self, stream: int, body: bytes) -> None:
        self._server.answered += 1
        length = int.from_bytes(body[1:5], "big")
        self.http2.send_headers(stream, RESPONSE_HEADERS)
        self.http2.send_data(stream, body[: 5 + length])
        self.http2.send_headers(stream, [("grpc-status", "0")], end_stream=True)


def reset(code: int) -> Script:
    """End the stream with an error code of HTTP/2; 7 is REFUSED_STREAM."""
    return lambda connection, stream: connection.http2.reset_stream(stream, code)


def go_away_before(connection: Http2Connection, stream: int) -> None:
    """Take no stream any more, not even this one."""
    connection.go_away(max(stream - 2, 0))


def go_away_after(connection: Http2Connection, stream: int) -> None:
    """Take no stream after this one, and then end without an answer to it."""
    connection.go_away(stream)
    connection.hang_up()


def hang_up(connection: Http2Connection, stream: int) -> None:
    """End the connection without an answer."""
    connection.hang_up()


def status(code: int, text: str, *metadata: tuple[str, str]) -> Script:
    """End the call with a status of the server's own."""
    headers = [*RESPONSE_HEADERS, ("grpc-status", str(code)), ("grpc-message", text), *metadata]
    return lambda connection, stream: connection.http2.send_headers(stream, headers, end_stream=True)


def body(data: bytes) -> Script:
    """Answer with these bytes, whether they are whole messages or not, and with OK."""

    def script(connection: Http2Connection, stream: int) -> None:
        connection.http2.send_headers(stream, RESPONSE_HEADERS)
        connection.http2.send_data(stream, data)
        connection.http2.send_headers(stream, [("grpc-status", "0")], end_stream=True)

    return script


def framed(serialized: bytes) -> bytes:
    """A message as it goes over the wire."""
    return b"\x00" + len(serialized).to_bytes(4, "big") + serialized
