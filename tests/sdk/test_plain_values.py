"""Results as plain JSON values and back: every message and view of the API, whatever is in it, and no secret."""

from __future__ import annotations

import dataclasses
import enum
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from google.protobuf import struct_pb2, timestamp_pb2, wrappers_pb2
from google.protobuf.any_pb2 import Any as AnyMessage
from google.protobuf.message import Message
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.message_strategies import messages
from viam_cloud import from_dict, redacted, to_dict, to_json, views
from viam_cloud.methods import (
    app_service,
    billing_service,
    data_service,
    dataset_service,
    ml_training_service,
    robot_service,
)
from viam_cloud.proto import app, common
from viam_cloud.proto.app import data, datapipelines
from viam_cloud_runtime.messages.result_list import ResultList

_VIEWS = {
    name: view
    for name, view in vars(views).items()
    if dataclasses.is_dataclass(view) and view.__module__ == views.__name__
}


def _holds_any(descriptor: Any, seen: frozenset[str] = frozenset()) -> bool:
    if descriptor.full_name in seen:
        return False
    return descriptor.full_name == "google.protobuf.Any" or any(
        _holds_any(field.message_type, seen | {descriptor.full_name})
        for field in descriptor.fields
        if field.message_type is not None
    )


_RESPONSES = [
    method.response_type
    for module in (app_service, data_service, dataset_service, ml_training_service, billing_service, robot_service)
    for method in module.METHODS
    # Its null, which is a value of JSON, says the same as a field that is not there.
    if not (_holds_any(method.response_type.DESCRIPTOR) or method is app_service.SET_CONFIG_PROPERTY)
]
_WHEN = datetime(2026, 2, 10, 12, 30, 0, 250_000, tzinfo=timezone.utc)


# Few at a time, as there are many messages: each run of the tests tries others.
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.parametrize("message_type", _RESPONSES, ids=lambda message_type: message_type.__name__)
def test_every_message_comes_back_as_it_was(message_type: type[Message], data: st.DataObject) -> None:
    message = data.draw(messages(message_type.DESCRIPTOR))
    values = to_dict(message, redact=False)
    assert list(values) == [field.name for field in message_type.DESCRIPTOR.fields]
    again = from_dict(message_type, json.loads(to_json(message, redact=False)))
    assert again.SerializeToString(deterministic=True) == message.SerializeToString(deterministic=True)
    # What `redacted` leaves is what is shown.
    assert to_dict(message) == to_dict(redacted(message), redact=False)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
@pytest.mark.parametrize("name", sorted(_VIEWS.keys() - {"DataPipelineRunsPage"}))
def test_every_view_comes_back_as_it_was(name: str, data: st.DataObject) -> None:
    view: Any = _VIEWS[name]
    message_type = get_type_hints(view.from_proto)["message"]
    if _holds_any(message_type.DESCRIPTOR):
        return
    message = data.draw(messages(message_type.DESCRIPTOR))
    for field in message_type.DESCRIPTOR.fields:
        if field.name in ("mql_binary", "metadata_index"):
            message.ClearField(field.name)
    try:
        made = view.from_proto(message, **_given(view))
    except ValueError:
        # A fragment's number of parts, say, that Python's types cannot hold.
        return
    assert from_dict(view, json.loads(to_json(made, redact=False))) == made


def _given(view: type) -> dict[str, Any]:
    return {"metadata": data.CaptureMetadata(part_id="p")} if view is views.TabularData else {}


def test_a_robot_part_without_its_secrets() -> None:
    secret = app.SharedSecret(id="s1", secret="hush", state=app.SharedSecret.STATE_ENABLED)
    message = app.RobotPart(id="p", secret="hush", secrets=[secret], last_updated=timestamp_pb2.Timestamp(seconds=1))
    message.robot_config.update({"modules": [{"env": {"API_KEY": "hush"}}], "bar": 2})
    part = views.RobotPart.from_proto(message)
    values = to_dict(part)
    assert "hush" not in to_json(part)
    assert to_json(part, redact=False).count("hush") == 3
    assert values["secret"] == "***"
    assert values["secrets"][0] == {"id": "s1", "secret": "***", "created_on": None, "state": "STATE_ENABLED"}
    assert values["robot_config"] == {"modules": [{"env": {"API_KEY": "***"}}], "bar": 2}
    assert (values["last_updated"], values["last_access"]) == ("1970-01-01T00:00:01+00:00", None)
    assert "hush" not in to_json(message)
    assert from_dict(views.RobotPart, to_dict(part, redact=False)) == part


def test_values_of_all_kinds() -> None:
    class Colour(enum.Enum):
        RED = "red"

    values = {
        "when": _WHEN,
        "local": _WHEN.astimezone(timezone(timedelta(hours=2))),
        "span": timedelta(seconds=1.5),
        "bytes": b"\xff",
        "path": Path("a/b"),
        "error": OSError("full"),
        "colour": Colour.RED,
        "numbers": (1, 2.0, 0.5, float("nan"), float("-inf"), 2**64),
        "nested": [{"password": {"deep": 1}, "page_token_count": 3}],
        "nothing": None,
    }
    assert to_dict(values) == {
        "when": "2026-02-10T12:30:00.250+00:00",
        "local": "2026-02-10T12:30:00.250+00:00",
        "span": "1.500s",
        "bytes": "/w==",
        "path": "a/b",
        "error": "full",
        "colour": "red",
        "numbers": [1, 2, 0.5, "NaN", "-Infinity", 2**64],
        "nested": [{"password": "***", "page_token_count": "***"}],
        "nothing": None,
    }
    assert to_dict(iter([{"a": 1}])) == [{"a": 1}]
    assert to_json([{"name": "Grün"}], indent=1) == '[\n {\n  "name": "Grün"\n }\n]'


