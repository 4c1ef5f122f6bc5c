"""Ctrl-C while work is waited for that other threads do: it ends first, then the error comes."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from viam_cloud_runtime.blocking.interruption import INTERRUPTION
from viam_cloud_runtime.blocking.workers import for_each


def test_no_work_goes_on_after_ctrl_c() -> None:
    ended: list[str] = []

    def work(item: str) -> None:
        interruption = INTERRUPTION.get()
        assert interruption is not None
        # So that the caller has nothing left to do but to wait for this thread.
        interruption.wait(0.1)
        os.kill(os.getpid(), signal.SIGINT)
        interruption.wait(60)
        # What is under way takes a moment to end.
        threading.Event().wait(0.2)
        ended.append(item)

    with pytest.raises(KeyboardInterrupt):
        for_each(work, ["item"], 2)
    assert ended == ["item"]
