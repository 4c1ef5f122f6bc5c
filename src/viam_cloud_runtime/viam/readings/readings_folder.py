"""The folder that readings are copied into: what is in its files, and how far it is known to be complete."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.support.files import write_json
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.parquet import ParquetFile
from viam_cloud_runtime.viam.readings.partitions import Partition
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection

_STATE = ".viam-readings.json"
_LOCK = ".viam-readings.lock"
_VERSION = 1


@dataclass
class _State:
    """What is kept between runs.

    Attributes:
        restriction: Which readings of resources are in the folder, as text; empty for all.
        watermarks: How far each selection has been copied, by its key.
    """

    restriction: str
    watermarks: dict[str, str]


class ReadingsFolder:
    """A folder of Parquet files, for one copy at a time; a context manager.

    Args:
        path: The folder; made when missing.

    Raises:
        SDKError: Another copy into it is running.
        OSError: It cannot be made or written.
    """

    def __init__(self, path: Path) -> None:
        with IMPORTING:
            from filelock import FileLock, Timeout

        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        # Released by whichever thread ends the copy.
        self._lock: Any = FileLock(path / _LOCK, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise SDKError(f"another copy into {path} is running; wait for it, or choose another destination") from None
        try:
            # What a run has left that was killed.
            for left in path.glob("day=*/resource=*/.*.part"):
                shutil.rmtree(left, ignore_errors=True)
            self._state = _read_state(path / _STATE)
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Let others use the folder."""
        self._lock.release()

    def claim(self, selection: ReadingsSelection) -> datetime | None:
        """Begin to copy a selection.

        Returns:
            When the newest reading was captured that the last run of it copied; None if there was none.

        Raises:
            ValueError: The folder has another part of the same readings.
        """
        if self._state is None:
            self._state = _State(selection.restriction, {})
            self._write()
        state = self._state
        if state.restriction != selection.restriction:
            raise ValueError(
                f"{self.path} has readings that another filter chose; readings of one resource would be in there twice, or "
                "be taken out again. Choose another destination for this filter"
            )
        text = state.watermarks.get(selection.key)
        return None if text is None else datetime.fromisoformat(text)

    def complete(self, selection: ReadingsSelection, watermark: datetime) -> None:
        """All readings of a selection are there that the cloud had; the newest was captured at that time."""
        assert self._state is not None, "a selection is claimed first"
        self._state.watermarks[selection.key] = watermark.isoformat()
        self._write()

    def _write(self) -> None:
        write_json(self.path / _STATE, {"version": _VERSION, **vars(self._state)}, indent=2)

    def rows_in(self, partitions: Iterable[Partition]) -> dict[Partition, int]:
        """How many rows are in the file of each partition; nothing for what has no file."""
        found: dict[Partition, int] = {}
        for partition in partitions:
            rows = self.rows_of(partition)
            if rows is not None:
                found[partition] = rows
        return found

    def rows_of(self, partition: Partition) -> int | None:
        """How many rows are in the file of a partition; None without one, or if it is damaged."""
        with IMPORTING:
            import pyarrow as pa
            import pyarrow.parquet as pq

        try:
            metadata: Any = pq.read_metadata(self.path / partition.path)  # pyright: ignore[reportUnknownMemberType]
        except (FileNotFoundError, pa.ArrowInvalid):
            return None
        return int(metadata.num_rows)

    def begin(self, partition: Partition) -> ParquetFile:
        """The file of a partition in the making."""
        path = self.path / partition.path
        path.parent.mkdir(parents=True, exist_ok=True)
        file = ParquetFile(path, row_group_size=65_536, compression="zstd")
        file.__enter__()
        return file


def _read_state(path: Path) -> _State | None:
    try:
        parsed: Any = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError:
        parsed = None
    if not isinstance(parsed, dict) or cast("dict[str, Any]", parsed).get("version") != _VERSION:
        raise SDKError(f"{path} is not what a copy of readings has written; remove it, and everything is copied anew")
    fields = cast("Mapping[str, Any]", parsed)
    return _State(fields["restriction"], dict(fields["watermarks"]))