def test_what_any_holds() -> None:
    packed = AnyMessage()
    packed.Pack(wrappers_pb2.StringValue(value="docommand"))
    metadata = data.CaptureMetadata(method_parameters={"docommand_input": packed})
    held = to_dict(metadata, redact=False)["method_parameters"]["docommand_input"]
    assert held == {"@type": "type.googleapis.com/google.protobuf.StringValue", "value": "docommand"}
    assert from_dict(data.CaptureMetadata, to_dict(metadata, redact=False)) == metadata
    unknown = data.CaptureMetadata(method_parameters={"x": AnyMessage(type_url="a.b/c.D", value=b"\x01")})
    assert to_dict(unknown, redact=False)["method_parameters"]["x"] == {"type_url": "a.b/c.D", "value": "AQ=="}


def test_unknown_values_of_enums_stay_numbers() -> None:
    assert to_dict(app.Robot(online_state=99))["online_state"] == 99  # type: ignore[arg-type]
    run = views.DataPipelineRun.from_proto(datapipelines.DataPipelineRun(status=99))  # type: ignore[arg-type]
    assert to_dict(run)["status"] == 99
    assert "status=99," in repr(run)


def test_names_of_enums_in_reprs() -> None:
    failed = datapipelines.DATA_PIPELINE_RUN_STATUS_FAILED
    run = views.DataPipelineRun.from_proto(datapipelines.DataPipelineRun(id="r", status=failed))
    assert "status=4 (DATA_PIPELINE_RUN_STATUS_FAILED)" in repr(run)
    assert to_dict(run)["status"] == "DATA_PIPELINE_RUN_STATUS_FAILED"
    assert from_dict(views.DataPipelineRun, to_dict(run)) == run
    assert from_dict(views.DataPipelineRun, {**to_dict(run), "status": 4}) == run


@pytest.mark.parametrize("value", [1, "text", None, _WHEN])
def test_what_is_no_result(value: Any) -> None:
    with pytest.raises(TypeError, match="expected a message, view, mapping or a list"):
        to_dict(value)


def test_what_has_no_form_in_json() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        to_dict([{"a": object()}])

    async def later() -> Any:
        yield 1

    with pytest.raises(TypeError, match="has to be collected first"):
        to_dict(later())


@pytest.mark.parametrize(
    ("kind", "values", "error", "said"),
    [
        (app.Robot, {"nome": "x"}, ValueError, 'Robot: .*no field named "nome"'),
        (app.Robot, {"name": 5}, ValueError, "Robot: .*name"),
        (app.Robot, {"online_state": "UP"}, ValueError, "Robot: .*UP"),
        (app.Robot, [("name", "x")], TypeError, "values: expected a mapping, got list"),
        (views.LogEntry, {"host": "h"}, ValueError, "LogEntry lacks the field level, time"),
        (dict, {}, TypeError, "expected the class of a message or view"),
        (views.TabularDataPoint, {"nome": 1}, ValueError, "TabularDataPoint has no field nome"),
    ],
)
def test_mistakes_are_named(kind: type, values: Any, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        from_dict(kind, values)


@pytest.mark.parametrize(
    ("name", "value", "error", "said"),
    [
        ("time", "yesterday", ValueError, "time: "),
        ("time", 5, TypeError, "time: expected text, got int"),
        ("message", 5, TypeError, "message: expected str, got int"),
        ("fields", "x", TypeError, "fields: expected a list, got str"),
    ],
)
def test_mistakes_in_fields_of_views_are_named(name: str, value: Any, error: type[Exception], said: str) -> None:
    entry = views.LogEntry.from_proto(common.LogEntry(time=timestamp_pb2.Timestamp(), fields=[struct_pb2.Struct()]))
    with pytest.raises(error, match=said):
        from_dict(views.LogEntry, {**to_dict(entry), name: value})


def test_tables_for_notebooks() -> None:
    message = app.RobotPart(id="p", name="<main>", secret="hush", secrets=[app.SharedSecret(secret="hush")])
    message.robot_config.update({"token": "hush", "text": "x" * 500})
    part = views.RobotPart.from_proto(message)
    html = part._repr_html_()
    assert "hush" not in html
    assert "&lt;main&gt;" in html
    assert "x" * 100 not in html
    table = ResultList([part] * 60)._repr_html_()
    assert table.count("<tr>") == 51
    assert "RobotPart, 60 in all, the first 50 here" in table
    assert "last_access" not in table
    assert "secret" not in table
    assert "<th" in ResultList([app.Robot(name="r", online_state="ONLINE_STATE_ONLINE")])._repr_html_()
    assert "empty" in ResultList[int]()._repr_html_()
    assert "<td" in ResultList([1, 2])._repr_html_()


@pytest.mark.parametrize(
    ("client", "method", "rpc", "args"),
    [
        ("app_client", "list_organizations", "app.v1.AppService/ListOrganizations", ()),
        ("app_client", "get_robot_parts", "app.v1.AppService/GetRobotParts", ("id",)),
        ("data_client", "export_tabular_data", "app.data.v1.DataService/ExportTabularData", tuple("abcd")),
    ],
)
def test_lists_that_methods_return(
    client: str, method: str, rpc: str, args: tuple[str, ...], flavour: Flavour, server: DescriptorServer
) -> None:
    server.expect(f"/viam.{rpc}")
    result = flavour.call(getattr(getattr(flavour.client, client), method), *args)
    assert isinstance(result, list)
    assert "<" in result._repr_html_()
