"""Reading pages of files, in whichever process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from viam_cloud_runtime.distributed.limited_calls import call_within
from viam_cloud_runtime.distributed.rate_limits import RateLimit
from viam_cloud_runtime.errors import NotFoundError
from viam_cloud_runtime.viam.distributed.client_config import ClientConfig
from viam_cloud_runtime.viam.distributed.files_partitions import FilesPartition
from viam_cloud_runtime.viam.downloads.file_download import gone
from viam_cloud_runtime.viam.downloads.selection import LARGE_BYTES, RemoteFile, batches, identifier_of
from viam_cloud_runtime.viam.log import LOGGER


@dataclass(frozen=True)
class ReadFiles:
    """Reads pages of a plan of files; called with one, it gives its files with their contents.

    Attributes:
        config: How to connect.
        limit: What calls wait for.
    """

    config: ClientConfig
    limit: RateLimit

    def __call__(self, partition: FilesPartition) -> list[tuple[RemoteFile, bytes]]:
        """The files of a page with their contents.

        Raises:
            NotFoundError: One is no longer in the cloud.
            GRPCError, DownloadError: One cannot be read.
        """
        contents: list[tuple[RemoteFile, bytes]] = []
        for file, content in self.each(partition.files):
            if isinstance(content, Exception):
                raise content
            contents.append((file, content))
        return contents

    def each(self, files: Sequence[RemoteFile]) -> Iterator[tuple[RemoteFile, bytes | Exception]]:
        """The files, each with its contents, or the error that it came to. Some MiB are in memory at a time."""
        for batch in batches(files):
            if not batch[0].size or batch[0].size >= LARGE_BYTES:
                yield batch[0], self._downloaded(batch[0])
                continue
            found = self._read(batch)
            for file in batch:
                if isinstance(found, Exception):
                    yield file, found
                else:
                    yield file, found[file.identifier] if file.identifier in found else gone(file.identifier)

    def _read(self, batch: Sequence[RemoteFile]) -> dict[str, bytes] | Exception:
        """The contents of small files, in one answer."""
        identifiers = [file.identifier for file in batch]
        data_client = self.config.client().data_client
        try:
            items: Sequence[Any] = call_within(
                self.limit,
                lambda: data_client.binary_data_by_ids(identifiers, True, retry=None),
                LOGGER,
                identifiers[0],
            )
        except NotFoundError:
            return {}
        except Exception as error:
            return error
        return {identifier_of(item.metadata): item.binary for item in items}

    def _downloaded(self, file: RemoteFile) -> bytes | Exception:
        """The contents of a large file, piece by piece, resumed where it broke off."""
        data_client = self.config.client().data_client
        self.limit.acquire()
        with TemporaryDirectory(prefix="viam-cloud-") as folder:
            try:
                [result] = data_client.download_binary_data(folder, ids=[file.identifier])
                return Path(result.path).read_bytes()
            except Exception as error:
                return error
