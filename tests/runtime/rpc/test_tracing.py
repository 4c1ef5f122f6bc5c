"""Spans of OpenTelemetry: one per call, nothing unless asked for, the trace's context on the wire."""

from __future__ import annotations

import dataclasses
import gc
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import grpc
import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from tests.support.sample.programmable_server import API_KEY, fail, hang
from tests.support.sample.sample_api import (
    AUTHENTICATE,
    CHAT,
    READ,
    UPLOAD,
    WRITE,
    client_class,
    text,
    viam_client_class,
)
from tests.support.waiting import LIMIT
from viam_cloud_runtime import NotFoundError, UnavailableError

UNAVAILABLE = fail(grpc.StatusCode.UNAVAILABLE)


@pytest.fixture(scope="module")
def exporter() -> InMemorySpanExporter:
    exporter = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    # A process has one provider, as programs do; clients that do not ask for spans take no notice of it.
    trace.set_tracer_provider(provider)
    return exporter


@pytest.fixture
def client(flavour, server, exporter) -> Iterator[Any]:
    client = client_class(flavour)(server.address, insecure=True, tracing=True)
    client._connection.random = lambda: 0.0
    exporter.clear()
    yield client
    flavour.run(client.close)


def only(exporter: InMemorySpanExporter) -> ReadableSpan:
    [span] = exporter.get_finished_spans()
    return span


def test_a_call_is_a_span_with_the_names_of_the_conventions(flavour, client, server, exporter):
    flavour.run(client.call, READ, text())
    span = only(exporter)
    assert (span.name, span.kind) == ("sample.v1.Service/Read", SpanKind.CLIENT)
    assert dict(span.attributes) == {
        "rpc.system": "grpc",
        "rpc.service": "sample.v1.Service",
        "rpc.method": "Read",
        "rpc.grpc.status_code": 0,
        "server.address": "localhost",
        "server.port": server.port,
        "sample.attempts": 1,
    }
    assert span.status.status_code is StatusCode.UNSET


def test_context_goes_along_as_a_child_of_the_current_span(flavour, client, server, exporter):
    with trace.get_tracer("tests").start_as_current_span("script") as script:
        flavour.run(client.call, READ, text())
    call, _ = exporter.get_finished_spans()
    assert call.parent.span_id == script.get_span_context().span_id
    context = call.get_span_context()
    sent = server.metadata[-1]["traceparent"].split("-")
    assert sent[1:3] == [f"{context.trace_id:032x}", f"{context.span_id:016x}"]


def test_context_given_as_metadata_stands_in_for_ours(flavour, client, server, exporter):
    given = f"00-{7:032x}-{8:016x}-01"
    flavour.run(client.with_options(metadata={"traceparent": given}).call, READ, text())
    assert server.metadata[-1]["traceparent"] == given
    assert server.header_names[-1].count("traceparent") == 1


def test_retries_are_events(flavour, client, server, exporter):
    server.faults.extend([UNAVAILABLE] * 2)
    flavour.run(client.call, READ, text())
    span = only(exporter)
    assert [(event.name, event.attributes["sample.attempt"]) for event in span.events] == [
        ("retry", 1),
        ("retry", 2),
    ]
    assert {event.attributes["rpc.grpc.status_code"] for event in span.events} == {14}
    assert span.attributes["sample.attempts"] == 3
    assert {metadata["traceparent"] for metadata in server.metadata} == {server.metadata[0]["traceparent"]}


def test_a_failure_is_the_status_of_the_span(flavour, client, server, exporter):
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND, "no such machine"))
    with pytest.raises(NotFoundError):
        flavour.run(client.call, READ, text())
    span = only(exporter)
    assert span.attributes["rpc.grpc.status_code"] == 5
    assert span.attributes["error.type"] == "NotFoundError"
    assert (span.status.status_code, span.status.description) == (StatusCode.ERROR, "no such machine")


def test_the_span_of_a_stream_lasts_until_its_end(flavour, client, exporter, server_stream):
    stream = client.call(server_stream, text())
    assert exporter.get_finished_spans() == ()
    flavour.next(stream)
    assert exporter.get_finished_spans() == ()
    assert len(flavour.collect(stream)) == 2
    assert only(exporter).attributes["rpc.grpc.status_code"] == 0


