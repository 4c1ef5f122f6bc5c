"""How many calls of one channel are under way at a time; the others wait in line, and have a deadline meanwhile.

Servers and what stands before them cancel or refuse calls when thousands come at once, as `asyncio.gather` makes them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

CALLS_UNDER_WAY = 500
"""Most unary calls at a time, and most streams that are being opened: together no more than the 1,000 from which on
servers of gRPC in C++ and Python begin to cancel. Fewer would be slower where an answer takes 80 ms."""

OPENING_SECONDS = 1.0
"""Time after which a stream without a response no longer counts as being opened: it may be silent for hours."""

Leave = Callable[[], None]
"""Makes way for the next one in line."""


class CallLimit:
    """At most so many at a time on one event loop, first come, first served.

    Args:
        limit: How many.
    """

    def __init__(self, limit: int) -> None:
        self.limit: int = limit
        self._free = limit
        # A dict keeps the order, and gives up those who leave the line at once.
        self._line: dict[asyncio.Future[bool], None] = {}

    async def enter(self, remaining: Callable[[], float | None]) -> Leave | None:
        """Wait for one's turn.

        Args:
            remaining: Gives the seconds until the deadline; None when there is none.

        Returns:
            What to call at the end; None when the turn did not come in time, or the line was closed.
        """
        if self._free:
            self._free -= 1
        elif not await self._wait(remaining()):
            return None
        return self._leave

    async def _wait(self, seconds: float | None) -> bool:
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[bool] = loop.create_future()
        self._line[turn] = None
        timer = None if seconds is None else loop.call_later(seconds, self._send_away, turn)
        try:
            return await turn
        except asyncio.CancelledError:
            self._line.pop(turn, None)
            if not turn.cancelled() and turn.result():
                # The turn came at the same moment.
                self._leave()
            raise
        finally:
            if timer is not None:
                timer.cancel()

    def _send_away(self, turn: asyncio.Future[bool]) -> None:
        self._line.pop(turn, None)
        if not turn.done():
            turn.set_result(False)

    def _leave(self) -> None:
        while self._line:
            turn = next(iter(self._line))
            del self._line[turn]
            if not turn.done():
                turn.set_result(True)
                return
        self._free += 1

    def close(self) -> None:
        """Send everybody in line away."""
        for turn in tuple(self._line):
            self._send_away(turn)


class OpeningLimit(CallLimit):
    """At most so many that are being opened: each leaves by itself after a while.

    A stream may be silent, or wait for what its own caller does with other calls. So none holds up others for long.
    """

    async def enter(self, remaining: Callable[[], float | None]) -> Leave | None:
        """Wait for one's turn, which ends by itself after a second."""
        leave = await super().enter(remaining)
        return None if leave is None else _ShortTurn(leave).end


class _ShortTurn:
    """Ends when it is told to or after a second, whichever comes first."""

    def __init__(self, leave: Leave) -> None:
        self._leave: Leave | None = leave
        self._timer = asyncio.get_running_loop().call_later(OPENING_SECONDS, self.end)

    def end(self) -> None:
        leave, self._leave = self._leave, None
        self._timer.cancel()
        if leave is not None:
            leave()
