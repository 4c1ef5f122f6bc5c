"""The process of a server of S3's HTTP interface: `python -m tests.support.plans.s3_process`, then it prints its port."""

from __future__ import annotations

import argparse
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

STATISTICS = "/-statistics"
"""What tells how many requests there were, by method, and how many writes failed. No bucket is called so."""


class _CountedAndFailing:
    """Counts requests, and fails every other write if it is to: by turns before and after it is done."""

    def __init__(self, application: Callable[..., Iterable[bytes]], *, fails_writes: bool) -> None:
        self._application = application
        self._fails_writes = fails_writes
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == STATISTICS:
            start_response("200 OK", [("Content-Type", "application/json")])
            return [json.dumps(self._counts).encode()]
        method: str = environ["REQUEST_METHOD"]
        # A bucket is made by a PUT, too.
        is_write = method == "PUT" and environ["PATH_INFO"].count("/") > 1
        with self._lock:
            turn = self._counts["writes"] % 4 if is_write and self._fails_writes else 0
            self._counts.update([method, *["writes"] * is_write, *["failed_writes"] * (turn in (1, 3))])
        if turn in (0, 2):
            return self._application(environ, start_response)
        if turn == 3:
            list(self._application(environ, lambda *_: lambda _: None))
        start_response("500 Internal Server Error", [("Content-Type", "application/xml")])
        return [b"<Error><Code>InternalError</Code><Message>storage is busy</Message></Error>"]


def main() -> None:
    """Serve on loopback until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fail-writes", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    application = DomainDispatcherApplication(create_backend_app)
    counted = _CountedAndFailing(application, fails_writes=arguments.fail_writes)
    server = make_server("127.0.0.1", arguments.port, counted, threaded=True)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
