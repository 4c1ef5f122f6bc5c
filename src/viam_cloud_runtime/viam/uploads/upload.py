"""How one of many files gets into the cloud exactly once. Both flavours run this; what differs is what they wait with."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Literal, Protocol

import grpc

from viam_cloud_runtime.concurrency.progress import Reporter
from viam_cloud_runtime.concurrency.transfer_retries import TransferRetries
from viam_cloud_runtime.concurrency.transfers import Backend, JournalError
from viam_cloud_runtime.errors import ClosedError, GRPCError, make_error
from viam_cloud_runtime.rpc.retries import RetryBudget, RetryPolicy
from viam_cloud_runtime.viam.downloads.http_rules import DownloadError, PassingDownloadError
from viam_cloud_runtime.viam.log import LOGGER
from viam_cloud_runtime.viam.uploads.find_upload import CloudContents, Sought, find_upload
from viam_cloud_runtime.viam.uploads.hashed_file import (
    FileState,
    HashedFile,
    Hashing,
    WatchedBytes,
    WatchedFile,
)
from viam_cloud_runtime.viam.uploads.journal import Claim, UploadKey
from viam_cloud_runtime.viam.uploads.prepared_files import PreparedFile, PreparedFiles
from viam_cloud_runtime.viam.uploads.result import UploadResult
from viam_cloud_runtime.viam.uploads.selection import PlannedFile

if TYPE_CHECKING:
    from viam_cloud_runtime.viam.uploads.journal import UploadJournal

LARGE_BYTES = 4 * 1024 * 1024
"""From this size on reading a file again takes longer than looking up what was in it, and sending it takes memory."""

LARGE_AT_A_TIME = 4
"""More large files at a time are no faster, as measured, and take some 10 MiB each."""

_BUSY_PAUSE_SECONDS = 0.2
_SETTLING_SECONDS = 1.0

_FILE_UPLOAD = "viam.app.datasync.v1.DataSyncService/FileUpload"

_DID_NOT_ACT = frozenset(
    {
        grpc.StatusCode.INVALID_ARGUMENT,
        grpc.StatusCode.NOT_FOUND,
        grpc.StatusCode.ALREADY_EXISTS,
        grpc.StatusCode.PERMISSION_DENIED,
        grpc.StatusCode.UNAUTHENTICATED,
        grpc.StatusCode.FAILED_PRECONDITION,
        grpc.StatusCode.OUT_OF_RANGE,
        grpc.StatusCode.UNIMPLEMENTED,
    }
)


class UploadCloud(CloudContents, Protocol):
    """The calls that uploads make, for one part, with the metadata that all files share."""

    async def upload(self, contents: BinaryIO, size: int, planned: PlannedFile, created: datetime) -> str:
        """Upload a file; gives its ID."""
        ...


@dataclass(frozen=True)
class Uploads:
    """One run of uploads.

    Attributes:
        cloud: Where the files go.
        backend: What is waited with.
        journal: What was done before.
        report: Who is told.
        files: What prepares them.
        policy: When a file is sent again; None for never.
        budget: What keeps many files from being sent again and again to a server that is gone.
        large: What lets only some large files through at a time.
    """

    cloud: UploadCloud
    backend: Backend
    journal: UploadJournal
    report: Reporter
    files: PreparedFiles
    policy: RetryPolicy | None
    budget: RetryBudget
    large: AbstractAsyncContextManager[object]

    async def transfer(self, prepared: PreparedFile) -> UploadResult:
        """Bring one file into the cloud, if it is not there; says what came of it, whatever happens."""
        self.files.begun(prepared)
        planned = prepared.planned
        transfer = _Transfer(self, prepared)
        try:
            result = await transfer.run()
        except Exception as error:
            result = UploadResult(planned.path, planned.full_name, "failed", size=transfer.size, error=error)
        self.report.item_done(str(planned.path), failed=result.error is not None)
        return result

    async def write_records(self) -> None:
        """Write down what is in the cloud by now."""
        try:
            await self.backend.run_in_thread(self.journal.write_records)
        except JournalError as error:
            # The next run takes it for one that crashed, and finds it there.
            LOGGER.warning("some files are in the cloud, which could not be written down: %s", error)


class _Transfer:
    """The way of one file."""

    def __init__(self, uploads: Uploads, prepared: PreparedFile) -> None:
        planned = prepared.planned
        self._uploads = uploads
        self._run_in_thread = uploads.backend.run_in_thread
        self._prepared = prepared
        self._planned = planned
        self._reported = 0
        self._retries = TransferRetries(uploads.policy, uploads.budget, LOGGER, planned.full_name)
        self._in_doubt = False
        self._sent = False
        self._renewing = False
        self.size = prepared.size

    async def run(self) -> UploadResult:
        planned = self._planned
        if self._prepared.error is not None:
            raise self._prepared.error
        file, claim = await self._claimed()
        identifier = claim.binary_data_id
        if identifier is None:
            identifier = await self._bring(file, self._key(file), claim)
        self._advance(file.size - self._reported)
        status: Literal["uploaded", "skipped"] = "uploaded" if self._sent else "skipped"
        return UploadResult(planned.path, planned.full_name, status, identifier, file.size)

    async def _claimed(self) -> tuple[HashedFile, Claim]:
        """What is in the file, and whose it is to upload that."""
        journal = self._uploads.journal
        file, claim = self._prepared.file, self._prepared.claim
        if not isinstance(file, HashedFile):
            assert file is not None, "what was not read has an error"
            file = await self._hashed(file)
        # What was busy when it was prepared may have ended since.
        if claim is None or claim.busy:
            claim = await self._run_in_thread(journal.claim, self._key(file))
        while claim.busy:
            await self._uploads.backend.pause(_BUSY_PAUSE_SECONDS)
            claim = await self._run_in_thread(journal.claim, self._key(file))
        return file, claim

    async def _hashed(self, state: FileState) -> HashedFile:
        path, journal = self._planned.path, self._uploads.journal
        is_large = state.size >= LARGE_BYTES
        if is_large and (known := await self._run_in_thread(journal.known_hash, path, state)) is not None:
            return HashedFile(path, state, known)
        with await self._run_in_thread(Hashing, path) as hashing:
            while not await self._run_in_thread(hashing.step):
                self._uploads.backend.check_cancelled()
            file = hashing.result()
        self.size = file.size
        if is_large:
            await self._run_in_thread(journal.remember_hash, path, file.state, file.content_hash)
        return file

    def _key(self, file: HashedFile) -> UploadKey:
        return self._uploads.files.key(self._planned, file)

    async def _bring(self, file: HashedFile, key: UploadKey, claim: Claim) -> str:
        self._in_doubt = claim.in_doubt
        try:
            if claim.in_doubt:
                # The server may still be busy with what it got from a run that crashed just now.
                await self._uploads.backend.pause(_SETTLING_SECONDS)
            async with self._uploads.large if file.size >= LARGE_BYTES else nullcontext():
                identifier = await self._send_until_there(file, claim.started)
        except Exception as error:
            await self._give_up(key)
            if self._in_doubt and isinstance(error, (GRPCError, PassingDownloadError)):
                raise _with_advice(error, self._planned.full_name) from error
            raise
        if self._uploads.journal.record(key, identifier):
            await self._uploads.write_records()
        return identifier

    async def _give_up(self, key: UploadKey) -> None:
        try:
            await self._run_in_thread(self._uploads.journal.give_up, key, in_doubt=self._in_doubt)
        except JournalError as error:
            # The next run takes it for one that crashed, and why it failed says more.
            LOGGER.warning("%s failed, which could not be written down: %s", key.name, error)

    async def _send_until_there(self, file: HashedFile, started: datetime) -> str:
        sought = Sought(self._planned.name, self._planned.extension, file.size, file.content_hash, started)
        while True:
            try:
                if self._in_doubt and (found := await self._find(sought)) is not None:
                    return found
                if self._renewing and not self._in_doubt:
                    await self._uploads.cloud.list_since(sought.since, None)
                identifier = await self._send(file, started)
                self._retries.succeeded()
                return identifier
            except (GRPCError, ClosedError) as error:
                delay = self._delay_after(error)
                if delay is None:
                    found = await self._find_at_last(sought, error)
                    if found is not None:
                        return found
                    raise
            # The server may still be busy with what it got.
            await self._uploads.backend.pause(max(delay, _SETTLING_SECONDS) if self._in_doubt else delay)

    async def _send(self, file: HashedFile, started: datetime) -> str:
        self._advance(-self._reported)
        if file.content is not None:
            return await self._send_contents(WatchedBytes(file.content), file.size, started)
        with await self._run_in_thread(WatchedFile, file, self._advance) as contents:
            return await self._send_contents(contents, file.size, started)

    async def _send_contents(self, contents: WatchedFile | WatchedBytes, size: int, started: datetime) -> str:
        planned = self._planned
        try:
            identifier = await self._uploads.cloud.upload(contents, size, planned, started)
        except Exception as error:
            if contents.was_read and may_have_acted(error):
                self._in_doubt = self._sent = True
            raise
        self._sent = True
        return identifier

    def _delay_after(self, error: GRPCError | ClosedError) -> float | None:
        """How long to wait before the next attempt; None for giving up."""
        if isinstance(error, ClosedError):
            return None
        if error.status is grpc.StatusCode.UNAUTHENTICATED and not self._renewing:
            # An expired token, met too far into the file for the call to be repeated. A call that lists renews the sign-in.
            self._renewing = True
            return 0
        return self._retries.delay_after_status(error)

    async def _find(self, sought: Sought) -> str | None:
        """ID of the upload, if it got there."""

        async def is_another(identifier: str) -> bool:
            return await self._run_in_thread(self._uploads.journal.is_recorded, identifier)

        return await find_upload(self._uploads.cloud, sought, is_another)

    async def _find_at_last(self, sought: Sought, error: Exception) -> str | None:
        if not self._in_doubt or isinstance(error, ClosedError):
            return None
        try:
            return await self._find(sought)
        except (GRPCError, DownloadError):
            # Why it failed in the first place says more.
            return None

    def _advance(self, count: int) -> None:
        self._reported += count
        if count:
            self._uploads.report.advance_bytes(count, str(self._planned.path))


def may_have_acted(error: Exception) -> bool:
    """Whether an upload that was sent to its end, and ended so, may be in the cloud all the same."""
    if not isinstance(error, GRPCError):
        return isinstance(error, ClosedError)
    # Where it was refused, and the sign-in then could not be renewed, the error is that of the sign-in.
    is_of_sign_in = error.method not in ("", _FILE_UPLOAD)
    return error.status not in _DID_NOT_ACT and not is_of_sign_in


def _with_advice(error: GRPCError | PassingDownloadError, name: str) -> Exception:
    """The same error, which says what to do about a file that may be in the cloud or not."""
    advice = f"{name} may be in the cloud already; upload it again with the same journal, and it is looked for first"
    if isinstance(error, PassingDownloadError):
        return PassingDownloadError(f"{error}. {advice}", error.wait)
    return make_error(
        error.status,
        error.message,
        method=error.method,
        attempts=error.attempts,
        trailing_metadata=error.trailing_metadata,
        hint=f"{error.hint}. {advice}" if error.hint else advice,
    )
