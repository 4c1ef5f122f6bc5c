"""Calls in threads that nothing but the process itself ends."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


class PlainThreads(Executor):
    """An executor with a thread for each call.

    Those of the standard library take nothing more once the main thread has ended, while other threads may go on.
    """

    def submit(self, fn: Callable[Params, ResultT], /, *args: Params.args, **kwargs: Params.kwargs) -> Future[ResultT]:
        """Begin a call.

        Raises:
            RuntimeError: There can be no more threads.
        """
        future: Future[ResultT] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        threading.Thread(target=run, name="rpc-worker-waiting").start()
        return future
