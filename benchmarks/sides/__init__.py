"""Those who are compared: each module has `connect(workload)`, which gives a side.

A side has a method per task, the same names in each: what its users would write. Imports that take time are in `connect`
or in the task, where they are part of what is measured.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.workload import Workload

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Awaitable, Callable, Coroutine

KEY = "s3cret"
KEY_ID = "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f"
ROBOT_ID = "7c0a8b56-6b0b-4a3c-8a27-51a8d6f0a922"
PART_ID = "e9d3f5b0-13c3-4a4e-9f6f-0d8c3f1d7a33"
ORGANIZATION_ID = "1f6d2a7c-6f0e-4c86-9d55-2a4f2f8f1c11"
EXPORT = (PART_ID, "thermometer", "rdk:component:sensor", "Readings")
"""What is exported, as the documented method takes it."""
LARGE_FILE_ID = "large"


class _Side:
    def __init__(self, workload: Workload) -> None:
        self.workload = workload

    def scratch(self) -> Path:
        """A directory for one run of a task.

        It stays until all are measured: on ext4 new files take up to ten times as long while many were just deleted.
        """
        from tempfile import mkdtemp

        return Path(mkdtemp(dir=self.workload.directory))


class BlockingSide(_Side):
    """Does tasks that return when they are done."""

    def __init__(self, workload: Workload, close: Callable[[], object]) -> None:
        super().__init__(workload)
        self.close = close

    def repeat(self, task: str, times: int) -> None:
        """Do a task so many times."""
        work = getattr(self, task)
        for _ in range(times):
            work()


class AsyncSide(_Side):
    """Does tasks that are coroutines, on one event loop."""

    def __init__(
        self, workload: Workload, loop: asyncio.AbstractEventLoop, close: Callable[[], Awaitable[object] | None]
    ) -> None:
        super().__init__(workload)
        self._loop = loop
        self._close = close

    def repeat(self, task: str, times: int) -> None:
        """Do a task so many times."""
        self._loop.run_until_complete(self._repeat(getattr(self, task), times))

    async def _repeat(self, work: Callable[[], Coroutine[Any, Any, object]], times: int) -> None:
        for _ in range(times):
            await work()

    def close(self) -> None:
        """End it."""
        self._loop.run_until_complete(self._closed())
        self._loop.close()

    async def _closed(self) -> None:
        closing = self._close()
        if closing is not None:
            await closing
