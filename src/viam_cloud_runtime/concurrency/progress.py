"""Progress of what takes long: a bar in the terminal or notebook, or events for any callable."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import CoroutineType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from types import TracebackType

ReporterT = TypeVar("ReporterT", bound="Reporter")


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """How far something has come.

    Attributes:
        description: What is going on, such as `uploading`.
        items_done: How many items have ended, those that failed among them.
        items_failed: How many of them failed.
        items_total: How many there are; None as long as that is not known.
        bytes_done: How many bytes have been transferred. What is sent again counts once.
        bytes_total: How many there are; None when that is not known, or when bytes are not what counts.
        current: The item that last moved, or the state of what is waited for.
    """

    description: str
    items_done: int = 0
    items_failed: int = 0
    items_total: int | None = None
    bytes_done: int = 0
    bytes_total: int | None = None
    current: str = ""


ProgressOption: TypeAlias = bool | Literal["always"] | Callable[[ProgressEvent], object]
"""False for none; True for a bar where it can be seen; "always" for a bar in any case; a callable for events."""


class Reporter:
    """Counts, and reports. Safe to use from several threads; reports come one at a time.

    Args:
        description: What is going on.
        items_total: How many items there are; None when that is not known.
        bytes_total: How many bytes there are; None when that is not known, or when they do not matter.
    """

    def __init__(self, description: str, items_total: int | None, bytes_total: int | None) -> None:
        self._description = description
        self._items_done = 0
        self._items_failed = 0
        self._items_total = items_total
        self._bytes_done = 0
        self._bytes_total = bytes_total
        self._current = ""
        self._state = ""
        # The receiver of a report may call back, or be interrupted by a signal whose handler does.
        self._lock = threading.RLock()

    def advance_bytes(self, count: int, current: str) -> None:
        """So many more bytes have been transferred; fewer, with a negative count, when an attempt came to nothing."""
        with self._lock:
            self._bytes_done += count
            self._current = current
            self._tell()

    def item_done(self, current: str, failed: bool = False) -> None:
        """One more item has ended."""
        with self._lock:
            self._items_done += 1
            self._items_failed += failed
            self._current = current
            self._tell()

    def set_state(self, state: str) -> None:
        """It is in this state now, which is told if it is another one than before."""
        with self._lock:
            if state != self._state:
                self._state = self._current = state
                self._tell()

    def set_totals(self, items_total: int | None, bytes_total: int | None) -> None:
        """So much there is in all, as is known by now."""
        with self._lock:
            self._items_total = items_total
            self._bytes_total = bytes_total
            self._tell()

    def _event(self) -> ProgressEvent:
        return ProgressEvent(
            self._description,
            self._items_done,
            self._items_failed,
            self._items_total,
            self._bytes_done,
            self._bytes_total,
            self._current,
        )

    def _tell(self) -> None:
        """Report; here, to nothing."""

    def __enter__(self: ReporterT) -> ReporterT:
        with self._lock:
            self._tell()
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        pass


class _Events(Reporter):
    """Tells a callable."""

    def __init__(
        self,
        listener: Callable[[ProgressEvent], object],
        description: str,
        items_total: int | None,
        bytes_total: int | None,
    ) -> None:
        super().__init__(description, items_total, bytes_total)
        self._listener = listener
        self._failure: Exception | None = None

    def _tell(self) -> None:
        if self._failure is not None:
            # It may have been raised where it was taken for a failure of an item.
            raise self._failure
        try:
            answer = self._listener(self._event())
            if isinstance(answer, CoroutineType):
                answer.close()
                raise TypeError("progress must not be an async function, as it would not be awaited")
        except Exception as error:
            self._failure = error
            raise


class _Bar(Reporter):
    """Draws a bar of tqdm's: of bytes where their number is known, else of items."""

    def __init__(self, bar_type: type[Any], description: str, items_total: int | None, bytes_total: int | None) -> None:
        super().__init__(description, items_total, bytes_total)
        self._bar = bar_type(desc=description, total=items_total, unit=" items", miniters=1, dynamic_ncols=True)

    def _tell(self) -> None:
        bar, by_bytes = self._bar, self._bytes_total is not None
        bar.unit, bar.unit_scale = ("B", True) if by_bytes else (" items", False)
        bar.total = self._bytes_total if by_bytes else self._items_total
        bar.set_postfix_str(self._beside(by_bytes), refresh=False)
        bar.update((self._bytes_done if by_bytes else self._items_done) - bar.n)

    def _beside(self, by_bytes: bool) -> str:
        parts: list[str] = []
        if by_bytes:
            total = "" if self._items_total is None else f"/{self._items_total:,}"
            parts.append(f"{self._items_done:,}{total} items")
        elif self._bytes_done:
            parts.append(f"{self._bytes_done / 1e6:,.1f} MB")
        if self._state:
            parts.append(self._state)
        if self._items_failed:
            parts.append(f"{self._items_failed:,} failed")
        return ", ".join(parts)

    def __exit__(
        self, exc_type: type[BaseException] | None, exc_value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with self._lock:
            # What was left out between two redraws.
            self._bar.refresh()
            self._bar.close()


def reporter(
    progress: ProgressOption, description: str, *, items_total: int | None = None, bytes_total: int | None = None
) -> Reporter:
    """What progress is reported to, as a context manager.

    Args:
        progress: False for nothing. True for a bar on stderr, if that is a terminal, or in a notebook; `"always"` for
            a bar in any case. A callable gets a `ProgressEvent` at the beginning and after every step, never two at
            once, from the thread that made the step; what it raises ends what is going on.
        description: What is going on.
        items_total: How many items there are; None when that is not known.
        bytes_total: How many bytes there are; None when that is not known, or when they do not matter.

    Returns:
        The reporter.

    Raises:
        TypeError: `progress` is none of these.
        ImportError: A bar is asked for, but tqdm is not installed.

    Example:
        >>> seen = []
        >>> with reporter(seen.append, "counting", items_total=1) as report:
        ...     report.item_done("one")
        >>> [(event.items_done, event.items_total) for event in seen]
        [(0, 1), (1, 1)]
    """
    if progress is False:
        return Reporter(description, items_total, bytes_total)
    if progress is True or progress == "always":
        bar_type = _bar_type()
        if progress is True and not _is_seen(bar_type):
            return Reporter(description, items_total, bytes_total)
        return _Bar(bar_type, description, items_total, bytes_total)
    if callable(progress):
        return _Events(progress, description, items_total, bytes_total)
    raise TypeError(f"progress must be True, False, 'always' or a callable, not {progress!r}")


def load_bar(progress: ProgressOption) -> None:
    """Import what `reporter` takes for a bar, if that is what is asked for. An event loop should not wait for it.

    Raises:
        ImportError: A bar is asked for, but tqdm is not installed.
    """
    if progress is True or progress == "always":
        _bar_type()


def _bar_type() -> type[Any]:
    with IMPORTING:
        require("tqdm", "a progress bar")
        from tqdm.auto import tqdm

    class Bar(tqdm):  # type: ignore[type-arg]  # pyright: ignore[reportMissingTypeArgument, reportUnknownVariableType]
        # No thread that only watches over bars which are slow to move, and outlives them.
        monitor_interval = 0

    return Bar


def _is_seen(bar_type: type[Any]) -> bool:
    with IMPORTING:
        import sys

    notebook = sys.modules.get("tqdm.notebook")
    if notebook is not None and issubclass(bar_type, notebook.tqdm_notebook):
        return True
    return sys.stderr is not None and sys.stderr.isatty()  # pyright: ignore[reportUnnecessaryComparison] - pythonw
