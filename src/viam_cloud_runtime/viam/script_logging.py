"""Loggers for scripts: Python's own, which print without being set up."""

from __future__ import annotations

import logging

_FORMAT = "%(asctime)s\t%(levelname)s\t%(name)s (%(filename)s:%(lineno)d)\t%(message)s"


def getLogger(name: str) -> logging.Logger:  # noqa: N802
    """A logger whose lines from INFO on are printed to stderr, unless logging is set up.

    It is `logging.getLogger(name)` otherwise: once `logging.basicConfig` or the like was called, that decides what becomes
    of its lines, as of all others.

    Args:
        name: Name of the logger, such as `__name__`.

    Returns:
        The logger.

    Example:
        >>> getLogger("harvest").name
        'harvest'
    """
    logger = logging.getLogger(name)
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        handler.addFilter(lambda record: not logging.root.handlers)
        logger.addHandler(handler)
        if logger.level == logging.NOTSET:
            logger.setLevel(logging.INFO)
    return logger
