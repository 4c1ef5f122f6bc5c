"""Everything that the emulator's modules offer, found by looking into them: a new module has to be named nowhere."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import TypeAlias

from viam_cloud_emulator import access, core, services
from viam_cloud_emulator.core.call import Environment
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.rpc.table import RpcTable

DownloadOpener: TypeAlias = Callable[[Environment, str], "Download | None"]
"""Opens what an ID stands for; None when it is gone."""


def all_schemas() -> tuple[str, ...]:
    """The tables of the database: the `SCHEMA` of each module that has one."""
    return tuple(module.SCHEMA for module in _modules() if hasattr(module, "SCHEMA"))


def all_rpcs() -> RpcTable:
    """The RPCs that the emulator implements: the `rpcs` of each module that has some."""
    table = RpcTable()
    for module in _modules():
        if hasattr(module, "rpcs"):
            table.include(module.rpcs)
    return table


def all_download_openers() -> Mapping[str, DownloadOpener]:
    """Openers of downloads by the kind of link: the `open_download` of each module with a `DOWNLOAD_KIND`."""
    return {module.DOWNLOAD_KIND: module.open_download for module in _modules() if hasattr(module, "DOWNLOAD_KIND")}


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(module for package in (core, access, services) for module in _modules_in(package))


def _modules_in(package: ModuleType) -> Iterator[ModuleType]:
    for each in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(each.name)
        if each.ispkg:
            yield from _modules_in(module)
        else:
            yield module
