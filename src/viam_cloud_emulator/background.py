"""What happens without anybody calling: looked after every second, and whenever the clock is moved."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_SECONDS = 1.0

_logger = logging.getLogger(__name__)


class Background:
    """Does something again and again until it is stopped.

    Args:
        work: What to do.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="background", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Do it no more; returns when what is under way has ended."""
        self._stopped.set()
        self._thread.join()

    def _loop(self) -> None:
        while not self._stopped.wait(_SECONDS):
            try:
                self._work()
            except Exception:
                _logger.exception("work in the background failed")
