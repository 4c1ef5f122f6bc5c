"""Fixtures for pytest: `viam_emulator`, `viam_client` and `async_viam_client`.

pytest loads this in every run of every project that has the package installed, so nothing but the fixtures that a test
asks for may import gRPC or the SDK.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import pytest

if TYPE_CHECKING:
    from viam_cloud import ViamClient
    from viam_cloud.aio import ViamClient as AsyncViamClient
    from viam_cloud_emulator import Emulator

_Scope = Literal["session", "package", "module", "class", "function"]
_SCOPES: tuple[_Scope, ...] = ("function", "class", "module", "package", "session")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `pytest.ini` and its kind may say."""
    parser.addini("viam_emulator_scope", f"how long an emulator lives: {', '.join(_SCOPES)}", default="function")
    parser.addini("viam_emulator_seed", "YAML file with what every emulator has from the beginning", type="paths")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a scope that is none before a test asks for it, as pytest then takes the error for its own."""
    _scope("viam_emulator", config)


def _scope(fixture_name: str, config: pytest.Config) -> _Scope:
    wanted = str(config.getini("viam_emulator_scope"))
    for scope in _SCOPES:
        if scope == wanted:
            return scope
    raise pytest.UsageError(f"viam_emulator_scope must be one of {', '.join(_SCOPES)}, not {wanted!r}")


@pytest.fixture(scope=_scope)
def viam_emulator(request: pytest.FixtureRequest) -> Iterator[Emulator]:
    """A local cloud; a fresh one for each test, unless `viam_emulator_scope` says otherwise."""
    from viam_cloud_emulator import Emulator

    seeds = cast("list[Path]", request.config.getini("viam_emulator_seed"))
    if len(seeds) > 1:
        raise pytest.UsageError("viam_emulator_seed must name one file")
    with Emulator(seed=seeds[0] if seeds else None) as emulator:
        yield emulator


@pytest.fixture(scope=_scope)
def viam_client(viam_emulator: Emulator) -> Iterator[ViamClient]:
    """A blocking client of `viam_emulator`, signed in with a key that may do everything."""
    with viam_emulator.client() as client:
        yield client


async def _async_viam_client(viam_emulator: Emulator) -> AsyncIterator[AsyncViamClient]:
    """An async client of `viam_emulator`, signed in, for the event loop of the test."""
    async with await viam_emulator.async_client() as client:
        yield client


def _async_fixture() -> Callable[..., object]:
    """A fixture for whichever plugin runs the async tests: pytest-asyncio wants its own, anyio any."""
    if find_spec("pytest_asyncio") is None:
        return pytest.fixture(name="async_viam_client")(_async_viam_client)
    import pytest_asyncio

    return pytest_asyncio.fixture(name="async_viam_client")(_async_viam_client)


async_viam_client = _async_fixture()
"""An async client of `viam_emulator`, signed in, for the event loop of the test."""
