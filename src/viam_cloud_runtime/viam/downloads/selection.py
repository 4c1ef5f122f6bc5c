"""What to download: which objects, in which pieces of work. Checks and decisions without I/O."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.viam.downloads.file_names import plain_name

if TYPE_CHECKING:
    from google.protobuf.message import Message

PAGE_ITEMS = 100
LARGEST_PAGE_ITEMS = 1000
"""Of a listing without contents, some 1 kB each."""
LARGE_BYTES = 2 * 1024 * 1024
"""From this size on an object is fetched over HTTP, piece by piece."""
BATCH_BYTES = 1024 * 1024
BATCH_ITEMS = 8
MAX_CONTENT_BYTES = 31 * 1024 * 1024
"""What fits into one message of 32 MiB beside its metadata."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """An object as the cloud lists it.

    Attributes:
        identifier: Its binary data ID.
        plain_name: What it would be called if nothing else were.
        size: Its bytes; 0 if they are not known.
    """

    identifier: str
    plain_name: str
    size: int


def remote_file(metadata: Any) -> RemoteFile:
    """What matters of the metadata of an object."""
    identifier = identifier_of(metadata)
    return RemoteFile(
        identifier, plain_name(metadata.file_name, metadata.file_ext, identifier), metadata.file_size_bytes
    )


def identifier_of(metadata: Any) -> str:
    """The binary data ID of an object; of an old server, the ID of its file."""
    identifier: str = metadata.binary_data_id or metadata.id
    return identifier


@dataclass(frozen=True, slots=True)
class Selection:
    """Which objects to download: those that match a filter, or those with some IDs."""

    filter: Any
    ids: Sequence[str] | None
    limit: int | None


def selection_of(
    filter: Message | None, ids: Iterable[str] | None, dataset_id: str | None, limit: int | None
) -> Selection:
    """What is selected.

    Raises:
        TypeError: Something has the wrong type.
        ValueError: None or several of the three are given, or the limit is less than 1.
    """
    given = {"filter": filter, "ids": ids, "dataset_id": dataset_id}
    names = [name for name, value in given.items() if value is not None]
    if len(names) != 1:
        raise ValueError(
            f"{' and '.join(names) or 'nothing'} given: give one of filter, ids and dataset_id. "
            "To mean everything that you may see pass an empty Filter(), for one organization "
            "Filter(organization_ids=[...])"
        )
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int)):
        raise TypeError(f"limit must be a number of files, not {type(limit).__name__}")
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be 1 or more, or None for all; not {limit}")
    if ids is not None:
        return Selection(None, _checked_ids(ids)[:limit], limit)
    if dataset_id is not None:
        if not isinstance(dataset_id, str) or not dataset_id:
            raise TypeError(f"dataset_id: expected the ID of a dataset as str, got {dataset_id!r:.60}")
        return Selection({"dataset_id": dataset_id}, None, limit)
    if not hasattr(filter, "DESCRIPTOR"):
        raise TypeError(f"filter: expected a Filter, got {type(filter).__name__}; create_filter(...) makes one")
    return Selection(filter, None, limit)


def _checked_ids(ids: Iterable[str]) -> list[str]:
    if isinstance(ids, (str, bytes)) or not isinstance(ids, Iterable):
        raise TypeError(f"ids: expected several binary data IDs, got a single {type(ids).__name__}; put it into a list")
    unique = list(dict.fromkeys(ids))
    for identifier in unique:
        if not isinstance(identifier, str) or not identifier:
            raise TypeError(f"ids: expected binary data IDs as str, got {identifier!r:.60}")
    return unique


def batches(files: Iterable[RemoteFile]) -> Iterator[list[RemoteFile]]:
    """Pieces of work: small files together, so that an answer stays small, others each on its own."""
    batch: list[RemoteFile] = []
    size = 0
    for file in files:
        # One of which nothing is known may be of any size.
        if not file.size or file.size >= BATCH_BYTES:
            yield [file]
            continue
        if batch and (size + file.size > BATCH_BYTES or len(batch) == BATCH_ITEMS):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield batch
