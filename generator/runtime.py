"""The runtime as the generator sees it: where it is, and which names it has, so that metadata cannot ask for others."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

RUNTIME_SOURCES = Path(__file__).parent.parent / "src"

# In a fresh clone no runtime is installed: the sources beside the generator serve, from the first import on.
if importlib.util.find_spec("viam_cloud_runtime") is None:
    sys.path.append(str(RUNTIME_SOURCES))

import viam_cloud_runtime  # noqa: E402
from viam_cloud_runtime.rpc.methods import RetryClass as RetryClass  # noqa: E402
from viam_cloud_runtime.rpc.paging import PageFields as PageFields  # noqa: E402
from viam_cloud_runtime.support.public_names import home_of  # noqa: E402

RUNTIME = viam_cloud_runtime.__name__
RUNTIME_FOLDER = Path(viam_cloud_runtime.__file__).parent

# The packages of the runtime that hold what differs between the flavours; `{flavour}` in a name stands for either.
_FLAVOURS = ("blocking", "aio")


@cache
def has_name(path: str) -> bool:
    """Whether there is a module, or something in a module, of this dotted name, in both flavours."""
    return all(_found(path.replace("{flavour}", flavour)) is not None for flavour in _FLAVOURS)


def functions(path: str) -> tuple[Callable[..., object] | None, ...]:
    """What a dotted name means in each flavour; None where that is nothing that can be called."""
    found = (_found(path.replace("{flavour}", flavour)) for flavour in _FLAVOURS)
    return tuple(function if callable(function) else None for function in found)


def is_module(path: str) -> bool:
    """Whether there is a module of this dotted name."""
    return isinstance(_found(path), ModuleType)


@cache
def attributes(path: str) -> frozenset[str]:
    """What a class of this dotted name brings along, so that generated subclasses cannot call anything so."""
    classes = [_found(path.replace("{flavour}", flavour)) for flavour in _FLAVOURS]
    return frozenset(name for found in classes if found is not None for name in dir(found))


def has_class(path: str) -> bool:
    """Whether there is a class of this dotted name, in both flavours."""
    return all(isinstance(_found(path.replace("{flavour}", flavour)), type) for flavour in _FLAVOURS)


def public_classes(module: str) -> list[str]:
    """The public classes that a module defines."""
    members = inspect.getmembers(importlib.import_module(module), inspect.isclass)
    return [name for name, value in members if home_of(value) == module and not name.startswith("_")]


def may_be_renamed(path: str) -> bool:
    """Whether a dotted name is a class that can be shown under another one.

    The types of a dataclass' fields are looked up in the module that it is shown to be of, so they stay.
    """
    found = _found(path)
    return isinstance(found, type) and not dataclasses.is_dataclass(found)


def _found(path: str) -> object | None:
    module, _, name = path.rpartition(".")
    try:
        return importlib.import_module(path)
    except ImportError:
        return getattr(_found(module), name, None) if module else None
