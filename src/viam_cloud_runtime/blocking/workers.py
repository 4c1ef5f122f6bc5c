"""One function for many items, several at a time, in threads."""

from __future__ import annotations

import contextvars
import itertools
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.concurrency.latch import Latch
from viam_cloud_runtime.errors import make_error

ItemT = TypeVar("ItemT")

_START_SECONDS = 1.0


def for_each(work: Callable[[int, ItemT], object], items: Iterable[ItemT], concurrency: int) -> None:
    """Do something with each item, several at a time; return when all is done.

    Items are taken in the calling thread, one by one, each when there is a thread free for it. Each piece of work
    sees the context variables of the caller.

    Args:
        work: What to do, with the number of an item, from 0 on, and the item; what it raises ends the whole.
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
            crew.do_all(items)
        except BaseException as error:
            if not isinstance(error, Exception):
                crew.cancel()
                crew.go_home()
            raise
        finally:
            INTERRUPTION.reset(token)
    crew.raise_failure()


class _Crew(Generic[ItemT]):
    def __init__(self, work: Callable[[int, ItemT], object], concurrency: int) -> None:
        self.interruption = Interruption()
        self._work = work
        self._concurrency = concurrency
        # One entry for each task that has ended. Queues, as Ctrl-C cannot leave them locked.
        self._ended: queue.SimpleQueue[None] = queue.SimpleQueue()
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._stopped = False
        self._failure: BaseException | None = None

    def do_all(self, items: Iterable[ItemT]) -> None:
        """Hand out the items, and wait until they are done."""
        try:
            self._hand_out_all(iter(items))
        except Exception:
            self._stopped = True
            self.go_home()
            raise
        self.go_home()

    def _hand_out_all(self, items: Iterator[ItemT]) -> None:
        for number in itertools.count():
            if not self._somebody_is_free():
                return
            try:
                item = next(items)
            except StopIteration:
                return
            self._hand_out(number, item)

    def _somebody_is_free(self) -> bool:
        if len(self._workers) == self._concurrency:
            self._ended.get()
        return not self._stopped

    def _hand_out(self, number: int, item: ItemT) -> None:
        context = contextvars.copy_context()
        self._tasks.put(lambda: context.run(self._do, number, item))
        if len(self._workers) < self._concurrency:
            worker = _Worker(self._serve, f"rpc-worker-{len(self._workers)}")
            self._workers.append(worker)
            try:
                worker.start()
            except RuntimeError:
                # There can be no more threads, so this is none.
                self._workers.pop()
                raise

    def _do(self, number: int, item: ItemT) -> None:
        try:
            if not self._stopped:
                self._work(number, item)
        except BaseException as error:
            self._failure = self._failure or error
            self._stopped = True

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
            self._ended.put(None)

    def cancel(self) -> None:
        """Let nothing new begin, and end the calls under way."""
        self._failure = self._failure or make_error(grpc.StatusCode.CANCELLED, "interrupted")
        self._stopped = True
        self.interruption.interrupt()

    def go_home(self) -> None:
        """Wait until all that was handed out is done, and leave no thread behind."""
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()

    def raise_failure(self) -> None:
        """Say what ended it, if anything did."""
        if self._failure is not None:
            raise self._failure


class _Worker:
    """A thread that can be waited for whatever Ctrl-C interrupts: its start, the wait for its end, or both."""

    def __init__(self, serve: Callable[[], None], name: str) -> None:
        self._serve = serve
        self._thread = threading.Thread(target=self._run, name=name)
        self._is_started = False
        self._begun = Latch()
        self._gone = Latch()

    def _run(self) -> None:
        self._begun.open()
        try:
            self._serve()
        finally:
            self._gone.open()

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._is_started = True

    def join(self) -> None:
        """Wait for the end."""
        # Nobody can tell whether a thread whose start was interrupted will ever run. One that has not by then finds
        # nothing to do.
        if not self._is_started and not self._begun.wait(_START_SECONDS):
            return
        # Before Python 3.13 a thread whose `join` was interrupted counts as ended from then on, though it runs.
        self._gone.wait()
        # One whose start was interrupted cannot be joined; it ends by itself.
        if self._thread.is_alive():
            self._thread.join()
