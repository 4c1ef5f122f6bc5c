"""Exports a fleet's readings with Spark: a plan's partitions are its tasks. Needs the extra `arrow`, fsspec and pyspark.

Usage: `python distributed_on_spark.py TARGET`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL if
the cloud is not Viam's own.
"""

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

from pyspark.sql import SparkSession

from viam_cloud import DialOptions, ViamClient
from viam_cloud.distributed import export_readings, plan_export
from viam_cloud.utils import create_filter

PartitionT = TypeVar("PartitionT")
ResultT = TypeVar("ResultT")


def run_on_spark(plan: Any, work: Callable[[PartitionT], ResultT]) -> list[ResultT]:
    """Each partition is a task of Spark, which does it again where an executor dies."""
    context = SparkSession.builder.getOrCreate().sparkContext
    results: list[ResultT] = context.parallelize(plan.partitions, max(1, len(plan.partitions))).map(work).collect()
    return results


def main(target: str) -> None:
    """Plan on this side, export on all workers."""
    plaintext = os.environ.get("VIAM_APP_URL", "").startswith("http://")
    with ViamClient.create_from_env_vars(DialOptions(insecure=plaintext)) as client:
        plan = plan_export(client, create_filter())
    # A process's own budget: with 20 executors' processes it is 100 calls per second in all.
    results = export_readings(plan, target, run=run_on_spark, calls_per_second=5)
    print(f"{len(results)} partitions, {sum(result.items for result in results)} readings")


if __name__ == "__main__":
    main(sys.argv[1])
