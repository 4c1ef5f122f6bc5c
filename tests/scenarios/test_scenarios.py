"""Every documented method in both flavours: what it does is read back through other methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.documented_surface import DOCUMENTED_SURFACE
from tests.support.scenarios.playing import Scenario, all_scenarios, calls_of, play

_SCENARIOS = all_scenarios()
_FLAVOURS = pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])

# The emulator refuses to guess at a notation that is documented nowhere; the effects of deadlines are tested elsewhere.
_NOT_GIVEN = {"range", "timeout"}


def _name(scenario: Scenario) -> str:
    return f"{scenario.__module__.rpartition('.')[2]}-{scenario.__name__}"


@_FLAVOURS
@pytest.mark.parametrize("scenario", _SCENARIOS, ids=_name)
def test_effects(scenario: Scenario, is_async: bool, tmp_path: Path) -> None:
    play(scenario, tmp_path, is_async=is_async)


@_FLAVOURS
def test_no_method_and_no_parameter_is_left_out(is_async: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    given: set[str] = set()
    for scenario in _SCENARIOS:
        calls = calls_of(scenario, tmp_path_factory.mktemp("scenario"), is_async=is_async).given
        for (client, method), parameters in calls.items():
            given |= {f"{client}.{method}", *(f"{client}.{method}({parameter})" for parameter in parameters)}
    documented = {
        name
        for client, methods in DOCUMENTED_SURFACE.items()
        for method, parameters in methods.items()
        for name in (
            f"{client}.{method}",
            *(f"{client}.{method}({each.name})" for each in parameters if each.name not in _NOT_GIVEN),
        )
    }
    assert sorted(documented - given) == []


def test_no_scenario_believes_a_single_method(tmp_path_factory: pytest.TempPathFactory) -> None:
    for scenario in _SCENARIOS:
        calls = calls_of(scenario, tmp_path_factory.mktemp("scenario"), is_async=False).given
        assert len(calls) > 1, _name(scenario)
