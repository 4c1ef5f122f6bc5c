"""Finds asynchronous generators that were begun and not closed."""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator, Awaitable
from typing import Any, TypeVar

ResultT = TypeVar("ResultT")


class OpenGenerators:
    """Those that were begun while something was watched, and are still open."""

    def __init__(self) -> None:
        self._begun: list[AsyncGenerator[Any, Any]] = []

    async def watching(self, work: Awaitable[ResultT]) -> ResultT:
        """Await something, and note what it begins."""
        before = sys.get_asyncgen_hooks()

        def note(generator: AsyncGenerator[Any, Any]) -> None:
            self._begun.append(generator)
            if before.firstiter is not None:
                before.firstiter(generator)

        sys.set_asyncgen_hooks(firstiter=note)
        try:
            return await work
        finally:
            # What asyncio.run() closes in the end was left open by whoever began it.
            self._left = [generator.__qualname__ for generator in self._begun if generator.ag_frame is not None]
            sys.set_asyncgen_hooks(firstiter=before.firstiter)

    def names(self) -> list[str]:
        """Their names, of which there had better be none; at least one was begun."""
        assert self._begun
        return self._left
