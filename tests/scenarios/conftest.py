"""Lets the assertions of scenarios say what they compared, though these are in no test module."""

from __future__ import annotations

import pytest

from tests.support.emulator.fixtures import (  # noqa: F401 - pytest finds fixtures by name
    async_flavour,
    blocking_client,
    blocking_cloud,
    cloud,
    emulator,
    fleet,
    namespace,
    no_settling,
)
from tests.support.scenarios.playing import scenario_modules

pytest.register_assert_rewrite(*scenario_modules())
