"""A local cloud for tests, demos and CI: `with Emulator() as cloud: client = cloud.client()`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viam_cloud_emulator.core.errors import SeedError as SeedError
    from viam_cloud_emulator.core.errors import SetupError as SetupError
    from viam_cloud_emulator.core.store import StoreError as StoreError
    from viam_cloud_emulator.emulator import Emulator as Emulator
    from viam_cloud_emulator.server.faults import ActiveFault as ActiveFault

_HOMES = {
    "Emulator": "emulator",
    "ActiveFault": "server.faults",
    "SeedError": "core.errors",
    "SetupError": "core.errors",
    "StoreError": "core.store",
}


def __getattr__(name: str) -> object:
    # Imported when asked for: pytest loads the plugin of this package in every run, whether it is used or not.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
