"""Fields of well-known types take Python's values: alone, in lists and in maps, and the messages themselves as well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone

import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.struct_pb2 import Value
from google.protobuf.wrappers_pb2 import StringValue

from tests.support.protos.generated_sdk import Running

_PROTO = """
    syntax = "proto3";
    package garden;
    import "google/protobuf/duration.proto";
    import "google/protobuf/struct.proto";
    import "google/protobuf/timestamp.proto";
    import "google/protobuf/wrappers.proto";
    service DiaryService { rpc Write(Page) returns (Page); }
    message Page {
      google.protobuf.StringValue title = 1;
      google.protobuf.Int32Value number = 2;
      google.protobuf.Value mood = 3;
      google.protobuf.ListValue lines = 4;
      repeated google.protobuf.Timestamp sunrises = 5;
      map<string, google.protobuf.Duration> breaks = 6;
      repeated google.protobuf.Value notes = 7;
      map<int32, google.protobuf.BoolValue> flags = 8;
      repeated google.protobuf.Struct records = 9;
      google.protobuf.UInt64Value to_list = 10;
      google.protobuf.BytesValue picture = 11;
      google.protobuf.DoubleValue height = 12;
    }
"""
_FILES = {"garden/diary.proto": _PROTO}
_DAY = datetime(2024, 5, 1, 6, 30, tzinfo=timezone.utc)


def write(running: Running, **fields: object) -> object:
    return running.flavour.call(running.flavour.client.diary_client.write, **fields)


def test_python_values_are_taken(run_sdk: Callable[[Mapping[str, str]], Running]) -> None:
    running = run_sdk(_FILES)
    exchange = running.server.expect("/garden.DiaryService/Write")
    write(
        running,
        title="May",
        number=0,
        mood={"good": [True, 1.5, None]},
        lines=["a", 2],
        sunrises=[_DAY, _DAY.astimezone(timezone(timedelta(hours=2)))],
        breaks={"tea": timedelta(minutes=5)},
        notes=[None, "x", Value(bool_value=True)],
        flags={7: False},
        records=({"a": 1},),
        to_list_=2**64 - 1,
        picture=b"p",
        height=2,
    )
    [sent] = exchange.requests
    assert MessageToDict(sent, preserving_proto_field_name=True) == {
        "title": "May",
        "number": 0,
        "mood": {"good": [True, 1.5, None]},
        "lines": ["a", 2.0],
        "sunrises": ["2024-05-01T06:30:00Z"] * 2,
        "breaks": {"tea": "300s"},
        "notes": [None, "x", True],
        "flags": {"7": False},
        "records": [{"a": 1.0}],
        "to_list": str(2**64 - 1),
        "picture": "cA==",
        "height": 2.0,
    }


def test_nothing_is_not_sent_and_messages_are_taken(run_sdk: Callable[[Mapping[str, str]], Running]) -> None:
    running = run_sdk(_FILES)
    exchange = running.server.expect("/garden.DiaryService/Write")
    write(running, title=StringValue(value=""), mood=None, lines=None, sunrises=None, breaks=None)
    write(running, mood=Value(null_value=0))  # type: ignore[arg-type]
    first, second = exchange.requests
    assert [field.name for field, _ in first.ListFields()] == ["title"]
    assert second.mood.HasField("null_value")


@pytest.mark.parametrize(
    ("fields", "error", "said"),
    [
        ({"title": 7}, TypeError, "title: expected str or StringValue, got int"),
        ({"number": 2**31}, ValueError, "number: int that does not fit into a Int32Value"),
        ({"sunrises": "now"}, TypeError, "sunrises: expected a list, got a single str; put it into a list"),
        ({"sunrises": [_DAY, 5]}, TypeError, r"sunrises\[1\]: expected datetime or Timestamp, got int"),
        ({"sunrises": 5}, TypeError, "sunrises: expected a list, got int"),
        ({"breaks": [5]}, TypeError, "breaks: expected a mapping, got list"),
        ({"breaks": {"tea": "long"}}, TypeError, r"breaks\['tea'\]: expected timedelta, seconds or Duration, got str"),
        ({"notes": [b"x"]}, TypeError, r"notes\[0\]: bytes cannot be sent as JSON"),
        ({"breaks": {5: timedelta(1)}}, TypeError, "breaks: a key: expected str"),
    ],
)
def test_what_does_not_fit_is_named(
    run_sdk: Callable[[Mapping[str, str]], Running],
    fields: Mapping[str, object],
    error: type[Exception],
    said: str,
) -> None:
    running = run_sdk(_FILES)
    with pytest.raises(error, match=said):
        write(running, **fields)
