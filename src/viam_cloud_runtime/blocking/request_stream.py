"""Requests of a stream, for blocking calls: taken by gRPC's own thread, sent again where need be."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.rpc.replay_buffer import ReplayBuffer
from viam_cloud_runtime.rpc.upload_messages import UploadRequests


class RequestSource:
    """The requests of a stream, serialized one at a time, for as many attempts as it takes.

    Args:
        requests: Where they come from.
        serialize: Makes bytes of one of them.
    """

    def __init__(self, requests: Iterable[Any], serialize: Callable[[Any], bytes]) -> None:
        self._requests = requests
        self._serialize = serialize
        self._lock = threading.Lock()
        iterator = iter(requests)
        # What can be iterated over again, such as a list, need not be kept.
        self._iterator = None if iterator is not requests else iterator
        self._buffer = ReplayBuffer()
        self.size: int | None = requests.size if isinstance(requests, UploadRequests) else None
        """Bytes of data in an upload; None where that is not known."""
        self.failure: BaseException | None = None

    def hold(self) -> bool:
        """Prepare for another attempt; False when what was sent is gone, or when taking requests failed."""
        return self.failure is None and (self._iterator is None or self._buffer.hold())

    @contextlib.contextmanager
    def raising_failure(self) -> Iterator[None]:
        """Raise what the iterable raised in place of what came of it: a call that failed."""
        try:
            yield
        except SDKError:
            if self.failure is not None:
                raise self.failure from None
            raise

    def feed(self) -> Feed:
        """The requests from the first one on, for one attempt."""
        if self._iterator is None:
            fresh = iter(self._requests)
            return Feed(self, lambda position: self._serialize(next(fresh)))
        generation = self._buffer.generation
        return Feed(self, lambda position: self._take(position, generation))

    def _take(self, position: int, generation: int) -> bytes:
        with self._lock:
            if position < len(self._buffer.kept):
                return self._buffer.kept[position]
            assert self._iterator is not None
            serialized = self._serialize(next(self._iterator))
            self._buffer.keep(serialized, generation)
            return serialized


class Feed:
    """The requests for one attempt, as gRPC's thread takes them.

    An error of the iterable cancels the call: gRPC would log it, and a stream that just ended would look complete to
    the server.
    """

    def __init__(self, source: RequestSource, take: Callable[[int], bytes]) -> None:
        self._source = source
        self._take = take
        self._position = 0
        self._attached = threading.Event()
        self._call: Any = None

    def attach(self, call: Any) -> Any:
        """Say which call it feeds; None when there came to be none."""
        self._call = call
        self._attached.set()
        return call

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            serialized = self._take(self._position)
        except StopIteration:
            raise
        except BaseException as error:
            self._source.failure = error
            self._attached.wait()
            if self._call is None:
                # gRPC cancels the call itself, and logs why.
                raise
            self._call.cancel()
            raise StopIteration from None
        self._position += 1
        return serialized
