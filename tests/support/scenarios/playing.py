"""Scenarios: each calls documented methods and reads their effects back by others; written once, for both flavours."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeAlias

from tests.support.scenarios.awaitable import Calls
from tests.support.scenarios.sdk import Sdk, opened_sdk

_SCENARIOS = Path(__file__).parents[2] / "scenarios"

Scenario: TypeAlias = Callable[[Sdk], Coroutine[Any, Any, None]]

_scenarios: list[Scenario] = []
_calls_of: dict[tuple[Scenario, bool], Calls] = {}


def scenario(function: Scenario) -> Scenario:
    """Marks a function as something to be played in both flavours."""
    _scenarios.append(function)
    return function


def scenario_modules() -> list[str]:
    """Names of the modules with scenarios."""
    stems = sorted(file.stem for file in _SCENARIOS.glob("[!_]*.py"))
    return [f"tests.scenarios.{stem}" for stem in stems if stem != "conftest" and not stem.startswith("test_")]


def all_scenarios() -> list[Scenario]:
    """The scenarios of all of them."""
    for name in scenario_modules():
        importlib.import_module(name)
    return _scenarios


def play(function: Scenario, folder: Path, *, is_async: bool) -> None:
    """Plays a scenario with an emulator of its own, and keeps which methods it called."""
    calls = _calls_of[function, is_async] = Calls()
    playing = _play(function, folder, is_async, calls)
    if is_async:
        asyncio.run(playing)
    else:
        _run_blocking(playing)


def calls_of(function: Scenario, folder: Path, *, is_async: bool) -> Calls:
    """The methods that a scenario calls; plays it unless that has happened."""
    if (function, is_async) not in _calls_of:
        play(function, folder, is_async=is_async)
    return _calls_of[function, is_async]


async def _play(function: Scenario, folder: Path, is_async: bool, calls: Calls) -> None:
    async with opened_sdk(folder, is_async=is_async, calls=calls) as sdk:
        await function(sdk)


def _run_blocking(playing: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine in which everything blocks, so that there is no need for an event loop."""
    try:
        playing.send(None)
    except StopIteration:
        return
    playing.close()
    raise RuntimeError("a scenario waited for something else than the SDK")
