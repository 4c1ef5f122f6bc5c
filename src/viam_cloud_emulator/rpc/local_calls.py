"""RPCs called from within: what the emulator does itself goes through the same code as what clients do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from google.protobuf.message import Message

from viam_cloud_emulator.core.call import Caller, StreamCall
from viam_cloud_emulator.core.clock import StoppedClock
from viam_cloud_emulator.core.errors import unimplemented
from viam_cloud_emulator.rpc.table import Rpc
from viam_cloud_runtime import ClientStreamMethod, Method, UnaryMethod

RequestT = TypeVar("RequestT", bound=Message)
ResponseT = TypeVar("ResponseT", bound=Message)


@dataclass(frozen=True, slots=True)
class LocalCalls:
    """A client without a network. What goes wrong is a `StatusError`."""

    stream: StreamCall
    rpcs: Mapping[str, Rpc]

    def unary(self, method: UnaryMethod[RequestT, ResponseT], request: RequestT) -> ResponseT:
        """The response to a request."""
        return self._call(method, iter([request]))

    def client_stream(self, method: ClientStreamMethod[RequestT, ResponseT], requests: Iterable[RequestT]) -> ResponseT:
        """The response to a stream of requests."""
        return self._call(method, iter(requests))

    def at(self, time: datetime) -> LocalCalls:
        """The same at another time: what is called happens then."""
        environment = replace(self.stream.environment, clock=StoppedClock(time))
        return replace(self, stream=replace(self.stream, environment=environment))

    def as_machine(self, part_id: str) -> LocalCalls:
        """The same as a machine part makes the calls."""
        return replace(self, stream=replace(self.stream, caller=Caller(part_id=part_id)))

    def _call(self, method: Method[RequestT, ResponseT], requests: Iterator[RequestT]) -> ResponseT:
        rpc = self.rpcs.get(method.path)
        if rpc is None:
            raise unimplemented(f"the emulator does not implement {method.name}")
        # To the end: some handlers store only after they have answered.
        [response] = rpc.answer(self.stream, (request.SerializeToString() for request in requests))
        return method.response_type.FromString(response)
