"""Names of files as text, whatever the locale says of their bytes."""

from __future__ import annotations

import os
from contextlib import suppress


def unicode_name(name: str) -> str:
    """The name of a file as Unicode.

    In a locale of ASCII Python has other bytes of a name as surrogates, which no message can carry.

    Args:
        name: The name as Python has it.

    Returns:
        The name that its bytes are in UTF-8; the name as it is if they are no UTF-8.

    Example:
        >>> unicode_name("café.txt")
        'café.txt'
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        with suppress(UnicodeError):
            return os.fsencode(name).decode()
    return name


def local_name(name: str) -> str:
    """The name of a file as Python has it on this system: what `unicode_name` makes Unicode of.

    Args:
        name: The name as Unicode.

    Returns:
        The same name; in a locale of ASCII with its bytes in UTF-8 as surrogates.

    Example:
        >>> local_name("readings.txt")
        'readings.txt'
    """
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        with suppress(UnicodeError):
            return os.fsdecode(name.encode())
    return name
