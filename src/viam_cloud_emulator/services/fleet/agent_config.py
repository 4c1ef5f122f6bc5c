"""Configuration of `viam-agent`, which a machine's computer asks for again and again."""

from __future__ import annotations

import json

from google.protobuf.duration_pb2 import Duration
from google.protobuf.struct_pb2 import Struct

from viam_cloud.methods import agent_device_service
from viam_cloud.proto.app import agent
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import machine
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import is_object
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_message import note_contact

_CHECK_SECONDS = 60
_SETTINGS = ("advanced_settings", "network_configuration", "additional_networks", "system_configuration")

rpcs = RpcTable()


@rpcs.unary(agent_device_service.DEVICE_AGENT_CONFIG, machine("part", "id"))
def device_agent_config(call: Call, request: agent.DeviceAgentConfigRequest) -> agent.DeviceAgentConfigResponse:
    """Return what stands under `agent` in the configuration of the part; there is nothing to install."""
    row = find_part(call, request.id, "id")
    note_contact(call, row["id"])
    settings = json.loads(row["config_json"]).get("agent")
    response = agent.DeviceAgentConfigResponse(check_interval=Duration(seconds=_CHECK_SECONDS))
    for name in _SETTINGS:
        value = settings.get(name) if is_object(settings) else None
        if is_object(value):
            struct: Struct = getattr(response, name)
            struct.update(value)
    return response
