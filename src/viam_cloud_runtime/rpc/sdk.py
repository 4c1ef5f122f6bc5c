"""What an SDK says of itself and of its servers. Generated code makes one constant of it, which connections carry along."""

from __future__ import annotations

import logging
from dataclasses import dataclass


@dataclass(frozen=True)
class SDK:
    """One SDK on top of this runtime. It is plain data: several may live in one process, each with its own.

    Args:
        name: Its import name, which is also that of its logger and of its OpenTelemetry tracer.
        version: Its version; empty where it has none.
        user_agent: What its calls call themselves, before what gRPC adds; default: its name.
        headers: Headers of every call.
        max_message_bytes: Largest message that its servers take; None where no limit is known.

    Example:
        >>> SDK("parking", user_agent="parking/1.2").logger.name
        'parking'
    """

    name: str
    version: str = ""
    user_agent: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    max_message_bytes: int | None = None

    def __post_init__(self) -> None:
        if not self.user_agent:
            object.__setattr__(self, "user_agent", self.name)

    @property
    def logger(self) -> logging.Logger:
        """Where its calls are logged."""
        return logging.getLogger(self.name)


RUNTIME = SDK("viam_cloud_runtime")
"""The SDK of clients that no generated code stands behind."""
