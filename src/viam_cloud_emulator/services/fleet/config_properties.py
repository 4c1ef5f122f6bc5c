"""Single properties of a machine part's configuration."""

from __future__ import annotations

import json
import re
from typing import Any

from google.protobuf.json_format import MessageToDict

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_part
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.core.values import is_array, is_object
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.part_config import config_from_json, store_config
from viam_cloud_emulator.services.fleet.part_history import record_change

rpcs = RpcTable()


@rpcs.unary(app_service.SET_CONFIG_PROPERTY, own("part", "robot_part_id"))
def set_config_property(call: Call, request: app.SetConfigPropertyRequest) -> app.SetConfigPropertyResponse:
    """Make those changes that can be made, and say of each of the others why not."""
    row = find_part(call, request.robot_part_id, "robot_part_id")
    if not request.property_changes:
        raise invalid_argument("property_changes must have at least one entry")
    config = row["config_json"]
    results: list[app.ConfigPropertyChangeResult] = []
    for change in request.property_changes:
        result = app.ConfigPropertyChangeResult(path=change.path, value=change.value)
        try:
            config = _changed(config, change)
            result.success = True
        except StatusError as error:
            result.error = error.message
        results.append(result)
    if config != row["config_json"]:
        record_change(call, row)
        store_config(call, row, config, came_as_json=bool(row["config_came_as_json"]))
    return app.SetConfigPropertyResponse(property_changes=results)


def _changed(config_json: str, change: app.ConfigPropertyChange) -> str:
    """The configuration after a change."""
    if not change.HasField("value") or change.value.WhichOneof("kind") is None:
        raise invalid_argument("value must be set")
    steps = _steps(change.path)
    config: Any = json.loads(config_json)
    parent = config
    for step in steps[:-1]:
        parent = _child(parent, step)
    try:
        _put(parent, steps[-1], _whole_numbers(MessageToDict(change.value)))
    except ValueError:
        raise invalid_argument("value has a number that is NaN or infinite") from None
    try:
        return config_from_json(json.dumps(config))
    except RecursionError:
        raise invalid_argument(f"path has {len(steps):,} steps, more than a configuration can nest") from None


def _steps(path: str) -> list[str]:
    """The steps of a path such as `components[0].attributes.pin`, `components.0.name` or `/components/0/name`."""
    text = path.strip()
    if text.startswith("/"):
        steps = [step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/")]
    else:
        steps = re.sub(r"\[(\d+)\]", r".\1", text).split(".")
    if not all(steps):
        raise invalid_argument(f"path {path!r} is not a path such as 'components[0].attributes.pin'")
    return steps


def _child(parent: Any, step: str) -> Any:
    if is_object(parent):
        return parent.setdefault(step, {})
    if is_array(parent):
        return parent[_index(parent, step, append=False)]
    raise invalid_argument(f"what comes before {step!r} is neither an object nor an array")


def _put(parent: Any, step: str, value: Any) -> None:
    if is_object(parent):
        parent[step] = value
    elif is_array(parent):
        index = _index(parent, step, append=True)
        parent[index : index + 1] = [value]
    else:
        raise invalid_argument(f"what comes before {step!r} is neither an object nor an array")


def _index(array: list[Any], step: str, *, append: bool) -> int:
    """A place in an array, or the one after its end."""
    if not re.fullmatch(r"[0-9]{1,9}", step) or int(step) >= len(array) + append:
        raise invalid_argument(f"{step!r} is not an index of an array with {len(array)} entries")
    return int(step)


def _whole_numbers(value: Any) -> Any:
    """The value with 3 instead of 3.0: protobuf knows only one kind of numbers, JSON's readers care."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if is_array(value):
        return [_whole_numbers(item) for item in value]
    if is_object(value):
        return {name: _whole_numbers(item) for name, item in value.items()}
    return value
