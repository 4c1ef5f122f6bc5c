"""Plans of files: pages of what the cloud lists, and what reads one of them."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from viam_cloud_runtime.distributed.rate_limits import NoRateLimit, RateLimit
from viam_cloud_runtime.viam.distributed.client_config import ClientConfig, WorkerCredentials, config_of
from viam_cloud_runtime.viam.distributed.files_partitions import FilesPartition, pages_of
from viam_cloud_runtime.viam.distributed.read_files import ReadFiles
from viam_cloud_runtime.viam.downloads.selection import remote_file

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from viam_cloud_runtime.viam.blocking.client import ViamClientBase

_ASCENDING = 2
_PAGE_FILES = 100


@dataclass(frozen=True)
class FilesPlan:
    """Files to work on, as plain data that can be pickled; made by `plan_files`.

    Attributes:
        partitions: Pages of files, oldest first.
        config: How each process connects; shows no secret.
    """

    partitions: tuple[FilesPartition, ...]
    config: ClientConfig

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(len(partition.files) for partition in self.partitions)

    def reader(self, limit: RateLimit = NoRateLimit()) -> ReadFiles:  # noqa: B008 - it has no state
        """What reads a page into a list of files with their contents, in any process.

        Args:
            limit: What its calls wait for.
        """
        return ReadFiles(self.config, limit)


def plan_files(
    client: ViamClientBase,
    filter: Message | None = None,
    *,
    page_files: int = _PAGE_FILES,
    credentials: WorkerCredentials = "client",
) -> FilesPlan:
    """Plan work on files for many processes: in pages, as the cloud lists them.

    Their metadata is listed, oldest first; no contents are read. The same range gives the same pages in the same order,
    as long as the cloud has the same files.

    Args:
        client: A blocking `ViamClient`. Each worker process makes one like it.
        filter: Which files; `create_filter` makes one. Default: all that the client may see.
        page_files: Most files in a page, of 64 MiB together unless it is a single one. Default: 100.
        credentials: "client" (default) sends the client's own API key along with the plan; with "environment" each worker
            takes `VIAM_API_KEY` and `VIAM_API_KEY_ID` of its own environment.

    Returns:
        The plan: frozen, comparable, and picklable.

    Raises:
        TypeError: An argument has the wrong type.
        ValueError: `page_files` is less than 1.
        GRPCError: The cloud could not list.

    Example:
        >>> plan = plan_files(client, create_filter(mime_type=["image/jpeg"]))  # doctest: +SKIP
        >>> len(plan.partitions), plan.files  # doctest: +SKIP
        (50, 5000)
    """
    config = config_of(client, credentials)
    if isinstance(page_files, bool) or not isinstance(page_files, int):
        raise TypeError(f"page_files: expected a number of files, got {type(page_files).__name__}")
    if page_files < 1:
        raise ValueError(f"page_files: expected 1 or more, got {page_files}")
    if filter is not None and not hasattr(filter, "DESCRIPTOR"):
        raise TypeError(f"filter: expected a Filter, got {type(filter).__name__}; create_filter(...) makes one")
    # Of generated code, which is not known here.
    data_client: Any = cast("Any", client).data_client
    listed = data_client.iter_binary_data_by_filter(filter, sort_order=_ASCENDING, include_binary_data=False)
    files = (remote_file(item.metadata) for item in listed)
    pages = (FilesPartition(number, page) for number, page in enumerate(pages_of(files, page_files)))
    return FilesPlan(tuple(pages), config)
