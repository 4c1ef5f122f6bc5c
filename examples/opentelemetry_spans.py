"""A span of OpenTelemetry for each call, and made of the spans how long calls take.

Usage: `python opentelemetry_spans.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the
environment; it takes `pip install 'viam-cloud[otel]' opentelemetry-sdk`.
"""

from contextlib import suppress

from opentelemetry import metrics, trace
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from viam_cloud import DialOptions, ViamClient
from viam_cloud.errors import NotFoundError

# In production: OTLPSpanExporter(), and PeriodicExportingMetricReader(OTLPMetricExporter()).
SPANS = InMemorySpanExporter()
METRICS = InMemoryMetricReader()


class CallDurations(SpanProcessor):
    """A histogram of the calls' durations by method and status, made of their spans."""

    def __init__(self) -> None:
        meter = metrics.get_meter("fleet")
        self._durations = meter.create_histogram("rpc.client.call.duration", unit="s")

    def on_end(self, span: ReadableSpan) -> None:
        """Count a call."""
        attributes = span.attributes or {}
        if span.kind is trace.SpanKind.CLIENT and span.start_time and span.end_time:
            names = {"rpc.method", "error.type"} & attributes.keys()
            counted = {name: attributes[name] for name in sorted(names, reverse=True)}
            self._durations.record((span.end_time - span.start_time) / 1e9, counted)


def main() -> None:
    """Set up, call, and show what was recorded."""
    metrics.set_meter_provider(MeterProvider([METRICS]))
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(SPANS))
    provider.add_span_processor(CallDurations())
    trace.set_tracer_provider(provider)
    tracer = trace.get_tracer("fleet")

    with (
        ViamClient.create_from_env_vars(DialOptions(tracing=True)) as client,
        tracer.start_as_current_span("morning report"),
    ):
        client.app_client.list_organizations()
        with suppress(NotFoundError):
            client.app_client.get_robot("no-such-machine")

    for span in SPANS.get_finished_spans():
        attributes = span.attributes or {}
        print(f"{'  ' if span.parent else ''}{span.name}", attributes.get("error.type", "ok"), sep=": ")
    data = METRICS.get_metrics_data()
    assert data is not None
    for point in data.resource_metrics[0].scope_metrics[0].metrics[0].data.data_points:
        assert isinstance(point, HistogramDataPoint)
        print(f"{point.count} x {', '.join(map(str, (point.attributes or {}).values()))}, {point.sum:.3f} s")


if __name__ == "__main__":
    main()
