"""All documented methods, in both flavours, have exactly the documented parameters."""

from __future__ import annotations

import ast
import importlib
import inspect
from typing import Any

import pytest

from tests.support.documented_surface import DOCUMENTED_SURFACE
from viam_cloud.proto.app.data import TabularDataSourceType

_MODULES = {
    "AppClient": "app_client",
    "DataClient": "data_client",
    "MLTrainingClient": "ml_training_client",
    "BillingClient": "billing_client",
    "ProvisioningClient": "provisioning_client",
}
_METHODS = [(client, method) for client, methods in DOCUMENTED_SURFACE.items() for method in methods]


def _client(flavour: str, name: str) -> Any:
    package = "viam_cloud.app" if flavour == "blocking" else "viam_cloud.aio.app"
    return getattr(importlib.import_module(f"{package}.{_MODULES[name]}"), name)


def _default(text: str) -> object:
    if text.startswith("TabularDataSourceType."):
        return getattr(TabularDataSourceType, text.partition(".")[2])
    return ast.literal_eval(text)


@pytest.mark.parametrize("flavour", ["blocking", "async"])
@pytest.mark.parametrize(("client", "method"), _METHODS)
def test_signature(flavour: str, client: str, method: str) -> None:
    function = inspect.getattr_static(_client(flavour, client), method)
    function = function.__func__ if isinstance(function, staticmethod | classmethod) else function
    parameters = [p for p in inspect.signature(function).parameters.values() if p.name not in ("self", "cls")]
    positional = [p for p in parameters if p.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD]
    found = [(p.name,) if p.default is inspect.Parameter.empty else (p.name, p.default) for p in positional]
    documented = DOCUMENTED_SURFACE[client][method]
    assert found == [(p.name, *(() if p.default is None else (_default(p.default),))) for p in documented]
    others = [p for p in parameters if p.kind is not inspect.Parameter.POSITIONAL_OR_KEYWORD]
    assert all(p.kind is inspect.Parameter.KEYWORD_ONLY for p in others)
    assert all(p.default is not inspect.Parameter.empty for p in others)
