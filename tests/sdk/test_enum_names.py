"""Enums by the names of their values, wherever a method takes an enum: its type lists them, and they arrive."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any, get_args

import pytest

from tests.support.descriptor_server import DescriptorServer
from tests.support.flavours import Flavour
from tests.support.generated_methods import ENUM_ALIAS, enum_names, every_method, sample_arguments

_METHODS = {
    **{f"{client}.{name}": path for prefix in ("", "raw_") for path, client, name in every_method(prefix)},
    "data_client.iter_tabular_data_by_mql": "/viam.app.data.v1.DataService/TabularDataByMQL",
}


def _function(method: str) -> Callable[..., Any]:
    client, *raw, name = method.split(".")
    module = importlib.import_module(f"viam_cloud.app.{'raw_' if raw else ''}{client}")
    [function] = {
        found
        for _, owner in inspect.getmembers(module, inspect.isclass)
        if owner.__module__ == module.__name__ and inspect.isfunction(found := vars(owner).get(name))
    }
    return inspect.unwrap(function)


def _cases() -> Iterator[Any]:
    for method, path in _METHODS.items():
        for parameter in inspect.signature(_function(method)).parameters.values():
            annotation = str(parameter.annotation)
            if ENUM_ALIAS.search(annotation):
                yield pytest.param(method, path, parameter.name, annotation, id=f"{method}.{parameter.name}")


@pytest.mark.parametrize(("method", "path", "parameter", "annotation"), [*_cases()])
def test_a_name_arrives(
    method: str, path: str, parameter: str, annotation: str, flavour: Flavour, server: DescriptorServer
) -> None:
    [alias] = ENUM_ALIAS.findall(annotation)
    name = enum_names(alias, _function(method))[-1]
    arguments = {
        **sample_arguments(_function(method)),
        parameter: [name] if annotation.startswith("Sequence") else name,
    }
    exchange = server.expect(path, server.rpcs[path].response_type())
    flavour.call(attrgetter(method)(flavour.client), **arguments)
    assert name in str(exchange.requests[0])


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
