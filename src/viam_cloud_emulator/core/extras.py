"""What needs packages that only the extra `emulator` brings along."""

from __future__ import annotations

from viam_cloud_emulator.core.errors import StatusError, unimplemented


def missing_extra(what: str, package: str) -> StatusError:
    """The answer of an RPC that needs a package which is not installed."""
    return unimplemented(
        f"{what} need the package {package}; install the emulator with: pip install 'viam-cloud[emulator]'"
    )
