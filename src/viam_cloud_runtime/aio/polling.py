# twin: ../blocking/polling.py
"""Looking again and again until something has come, with asyncio."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from viam_cloud_runtime.aio.pause import pause
from viam_cloud_runtime.concurrency.polling import JobFailedError, Look, PollSchedule, WaitTimeoutError
from viam_cloud_runtime.concurrency.progress import Reporter
from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.rpc.options import Timeout

ResultT = TypeVar("ResultT")


async def wait_until_done(
    what: str, look: Callable[[Timeout], Awaitable[Look[ResultT]]], schedule: PollSchedule, report: Reporter
) -> ResultT:
    """Look until the end has come.

    Args:
        what: What is waited for, as errors say it.
        look: Looks once, in as many seconds.
        schedule: When to look, and for how long.
        report: Is told of each state.

    Returns:
        What was seen last.

    Raises:
        JobFailedError: It has failed.
        WaitTimeoutError: The time is up.
        GRPCError: It cannot be looked at.
    """
    while True:
        try:
            seen = await look(schedule.call_timeout())
        except GRPCError as error:
            if not schedule.outlasts(error):
                raise
        else:
            schedule.saw(seen.state)
            report.set_state(seen.state)
            if seen.failure is not None:
                raise JobFailedError(what, seen.state, seen.failure)
            if seen.is_done:
                return seen.result
        seconds = schedule.next_pause()
        if seconds is None:
            state = schedule.state or "not seen"
            raise WaitTimeoutError(f"{what} is not done after {schedule.seconds:g} s; it is {state}", schedule.state)
        await pause(seconds)
