"""Dask as the engine: partitions as tasks of a cluster, and one budget of calls for all its workers.

The budget is a `distributed.Semaphore` whose leases are kept for one period each, so that no period sees more calls begin
than there are leases, on however many workers. The scheduler keeps it: leases of a worker that dies expire, where an actor
would die with the worker it lives on, and a `Variable` alone cannot count. That all back off together is a `Variable`, which
says until when.
"""

from __future__ import annotations

import asyncio
import importlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from viam_cloud_runtime.blocking.pause import pause
from viam_cloud_runtime.distributed.plans import PartitionT, Plan, ResultT
from viam_cloud_runtime.distributed.rate_limits import LONGEST_BACK_OFF, rate_of
from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING

_ROUNDS = 5
"""How often work that the scheduler has lost is handed out."""
_WORKERS_SECONDS = 60
_NOTICED_SECONDS = 0.2
"""How old the news may be that all back off."""


class DaskCluster:
    """The cluster of the current `distributed.Client`.

    Raises:
        ValueError: There is no such client.
        ImportError: Dask is not installed.
    """

    def __init__(self) -> None:
        require("distributed", "a plan on Dask")
        with IMPORTING:
            distributed: Any = importlib.import_module("distributed")

        try:
            self._client: Any = distributed.default_client()
        except ValueError:
            raise ValueError(
                "there is no Dask cluster: make a distributed.Client first, or pass run=run_local to do it in this process"
            ) from None

    def rate_limit(self, calls_per_second: float) -> ClusterRateLimit:
        """A budget that all workers share; the same one for the same number."""
        limit = ClusterRateLimit(calls_per_second)
        limit.register()
        return limit

    def run(self, plan: Plan[PartitionT, Any], work: Callable[[PartitionT], ResultT], /) -> Iterator[ResultT]:
        """Do the work with each partition of a plan, as tasks; gives results as they come.

        Tasks of a worker that dies are done elsewhere, by Dask; what is lost with the scheduler is handed out again.

        Raises:
            SDKError: The cluster is gone.
            Exception: What the work raised, once all else is done; or that three workers died of one partition.
        """
        left: Sequence[PartitionT] = plan.partitions
        for _ in range(_ROUNDS):
            lost: list[PartitionT] = []
            yield from self._round(left, work, lost)
            if not lost:
                return
            left = lost
            self._wait_for_workers()
        raise SDKError(f"the cluster lost {len(left):,} partitions {_ROUNDS} times; run it again to do what is left")

    def _round(
        self, partitions: Sequence[PartitionT], work: Callable[[PartitionT], ResultT], lost: list[PartitionT]
    ) -> Iterator[ResultT]:
        with IMPORTING:
            distributed: Any = importlib.import_module("distributed")

        futures: list[Any] = self._client.map(work, partitions, pure=False, key=type(work).__name__)
        partition_of = dict(zip(futures, partitions, strict=True))
        failure: BaseException | None = None
        try:
            for future in distributed.as_completed(futures):
                if future.status == "error":
                    failure = failure or future.exception()
                    continue
                try:
                    result: ResultT = future.result()
                except (Exception, asyncio.CancelledError):
                    # Cancelled, or gone with the worker that had it.
                    lost.append(partition_of[future])
                    continue
                yield result
                future.release()
        finally:
            if self._client.status == "running":
                # Of those that are done this does nothing.
                self._client.cancel(futures)
        if failure is not None:
            raise failure

    def _wait_for_workers(self) -> None:
        async def one_is_there() -> None:
            await self._client.wait_for_workers(1, timeout=_WORKERS_SECONDS)

        try:
            # The time that it takes to find the scheduler counts, too, whatever limit the client has for that.
            self._client.sync(one_is_there, callback_timeout=_WORKERS_SECONDS)
        except Exception as error:
            raise SDKError(
                "the cluster is gone, and what was under way with it; what is committed stays. Run it again, on this "
                "cluster or another, to do what is left"
            ) from error


@dataclass(frozen=True)
class ClusterRateLimit:
    """A limit that all workers of a cluster share.

    Attributes:
        calls_per_second: Calls that may begin per second.
    """

    calls_per_second: float

    @property
    def name(self) -> str:
        """What Dask's scheduler knows it by."""
        return f"{self.calls_per_second}-calls-per-second"

    def register(self) -> None:
        """Make it known to the cluster."""
        self._here().register()

    def acquire(self) -> None:
        """Wait until one more call may be begun."""
        self._here().acquire()

    def back_off(self, seconds: float) -> None:
        """Let no worker begin a call for some time."""
        self._here().back_off(seconds)

    def _here(self) -> _Leases:
        with _LOCK:
            with IMPORTING:
                distributed: Any = importlib.import_module("distributed")

            client = distributed.get_client()
            found = _LEASES.get(self.name)
            # A process may have seen another cluster before.
            if found is None or found.client is not client:
                found = _LEASES[self.name] = _Leases(self.name, self.calls_per_second, client)
            return found


class _Leases:
    """What a process has of a limit."""

    def __init__(self, name: str, calls_per_second: float, client: Any) -> None:
        with IMPORTING:
            distributed: Any = importlib.import_module("distributed")

        rate = rate_of(calls_per_second)
        self.client = client
        self._seconds = rate.seconds
        self._semaphore: Any = distributed.Semaphore(rate.calls, name)
        # By the clocks of the workers, which had better agree within some tenths of a second.
        self._not_before: Any = distributed.Variable(f"{name}-not-before", client)
        self._noticed = 0.0
        self._read = float("-inf")

    def register(self) -> None:
        self._semaphore.register()
        self._not_before.set(0.0)

    def acquire(self) -> None:
        while (delay := self._back_off_left()) > 0:
            pause(delay)
        self._semaphore.acquire()
        self._semaphore.loop.add_callback(self._release_later)

    async def _release_later(self) -> None:
        await asyncio.sleep(self._seconds)
        # The oldest lease of this process, which is a period old at least.
        await self._semaphore.release()

    def _back_off_left(self) -> float:
        now = time.monotonic()
        if now - self._read >= _NOTICED_SECONDS:
            self._read = now
            try:
                self._noticed = self._not_before.get(timeout=1)
            except asyncio.TimeoutError:
                # The scheduler is a new one, which knows of none. (Leases are made known to it by whoever takes one.)
                self._noticed = 0.0
                self._not_before.set(0.0)
        return min(self._noticed - time.time(), LONGEST_BACK_OFF)

    def back_off(self, seconds: float) -> None:
        until = time.time() + min(seconds, LONGEST_BACK_OFF)
        if until > self._noticed:
            self._noticed = until
            self._not_before.set(until)


_LEASES: dict[str, _Leases] = {}
"""The limits of this process, by their names."""
_LOCK = threading.Lock()
