"""A server of S3's HTTP interface, which may fail every other write: before it is done, or after."""

from __future__ import annotations

import itertools
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import fsspec
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from tests.support.plans.planned_data import files_below
from tests.support.waiting import join


@dataclass
class S3Server:
    """A running server, with one bucket.

    Attributes:
        url: A folder in the bucket.
        options: What s3fs takes to find it.
        failed_writes: How many writes it has failed.
    """

    url: str
    options: dict[str, Any]
    failed_writes: int = 0

    @property
    def file_system(self) -> Any:
        """All buckets, as whoever looks at the result sees them."""
        return fsspec.filesystem("s3", **self.options)

    def files(self, ending: str, folder: str = "") -> list[bytes]:
        """The contents of all files of data with an ending, below the folder or one in it."""
        return files_below(self.file_system, self.url.removeprefix("s3://") + folder, ending)


@contextmanager
def s3_server(*, fails_every_other_write: bool) -> Iterator[S3Server]:
    """Serve on loopback while the context lasts."""
    application = DomainDispatcherApplication(create_backend_app)
    failing = _FailingWrites(application)
    server = make_server("127.0.0.1", 0, failing, threaded=True)
    thread = threading.Thread(target=server.serve_forever, name="s3")
    thread.start()
    try:
        options = {
            "key": "key",
            "secret": "secret",
            "endpoint_url": f"http://127.0.0.1:{server.server_port}",
            # What is to be seen is not that botocore tries again.
            "config_kwargs": {"retries": {"max_attempts": 0}},
            "client_kwargs": {"region_name": "eu-central-1"},
        }
        # The buckets of all servers of a process are in one place.
        bucket = f"fleet-{uuid.uuid4()}"
        s3 = S3Server(f"s3://{bucket}/exports", options)
        s3.file_system.mkdir(bucket)
        failing.server = s3 if fails_every_other_write else None
        yield s3
    finally:
        server.shutdown()
        join(thread)
        server.server_close()


class _FailingWrites:
    """Fails every other write, by turns before and after it is done."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.server: S3Server | None = None
        self._application = application
        self._writes = itertools.count()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        turn = next(self._writes) % 4 if environ["REQUEST_METHOD"] == "PUT" and self.server else 0
        if self.server is None or turn in (0, 2):
            return self._application(environ, start_response)
        self.server.failed_writes += 1
        if turn == 3:
            list(self._application(environ, lambda *_: lambda _: None))
        start_response("500 Internal Server Error", [("Content-Type", "application/xml")])
        return [b"<Error><Code>InternalError</Code><Message>storage is busy</Message></Error>"]
