"""Configurations with those of fragments put in place. Pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from viam_cloud_emulator.core.values import is_array, is_object

_RESOURCES = ("components", "services")


def merged(config: Mapping[str, Any], imported: list[Mapping[str, Any]]) -> dict[str, Any]:
    """A configuration with what it imports: arrays are joined, of everything else its own comes first."""
    result: dict[str, Any] = {}
    for each in (*imported, {name: value for name, value in config.items() if name != "fragments"}):
        for name, value in each.items():
            present = result.get(name)
            if is_array(present) and is_array(value):
                result[name] = [*present, *value]
            elif is_object(present) and is_object(value):
                result[name] = {**present, **value}
            else:
                result[name] = value
    return result


def with_variables(value: Any, variables: Mapping[str, Any]) -> Any:
    """The value with each `{"$variable": {"name": …}}` replaced by what the variable is, or its default."""
    if is_array(value):
        return [with_variables(item, variables) for item in value]
    if not is_object(value):
        return value
    variable = value.get("$variable")
    if len(value) == 1 and is_object(variable) and isinstance(variable.get("name"), str):
        return variables.get(variable["name"], variable.get("default_value", value))
    return {name: with_variables(item, variables) for name, item in value.items()}


def with_prefix(config: Mapping[str, Any], prefix: str) -> Mapping[str, Any]:
    """The configuration with a prefix before the names of its resources, also where they depend on each other."""
    if not prefix:
        return config
    resources = [item for kind in _RESOURCES for item in _objects(config.get(kind))]
    names = {item["name"] for item in resources if isinstance(item.get("name"), str)}

    def renamed(name: Any) -> Any:
        return f"{prefix}{name}" if isinstance(name, str) and name in names else name

    def with_new_names(item: Any) -> Any:
        if not is_object(item):
            return item
        result = {**item, "name": renamed(item["name"])} if "name" in item else dict(item)
        dependencies = item.get("depends_on")
        if is_array(dependencies):
            result["depends_on"] = [renamed(each) for each in dependencies]
        return result

    return {
        name: [with_new_names(item) for item in value] if name in _RESOURCES and is_array(value) else value
        for name, value in config.items()
    }


def size(value: Any, most: int) -> int:
    """How many values there are in a value, itself among them; more than `most` are not counted to the end."""
    count, waiting = 0, [value]
    while waiting and count <= most:
        each = waiting.pop()
        count += 1
        if is_array(each):
            waiting.extend(each)
        elif is_object(each):
            waiting.extend(each.values())
    return count


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if is_object(item)] if is_array(value) else []
