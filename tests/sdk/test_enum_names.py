"""Enums by the names of their values, wherever a method takes an enum: its type lists them, and they arrive."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import every_method

_ALIAS = re.compile(r"\w+OrName\b")
_REQUIRED: dict[str, object] = {
    "str": "text",
    "bool": False,
    "Sequence[str]": ["text"],
    "Sequence[app_pb2.Model] | None": None,
    "Mapping[str, Any]": {"key": 1},
    "Sequence[Mapping[str, Any]] | Sequence[bytes]": [{"$limit": 1}],
}
_METHODS = {
    **{f"{client}.{name}": path for prefix in ("", "raw_") for path, client, name in every_method(prefix)},
    "data_client.iter_tabular_data_by_mql": "/viam.app.data.v1.DataService/TabularDataByMQL",
}


def _signature(method: str) -> inspect.Signature:
    client, *raw, name = method.split(".")
    module = importlib.import_module(f"viam_cloud.app.{'raw_' if raw else ''}{client}")
    [function] = {
        found
        for _, owner in inspect.getmembers(module, inspect.isclass)
        if owner.__module__ == module.__name__ and inspect.isfunction(found := vars(owner).get(name))
    }
    return inspect.signature(inspect.unwrap(function))


def _cases() -> Iterator[Any]:
    for method, path in _METHODS.items():
        parameters = _signature(method).parameters.values()
        for parameter in parameters:
            if _ALIAS.search(str(parameter.annotation)):
                yield pytest.param(method, path, parameter.name, id=f"{method}.{parameter.name}")


def _names(method: str, parameter: inspect.Parameter) -> list[str]:
    """The names that the type of a parameter lists."""
    client, *raw, _ = method.split(".")
    module = importlib.import_module(f"viam_cloud.app.{'raw_' if raw else ''}{client}")
    [alias] = _ALIAS.findall(str(parameter.annotation))
    number, literal = get_args(getattr(module, alias))
    assert number is int
    return list(get_args(literal))


def _argument(method: str, parameter: inspect.Parameter) -> object:
    annotation = str(parameter.annotation)
    if not _ALIAS.search(annotation):
        return _REQUIRED[annotation]
    name = _names(method, parameter)[-1]
    return [name] if annotation.startswith("Sequence") else name


@pytest.mark.parametrize(("method", "path", "wanted"), [*_cases()])
def test_a_name_arrives(method: str, path: str, wanted: str, flavour: Flavour, server: DescriptorServer) -> None:
    parameters = _signature(method).parameters
    arguments = {
        name: _argument(method, parameter)
        for name, parameter in parameters.items()
        if name == wanted or (parameter.default is parameter.empty and name != "self")
    }
    exchange = server.expect(path, server.rpcs[path].response_type())
    function: Any = flavour.client
    for part in method.split("."):
        function = getattr(function, part)
    flavour.call(function, **arguments)
    assert _names(method, parameters[wanted])[-1] in str(exchange.requests[0])


def test_a_name_that_there_is_not_is_told(flavour: Flavour) -> None:
    with pytest.raises(ValueError, match=r"order.*LOG_ORDER_UPWARDS"):
        flavour.call(flavour.client.app_client.get_robot_part_logs, "part", order="LOG_ORDER_UPWARDS")


def test_the_types_list_every_value() -> None:
    from viam_cloud.proto.app import LogOrder, LogOrderOrName, SharedSecret, SharedSecretStateOrName

    assert get_args(get_args(LogOrderOrName)[1]) == tuple(LogOrder.keys())
    assert get_args(get_args(SharedSecretStateOrName)[1]) == tuple(SharedSecret.State.keys())


def test_enums_with_one_name_have_types_of_different_names() -> None:
    from viam_cloud.proto.app import VisibilityOrName
    from viam_cloud.proto.app.mltraining import MltrainingVisibilityOrName

    assert VisibilityOrName != MltrainingVisibilityOrName
