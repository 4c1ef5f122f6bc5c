"""RPCs by name with their request's fields as keywords, whatever signatures the SDK's own methods have."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

import viam_cloud.methods
from viam_cloud_runtime import BidiStreamMethod, ClientStreamMethod, Method


def _constants() -> dict[str, Method[Any, Any]]:
    found: dict[str, Method[Any, Any]] = {}
    for module in pkgutil.iter_modules(viam_cloud.methods.__path__, f"{viam_cloud.methods.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Method):
                found.setdefault(name.lower(), value)
    return found


METHODS_BY_NAME = _constants()
"""Method constants by the names of RPCs in lower case."""


class Rpcs:
    """`Rpcs(client.call).get_robot(id="...")` calls GetRobot and gives the whole response."""

    def __init__(self, call: Callable[..., Any]) -> None:
        self._call = call

    def __getattr__(self, name: str) -> Callable[..., Any]:
        constant = METHODS_BY_NAME[name]

        def call(*messages: Any, timeout: float | None = 60, **fields: Any) -> Any:
            if isinstance(constant, (ClientStreamMethod, BidiStreamMethod)):
                return self._call(constant, *messages, timeout=timeout)
            return self._call(constant, constant.request_type(**fields), timeout=timeout)

        return call
