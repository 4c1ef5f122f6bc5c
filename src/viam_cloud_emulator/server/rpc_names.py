"""Names of RPCs as people write them, and the wire paths that they mean."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from google.protobuf.message import Message

from viam_cloud_runtime import Method


@cache
def known_methods() -> Mapping[str, Method[Message, Message]]:
    """Every RPC of the API by its wire path, implemented or not."""
    # Imported when asked for: the emulator itself needs only those that it implements.
    methods = importlib.import_module("viam_cloud.methods")
    modules = [
        importlib.import_module(f"{methods.__name__}.{each.name}") for each in pkgutil.iter_modules(methods.__path__)
    ]
    return {method.path: method for module in modules for method in module.METHODS}


def matching_paths(name: str) -> frozenset[str]:
    """The paths that a name means: `GetRobot`, `AppService/GetRobot`, with `*` for any text.

    Raises:
        ValueError: There is no such RPC.
    """
    found = frozenset(path for path in known_methods() if any(fnmatchcase(form, name) for form in _forms(path)))
    if not found:
        bare = sorted({path.rpartition("/")[2] for path in known_methods()})
        close = difflib.get_close_matches(name.rpartition("/")[2], bare, n=1)
        raise ValueError(f"there is no RPC {name!r}" + (f"; did you mean {close[0]}?" if close else ""))
    return found


def _forms(path: str) -> tuple[str, str, str]:
    full = path.lstrip("/")
    service_and_method = full.rpartition(".")[2]
    return full, service_and_method, full.rpartition("/")[2]
