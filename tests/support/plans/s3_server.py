"""A server of S3's HTTP interface, which may fail every other write: before it is done, or after."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import fsspec

from tests.support.plans.planned_data import files_below
from tests.support.plans.s3_process import STATISTICS
from tests.support.waiting import LIMIT, limited

_FULL_SIZE_SECONDS = 3600
_BUCKET = "fleet"
S3_URL = f"s3://{_BUCKET}/exports"


@dataclass(frozen=True)
class S3Server:
    """A running server, with one bucket.

    Attributes:
        url: A folder in the bucket.
        options: What s3fs takes to find it.
    """

    url: str
    options: dict[str, Any]

    @property
    def file_system(self) -> Any:
        """All buckets, as whoever looks at the result sees them."""
        return fsspec.filesystem("s3", **self.options)

    def counts(self) -> dict[str, int]:
        """How many requests there were, by HTTP method, and how many `failed_writes` among them."""
        with urllib.request.urlopen(self.options["endpoint_url"] + STATISTICS, timeout=LIMIT) as answer:
            return dict(json.load(answer))

    def files(self, ending: str, folder: str = "") -> list[bytes]:
        """The contents of all files of data with an ending, below the folder or one in it."""
        return files_below(self.file_system, self.url.removeprefix("s3://") + folder, ending)


def s3_options(port: int | str) -> dict[str, Any]:
    """What s3fs takes to find a server at a port."""
    return {
        "key": "key",
        "secret": "secret",
        "endpoint_url": f"http://127.0.0.1:{port}",
        # What is to be seen is not that botocore tries again.
        "config_kwargs": {"retries": {"max_attempts": 0}},
        "client_kwargs": {"region_name": "eu-central-1"},
    }


@contextmanager
def s3_server(port: int = 0, *, fails_every_other_write: bool = False) -> Iterator[S3Server]:
    """Serve on loopback while the context lasts.

    In a process of its own: it computes 10 ms for each request, in which the scheduler and the cloud would wait for it.
    """
    command = [sys.executable, "-m", "tests.support.plans.s3_process", "--port", str(port)]
    command += ["--fail-writes"] * fails_every_other_write
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process,
        limited(process, _FULL_SIZE_SECONDS),
    ):
        assert process.stdout is not None
        server = S3Server(S3_URL, s3_options(process.stdout.readline().strip()))
        server.file_system.mkdir(_BUCKET)
        yield server
