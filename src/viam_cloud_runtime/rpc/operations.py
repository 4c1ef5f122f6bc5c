"""Operations that take long: how they are asked after, and what came of them. Decisions without I/O."""

from __future__ import annotations

import importlib
import itertools
import random
import time
from collections.abc import Iterator
from functools import cache
from typing import Any, Generic, TypeVar, cast

import grpc

from viam_cloud_runtime.errors import make_error
from viam_cloud_runtime.rpc.methods import RetryClass, UnaryMethod
from viam_cloud_runtime.rpc.options import checked_seconds, checked_timeout
from viam_cloud_runtime.rpc.pauses import pause_before_look
from viam_cloud_runtime.support.importing import IMPORTING

# What ships the message says nothing of its type.
OperationT = TypeVar("OperationT")


@cache
def get_operation() -> UnaryMethod[Any, Any]:
    """The RPC that servers of `google.longrunning` are asked with."""
    with IMPORTING:
        messages: Any = importlib.import_module("google.longrunning.operations_pb2")
    path = "/google.longrunning.Operations/GetOperation"
    return UnaryMethod(path, messages.GetOperationRequest, messages.Operation, RetryClass.READ)


class Wait(Generic[OperationT]):
    """One wait for the end of an operation.

    Args:
        operation: The operation, or its name.
        method: The RPC that it is asked after with; None for that of `google.longrunning`.
        timeout: Seconds to wait in all; None for as long as it takes.
        interval: Longest pause, in seconds, until it is asked after for the second time; further ones grow.

    Raises:
        TypeError: An argument is of another type.
        ValueError: The operation has no name, or seconds are none.
    """

    def __init__(
        self, operation: OperationT | str, method: UnaryMethod[Any, Any] | None, timeout: float | None, interval: float
    ) -> None:
        self.method = method or get_operation()
        name: Any = getattr(operation, "name", operation)
        if not isinstance(name, str):
            raise TypeError(f"operation: expected Operation or its name, got {type(operation).__name__}")
        self.name = name
        self.request: Any = self.method.request_type(name=self.name)
        self._timeout = checked_timeout(timeout)
        self._end = None if self._timeout is None else time.monotonic() + self._timeout
        self._interval = checked_seconds(interval, "interval")
        self.known: OperationT | None = None if isinstance(operation, str) else self.finished(operation)
        if not self.name and self.known is None:
            raise ValueError("operation: it has no name to ask after it with")

    def finished(self, operation: Any) -> OperationT | None:
        """The operation if it is done; None if it is not.

        Raises:
            GRPCError: It has failed.
        """
        if not operation.done:
            return None
        if operation.HasField("error"):
            error = operation.error
            status = next((known for known in grpc.StatusCode if known.value[0] == error.code), grpc.StatusCode.UNKNOWN)
            details = (("grpc-status-details-bin", error.SerializeToString()),)
            message = f"the operation {self.name} failed" + (f": {error.message}" if error.message else "")
            raise make_error(status, message, method=self.method.name, trailing_metadata=details)
        return cast("OperationT", operation)

    def pauses(self) -> Iterator[float]:
        """The seconds between one question and the next.

        Raises:
            DeadlineExceededError: There is no time left.
        """
        for looks in itertools.count(1):
            left = None if self._end is None else self._end - time.monotonic()
            pause = pause_before_look(looks, self._interval, random.random(), left)
            if pause is None:
                message = f"the operation {self.name} was not done after {self._timeout} seconds; it goes on"
                raise make_error(grpc.StatusCode.DEADLINE_EXCEEDED, message, method=self.method.name)
            yield pause
