"""The server of the side-by-side benchmark: plain grpcio in a process of its own, with its answers ready beforehand.

Run as `python -m benchmarks.server WORKLOAD`; it prints its address once it takes calls.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent import futures
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import grpc

from benchmarks import ROOT
from benchmarks.workload import Workload

THREADS = 8


@contextmanager
def benchmark_server(workload: Workload, module: str = __name__) -> Iterator[Workload]:
    """A server in a process of its own, of this module or another one; gives the workload with its address."""
    command = [sys.executable, "-m", module, workload.to_json()]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            address = process.stdout.readline().strip()
            if not address:
                raise RuntimeError("the server of the benchmark did not start; it says why above")
            yield replace(workload, address=address)
        finally:
            process.terminate()


class _Answers(grpc.GenericRpcHandler):
    """Everything as bytes: what the server takes per call is the same for all that are measured."""

    def __init__(self, workload: Workload) -> None:
        from benchmarks import answers
        from viam_cloud.methods import app_service, auth_service, data_service, data_sync_service
        from viam_cloud.proto.app.datasync import FileUploadResponse

        files = answers.Files(workload)
        uploaded = FileUploadResponse(binary_data_id="uploaded").SerializeToString()
        unary: dict[Any, Callable[[bytes], bytes]] = {
            auth_service.AUTHENTICATE: _always(access_token()),
            app_service.GET_ROBOT: _always(answers.robot()),
            app_service.GET_ROBOT_PARTS: _always(answers.robot_parts(workload)),
            data_service.BINARY_DATA_BY_IDS: files.by_ids,
            data_service.BINARY_DATA_BY_FILTER: files.by_filter,
        }
        self._handlers = {method.path: _unary(answer) for method, answer in unary.items()}
        self._handlers[data_sync_service.FILE_UPLOAD.path] = grpc.stream_unary_rpc_method_handler(
            lambda requests, context: _drained(requests, uploaded)
        )

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[Any, Any] | None:
        return self._handlers.get(handler_call_details.method)


def access_token() -> bytes:
    """The answer to a sign-in."""
    from viam_cloud.methods import auth_service

    return auth_service.AUTHENTICATE.response_type(access_token="t0ken" * 100).SerializeToString()


def _always(answer: bytes) -> Callable[[bytes], bytes]:
    return lambda request: answer


def _unary(answer: Callable[[bytes], bytes]) -> grpc.RpcMethodHandler[Any, Any]:
    return grpc.unary_unary_rpc_method_handler(lambda request, context: answer(request))


def _drained(requests: Iterator[bytes], answer: bytes) -> bytes:
    for _ in requests:
        pass
    return answer


def _serve(workload: Workload) -> None:
    options = [
        # viam-sdk sends a file as one message, however large; the cloud would refuse it.
        ("grpc.max_receive_message_length", -1),
        ("grpc.max_send_message_length", -1),
        # Calls that are made together wait; by default it would refuse some of more than 1,000.
        ("grpc.server.max_pending_requests", 100_000),
        ("grpc.server.max_pending_requests_hard_limit", 100_000),
    ]
    server = grpc.server(futures.ThreadPoolExecutor(THREADS), options=options)
    server.add_generic_rpc_handlers((_Answers(workload),))
    address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    print(address, flush=True)
    server.wait_for_termination()


if __name__ == "__main__":
    _serve(Workload.from_json(sys.argv[1]))
