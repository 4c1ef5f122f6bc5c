"""Operations that take long are waited for, with the RPC that the service has for that or with the usual one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import grpc
import pytest
from google.longrunning import operations_pb2
from google.rpc.status_pb2 import Status

from tests.support.descriptor_server import Rpc
from tests.support.protos.generated_sdk import Running

_STANDARD = "/google.longrunning.Operations/GetOperation"


def _proto(rpc: str) -> str:
    return f"""
        syntax = "proto3";
        package stock;
        import "google/longrunning/operations.proto";
        service StockService {{
          rpc TakeStock(TakeStockRequest) returns (google.longrunning.Operation);
          {rpc}
        }}
        message TakeStockRequest {{}}
        message Stock {{ int32 items = 1; }}
    """


_WITH_RPC = {
    "stock.proto": _proto("rpc Ask(google.longrunning.GetOperationRequest) returns (google.longrunning.Operation);")
}
_WITHOUT_RPC = {"stock.proto": _proto("")}
RunSdk = Callable[[Mapping[str, str]], Running]


def _expect(running: Running, path: str, *answers: Any) -> list[str]:
    """Answers one after the other; gives the names that are asked for."""
    if path == _STANDARD:
        types = operations_pb2.GetOperationRequest, operations_pb2.Operation
        running.server.rpcs[path] = Rpc(path, *types, client_streaming=False, server_streaming=False)
    left, asked = list(answers), list[str]()
    answer_type = running.server.rpcs[path].response_type

    def reply(request: Any) -> Any:
        asked.append(request.name)
        return answer_type.FromString(left.pop(0).SerializeToString())

    running.server.answer(path, reply)
    return asked


def _wait(running: Running, operation: Any, **options: Any) -> Any:
    return running.flavour.call(
        running.flavour.client.stock_client.wait_operation, operation, interval=0.001, **options
    )


@pytest.mark.parametrize(("files", "path"), [(_WITH_RPC, "/stock.StockService/Ask"), (_WITHOUT_RPC, _STANDARD)])
def test_it_asks_until_the_operation_is_done(run_sdk: RunSdk, files: Mapping[str, str], path: str) -> None:
    running = run_sdk(files)
    stock = running.workspace.module("proto.stock").Stock(items=7)
    utils = running.workspace.module("utils")
    pending = operations_pb2.Operation(name="operations/1")
    done = operations_pb2.Operation(name="operations/1", done=True, response=utils.pack_any(stock))
    asked = _expect(running, path, pending, pending, done)
    result = _wait(running, pending, timeout=60)
    assert utils.unpack_any(result.response, type(stock)) == stock
    assert asked == ["operations/1"] * 3
    assert _wait(running, done) == done
    assert len(asked) == 3


def test_an_operation_that_fails_raises_what_its_status_says(run_sdk: RunSdk) -> None:
    running = run_sdk(_WITHOUT_RPC)
    error = Status(code=grpc.StatusCode.NOT_FOUND.value[0], message="no such shelf")
    _expect(running, _STANDARD, operations_pb2.Operation(name="o", done=True, error=error))
    with pytest.raises(running.workspace.module("errors").NotFoundError, match="the operation o failed: no such shelf"):
        _wait(running, "o")


def test_a_wait_has_an_end(run_sdk: RunSdk) -> None:
    running = run_sdk(_WITHOUT_RPC)
    pending = operations_pb2.Operation(name="o")
    _expect(running, _STANDARD, *[pending] * 1000)
    with pytest.raises(running.workspace.module("errors").DeadlineExceededError, match="it goes on"):
        _wait(running, "o", timeout=0.02)


@pytest.mark.parametrize(
    ("operation", "options", "error"),
    [(7, {}, TypeError), ("", {}, ValueError), ("o", {"timeout": 0}, ValueError), ("o", {"interval": -1}, ValueError)],
)
def test_bad_arguments_are_refused(run_sdk: RunSdk, operation: object, options: Any, error: type[Exception]) -> None:
    running = run_sdk(_WITHOUT_RPC)
    with pytest.raises(error):
        running.flavour.call(running.flavour.client.stock_client.wait_operation, operation, **options)
