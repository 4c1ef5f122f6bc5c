"""A server process that signs anybody in and echoes, to measure clients against."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent import futures
from contextlib import contextmanager
from typing import Any

import grpc

from benchmarks import ROOT
from tests.support.sample_api import AUTHENTICATE


class _Echo(grpc.GenericRpcHandler):
    def service(self, handler_call_details: grpc.HandlerCallDetails) -> grpc.RpcMethodHandler[Any, Any] | None:
        if handler_call_details.method == AUTHENTICATE.path:
            token = AUTHENTICATE.response_type(access_token="t0ken" * 100).SerializeToString()
            return grpc.unary_unary_rpc_method_handler(lambda request, context: token)
        return grpc.unary_unary_rpc_method_handler(_same)


def _same(request: Any, context: grpc.ServicerContext) -> Any:
    return request


@contextmanager
def echo_server() -> Iterator[str]:
    """A server in a process of its own; gives its address."""
    with subprocess.Popen([sys.executable, "-m", __name__], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def _serve() -> None:
    server = grpc.server(futures.ThreadPoolExecutor(4))
    server.add_generic_rpc_handlers((_Echo(),))
    print(f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}", flush=True)
    server.start()
    server.wait_for_termination()


if __name__ == "__main__":
    _serve()
