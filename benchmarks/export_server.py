"""The server of the exports: HTTP/2 in a process of its own, which sends rows as fast as any client takes them.

A server of plain grpcio takes some 40 µs of CPU per row, more than the faster clients do, and so would be what is measured.
Here rows are framed beforehand, and as many go in a frame as fit, as servers in other languages write them.
Run as `python -m benchmarks.export_server WORKLOAD`; it prints its address once it takes calls.
"""

from __future__ import annotations

import socket
import struct
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, Event, RequestReceived, StreamEnded, StreamReset

from benchmarks.workload import Workload

_HEADERS = [(":status", "200"), ("content-type", "application/grpc")]
_TRAILERS = [("grpc-status", "0")]
_READ_BYTES = 65536


@dataclass
class _Answer:
    """What is left to send of an answer."""

    left: memoryview


class _Connection:
    def __init__(self, connection: socket.socket, answers: Mapping[str, bytes]) -> None:
        self._connection = connection
        self._answers = answers
        self._http2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._paths: dict[int, str] = {}
        self._sending: dict[int, _Answer] = {}

    def serve(self) -> None:
        self._connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._http2.initiate_connection()
        self._flush()
        while data := self._connection.recv(_READ_BYTES):
            for event in self._http2.receive_data(data):
                self._take(event)
            for stream in list(self._sending):
                self._send(stream)
            self._flush()

    def _take(self, event: Event) -> None:
        if isinstance(event, RequestReceived):
            self._paths[event.stream_id] = dict(event.headers)[":path"]
        elif isinstance(event, DataReceived):
            self._http2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, StreamEnded):
            self._http2.send_headers(event.stream_id, _HEADERS)
            self._sending[event.stream_id] = _Answer(memoryview(self._answers[self._paths.pop(event.stream_id)]))
        elif isinstance(event, StreamReset):
            self._paths.pop(event.stream_id, None)
            self._sending.pop(event.stream_id, None)

    def _send(self, stream: int) -> None:
        """As much of an answer as the client makes room for."""
        answer, http2 = self._sending[stream], self._http2
        while room := min(len(answer.left), http2.local_flow_control_window(stream), http2.max_outbound_frame_size):
            http2.send_data(stream, bytes(answer.left[:room]))
            answer.left = answer.left[room:]
            self._flush()
        if not answer.left:
            http2.send_headers(stream, _TRAILERS, end_stream=True)
            del self._sending[stream]

    def _flush(self) -> None:
        self._connection.sendall(self._http2.data_to_send())


def _answers(workload: Workload) -> dict[str, bytes]:
    from benchmarks import answers
    from benchmarks.server import access_token
    from viam_cloud.methods import app_service, auth_service, data_service

    messages: dict[str, Iterable[bytes]] = {
        auth_service.AUTHENTICATE.path: [access_token()],
        app_service.GET_ROBOT.path: [answers.robot()],
        data_service.EXPORT_TABULAR_DATA.path: answers.export(workload),
    }
    return {path: b"".join(map(_framed, serialized)) for path, serialized in messages.items()}


def _framed(message: bytes) -> bytes:
    return struct.pack(">?I", False, len(message)) + message


def _serve(workload: Workload) -> None:
    answers = _answers(workload)
    with socket.create_server(("127.0.0.1", 0)) as server:
        print(f"127.0.0.1:{server.getsockname()[1]}", flush=True)
        while True:
            connection, _ = server.accept()
            threading.Thread(target=_Connection(connection, answers).serve, daemon=True).start()


if __name__ == "__main__":
    _serve(Workload.from_json(sys.argv[1]))
