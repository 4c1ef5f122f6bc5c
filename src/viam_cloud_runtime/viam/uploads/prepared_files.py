"""Files ready to be sent: small ones are read, hashed and claimed, many in one step and in one transaction."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit, Start, number_at_once
from viam_cloud_runtime.concurrency.plain_threads import PlainThreads
from viam_cloud_runtime.concurrency.transfers import JournalError
from viam_cloud_runtime.viam.uploads.hashed_file import FileState, HashedFile, read_if_small
from viam_cloud_runtime.viam.uploads.journal import Claim, UploadJournal, UploadKey
from viam_cloud_runtime.viam.uploads.selection import PlannedFile

_BATCH_FILES = 64
"""More would bring nothing: a transaction costs each of them little by then. The first is not to wait for the last."""

_BATCH_BYTES = 4 * 1024 * 1024
"""What the contents of a batch may take in memory, but for its last file."""


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file whose turn has come.

    Attributes:
        number: Its position among all files, from 0 on.
        planned: Where it is, and what it is called in the cloud.
        file: What was read of it; only what it looks like if it is not small; None if it cannot be sent.
        claim: What the journal says about it, if it is small.
        error: Why it cannot be sent; None if nothing is known against it.
    """

    number: int
    planned: PlannedFile
    file: HashedFile | FileState | None = None
    claim: Claim | None = None
    error: Exception | None = None

    @property
    def waits(self) -> bool:
        """Whether another upload is at it right now."""
        return self.claim is not None and self.claim.busy

    @property
    def size(self) -> int:
        """Bytes in it; 0 if it cannot be sent."""
        return 0 if self.file is None else self.file.size


class PreparedFiles:
    """Prepares files in batches, each when it is asked for; iterate over it, in one thread at a time.

    Of a batch those come last that another upload is at: once a file is waited for, all that were claimed with it have
    been handed out. So two runs never wait for what the other has claimed and not begun.

    Args:
        files: The files.
        journal: What is claimed in.
        server: Name of the server, as in `UploadKey`.
        part_id: The part that the files belong to.
        at_once: Is told how many to begin with, by the sizes of the first ones.
        start: The flavour's part of that.
    """

    def __init__(
        self,
        files: Iterable[PlannedFile],
        journal: UploadJournal,
        server: str,
        part_id: str,
        at_once: ConcurrencyLimit,
        start: Start,
    ) -> None:
        self._files = enumerate(files)
        # While files of one batch are sent, the next one is read: reading does not use the processor all the time.
        self._ahead: Future[list[PreparedFile]] | None = None
        self._at_once = at_once
        self._start = start
        self._is_first = True
        self._journal = journal
        self._server = server
        self._part_id = part_id
        self._claimed: dict[int, tuple[UploadKey, Claim]] = {}
        # Files are begun in other threads than the one that prepares.
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Sequence[PreparedFile]]:
        return self

    def __next__(self) -> Sequence[PreparedFile]:
        read = self._read_batch() if self._ahead is None else self._ahead.result()
        if not read:
            raise StopIteration
        self._ahead = self._begin_to_read()
        if self._is_first:
            self._is_first = False
            self._at_once.start_with(number_at_once([one.size for one in read]), self._start)
        return sorted(self._claim(read), key=lambda prepared: prepared.waits)

    def _begin_to_read(self) -> Future[list[PreparedFile]] | None:
        """Read the next batch in a thread; None where no thread can be started: it is then read when its turn comes."""
        try:
            return PlainThreads().submit(self._read_batch)
        except RuntimeError:
            return None

    def _read_batch(self) -> list[PreparedFile]:
        read: list[PreparedFile] = []
        size = 0
        for number, planned in itertools.islice(self._files, _BATCH_FILES):
            read.append(_read(number, planned))
            if isinstance(read[-1].file, HashedFile):
                size += read[-1].size
            if size >= _BATCH_BYTES:
                break
        return read

    def key(self, planned: PlannedFile, file: HashedFile) -> UploadKey:
        """What the journal calls the upload of a file."""
        return UploadKey(self._server, self._part_id, planned.full_name, file.content_hash)

    def _claim(self, batch: Sequence[PreparedFile]) -> Iterator[PreparedFile]:
        small = [one for one in batch if isinstance(one.file, HashedFile)]
        keys = {one.number: self.key(one.planned, one.file) for one in small if isinstance(one.file, HashedFile)}
        try:
            claims = dict(zip(keys, self._journal.claim_all(list(keys.values())), strict=True))
        except JournalError as error:
            for one in batch:
                failed = one.error or (error if one.number in keys else None)
                yield PreparedFile(one.number, one.planned, one.file, error=failed)
            return
        with self._lock:
            self._claimed.update(
                (number, (keys[number], claim)) for number, claim in claims.items() if claim.is_granted
            )
        for one in batch:
            yield PreparedFile(one.number, one.planned, one.file, claims.get(one.number), one.error)

    def begun(self, prepared: PreparedFile) -> None:
        """The upload of a file begins: what becomes of its claim is its own affair from now on."""
        with self._lock:
            self._claimed.pop(prepared.number, None)

    def close(self) -> None:
        """Read no more, and give up the claims of what was not begun, where the whole has ended early."""
        if self._ahead is not None:
            # What it reads, such as the folders of a plan, may go away next.
            self._ahead.exception()
        with self._lock:
            rest, self._claimed = self._claimed, {}
        for key, claim in rest.values():
            # The next run takes it for one that crashed, and looks it up.
            with suppress(JournalError):
                self._journal.give_up(key, in_doubt=claim.in_doubt)


def _read(number: int, planned: PlannedFile) -> PreparedFile:
    try:
        if planned.error is not None:
            raise planned.error
        _check_name(planned)
        return PreparedFile(number, planned, read_if_small(planned.path))
    except Exception as error:
        return PreparedFile(number, planned, error=error)


def _check_name(planned: PlannedFile) -> None:
    try:
        planned.full_name.encode()
    except UnicodeEncodeError:
        raise ValueError(
            f"{planned.full_name!r} cannot be sent, as file names in the cloud are Unicode; rename the file"
        ) from None
