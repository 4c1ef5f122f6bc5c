"""Waiting, with asyncio."""

from __future__ import annotations

import asyncio


async def pause(seconds: float) -> None:
    """Wait; a task that is cancelled stops waiting."""
    await asyncio.sleep(seconds)
