"""Calls within a budget, repeated while the server is away; what one is refused holds back all."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

import grpc

from viam_cloud_runtime.blocking.pause import pause
from viam_cloud_runtime.concurrency.transfer_retries import TRANSFER_RETRY_POLICY, TransferRetries
from viam_cloud_runtime.distributed.rate_limits import RateLimit
from viam_cloud_runtime.errors import GRPCError
from viam_cloud_runtime.rpc.retries import RetryBudget, pushback

ResultT = TypeVar("ResultT")

_OVERLOADED = (grpc.StatusCode.RESOURCE_EXHAUSTED, grpc.StatusCode.UNAVAILABLE)


def call_within(limit: RateLimit, call: Callable[[], ResultT], logger: logging.Logger, name: str = "") -> ResultT:
    """Make a call that only reads, and repeat it as transfers of files do.

    Args:
        limit: What each attempt waits for. A server that is overloaded or away makes all wait who share it.
        call: Makes one attempt, without repetitions of its own, so that the limit counts every one.
        logger: Where long waits have a line.
        name: What it is for, as that line has it.

    Raises:
        GRPCError: It failed for good.
    """
    retries = TransferRetries(TRANSFER_RETRY_POLICY, RetryBudget(), logger, name)
    while True:
        limit.acquire()
        try:
            return call()
        except GRPCError as error:
            delay = retries.delay_after_status(error)
            if delay is None:
                raise
            if error.status in _OVERLOADED:
                limit.back_off(max(delay, pushback(error.trailing_metadata) or 0))
        pause(delay)
