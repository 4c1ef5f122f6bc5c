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

    def asyncio_module(self, module: str) -> str | None:
        """The module that has for asyncio what a module of this SDK has for blocking callers.

        Args:
            module: Full name of the other module.

        Returns:
            Its full name; None where the other one is not of this SDK.

        Example:
            >>> SDK("parking").asyncio_module("parking.app.lots_client")
            'parking.aio.app.lots_client'
        """
        inside = f"{self.name}."
        return f"{inside}aio.{module.removeprefix(inside)}" if module.startswith(inside) else None

    @property
    def logger(self) -> logging.Logger:
        """Where its calls are logged."""
        return logging.getLogger(self.name)


RUNTIME = SDK("viam_cloud_runtime")
"""The SDK of clients that no generated code stands behind."""
