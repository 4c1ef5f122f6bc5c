"""Machines, their parts and their favorites."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from google.protobuf.struct_pb2 import Value

from tests.support.cases import Case
from viam_cloud.app.app_client import LogEntry, RobotPart, RobotPartHistoryEntry
from viam_cloud.proto.app import (
    APIKey,
    APIKeyWithAuthorizations,
    ConfigPropertyChangeResult,
    FavoriteMachine,
    LocationSummary,
    LogOrder,
    Robot,
    SharedSecret,
)

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_MACHINE = "1a123456-x1yz-0ab0-a12xyzabc"
_PART_ID = "abc12345-1a23-1234-ab12-a22a22a2aa22"
_TIME = "2026-05-06T07:08:09Z"
_MOMENT = datetime(2026, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
_REPLY = {
    "id": _PART_ID,
    "name": "main",
    "dns_name": "main-dns",
    "secret": "hush",
    "robot": _MACHINE,
    "location_id": "123ab12345",
    "robot_config": {"components": []},
    "last_access": _TIME,
    "main_part": True,
    "fqdn": "main.123ab12345.viam.cloud",
    "secrets": [{"id": "s", "secret": "hush"}],
}
_PART = RobotPart(
    id=_PART_ID,
    name="main",
    dns_name="main-dns",
    secret="hush",
    robot=_MACHINE,
    location_id="123ab12345",
    robot_config={"components": []},
    last_access=_MOMENT,
    user_supplied_info=None,
    main_part=True,
    fqdn="main.123ab12345.viam.cloud",
    local_fqdn="",
    created_on=None,
    secrets=[SharedSecret(id="s", secret="hush")],
    last_updated=None,
    robot_config_json=None,
)
_LOG_REPLY = {
    "host": "pi",
    "level": "info",
    "time": _TIME,
    "logger_name": "robot_server",
    "message": "ready",
    "caller": {"File": "server.go", "Line": 7},
    "fields": [{"port": 8080}],
}
_LOG = LogEntry(
    host="pi",
    level="info",
    time=_MOMENT,
    logger_name="robot_server",
    message="ready",
    caller={"File": "server.go", "Line": 7.0},
    stack="",
    fields=[{"port": 8080.0}],
)
_NO_FILTER = {"filter": "", "page_token": ""}

CASES = [
    Case(
        "get_robot",
        "GetRobot",
        {"id": _MACHINE},
        kwargs={"robot_id": _MACHINE},
        reply={"robot": {"id": _MACHINE, "name": "rover"}},
        result=Robot(id=_MACHINE, name="rover"),
    ),
    Case(
        "get_robot_api_keys",
        "GetRobotAPIKeys",
        {"robot_id": "robot-id"},
        kwargs={"robot_id": "robot-id"},
        reply={"api_keys": [{"api_key": {"id": "key-id"}}]},
        result=[APIKeyWithAuthorizations(api_key=APIKey(id="key-id"))],
    ),
    Case(
        "get_robot_parts",
        "GetRobotParts",
        {"robot_id": _MACHINE},
        kwargs={"robot_id": _MACHINE},
        reply={"parts": [_REPLY]},
        result=[_PART],
    ),
    Case(
        "get_robot_part",
        "GetRobotPart",
        {"id": _PART_ID},
        kwargs={"robot_part_id": _PART_ID},
        reply={"part": _REPLY, "config_json": "{}"},
        result=_PART,
    ),
    Case(
        "get_robot_part_by_name_and_location",
        "GetRobotPartByNameAndLocation",
        {"name": "main", "location_id": "123ab12345"},
        args=("main", "123ab12345"),
        reply={"part": _REPLY},
        result=_PART,
    ),
    Case(
        "get_robot_part_logs",
        "GetRobotPartLogs",
        {"id": _PART_ID, **_NO_FILTER},
        kwargs={"robot_part_id": _PART_ID, "num_log_entries": 20},
        reply={"logs": [_LOG_REPLY]},
        result=[_LOG],
    ),
    Case(
        "get_robot_part_logs",
        "GetRobotPartLogs",
        {
            "id": _PART_ID,
            "filter": "ready",
            "page_token": "",
            "levels": ["INFO"],
            "start": "2026-05-06T07:08:08Z",
            "end": _TIME,
            "order": "LOG_ORDER_ASCENDING",
            "range": "1h",
            "source": "viam-server",
        },
        args=(
            _PART_ID,
            "ready",
            None,
            ["INFO"],
            5,
            _MOMENT - timedelta(seconds=1),
            _MOMENT,
            LogOrder.LOG_ORDER_ASCENDING,
            "1h",
        ),
        kwargs={"source": "viam-server"},
        result=[],
    ),
    Case(
        "get_robot_part_history",
        "GetRobotPartHistory",
        {"id": _PART_ID},
        kwargs={"robot_part_id": _PART_ID},
        reply={"history": [{"part": _PART_ID, "robot": _MACHINE, "when": _TIME, "old": _REPLY}, {"part": "new"}]},
        result=[
            RobotPartHistoryEntry(part=_PART_ID, robot=_MACHINE, when=_MOMENT, old=_PART),
            RobotPartHistoryEntry(part="new", robot="", when=None, old=None),
        ],
    ),
    Case(
        "get_robot_part_history",
        "GetRobotPartHistory",
        {"id": _PART_ID, "start": _TIME, "end": _TIME, "page_limit": 5, "page_token": "2"},
        args=(_PART_ID, _MOMENT, _MOMENT, 5),
        kwargs={"page_token": "2"},
        result=[],
    ),
    Case(
        "update_robot_part",
        "UpdateRobotPart",
        {"id": _PART_ID, "name": "main"},
        kwargs={"robot_part_id": _PART_ID, "name": "main"},
        reply={"part": _REPLY},
        result=_PART,
    ),
    Case(
        "update_robot_part",
        "UpdateRobotPart",
        {
            "id": _PART_ID,
            "name": "main",
            "robot_config": {"components": []},
            "last_known_update": _TIME,
            "robot_config_json": "{}",
        },
        args=(_PART_ID, "main", {"components": []}, _MOMENT, "{}"),
        reply={"part": _REPLY},
        result=_PART,
    ),
    # An empty config is a config: it is sent, where None is not.
    Case(
        "update_robot_part",
        "UpdateRobotPart",
        {"id": _PART_ID, "name": "main", "robot_config": {}},
        args=(_PART_ID, "main", {}),
        reply={"part": _REPLY},
        result=_PART,
    ),
    Case(
        "set_config_property",
        "SetConfigProperty",
        {
            "robot_part_id": _PART_ID,
            "property_changes": [
                {"path": "components.0.attributes.speed", "value": 2.0},
                {"path": "components.0.depends_on", "value": ["a", None]},
            ],
        },
        args=(_PART_ID, {"components.0.attributes.speed": 2, "components.0.depends_on": ("a", None)}, 5.0),
        reply={"property_changes": [{"path": "components.0.attributes.speed", "value": 2.0, "success": True}]},
        result=[
            ConfigPropertyChangeResult(
                path="components.0.attributes.speed", value=Value(number_value=2.0), success=True
            )
        ],
    ),
    Case(
        "new_robot_part",
        "NewRobotPart",
        {"robot_id": _MACHINE, "part_name": "myNewSubPart"},
        kwargs={"robot_id": _MACHINE, "part_name": "myNewSubPart"},
        reply={"part_id": _PART_ID},
        result=_PART_ID,
    ),
    Case("delete_robot_part", "DeleteRobotPart", {"part_id": _PART_ID}, kwargs={"robot_part_id": _PART_ID}),
    Case("mark_part_as_main", "MarkPartAsMain", {"part_id": _PART_ID}, kwargs={"robot_part_id": _PART_ID}),
    Case("mark_part_for_restart", "MarkPartForRestart", {"part_id": _PART_ID}, kwargs={"robot_part_id": _PART_ID}),
    Case(
        "create_robot_part_secret",
        "CreateRobotPartSecret",
        {"part_id": _PART_ID},
        kwargs={"robot_part_id": _PART_ID},
        reply={"part": _REPLY},
        result=_PART,
    ),
    Case(
        "delete_robot_part_secret",
        "DeleteRobotPartSecret",
        {"part_id": _PART_ID, "secret_id": "123xyz12-abcd-4321-12ab-12xy1xyz12xy"},
        kwargs={"robot_part_id": _PART_ID, "secret_id": "123xyz12-abcd-4321-12ab-12xy1xyz12xy"},
    ),
    Case(
        "list_robots",
        "ListRobots",
        {"location_id": "123ab12345"},
        kwargs={"location_id": "123ab12345"},
        reply={"robots": [{"id": _MACHINE}]},
        result=[Robot(id=_MACHINE)],
    ),
    Case(
        "list_robots_for_locations",
        "ListRobotsForLocations",
        {"location_ids": ["a", "b"]},
        args=(["a", "b"],),
        reply={"robots": [{"id": _MACHINE}]},
        result=[Robot(id=_MACHINE)],
    ),
    Case(
        "new_robot",
        "NewRobot",
        {"name": "beepboop", "location": "my-location-id"},
        kwargs={"name": "beepboop", "location_id": "my-location-id"},
        reply={"id": _MACHINE},
        result=_MACHINE,
    ),
    Case(
        "update_robot",
        "UpdateRobot",
        {"id": _MACHINE, "name": "Orange-Robot", "location": "23ab12345"},
        kwargs={"robot_id": _MACHINE, "name": "Orange-Robot", "location_id": "23ab12345"},
        reply={"robot": {"id": _MACHINE, "name": "Orange-Robot"}},
        result=Robot(id=_MACHINE, name="Orange-Robot"),
    ),
    Case("delete_robot", "DeleteRobot", {"id": _MACHINE}, kwargs={"robot_id": _MACHINE}),
    Case(
        "get_robot_metadata",
        "GetRobotMetadata",
        {"id": _MACHINE},
        kwargs={"robot_id": _MACHINE},
        reply={"data": {"TEST_API_KEY": "ABC123"}},
        result={"TEST_API_KEY": "ABC123"},
    ),
    Case(
        "get_robot_part_metadata",
        "GetRobotPartMetadata",
        {"id": _PART_ID},
        kwargs={"robot_part_id": _PART_ID},
        reply={"data": {"nested": {"deep": None}}},
        result={"nested": {"deep": None}},
    ),
    Case(
        "update_robot_metadata",
        "UpdateRobotMetadata",
        {"id": _MACHINE, "data": {"TEST_API_KEY": "ABC123"}},
        kwargs={"robot_id": _MACHINE, "metadata": {"TEST_API_KEY": "ABC123"}},
    ),
    Case(
        "update_robot_part_metadata",
        "UpdateRobotPartMetadata",
        {"id": _PART_ID, "data": {}},
        kwargs={"robot_part_id": _PART_ID, "metadata": {}},
    ),
    Case("add_favorite_machine", "AddFavoriteMachine", {"machine_id": _MACHINE}, args=(_MACHINE, 5.0)),
    Case("remove_favorite_machine", "RemoveFavoriteMachine", {"machine_id": _MACHINE}, args=(_MACHINE,)),
    Case(
        "list_favorite_machines",
        "ListFavoriteMachines",
        {},
        args=(5.0,),
        reply={"favorites": [{"machine": {"id": _MACHINE}, "organization_id": _ORG}]},
        result=[FavoriteMachine(machine=Robot(id=_MACHINE), organization_id=_ORG)],
    ),
    Case(
        "list_machine_summaries",
        "ListMachineSummaries",
        {"organization_id": "orgId", "fragment_ids": ["frag1"], "location_ids": ["loc1"], "limit": 10},
        args=("orgId", ["frag1"], ["loc1"], 10),
        reply={"location_summaries": [{"location_id": "loc1"}]},
        result=[LocationSummary(location_id="loc1")],
    ),
]
