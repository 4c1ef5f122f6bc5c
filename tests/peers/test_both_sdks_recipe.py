"""The cookbook's recipe for both SDKs in one program; runs where viam-sdk is installed (`nox -s viam_sdk`)."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from tests.support.recipes import COOKBOOK, EXAMPLES, Recipe, is_shown_as
from tests.support.waiting import within_limit
from viam_cloud_emulator import Emulator

pytest.importorskip("viam", reason="viam-sdk is not installed in this environment")

from viam.components.sensor import Sensor
from viam.rpc.server import Server


class _Thermometer(Sensor):
    async def get_readings(
        self, *, extra: Mapping[str, Any] | None = None, timeout: float | None = None, **_: object
    ) -> Mapping[str, Any]:
        return {"celsius": 21.5}


async def test_a_reading_goes_from_a_machine_to_the_cloud() -> None:
    recipe = Recipe.of(COOKBOOK / "both-sdks.md")
    [[_, _, *arguments, _]] = recipe.commands(recipe.main_script)
    # What viam-sdk serves modules with, on a port: a machine without viam-server.
    machine = Server([_Thermometer("thermometer")])._server
    with socket.create_server(("localhost", 0)) as listener, Emulator(seed=EXAMPLES / "fleet.yaml") as emulator:
        await machine.start(sock=listener)
        try:
            script = await asyncio.create_subprocess_exec(
                sys.executable,
                str(EXAMPLES / recipe.main_script),
                *arguments,
                f"localhost:{listener.getsockname()[1]}",
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, **emulator.environment},
            )
            printed, _ = await within_limit(script.communicate())
        finally:
            machine.close()
            await within_limit(machine.wait_closed())
    assert script.returncode == 0
    assert is_shown_as(printed.decode(), recipe.output or ""), printed
