"""Waiting, blocking."""

from __future__ import annotations

import threading

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION
from viam_cloud_runtime.errors import make_error


def pause(seconds: float) -> None:
    """Wait, until the work that this is part of is interrupted at most.

    Raises:
        CancelledError: It was interrupted.
    """
    interruption = INTERRUPTION.get()
    if interruption is None:
        threading.Event().wait(seconds)
    else:
        interruption.wait(seconds)
    check_cancelled()


def check_cancelled() -> None:
    """Make sure that the work that this is part of has not been interrupted.

    Raises:
        CancelledError: It has.
    """
    interruption = INTERRUPTION.get()
    if interruption is not None and interruption.happened:
        raise make_error(grpc.StatusCode.CANCELLED, "interrupted")
