"""The names of fields in JSON."""

from __future__ import annotations


def json_name_of(name: str) -> str:
    """The name that a field has in JSON when its file gives none: each underscore makes the next letter a capital."""
    first, *others = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)
