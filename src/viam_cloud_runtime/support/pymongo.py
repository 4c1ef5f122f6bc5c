"""Whether the module `bson` is pymongo's. PyPI has another distribution of that name, which replaces it silently."""

from __future__ import annotations

from viam_cloud_runtime.support.importing import IMPORTING


def require_pymongo_bson() -> None:
    """Make sure that `import bson` gives what comes with pymongo.

    Raises:
        ImportError: It does not; says how to mend it.
    """
    try:
        with IMPORTING:
            import bson

        found = hasattr(bson, "encode") and hasattr(bson, "decode")
    except ImportError as error:
        # Half of one and half of the other.
        if error.name is None or error.name.partition(".")[0] != "bson":
            raise
        found = False
    if not found:
        raise ImportError(
            "the module bson is missing, or not the one that comes with pymongo: the distribution 'bson' on PyPI replaces it; "
            "pip uninstall bson pymongo, then pip install pymongo",
            name="bson",
        )
