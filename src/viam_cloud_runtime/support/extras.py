"""The libraries that tables need, which are not installed with the SDK alone."""

from __future__ import annotations

import importlib


def require(library: str, extra: str, purpose: str) -> None:
    """Makes sure that a library is there, before anything is read.

    Args:
        library: Name to import.
        extra: The extra of the SDK that installs it.
        purpose: What needs it, as the error calls it.

    Raises:
        ImportError: It is not installed; says how to.
    """
    try:
        importlib.import_module(library)
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] != library:
            raise
        raise ImportError(f"{purpose} needs {library}: pip install 'viam-cloud[{extra}]'", name=library) from None
