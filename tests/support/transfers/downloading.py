"""What tests of downloads say things with: downloads in either flavour, and a file server that misbehaves on demand."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.waiting import LIMIT, join
from viam_cloud.proto.app import data
from viam_cloud_runtime.viam.aio import transfers as aio
from viam_cloud_runtime.viam.blocking import transfers as blocking
from viam_cloud_runtime.viam.downloads.folder import WORK_FOLDER

MIB = 1024 * 1024


def download(cloud: Cloud, destination: Path, **options: Any) -> Any:
    """Download with the client of the flavour."""
    module: Any = aio if cloud.flavour.is_async else blocking
    return cloud.flavour.call(module.download_binary_data, cloud.flavour.client.data_client, destination, **options)


def upload(cloud: Cloud, fleet: Fleet, count: int) -> dict[str, bytes]:
    """Upload some files of different sizes; gives their contents by name."""
    files = {f"file-{number}.bin": bytes([number % 256]) * (number * 977) for number in range(count)}
    for name, content in files.items():
        cloud.upload(fleet.part, content, file_name=name)
    return files


def everything_of(fleet: Fleet) -> data.Filter:
    return data.Filter(organization_ids=[fleet.organization])


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder but metadata and what downloads keep for themselves."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and WORK_FOLDER not in path.parts and path.suffix != ".json"
    }


def statuses(results: Any) -> list[str]:
    return [result.status for result in results]


Act = Callable[["Handler"], None]


@dataclass
class FileServer:
    """Serves one content, with ranges; `acts` are used up one per request and answer it instead."""

    content: bytes = b""
    etag: str = '"1"'
    acts: deque[Act] = field(default_factory=deque)
    requests: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    def url(self, path: str = "/file", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def said(self, header: str) -> list[str | None]:
        """What the requests had in a header, one by one."""
        return [request.get(header) for request in self.requests]


class Handler(BaseHTTPRequestHandler):
    """One request to a `FileServer`."""

    server: Any

    def do_GET(self) -> None:
        files: FileServer = self.server.files
        files.requests.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
        if files.acts:
            files.acts.popleft()(self)
        else:
            self.serve()

    def serve(self, *, only: int | None = None, less: int = 0) -> None:
        """Answer as a good server does, or send only so many bytes, or say that there are fewer than there are."""
        files: FileServer = self.server.files
        content = files.content[: len(files.content) - less]
        start = 0
        if "range" in files.requests[-1] and files.requests[-1].get("if-range") == files.etag:
            start = int(files.requests[-1]["range"].removeprefix("bytes=").removesuffix("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(content) - start))
        self.send_header("ETag", files.etag)
        self.end_headers()
        self.wfile.write(content[start:] if only is None else content[start : start + only])

    def log_message(self, format: str, *args: object) -> None:
        pass


def cut_after(count: int) -> Act:
    return lambda handler: handler.serve(only=count)


def answer(status: int, **headers: str) -> Act:
    def act(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()

    return act


@dataclass
class Stall:
    """An act that sends some bytes, and then nothing until the client leaves."""

    count: int
    left_by_client: threading.Event = field(default_factory=threading.Event)

    def __call__(self, handler: Handler) -> None:
        handler.serve(only=self.count)
        handler.wfile.flush()
        handler.connection.settimeout(LIMIT)
        try:
            # A client that leaves, and nothing else, ends this early.
            handler.connection.recv(1)
        except TimeoutError:
            return
        except ConnectionError:
            pass
        self.left_by_client.set()


@contextmanager
def file_server() -> Iterator[FileServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    files = FileServer(port=server.server_address[1])
    server.files = files  # type: ignore[attr-defined]
    # How long stopping may have to wait, in seconds.
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    try:
        yield files
    finally:
        server.shutdown()
        server.server_close()
        join(thread)
