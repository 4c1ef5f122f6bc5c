"""Exports a fleet's readings with Ray: a plan's partitions are its tasks. Needs the extra `arrow`, fsspec and ray.

Usage: `python distributed_on_ray.py TARGET`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL if
the cloud is not Viam's own.
"""

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import ray

from viam_cloud import DialOptions, ViamClient
from viam_cloud.distributed import export_readings, plan_export
from viam_cloud.utils import create_filter

PartitionT = TypeVar("PartitionT")
ResultT = TypeVar("ResultT")


def run_on_ray(plan: Any, work: Callable[[PartitionT], ResultT]) -> list[ResultT]:
    """Each partition is a task of Ray, which does it again where a worker dies."""
    task: Any = ray.remote(max_retries=3)(lambda partition: work(partition))
    results: list[ResultT] = ray.get([task.remote(partition) for partition in plan.partitions])
    return results


def main(target: str) -> None:
    """Plan on this side, export on all workers."""
    plaintext = os.environ.get("VIAM_APP_URL", "").startswith("http://")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext)) as client:
        plan = plan_export(client, create_filter())
    # A process's own budget: with 20 of them it is 100 calls per second in all.
    results = export_readings(plan, target, run=run_on_ray, calls_per_second=5)
    print(f"{len(results)} partitions, {sum(result.items for result in results)} readings")


if __name__ == "__main__":
    main(sys.argv[1])
