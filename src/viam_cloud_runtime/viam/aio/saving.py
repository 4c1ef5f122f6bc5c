"""Saving results to files, with asyncio: the disk is waited for in a thread."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec

from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.viam import captured_data, log_files

Params = ParamSpec("Params")

_run_in_thread = AsyncBackend().run_in_thread


def _in_thread(function: Callable[Params, None]) -> Callable[Params, Awaitable[None]]:
    @functools.wraps(function)
    async def run(*args: Params.args, **kwargs: Params.kwargs) -> None:
        await _run_in_thread(function, *args, **kwargs)

    return run


save_config = _in_thread(log_files.save_config)
save_files = _in_thread(captured_data.save_files)
save_logs = _in_thread(log_files.save_logs)
save_rows = _in_thread(captured_data.save_rows)
