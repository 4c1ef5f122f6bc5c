"""One function for many items, several at a time, in threads."""

from __future__ import annotations

import contextvars
import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import grpc

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.concurrency.latch import Latch
from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.errors import make_error

ItemT = TypeVar("ItemT")


def for_each(work: Callable[[int, ItemT], Exception | None], items: Iterable[ItemT], limit: ConcurrencyLimit) -> None:
    """Do something with each item, several at a time; return when all is done.

    Items are taken in the calling thread, one by one, each when there is a thread free for it. Each piece of work
    sees the context variables of the caller.

    Args:
        work: What to do, with the number of an item, from 0 on, and the item. It gives the error that the item came
            to, or None; what it raises ends the whole.
        items: The items, in the order in which they are begun.
        limit: How many at a time.

    Raises:
        Exception: What `items` or the work raised. Nothing new is begun; what was under way has been finished.
        KeyboardInterrupt: Nothing new is begun; calls of ours that were under way have been cancelled. Work that
            makes no calls is waited for.
    """
    pool = _WorkerPool(work, limit)
    # One pool may be at work within another, which then ends both.
    with cancellable(INTERRUPTION.get(), pool):
        token = INTERRUPTION.set(pool.interruption)
        try:
            pool.do_all(items)
        except BaseException as error:
            if not isinstance(error, Exception):
                pool.cancel()
                pool.shut_down()
            raise
        finally:
            INTERRUPTION.reset(token)
    pool.raise_failure()


def from_thread(items: Iterator[ItemT]) -> Iterator[ItemT]:
    """The same items, each found in a thread: Ctrl-C, which only interrupts the main one, must not leave it half done.

    Args:
        items: Where they come from.
    """
    while True:
        found: list[ItemT] = []
        failures: list[BaseException] = []

        def find() -> None:
            try:
                found.extend(itertools.islice(items, 1))  # noqa: B023 - ends before the next round
            except BaseException as error:
                failures.append(error)  # noqa: B023 - the same

        worker = Worker(find, "rpc-worker-finding")
        worker.start()
        try:
            worker.join()
        except BaseException:
            # It is not to go on while what it works with is closed.
            worker.join()
            raise
        if failures:
            raise failures[0]
        if not found:
            return
        yield found[0]


_Ended = tuple[float, float, "BaseException | None"]
"""When something began, when it ended, and what it ended in: see `ConcurrencyLimit.ended`."""


class _WorkerPool(Generic[ItemT]):
    def __init__(self, work: Callable[[int, ItemT], Exception | None], limit: ConcurrencyLimit) -> None:
        self.interruption = Interruption()
        self._work = work
        # Only the calling thread asks and tells it anything.
        self._limit = limit
        self._under_way = 0
        # One entry for each task that has ended. Queues, as Ctrl-C cannot leave them locked.
        self._ended: queue.SimpleQueue[_Ended] = queue.SimpleQueue()
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._workers: list[Worker] = []
        self._stopped = False
        self._failure: BaseException | None = None

    def do_all(self, items: Iterable[ItemT]) -> None:
        """Hand out the items, and wait until they are done."""
        try:
            self._hand_out_all(iter(items))
        except Exception:
            self._stopped = True
            self.shut_down()
            raise
        self.shut_down()

    def _hand_out_all(self, items: Iterator[ItemT]) -> None:
        for number in itertools.count():
            self._wait_for_room()
            if self._stopped:
                return
            try:
                item = next(items)
            except StopIteration:
                return
            self._hand_out(number, item)

    def _wait_for_room(self) -> None:
        while self._under_way >= self._limit.current or not self._ended.empty():
            try:
                ended = self._ended.get(timeout=self._limit.wait(time.monotonic()))
            except queue.Empty:
                # There may be more by now.
                continue
            self._under_way -= 1
            self._limit.ended(*ended)

    def _hand_out(self, number: int, item: ItemT) -> None:
        context = contextvars.copy_context()
        began = time.monotonic()
        self._limit.began(began)
        self._under_way += 1
        self._tasks.put(lambda: self._ended.put((began, *context.run(self._do, number, item))))
        if len(self._workers) < self._under_way:
            worker = Worker(self._serve, f"rpc-worker-{len(self._workers)}")
            worker.start()
            self._workers.append(worker)

    def _do(self, number: int, item: ItemT) -> tuple[float, BaseException | None]:
        failure: BaseException | None = None
        try:
            if not self._stopped:
                failure = self._work(number, item)
        except BaseException as error:
            failure = error
            self._failure = self._failure or error
            self._stopped = True
        return time.monotonic(), failure

    def _serve(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()

    def cancel(self) -> None:
        """Let nothing new begin, and end the calls under way."""
        self._failure = self._failure or make_error(grpc.StatusCode.CANCELLED, "interrupted")
        self._stopped = True
        self.interruption.interrupt()

    def shut_down(self) -> None:
        """Wait until all that was handed out is done, and leave no thread behind."""
        # One more, for a worker whose start was interrupted.
        for _ in range(len(self._workers) + 1):
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()

    def raise_failure(self) -> None:
        """Say what ended it, if anything did."""
        if self._failure is not None:
            raise self._failure


class Worker:
    """A thread whose end can be waited for again where Ctrl-C interrupted that."""

    def __init__(self, serve: Callable[[], None], name: str) -> None:
        self._serve = serve
        self._thread = threading.Thread(target=self._run, name=name)
        self._ended = Latch()

    def _run(self) -> None:
        try:
            self._serve()
        finally:
            self._ended.open()

    def start(self) -> None:
        """Begin.

        Raises:
            RuntimeError: There can be no more threads.
        """
        self._thread.start()

    def join(self) -> None:
        """Wait for the end."""
        # Before Python 3.13 a thread whose `join` was interrupted counts as ended from then on, though it runs.
        self._ended.wait()
        self._thread.join()
