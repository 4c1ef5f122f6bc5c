"""Downloads of many files, step by step; the same for both flavours."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import grpc

from viam_cloud_runtime.concurrency.progress import Reporter
from viam_cloud_runtime.concurrency.transfers import Backend
from viam_cloud_runtime.errors import (
    ClosedError,
    DeadlineExceededError,
    GRPCError,
    ResourceExhaustedError,
    UnauthenticatedError,
    UnavailableError,
    make_error,
)
from viam_cloud_runtime.viam.downloads.data_calls import DataCalls, RepeatedCalls
from viam_cloud_runtime.viam.downloads.folder import DownloadFolder
from viam_cloud_runtime.viam.downloads.http_download import Http, HttpDownload, links_to, wrong_size
from viam_cloud_runtime.viam.downloads.http_routes import load_httpx
from viam_cloud_runtime.viam.downloads.http_rules import UselessLinkError
from viam_cloud_runtime.viam.downloads.manifest import Record
from viam_cloud_runtime.viam.downloads.options import DownloadOptions
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.downloads.selection import LARGE_BYTES, MAX_CONTENT_BYTES, RemoteFile, identifier_of

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
# What is no single object's fault, so that asking for each on its own is of no use.
_EVERYBODYS = (UnavailableError, DeadlineExceededError, UnauthenticatedError)


class Downloads:
    """Files on their way into one folder.

    Args:
        cloud: What is asked for them, once for each call.
        http: Gives what makes requests over HTTP, or raises ImportError.
        backend: What waits otherwise.
        folder: Where they go.
        names: Their names, by ID.
        report: What hears of progress.
        options: Who is asking, how often and for how long.
    """

    def __init__(
        self,
        cloud: DataCalls,
        http: Callable[[], Http],
        backend: Backend,
        folder: DownloadFolder,
        names: dict[str, str],
        report: Reporter,
        options: DownloadOptions,
    ) -> None:
        self.results: dict[str, DownloadResult] = {}
        self._cloud = cloud
        self._http = http
        self._backend = backend
        self._folder = folder
        self._names = names
        self._report = report
        self._options = options
        self._full: OSError | None = None
        self._links_are_useless = False

    async def bring(self, files: list[RemoteFile]) -> None:
        """Download some files, unless they are there already. Whatever happens to one ends in its result."""
        missing: list[RemoteFile] = []
        for file in files:
            if self._folder.is_new(self._names[file.identifier]):
                missing.append(file)
                continue
            try:
                there = await self._backend.run_in_thread(
                    self._folder.intact, self._names[file.identifier], file.identifier, file.size
                )
            except OSError as error:
                self.fail(file.identifier, error)
                continue
            if there is None:
                missing.append(file)
            else:
                self._report.advance_bytes(there.size, self._names[file.identifier])
                self._end(file.identifier, "skipped", there.size)
        if len(missing) == 1:
            await self._one(missing[0])
        elif missing:
            await self._several(missing)

    def fail(self, identifier: str, error: Exception) -> None:
        """Say that an object could not be downloaded."""
        if isinstance(error, OSError) and error.errno in _FULL:
            # Whatever else there is would only be fetched in vain.
            self._full = error
        self._end(identifier, "failed", 0, error)

    def _end(
        self,
        identifier: str,
        status: Literal["downloaded", "skipped", "failed"],
        size: int,
        error: Exception | None = None,
    ) -> None:
        name = self._names.get(identifier, "")
        self.results[identifier] = DownloadResult(identifier, self._folder.path / name, status, size, error)
        self._report.item_done(name or identifier, failed=error is not None)

    async def _several(self, files: list[RemoteFile]) -> None:
        if self._full is None:
            try:
                items = await self._calls().by_ids(
                    [file.identifier for file in files], sum(file.size for file in files)
                )
            except (*_EVERYBODYS, ClosedError) as error:
                for file in files:
                    self.fail(file.identifier, error)
                return
            except GRPCError:
                # It may be the fault of any of them.
                items = None
            if items is not None:
                # All of them at once, as to change threads for each takes longer than to write it.
                for file, outcome in zip(
                    files, await self._backend.run_in_thread(self._store_each, files, items), strict=True
                ):
                    if isinstance(outcome, Exception):
                        self.fail(file.identifier, outcome)
                    else:
                        self._report.advance_bytes(outcome, self._names[file.identifier])
                        self._end(file.identifier, "downloaded", outcome)
                return
        for file in files:
            await self._one(file)

    def _calls(self, name: str = "") -> RepeatedCalls:
        """The calls of one step, which the cloud may be away for; with the name of the file, if it is for one."""
        options = self._options
        return RepeatedCalls(self._cloud, self._backend, options.retries(name), options.limit)

    async def _one(self, file: RemoteFile) -> None:
        try:
            size = await self._fetched(file, self._calls(self._names[file.identifier]))
        except Exception as error:
            self.fail(file.identifier, error)
        else:
            self._end(file.identifier, "downloaded", size)

    async def _fetched(self, file: RemoteFile, calls: RepeatedCalls) -> int:
        if self._full is not None:
            raise OSError(*self._full.args)
        if file.size >= (MAX_CONTENT_BYTES if self._links_are_useless else LARGE_BYTES):
            return await self._large(file, calls)
        try:
            items = await calls.by_ids([file.identifier], file.size)
        except ResourceExhaustedError:
            # Larger than was said, or nothing was said.
            return await self._large(file, calls)
        return await self._keep(file, items)

    async def _keep(self, file: RemoteFile, items: Sequence[Any]) -> int:
        """Store an object that came in a message."""
        size = await self._backend.run_in_thread(self._store, file, _by_id(items))
        self._report.advance_bytes(size, self._names[file.identifier])
        return size

    def _store_each(self, files: Sequence[RemoteFile], items: Sequence[Any]) -> list[int | Exception]:
        found = _by_id(items)
        outcomes: list[int | Exception] = []
        for file in files:
            try:
                outcomes.append(self._store(file, found))
            except Exception as error:
                outcomes.append(error)
        return outcomes

    def _store(self, file: RemoteFile, found: Mapping[str, Any]) -> int:
        item = found.get(file.identifier)
        if item is None:
            raise gone(file.identifier)
        content: bytes = item.binary
        expected = item.metadata.file_size_bytes or file.size
        if expected and len(content) != expected:
            raise wrong_size(expected, len(content))
        record = Record(file.identifier, len(content), hashlib.sha256(content).hexdigest())
        self._folder.store(self._names[file.identifier], content, record, item.metadata)
        return len(content)

    async def _large(self, file: RemoteFile, calls: RepeatedCalls) -> int:
        item = _by_id(await calls.by_ids([file.identifier], None)).get(file.identifier)
        if item is None:
            raise gone(file.identifier)
        metadata = item.metadata
        size: int = metadata.file_size_bytes or file.size
        limit = self._options.limit
        try:
            return await self._backend.within(limit, self._over_http(file.identifier, metadata, size, calls))
        except TimeoutError:
            raise make_error(
                grpc.StatusCode.DEADLINE_EXCEEDED,
                f"the file did not arrive within the timeout of {limit:g} s; what has come of it is kept for a rerun",
            ) from None
        except (ImportError, UselessLinkError):
            if not 0 < size <= MAX_CONTENT_BYTES:
                raise
            # Others need not try, then.
            self._links_are_useless = True
            await self._backend.run_in_thread(self._folder.part(file.identifier).discard)
        return await self._keep(file, await calls.by_ids([file.identifier], size))

    async def _over_http(self, identifier: str, metadata: Any, size: int, calls: RepeatedCalls) -> int:
        name, limit = self._names[identifier], self._options.limit
        part = self._folder.part(identifier)

        # Otherwise imported on the event loop, which would stand still meanwhile.
        await self._backend.run_in_thread(load_httpx)
        download = HttpDownload(
            self._http(),
            self._backend,
            self._options.login,
            part,
            size,
            lambda count: self._report.advance_bytes(count, name),
            calls.retries,
            None if limit is None else time.monotonic() + limit,
        )
        try:
            digest = await download.run(links_to(metadata, calls.signed_url))
            record = Record(identifier, part.size, digest)
            await self._backend.run_in_thread(self._folder.land, part.path, name, record, metadata)
            await self._backend.run_in_thread(part.discard)
        finally:
            part.close()
        return record.size


def _by_id(items: Sequence[Any]) -> dict[str, Any]:
    return {identifier_of(item.metadata): item for item in items}


def gone(identifier: str) -> GRPCError:
    """The error of an object that is not there, or not any more."""
    return make_error(
        grpc.StatusCode.NOT_FOUND,
        f"the binary data {identifier!r} is not there: it was deleted, or never was, or this key may not see it",
    )
