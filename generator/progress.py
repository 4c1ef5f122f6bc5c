"""What a generation is at, told on a terminal: a line that is written over, and gone at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TextIO

Tell = Callable[[str], None]

_START_OF_LINE = "\r\x1b[K"


def silent(_: str) -> None:
    """Tells nothing."""


@contextmanager
def told(stream: TextIO | None = None) -> Generator[Tell]:
    """Gives a function that shows a step for as long as it lasts; nothing is written where no person looks on."""
    terminal = sys.stderr if stream is None else stream
    if not terminal.isatty():
        yield silent
        return

    def tell(step: str) -> None:
        terminal.write(f"{_START_OF_LINE}{step} …")
        terminal.flush()

    try:
        yield tell
    finally:
        terminal.write(_START_OF_LINE)
        terminal.flush()
