"""A server that says back whatever it was sent, everywhere it can: no key and no token comes out again."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Iterator
from typing import Any

import grpc
import pytest
from google.protobuf.any_pb2 import Any as AnyMessage
from google.rpc.error_details_pb2 import DebugInfo, ErrorInfo
from google.rpc.status_pb2 import Status
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.sample.programmable_server import API_KEY, ProgrammableServer
from tests.support.sample.sample_api import CHAT, READ, TAIL, UPLOAD, WRITE, text, viam_client_class
from viam_cloud_runtime import GRPCError

OWN_TOKEN = "my-0wn-t0ken"
STATUSES = [status for status in grpc.StatusCode if status is not grpc.StatusCode.OK]
PRINTABLE = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20)
SURROUNDINGS = st.tuples(PRINTABLE, PRINTABLE)
OPENTELEMETRY = pytest.importorskip("opentelemetry.sdk.trace")


def status_details(said: str) -> bytes:
    packed = []
    for detail in (ErrorInfo(reason=said, metadata={said: said}), DebugInfo(stack_entries=[said], detail=said)):
        message = AnyMessage()
        message.Pack(detail)
        packed.append(message)
    return Status(code=5, message=said, details=packed).SerializeToString()


def echo(status: grpc.StatusCode, around: tuple[str, str]) -> Any:
    """A fault that puts the key, and whatever came with the call, into everything that a server can say."""

    def fault(context: grpc.ServicerContext) -> None:
        sent = [value for _, value in context.invocation_metadata() if isinstance(value, str)]
        said = around[0] + f"{API_KEY} {' '.join(sent)}".join(around) + around[1]
        context.send_initial_metadata((("x-echo", said),))
        context.set_trailing_metadata(
            (
                ("x-echo", said),
                ("x-echo-bin", said.encode()),
                ("grpc-status-details-bin", status_details(said)),
                (f"x-{API_KEY}", "1"),
            )
        )
        context.abort(status, said)

    return fault


def reachable(value: Any, depth: int = 6) -> Iterator[Any]:
    """Everything that hangs on an object, as a debugger or a crash reporter would show it."""
    yield value
    if depth == 0:
        return
    inner: list[Any] = []
    if isinstance(value, dict):
        inner += [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set)):
        inner += value
    elif isinstance(value, BaseException):
        inner += [value.args, value.__cause__, value.__context__, vars(value)]
    for item in inner:
        yield from reachable(item, depth - 1)


def shown(error: BaseException) -> str:
    """All that can be seen of an error: text, attributes, what it was raised from, locals, itself pickled."""
    report = traceback.TracebackException.from_exception(error, capture_locals=True)
    for frame in report.stack:
        if "viam_cloud_runtime" not in frame.filename:
            frame.locals = None
    pieces = [*report.format(), pickle.dumps(error).decode("latin-1")]
    for value in reachable(error):
        pieces.append(value.decode("latin-1") if isinstance(value, bytes) else f"{value} {value!r}")
        if isinstance(value, grpc.RpcError) and not isinstance(value, GRPCError):
            pieces.append(f"{value.details()} {value.trailing_metadata()} {value.debug_error_string()}")
    if isinstance(error, GRPCError):
        pieces.append(repr(error.details))
    return "\n".join(pieces)


def secrets_in(printed: str) -> list[str]:
    tokens = [f"t0ken-number-{number}" for number in range(1, 200)]
    return [secret for secret in (API_KEY, OWN_TOKEN, *tokens) if secret in printed]


@pytest.fixture
def spans() -> Iterator[Any]:
    """What a tracer would send on."""
    from opentelemetry import trace
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    usual = trace.get_tracer
    trace.get_tracer = lambda *args, **kwargs: provider.get_tracer("test")
    yield exporter
    trace.get_tracer = usual


def failures(flavour, client) -> Iterator[BaseException]:
    """How a call of each kind fails, and one with an authorization of the caller's own."""
    own = client.with_options(metadata={"authorization": f"Bearer {OWN_TOKEN}", "x-api-key": API_KEY})
    for make in (
        lambda: flavour.run(client.call, READ, text()),
        lambda: flavour.run(client.call, WRITE, text(), retry=None),
        lambda: flavour.run(own.call, READ, text()),
        lambda: flavour.run(client.call, UPLOAD, [text()]),
        lambda: flavour.collect(client.call(TAIL, text())),
        lambda: flavour.collect(client.call(CHAT, [text()])),
    ):
        with pytest.raises(GRPCError) as raised:
            make()
        yield raised.value


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(status=st.sampled_from(STATUSES), around=SURROUNDINGS)
def test_no_secret_comes_back(flavour, dial_options, caplog, capfd, spans, status, around):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="sample")
    logging.getLogger("grpc").setLevel(logging.DEBUG)
    dial_options.tracing = True
    server = ProgrammableServer().start()
    try:
        client = flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)
        client._connection.random = lambda: 0.0
        server.valid_token = None
        server.faults.extend([echo(status, around)] * 40)
        printed = [shown(error) for error in failures(flavour, client)]
        server.sign_in_faults.extend([echo(status, around)] * 5)
        with pytest.raises(GRPCError) as raised:
            flavour.run(viam_client_class(flavour).create_from_dial_options, dial_options, server.address)
        printed.append(shown(raised.value))
        flavour.run(client.close)
    finally:
        server.stop()
    printed += [record.getMessage() + str(record.args) for record in caplog.records if "sample" in record.name]
    printed += [span.to_json() for span in spans.get_finished_spans()]
    printed += capfd.readouterr()
    assert [line for line in "\n".join(printed).splitlines() if secrets_in(line)] == []
    assert len(spans.get_finished_spans()) > 6
    caplog.clear()
    spans.clear()


def test_what_is_masked_can_still_be_read(flavour, viam_client, server):
    server.valid_token = None
    server.faults.append(echo(grpc.StatusCode.NOT_FOUND, ("<", ">")))
    with pytest.raises(GRPCError) as raised:
        flavour.run(viam_client.call, READ, text())
    error = raised.value
    assert error.message.startswith("<<*")
    assert isinstance(error.details[0], ErrorInfo)
    assert error.details[0].reason.startswith("<<*")
    assert error.details[1].detail == error.details[0].reason
