"""The documented methods of `AppClient`: what each sends and returns, in both flavours, and what it refuses to send."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.app_cases import CASES
from tests.support.app_cases.registry import UPLOAD
from tests.support.cases import Case, expect, parsed
from tests.support.descriptor_server import DescriptorServer, Exchange
from tests.support.documented_surface import DOCUMENTED_SURFACE
from tests.support.flavours import Flavour
from viam_cloud.app.app_client import AppClient, Fragment
from viam_cloud.app.raw_app_client import RawAppClient
from viam_cloud.proto.app import ModuleFileInfo, Visibility

_SERVICE = "/viam.app.v1.AppService"
_WITH_LOCATION: list[tuple[str, dict[str, str], str]] = [
    ("get_location", {}, "GetLocation"),
    ("location_auth", {}, "LocationAuth"),
    ("create_location_secret", {}, "CreateLocationSecret"),
    ("delete_location_secret", {"secret_id": "s"}, "DeleteLocationSecret"),
    ("list_robots", {}, "ListRobots"),
    ("new_robot", {"name": "beepboop"}, "NewRobot"),
    ("update_robot", {"robot_id": "r", "name": "Orange-Robot"}, "UpdateRobot"),
]
_ROLE = {
    "org_id": "o",
    "identity_id": "i",
    "role": "owner",
    "resource_type": "robot",
    "resource_id": "r",
}
_CHANGE = {
    "organization_id": "o",
    "old_identity_id": "i",
    "old_role": "owner",
    "old_resource_type": "robot",
    "old_resource_id": "r",
    "new_identity_id": "i",
    "new_role": "owner",
    "new_resource_type": "robot",
    "new_resource_id": "r",
}
_MODULE = {"module_id": "m", "url": "", "description": "", "models": None, "entrypoint": ""}
_REFUSED: list[tuple[str, str, dict[str, object], type[Exception], str]] = [
    ("add_role", "AddRole", {**_ROLE, "role": "boss"}, ValueError, "role must be 'owner' or 'operator', not 'boss'"),
    (
        "remove_role",
        "RemoveRole",
        {**_ROLE, "resource_type": "machine"},
        ValueError,
        "resource_type must be 'organization', 'location' or 'robot', not 'machine'",
    ),
    ("change_role", "ChangeRole", {**_CHANGE, "old_role": None}, ValueError, "old_role must be"),
    ("change_role", "ChangeRole", {**_CHANGE, "new_role": "Owner"}, ValueError, "new_role must be"),
    ("change_role", "ChangeRole", {**_CHANGE, "new_resource_type": ""}, ValueError, "new_resource_type must be"),
    ("add_role", "AddRole", {**_ROLE, "identity_id": 5}, TypeError, "identity_id"),
    ("create_key", "CreateKey", {"org_id": "o", "authorizations": ["owner"]}, TypeError, r"authorizations\[0\]"),
    ("create_key", "CreateKey", {"org_id": "o", "authorizations": None}, TypeError, "authorizations"),
    (
        "list_fragments",
        "ListFragments",
        {"org_id": "o", "visibilities": ["secret"]},
        ValueError,
        r"visibilities\[0\] must be 'private', 'public', 'public_unlisted' or 'unspecified'",
    ),
    ("list_fragments", "ListFragments", {"org_id": "o", "visibilities": "public"}, TypeError, "visibilities"),
    (
        "update_fragment",
        "UpdateFragment",
        {"fragment_id": "f", "name": "n", "visibility": True},
        TypeError,
        "visibility: expected Fragment.Visibility, got bool",
    ),
    (
        "update_fragment",
        "UpdateFragment",
        {"fragment_id": "f", "name": "n", "config": {"a": [{"b": float("nan")}]}},
        ValueError,
        r"config\.a\[0\]\.b: NaN",
    ),
    (
        "update_robot_part",
        "UpdateRobotPart",
        {"robot_part_id": "p", "name": "n", "robot_config": {"a": b"bytes"}},
        TypeError,
        r"robot_config\.a: bytes",
    ),
    (
        "update_robot_part",
        "UpdateRobotPart",
        {"robot_part_id": "p", "name": "n", "last_known_update": "2026-01-01"},
        TypeError,
        "last_known_update",
    ),
    (
        "update_robot_metadata",
        "UpdateRobotMetadata",
        {"robot_id": "r", "metadata": None},
        TypeError,
        "metadata: expected a mapping, got None; pass {} to remove all metadata",
    ),
    (
        "update_location_metadata",
        "UpdateLocationMetadata",
        {"location_id": "l", "metadata": {1: "a"}},
        TypeError,
        "metadata: keys must be str",
    ),
    (
        "set_config_property",
        "SetConfigProperty",
        {"robot_part_id": "p", "property_changes": {"a.b": {"c": float("inf")}}},
        ValueError,
        r"property_changes\['a\.b'\]\.c: inf",
    ),
    (
        "set_config_property",
        "SetConfigProperty",
        {"robot_part_id": "p", "property_changes": [("a", 1)]},
        TypeError,
        "property_changes: expected a mapping",
    ),
    (
        "update_organization",
        "UpdateOrganization",
        {"org_id": "o", "default_fragments": "f"},
        TypeError,
        "default_fragments: expected a list of FragmentImport, got str",
    ),
    ("check_permissions", "CheckPermissions", {"permissions": ["read"]}, TypeError, r"permissions\[0\]"),
    (
        "update_module",
        "UpdateModule",
        {**_MODULE, "public": True, "visibility": Visibility.VISIBILITY_PRIVATE},
        ValueError,
        "public=True and visibility exclude each other",
    ),
    (
        "upload_module_file",
        "UploadModuleFile",
        {"module_file_info": ModuleFileInfo(), "file": "module.tar.gz"},
        TypeError,
        "not str",
    ),
    (
        "get_robot_part_logs",
        "GetRobotPartLogs",
        {"robot_part_id": "p", "num_log_entries": -1},
        ValueError,
        "num_log_entries must be 0, for all, or more; not -1",
    ),
    (
        "get_robot_part_logs",
        "GetRobotPartLogs",
        {"robot_part_id": "p", "log_levels": "INFO"},
        TypeError,
        "put it into a list",
    ),
]


def _sent(server: DescriptorServer, rpc: str, exchange: Exchange) -> list[object]:
    """What arrived, in the types that expected requests are parsed into."""
    request_type = server.rpcs[f"{_SERVICE}/{rpc}"].request_type
    return [request_type.FromString(request.SerializeToString()) for request in exchange.requests]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_documented_call(case: Case, flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICE}/{case.rpc}"
    exchange = expect(server, path, case.reply)
    method = getattr(flavour.client.app_client, case.method)
    assert flavour.call(method, *case.args, **case.kwargs) == case.result
    assert _sent(server, case.rpc, exchange) == [parsed(server.rpcs[path].request_type, case.request)]


@pytest.mark.parametrize(
    "case", [case for case in CASES if "logs" not in case.method and "history" not in case.method], ids=str
)
def test_raw_returns_the_whole_response(case: Case, flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICE}/{case.rpc}"
    exchange = expect(server, path, case.reply)
    response = flavour.call(getattr(flavour.client.app_client.raw, case.method), *case.args, **case.kwargs)
    reply_type = server.rpcs[path].response_type
    assert reply_type.FromString(response.SerializeToString()) == parsed(reply_type, case.reply)
    assert _sent(server, case.rpc, exchange) == [parsed(server.rpcs[path].request_type, case.request)]


def test_every_documented_method_has_a_case() -> None:
    called = {case.method for case in [*CASES, UPLOAD]} | {"tail_robot_part_logs"}
    assert called == set(DOCUMENTED_SURFACE["AppClient"])


def test_raw_takes_the_same_parameters() -> None:
    for name in DOCUMENTED_SURFACE["AppClient"]:
        own, raw = (list(inspect.signature(getattr(owner, name)).parameters) for owner in (AppClient, RawAppClient))
        # What says where to stop has no meaning for a single page.
        assert raw == [parameter for parameter in own if parameter != "num_log_entries"], name


@pytest.mark.parametrize(("method", "rpc", "arguments", "error", "message"), _REFUSED)
def test_refused_before_anything_is_sent(
    method: str,
    rpc: str,
    arguments: dict[str, object],
    error: type[Exception],
    message: str,
    flavour: Flavour,
    server: DescriptorServer,
) -> None:
    exchange = expect(server, f"{_SERVICE}/{rpc}", {})
    for client in (flavour.client.app_client, flavour.client.app_client.raw):
        if client is flavour.client.app_client or "num_log_entries" not in arguments:
            with pytest.raises(error, match=message):
                flavour.call(getattr(client, method), **arguments)
    assert not exchange.metadata


@pytest.mark.parametrize(("method", "arguments", "rpc"), _WITH_LOCATION)
class TestDefaultLocation:
    def test_is_used(
        self, method: str, arguments: dict[str, str], rpc: str, flavour: Flavour, server: DescriptorServer
    ) -> None:
        exchange = expect(server, f"{_SERVICE}/{rpc}", {})
        home = flavour.client.app_client.with_location("123ab12345").with_options(timeout=5)
        flavour.call(getattr(home, method), **arguments)
        flavour.call(getattr(home.raw, method), **arguments)
        assert [_location(request) for request in exchange.requests] == ["123ab12345", "123ab12345"]

    def test_gives_way(
        self, method: str, arguments: dict[str, str], rpc: str, flavour: Flavour, server: DescriptorServer
    ) -> None:
        exchange = expect(server, f"{_SERVICE}/{rpc}", {})
        home = flavour.client.app_client.with_location("123ab12345")
        flavour.call(getattr(home, method), **arguments, location_id="other")
        assert [_location(request) for request in exchange.requests] == ["other"]

    def test_is_missed(
        self, method: str, arguments: dict[str, str], rpc: str, flavour: Flavour, server: DescriptorServer
    ) -> None:
        exchange = expect(server, f"{_SERVICE}/{rpc}", {})
        for missing in ({}, {"location_id": None}, {"location_id": ""}):
            with pytest.raises(ValueError, match="location_id is missing and this client has no default location"):
                flavour.call(getattr(flavour.client.app_client, method), **arguments, **missing)
        assert not exchange.metadata


def _location(request: Any) -> str:
    fields = request.DESCRIPTOR.fields_by_name
    location: str = request.location if "location" in fields else request.location_id
    return location


def test_a_client_with_a_location_is_a_copy(flavour: Flavour) -> None:
    client = flavour.client.app_client
    home = client.with_location("123ab12345")
    assert type(home) is type(client)
    assert home is not client
    assert client._location_id is None
    assert home.with_location("other")._location_id == "other"
    with pytest.raises(ValueError, match="location_id is empty"):
        client.with_location("")
    with pytest.raises(TypeError, match="location_id: expected str, got int"):
        client.with_location(5)


@pytest.mark.parametrize("source", ["bytes", "path", "file", "pieces"])
def test_a_module_file_goes_up_in_chunks(
    source: str, flavour: Flavour, server: DescriptorServer, tmp_path: Path
) -> None:
    data = b"<file>" * 400_000  # more than two chunks
    path = tmp_path / "module"
    path.write_bytes(data)
    sources: dict[str, Callable[[], object]] = {
        "bytes": lambda: data,
        "path": lambda: path,
        "file": lambda: path.open("rb"),
        "pieces": lambda: [data[:10], data[10:]],
    }
    exchange = expect(server, f"{_SERVICE}/UploadModuleFile", UPLOAD.reply)
    opened = sources[source]()
    try:
        arguments = {**UPLOAD.kwargs, "file": opened}
        result = flavour.call(flavour.client.app_client.upload_module_file, **arguments)
    finally:
        if hasattr(opened, "close"):
            opened.close()
    assert result == UPLOAD.result
    first, *chunks = _sent(server, UPLOAD.rpc, exchange)
    assert first == parsed(server.rpcs[f"{_SERVICE}/UploadModuleFile"].request_type, UPLOAD.request)
    assert len(chunks) > 1
    assert b"".join(chunk.file for chunk in chunks) == data  # type: ignore[attr-defined]


def test_a_small_module_file_is_one_message_after_the_first(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = expect(server, f"{_SERVICE}/UploadModuleFile", UPLOAD.reply)
    assert flavour.call(flavour.client.app_client.upload_module_file, **UPLOAD.kwargs) == UPLOAD.result
    request_type = server.rpcs[f"{_SERVICE}/UploadModuleFile"].request_type
    assert _sent(server, UPLOAD.rpc, exchange) == [
        parsed(request_type, UPLOAD.request),
        request_type(file=b"<file>"),
    ]


def test_documented_history_goes_past_its_first_page(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICE}/GetFragmentHistory"
    raw = flavour.client.app_client.raw
    expect(server, path, {"history": [{"fragment": "a"}], "next_page_token": "2"})
    first = flavour.call(raw.get_fragment_history, "f")
    exchange = expect(server, path, {"history": [{"fragment": "b"}]})
    entries = flavour.call(flavour.client.app_client.get_fragment_history, "f", first.next_page_token)
    assert [entry.fragment for entry in entries] == ["b"]
    assert [request.page_token for request in exchange.requests] == ["2"]  # type: ignore[attr-defined]


def test_config_json_is_part_of_the_raw_response(flavour: Flavour, server: DescriptorServer) -> None:
    expect(server, f"{_SERVICE}/GetRobotPart", {"part": {"id": "p"}, "config_json": '{"b": 1, "a": 2}'})
    response = flavour.call(flavour.client.app_client.raw.get_robot_part, "p")
    assert (response.part.id, response.config_json) == ("p", '{"b": 1, "a": 2}')


def test_visibility_is_taken_in_every_form(flavour: Flavour, server: DescriptorServer) -> None:
    path = f"{_SERVICE}/UpdateFragment"
    exchange = expect(server, path, {})
    for visibility in (Fragment.Visibility.PUBLIC, "public", Fragment.Visibility.PUBLIC.proto):
        flavour.call(flavour.client.app_client.update_fragment, "f", "n", visibility=visibility)
    assert [request.visibility for request in exchange.requests] == [2, 2, 2]  # type: ignore[attr-defined]


def test_a_key_without_a_name_is_called_by_the_time(flavour: Flavour, server: DescriptorServer) -> None:
    exchange = server.expect(f"{_SERVICE}/CreateKey")
    before = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
    flavour.call(flavour.client.app_client.create_key, "o", [])
    named = datetime.datetime.fromisoformat(exchange.requests[0].name)
    assert before <= named <= datetime.datetime.now(datetime.timezone.utc)
