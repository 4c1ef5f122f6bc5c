"""What generated code says about one RPC: a frozen constant per method, made once at import."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from google.protobuf.message import Message

RequestT = TypeVar("RequestT", bound="Message")
ResponseT = TypeVar("ResponseT", bound="Message")


class RetryClass(enum.Enum):
    """What repeating an RPC may do, which decides whether it is retried unasked."""

    READ = "read"
    """Changes nothing, so it is always safe to repeat."""
    IDEMPOTENT_WRITE = "idempotent_write"
    """Changes state, but twice ends where once does."""
    WRITE = "write"
    """A second execution would do something again, so it is never retried unless the caller says so."""


@dataclass(frozen=True, slots=True)
class Method(Generic[RequestT, ResponseT]):
    """One RPC: where it lives on the wire, what goes in, what comes out.

    Args:
        path: Wire path, `/package.Service/Method`.
        request_type: Message class that is sent.
        response_type: Message class that comes back.
        retry_class: What repeating the RPC may do.
    """

    path: str
    request_type: type[RequestT]
    response_type: type[ResponseT]
    retry_class: RetryClass

    @property
    def name(self) -> str:
        """The full name as people write it, `package.Service/Method`."""
        return self.path.lstrip("/")


class UnaryMethod(Method[RequestT, ResponseT]):
    """One request, one response."""

    __slots__ = ()


class ServerStreamMethod(Method[RequestT, ResponseT]):
    """One request, a stream of responses."""

    __slots__ = ()


class FiniteStreamMethod(ServerStreamMethod[RequestT, ResponseT]):
    """One request, a stream of responses that ends once all that there is was sent, as an export does.

    With asyncio, a thread may read it: none waits for long.
    """

    __slots__ = ()


class ClientStreamMethod(Method[RequestT, ResponseT]):
    """A stream of requests, one response."""

    __slots__ = ()


class BidiStreamMethod(Method[RequestT, ResponseT]):
    """A stream of requests, a stream of responses."""

    __slots__ = ()
