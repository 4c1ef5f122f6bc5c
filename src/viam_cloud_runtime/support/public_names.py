"""Public names of classes: an SDK offers the runtime's under its own, and those are what tracebacks and reprs show.

A class has one name however many SDKs offer it. Where there are several, the first one to be imported names it, as a name
that changed later would confuse more than one that is another SDK's: it can be imported, caught and pickled all the same.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

_PUBLIC: dict[tuple[str, str], str] = {}
_HOMES: dict[type, str] = {}


def show_as(names: Mapping[str, str]) -> None:
    """Show classes under public names, those that are defined later included.

    Args:
        names: Full name in the runtime -> full name in the SDK, from where it can be imported.
    """
    for path, public in names.items():
        module, _, name = path.rpartition(".")
        _PUBLIC.setdefault((module, name), public)
        # What is not loaded yet is renamed when it is defined, or offered.
        found = getattr(sys.modules.get(module), name, None)
        if isinstance(found, type):
            rename(found)


def rename(cls: type) -> None:
    """Give a class its public name, if it has one."""
    home = cls.__module__
    public = _PUBLIC.get((home, cls.__qualname__))
    if public is not None:
        cls.__module__, _, cls.__name__ = public.rpartition(".")
        cls.__qualname__ = cls.__name__
        _HOMES[cls] = home


def home_of(cls: type) -> str:
    """The module that defines a class, whatever it is shown as."""
    return _HOMES.get(cls, cls.__module__)
