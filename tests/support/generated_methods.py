"""Finds the methods of the generated clients by the RPC that their code calls, and what they may be called with."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import CodeType
from typing import Any, get_args

import viam_cloud.app
import viam_cloud.methods
from viam_cloud.proto import app
from viam_cloud_runtime import Method

_RAW = "raw_"
ENUM_ALIAS = re.compile(r"\w+OrName\b")
_SAMPLES: dict[str, object] = {
    "str": "text",
    "bool": False,
    "Sequence[str]": ["text"],
    "Sequence[app_pb2.Model] | None": None,
    "Sequence[app_pb2.AuthorizedPermissions]": [app.AuthorizedPermissions()],
    "Sequence[str] | Sequence[data_pb2.BinaryID]": ["text"],
    "Mapping[str, Any]": {"key": 1},
    "Sequence[Mapping[str, Any]] | Sequence[bytes]": [{"$limit": 1}],
}


def _method_constants() -> dict[str, Method[Any, Any]]:
    modules = pkgutil.iter_modules(viam_cloud.methods.__path__, f"{viam_cloud.methods.__name__}.")
    return {method.path: method for module in modules for method in importlib.import_module(module.name).METHODS}


def _methods_of_clients(prefix: str = "") -> dict[str, tuple[str, str]]:
    """Wire path -> (client property, method name), found in the bytecode of the generated methods.

    With the prefix of their modules, the methods of `raw` are found; the property is then `app_client.raw`.
    """
    found: dict[str, tuple[str, str]] = {}
    for path, client, name in every_method(prefix):
        # Further methods for the same RPC come after it.
        found.setdefault(path, (client, name))
    return found


def every_method(prefix: str = "") -> Iterator[tuple[str, str, str]]:
    """Wire path, client property and name of each method of the clients."""
    constants = _method_constants()
    by_name = {
        (module.name.rpartition(".")[2], name): value.path
        for module in pkgutil.iter_modules(viam_cloud.methods.__path__, f"{viam_cloud.methods.__name__}.")
        for name, value in vars(importlib.import_module(module.name)).items()
        if isinstance(value, Method)
    }
    assert set(by_name.values()) == set(constants)
    for module in pkgutil.iter_modules(viam_cloud.app.__path__):
        if module.name == "viam_client" or module.name.startswith(_RAW) is not bool(prefix):
            continue
        client = f"{module.name.removeprefix(prefix)}.raw" if prefix else module.name
        for _, owner in inspect.getmembers(importlib.import_module(f"viam_cloud.app.{module.name}"), inspect.isclass):
            for name, function in vars(owner).items():
                if inspect.isfunction(function):
                    names = _names(inspect.unwrap(function).__code__)
                    paths = [by_name[pair] for pair in pairwise(names) if pair in by_name]
                    if paths:
                        yield paths[0], client, name


def _names(code: CodeType) -> list[str]:
    """The names in the code of a function and of those inside it."""
    nested = [name for part in code.co_consts if isinstance(part, CodeType) for name in _names(part)]
    return [*code.co_names, *nested]


def sample_arguments(method: Callable[..., Any]) -> dict[str, object]:
    """The required arguments of a method, by keyword."""
    function = inspect.unwrap(method)
    parameters = inspect.signature(function).parameters.values()
    # A client may have a default for it, which its type does not say.
    default = {"location_id": "text"} if "location_id" in inspect.signature(function).parameters else {}
    return default | {
        parameter.name: _sample(str(parameter.annotation), function)
        for parameter in parameters
        if parameter.default is parameter.empty and parameter.name != "self"
    }


def _sample(annotation: str, function: Callable[..., Any]) -> object:
    alias = ENUM_ALIAS.search(annotation)
    if alias is None:
        return _SAMPLES[annotation]
    name = enum_names(alias[0], function)[-1]
    return [name] if annotation.startswith("Sequence") else name


def enum_names(alias: str, function: Callable[..., Any]) -> list[str]:
    """The names that a type lists which a method takes for an enum."""
    number, literal = get_args(inspect.getmodule(function).__dict__[alias])
    assert number is int
    return list(get_args(literal))


METHOD_CONSTANTS = _method_constants()
CLIENT_METHODS = _methods_of_clients()
RAW_METHODS = _methods_of_clients(_RAW)
ITERATORS = {path: (client, name) for path, client, name in every_method() if name.startswith("iter_")}
