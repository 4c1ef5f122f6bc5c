"""What runs a plan if the caller does not say, and what the calls of its processes wait for."""

from __future__ import annotations

from viam_cloud_runtime.distributed.plans import Runner
from viam_cloud_runtime.distributed.rate_limits import NoRateLimit, ProcessRateLimit, RateLimit, rate_of
from viam_cloud_runtime.support.importing import IMPORTING


def engine_for(run: Runner | None, calls_per_second: float | None) -> tuple[Runner, RateLimit]:
    """The engine, and the limit of calls that goes with it.

    Args:
        run: The caller's; None for Dask.
        calls_per_second: Calls that may begin per second: of all workers of a Dask cluster together, of each process
            elsewhere. None for no limit.

    Raises:
        TypeError: `run` cannot be called, or `calls_per_second` is no number.
        ValueError: `calls_per_second` is not positive, or there is no cluster.
        ImportError: Dask is not installed.
    """
    if run is not None and not callable(run):
        raise TypeError(f"run: expected a callable that takes a plan and its work, got {type(run).__name__}")
    if calls_per_second is not None:
        rate_of(calls_per_second)
    if run is not None:
        return run, NoRateLimit() if calls_per_second is None else ProcessRateLimit(calls_per_second)
    with IMPORTING:
        from viam_cloud_runtime.distributed.dask_cluster import DaskCluster

    cluster = DaskCluster()
    return cluster.run, NoRateLimit() if calls_per_second is None else cluster.rate_limit(calls_per_second)
