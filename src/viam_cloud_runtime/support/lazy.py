"""Names that a module offers and loads when they are first used."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping

from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.public_names import rename


def lazy_names(module: str, sources: Mapping[str, str]) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """What a module needs to offer names that are loaded when they are first used.

    Args:
        module: The module's own name.
        sources: Name -> the module that has it.

    Returns:
        The module's `__getattr__` and `__dir__`.

    Example:
        >>> __getattr__, __dir__ = lazy_names(__name__, {"Fraction": "fractions"})
        >>> __getattr__("Fraction")(1, 2)
        Fraction(1, 2)
    """

    def get(name: str) -> object:
        source = sources.get(name)
        if source is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        with IMPORTING:
            value: object = getattr(importlib.import_module(source), name)
        if isinstance(value, type):
            rename(value)
        setattr(sys.modules[module], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[module]), *sources})

    return get, names
