"""What is wrong with how the emulator was started."""

from __future__ import annotations

import importlib


class SetupError(Exception):
    """The emulator cannot be started like this; the message says why."""


class SeedError(SetupError):
    """The seed file cannot be used; the message names every place where something is wrong."""


def require_extra(name: str, purpose: str) -> None:
    """Check for a module that only the extra `emulator` brings, before it is imported.

    Args:
        name: The module.
        purpose: What needs it, as the beginning of the error.

    Raises:
        SetupError: It is not installed.
    """
    try:
        importlib.import_module(name)
    except ImportError:
        raise SetupError(f"{purpose} needs {name}: pip install 'viam-cloud[emulator]'") from None
