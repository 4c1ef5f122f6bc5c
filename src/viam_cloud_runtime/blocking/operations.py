# Made of ../aio/operations.py by `python -m generator`; do not edit.
"""Waiting for the end of operations that take long, blocking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.blocking.pause import pause
from viam_cloud_runtime.rpc.operations import OperationT, Wait
from viam_cloud_runtime.rpc.options import DEFAULT, Retry

if TYPE_CHECKING:
    from viam_cloud_runtime.blocking.clients import ServiceClient
    from viam_cloud_runtime.rpc.methods import UnaryMethod

DEFAULT_INTERVAL = 1.0


def wait_operation(
    client: ServiceClient,
    operation: OperationT | str,
    *,
    interval: float = DEFAULT_INTERVAL,
    timeout: float | None = None,
    retry: Retry = DEFAULT,
    method: UnaryMethod[Any, Any] | None = None,
) -> OperationT:
    """Wait until an operation is done.

    Args:
        client: Client of the service that the operation is of.
        operation: The operation, or its name.
        interval: Seconds until it is asked after for the second time; each pause is longer than the one before.
        timeout: Seconds to wait in all; None for as long as it takes.
        retry: When to repeat a question that failed.
        method: The RPC that asks after it; None for that of `google.longrunning`.

    Returns:
        The operation, which has a response.

    Raises:
        DeadlineExceededError: It was not done in time.
        GRPCError: It failed, or could not be asked after.

    Example:
        >>> wait_operation(client, "operations/7", timeout=60)  # doctest: +SKIP
    """
    wait = Wait(operation, method, timeout, interval)
    if wait.known is not None:
        return wait.known
    pauses = wait.pauses()
    while True:
        found = wait.finished(client._call(wait.method, wait.request, retry=retry))  # pyright: ignore[reportPrivateUsage]
        if found is not None:
            return found
        pause(next(pauses))
