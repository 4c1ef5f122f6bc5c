"""Retries of transfers of files, while the cloud is away. Decisions without I/O, for uploads and downloads alike."""

from __future__ import annotations

import logging
import random

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.rpc.methods import RetryClass
from viam_cloud_runtime.rpc.retries import RetryBudget, RetryPolicy, log_wait, next_delay

TRANSFER_RETRY_POLICY = RetryPolicy(attempts=7, initial_backoff=0.5, max_backoff=10)
"""Six further attempts within 13 to 26 seconds: a restart of the server costs no rerun. Single calls give up sooner."""

_LEAST_JITTER = 0.5
"""Full jitter could draw waits near zero, and all attempts would be over before the cloud is back."""


class TransferBudget(RetryBudget):
    """The retries that all files of one run share.

    They are enough for all files under way to outlast an outage, and soon used up if the server is gone.

    Args:
        policy: How often an attempt is repeated; None for never.
        limit: How many files are under way at a time.
    """

    __slots__ = ("_attempts", "_limit")

    def __init__(self, policy: RetryPolicy | None, limit: ConcurrencyLimit) -> None:
        super().__init__()
        self._attempts = 0 if policy is None else policy.attempts
        self._limit = limit

    def withdraw(self) -> bool:
        """Take what one retry costs; False, taking nothing, when there is not enough."""
        # At the first failure of an outage as many are under way as have to outlast it.
        self.widen(self._attempts * self._limit.current * self.cost)
        return super().withdraw()


class TransferRetries:
    """Says how long the transfer of one file waits after each failed attempt, and when it gives up.

    Every attempt of a transfer may be repeated like a call that only reads: an upload is looked up first.

    Args:
        policy: How often an attempt is repeated, and how long the waits are; None for never.
        budget: Retries that all files of one run share, so that a cloud that is gone costs few of them their waits.
        logger: Where long waits have a line.
        name: What is transferred, for that line; empty where the RPC that failed says more.
    """

    def __init__(self, policy: RetryPolicy | None, budget: RetryBudget, logger: logging.Logger, name: str = "") -> None:
        self._policy = policy
        self._budget = budget
        self._logger = logger
        self._name = name
        self._failures = 0
        self._attempts = 1

    def delay_after_status(self, error: GRPCError, remaining: float | None = None) -> float | None:
        """Seconds until the next attempt after a call that failed; None for giving up.

        Args:
            error: Its error.
            remaining: Seconds left for all attempts; None for no limit.
        """
        delay = next_delay(
            self._policy,
            RetryClass.READ,
            error.status,
            error.trailing_metadata,
            retries=self._failures,
            remaining=remaining,
            random=_jitter,
        )
        return self._granted(delay, self._name or error.method, error.status.name)

    def delay_after_disconnect(
        self, reason: str, wait: float | None = None, remaining: float | None = None
    ) -> float | None:
        """Seconds until the next attempt after a connection that broke, as over HTTP; None for giving up.

        Args:
            reason: What happened to it.
            wait: Seconds that the server asks for; None if it does not say.
            remaining: Seconds left for all attempts; None for no limit.
        """
        if self._policy is None or self._failures >= self._policy.attempts - 1:
            return None
        delay = self._policy.backoff(self._failures + 1, _jitter()) if wait is None else wait
        return self._granted(delay if remaining is None or delay < remaining else None, self._name, reason)

    def progressed(self) -> None:
        """An attempt got further than those before it: earlier failures no longer count."""
        self._failures = 0

    def succeeded(self) -> None:
        """The file is there: the budget gets some of its retries back."""
        self._budget.deposit()

    def _granted(self, delay: float | None, what: str, reason: str) -> float | None:
        if delay is None or not self._budget.withdraw():
            return None
        self._failures += 1
        self._attempts += 1
        log_wait(self._logger, what, reason, self._attempts, delay)
        return delay


def _jitter() -> float:
    return random.uniform(_LEAST_JITTER, 1)
