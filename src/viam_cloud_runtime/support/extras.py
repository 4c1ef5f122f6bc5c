"""The libraries that some features need, which are not installed with the SDK alone."""

from __future__ import annotations

import importlib

REQUIREMENTS = {
    "dask": "dask[dataframe]>=2025.1",
    "distributed": "distributed>=2025.1",
    "fsspec": "fsspec>=2024.6",
    "imagesize": "imagesize>=2.0",
    "opentelemetry": "opentelemetry-api>=1.25",
    "pandas": "pandas>=2.2",
    "pyarrow": "pyarrow>=17",
    "tqdm": "tqdm>=4.66",
}
"""Library as it is imported -> what pip installs: whichever SDK needs it, and however that one calls its extras."""


def require(library: str, purpose: str) -> None:
    """Makes sure that a library is there, before anything is read.

    Args:
        library: Name to import, one of `REQUIREMENTS`.
        purpose: What needs it, as the error calls it.

    Raises:
        ImportError: It is not installed; says how to.
    """
    try:
        importlib.import_module(library)
    except ImportError as error:
        if error.name is not None and error.name.partition(".")[0] != library:
            raise
        advice = f"{purpose} needs {library}: pip install '{REQUIREMENTS[library]}'"
        raise ImportError(advice, name=library) from None
