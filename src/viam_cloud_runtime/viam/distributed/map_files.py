"""A function for each file, on the worker that has its bytes at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from viam_cloud_runtime.concurrency.outcomes import Outcome, Outcomes, checked_function, checked_result
from viam_cloud_runtime.distributed.engines import engine_for
from viam_cloud_runtime.distributed.plans import Runner
from viam_cloud_runtime.distributed.results import picklable
from viam_cloud_runtime.viam.distributed.files_partitions import FilesPartition
from viam_cloud_runtime.viam.distributed.files_plan import FilesPlan
from viam_cloud_runtime.viam.distributed.read_files import ReadFiles
from viam_cloud_runtime.viam.downloads.selection import RemoteFile

ResultT = TypeVar("ResultT")


@dataclass(frozen=True)
class MapFiles(Generic[ResultT]):
    """Calls a function with each file of a page; called with one, it gives the page's number and the outcomes.

    Attributes:
        read: What reads the files.
        function: What is called with a file and its contents.
    """

    read: ReadFiles
    function: Callable[[RemoteFile, bytes], ResultT]

    def __call__(self, partition: FilesPartition) -> tuple[int, list[Outcome[RemoteFile, ResultT]]]:
        """The outcome of each file of a page, in its order."""
        return partition.number, [self._outcome(file, content) for file, content in self.read.each(partition.files)]

    def _outcome(self, file: RemoteFile, content: bytes | Exception) -> Outcome[RemoteFile, ResultT]:
        if isinstance(content, Exception):
            return Outcome(file, error=picklable(content))
        try:
            return Outcome(file, checked_result(self.function(file, content)))
        except Exception as error:
            return Outcome(file, error=picklable(error))


def map_files(
    plan: FilesPlan,
    function: Callable[[RemoteFile, bytes], ResultT],
    *,
    calls_per_second: float | None = None,
    run: Runner | None = None,
) -> Outcomes[RemoteFile, ResultT]:
    """Call a function with each file and its contents, on all workers of a cluster: for thumbnails, embeddings, checks.

    The contents stay on the worker; what the function returns comes back, so let that be small. A file that fails does not
    stop the others. When a worker dies its pages are done again elsewhere, so the function may see a file twice.

    Args:
        plan: From `plan_files`.
        function: What to call, with a file (`identifier`, `plain_name`, `size`) and its contents. It is sent to the workers.
        calls_per_second: How many calls all workers together may begin per second. With a `run` of your own it counts for
            each of its processes. Default: no limit.
        run: What runs the plan. Default: Dask, on the cluster of the current `distributed.Client`; `run_local` needs none.

    Returns:
        One outcome for each file, in the order of the plan: a result or an error. `results()` gives the results, and raises
        a `CallsFailedError` if one failed.

    Raises:
        TypeError: `function` cannot be called.
        ValueError: There is no cluster.
        ImportError: Dask is not installed.

    Example:
        >>> outcomes = map_files(plan, lambda file, content: len(content))  # doctest: +SKIP
        >>> sum(outcomes.results())  # doctest: +SKIP
        1048576000
    """
    checked_function(function)
    runner, limit = engine_for(run, calls_per_second)
    pages = dict(runner(plan, MapFiles(plan.reader(limit), function)))
    return Outcomes([outcome for partition in plan.partitions for outcome in pages[partition.number]])
