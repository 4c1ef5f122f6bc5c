"""One function for many items, several at a time, in threads."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.errors import make_error

ItemT = TypeVar("ItemT")


def for_each(work: Callable[[ItemT], object], items: Iterable[ItemT], concurrency: int) -> None:
    """Do something with each item, several at a time; return when all is done.

    Items are taken in the calling thread, one by one, each when there is a thread free for it. Each piece of work
    sees the context variables of the caller.

    Args:
        work: What to do; what it raises ends the whole.
        items: The items, in the order in which they are begun.
        concurrency: How many at a time, at most.

    Raises:
        Exception: What `items` or the work raised. Nothing new is begun; what was under way has been finished.
        KeyboardInterrupt: Nothing new is begun; calls of ours that were under way have been cancelled. Work that
            makes no calls is waited for.
    """
    crew = _Crew(work, concurrency)
    # One crew may work for another, which then ends both.
    with cancellable(INTERRUPTION.get(), crew):
        token = INTERRUPTION.set(crew.interruption)
        try:
            crew.take_on(items)
        except BaseException as error:
            crew.stop()
            if not isinstance(error, Exception):
                crew.cancel()
            raise
        finally:
            INTERRUPTION.reset(token)
            crew.go_home()
    crew.raise_failure()


class _Crew(Generic[ItemT]):
    def __init__(self, work: Callable[[ItemT], object], concurrency: int) -> None:
        self.interruption = Interruption()
        self._work = work
        self._concurrency = concurrency
        # Released by a worker that comes free, or once there is no use in going on.
        self._free = threading.Semaphore(concurrency)
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads: list[tuple[threading.Thread, threading.Event]] = []
        self._stopped = False
        self._failure: BaseException | None = None

    def take_on(self, items: Iterable[ItemT]) -> None:
        """Hand out the items, and wait until they are done."""
        iterator = iter(items)
        while self._wait_for_a_free_one():
            try:
                item = next(iterator)
            except StopIteration:
                break
            self._hand_out(item)
        self._wait_for_all()

    def _wait_for_a_free_one(self) -> bool:
        self._free.acquire()
        return not self._stopped

    def _hand_out(self, item: ItemT) -> None:
        context = contextvars.copy_context()
        self._tasks.put(lambda: context.run(self._do, item))
        if len(self._threads) < self._concurrency:
            gone = threading.Event()
            thread = threading.Thread(target=self._serve, args=[gone], name=f"viam-cloud-worker-{len(self._threads)}")
            self._threads.append((thread, gone))
            try:
                thread.start()
            except RuntimeError:
                # There can be no more threads, so this is none.
                self._threads.pop()
                raise

    def _do(self, item: ItemT) -> None:
        try:
            if not self._stopped:
                self._work(item)
        except BaseException as error:
            self._failure = self._failure or error
            self._stopped = True

    def _serve(self, gone: threading.Event) -> None:
        try:
            while (task := self._tasks.get()) is not None:
                task()
                self._free.release()
        finally:
            gone.set()

    def _wait_for_all(self) -> None:
        self._dismiss()
        for thread, gone in self._threads:
            # Before Python 3.13 a thread whose `join` was interrupted counts as ended from then on, though it runs.
            gone.wait()
            # One whose start was interrupted cannot be joined; it ends by itself.
            if thread.is_alive():
                thread.join()

    def _dismiss(self) -> None:
        for _ in self._threads:
            self._tasks.put(None)

    def stop(self) -> None:
        """Let nothing new begin."""
        self._stopped = True

    def cancel(self) -> None:
        """Let nothing new begin, and end the calls under way."""
        self._failure = self._failure or make_error(grpc.StatusCode.CANCELLED, "interrupted")
        self._stopped = True
        self.interruption.interrupt()

    def go_home(self) -> None:
        """Leave no thread behind."""
        self._wait_for_all()

    def raise_failure(self) -> None:
        """Say what ended it, if anything did."""
        if self._failure is not None:
            raise self._failure