def test_an_empty_stream_ends_its_span(flavour, client, server, exporter, server_stream):
    server.responses = 0
    assert flavour.collect(client.call(server_stream, text())) == []
    assert only(exporter).attributes["rpc.grpc.status_code"] == 0


def test_the_span_of_a_stream_that_fails(flavour, client, server, exporter, server_stream):
    server.late_faults.append(UNAVAILABLE)
    with pytest.raises(UnavailableError):
        flavour.collect(client.call(server_stream, text()))
    assert only(exporter).attributes["rpc.grpc.status_code"] == 14


def test_the_span_of_a_stream_that_ends_in_time(flavour, client, server, exporter, server_stream):
    server.faults.append(hang)
    assert flavour.collect(client._server_stream(server_stream, text(), until=0.5)) == []
    span = only(exporter)
    assert (span.attributes["rpc.grpc.status_code"], span.status.status_code) == (0, StatusCode.UNSET)


def test_the_span_of_a_stream_that_never_begins(flavour, client, server, exporter, server_stream):
    server.faults.append(fail(grpc.StatusCode.NOT_FOUND))
    with pytest.raises(NotFoundError):
        flavour.collect(client.call(server_stream, text()))
    assert only(exporter).attributes["rpc.grpc.status_code"] == 5


@pytest.mark.parametrize("end", ["close", "drop"])
def test_the_span_of_a_stream_that_is_left(flavour, client, exporter, end, server_stream):
    stream = client.call(server_stream, text())
    flavour.next(stream)
    if end == "close":
        flavour.run(stream.close)
    del stream
    gc.collect()
    assert only(exporter).attributes["rpc.grpc.status_code"] == 1


def test_streams_of_requests_are_spans_too(flavour, client, exporter):
    flavour.run(client.call, UPLOAD, [text("a")])
    flavour.collect(client.call(CHAT, [text("a")]))
    spans = exporter.get_finished_spans()
    assert [span.attributes["rpc.method"] for span in spans] == ["Upload", "Chat"]
    assert {span.attributes["rpc.grpc.status_code"] for span in spans} == {0}


def test_error_in_the_requests_ends_the_span(flavour, client, exporter):
    def requests():
        yield text("a")
        raise LookupError("no more")

    with pytest.raises(LookupError):
        flavour.run(client.call, UPLOAD, requests())
    assert only(exporter).attributes["rpc.grpc.status_code"] == 1


def test_a_sign_in_is_a_span_within_that_of_the_call_and_shows_no_secret(flavour, server, dial_options, exporter):
    options = dataclasses.replace(dial_options, tracing=True)
    client = flavour.run(viam_client_class(flavour).create_from_dial_options, options, server.address)
    exporter.clear()
    server.expire_token()
    flavour.run(client.call, WRITE, text())
    flavour.run(client.close)
    sign_in, call = exporter.get_finished_spans()
    assert sign_in.name == AUTHENTICATE.name
    assert sign_in.parent.span_id == call.get_span_context().span_id
    assert [event.attributes["rpc.grpc.status_code"] for event in call.events] == [16]
    printed = sign_in.to_json() + call.to_json()
    assert API_KEY not in printed
    assert "t0ken" not in printed


def test_without_being_asked_nothing_is_traced(flavour, server, exporter):
    client = client_class(flavour)(server.address, insecure=True)
    exporter.clear()
    flavour.run(client.call, READ, text())
    flavour.run(client.close)
    assert exporter.get_finished_spans() == ()
    assert "traceparent" not in server.metadata[-1]


def test_without_being_asked_nothing_of_it_is_imported(server):
    script = f"""
import sys
from tests.support.sample.sample_api import READ, text
from viam_cloud_runtime.blocking import Client
with Client({server.address!r}, insecure=True) as client:
    client.call(READ, text())
assert not [name for name in sys.modules if "opentelemetry" in name or name.endswith(".tracing")]
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=LIMIT)


def test_asking_for_what_is_not_installed_says_so(flavour, monkeypatch):
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ImportError, match=r"pip install 'opentelemetry-api>="):
        client_class(flavour)("localhost:1", insecure=True, tracing=True)
