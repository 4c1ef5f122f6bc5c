"""The next page of a list, fetched by a thread while the caller is at the one before."""

from __future__ import annotations

import contextvars
import threading
from collections.abc import Callable
from typing import Any

from viam_cloud_runtime.blocking.interruption import INTERRUPTION, Interruption, cancellable
from viam_cloud_runtime.concurrency.latch import Latch


class PageAhead(threading.Thread):
    """One page that is being fetched.

    Args:
        fetch: What gives the response to a request.
        request: What asks for the page.
    """

    def __init__(self, fetch: Callable[[Any], Any], request: object) -> None:
        # A program that ends does not wait for a page that will not be read.
        super().__init__(name="rpc-next-page", daemon=True)
        self._fetch = fetch
        self._request = request
        self._context = contextvars.copy_context()
        self._interruption = Interruption()
        self._ended = Latch()
        self._response: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Fetch the page."""
        try:
            self._response = self._context.run(self._fetch_page)
        except BaseException as error:
            self._error = error
        finally:
            self._ended.open()

    def _fetch_page(self) -> Any:
        # What ends the work that the iteration is part of ends this, too.
        with cancellable(INTERRUPTION.get(), self):
            INTERRUPTION.set(self._interruption)
            return self._fetch(self._request)

    def response(self) -> Any:
        """What fetching gave, or its error. Ctrl-C in the thread that waits for it leaves the call alone."""
        try:
            self._ended.wait()
            # Joining alone would not do: before Python 3.13 a thread counts as ended once that was interrupted.
            self.join()
        except KeyboardInterrupt as interrupt:
            # The line that waited, without what is below it.
            raise interrupt.with_traceback(None) from None
        if self._error is not None:
            raise self._error
        return self._response

    def is_pending(self) -> bool:
        """Whether it can still be waited for."""
        return not self._ended.is_open()

    def cancel(self) -> None:
        """End the call; what it gives is an error."""
        self._interruption.interrupt()

    def drop(self) -> None:
        """`cancel`, from whichever thread has collected the reader."""
        self.cancel()


def begin(fetch: Callable[[Any], Any], request: object) -> PageAhead | None:
    """Begin to fetch a page; None where no more threads can be started: it is then fetched when it is needed."""
    ahead = PageAhead(fetch, request)
    try:
        ahead.start()
    except RuntimeError:
        return None
    return ahead
