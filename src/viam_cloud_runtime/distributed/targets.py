"""A folder or bucket that workers write to: nothing is seen half-written, and a manifest says what is committed.

An object in a bucket appears whole or not at all, so a file there takes one request. In a folder a file is written under a
temporary name and renamed.
"""

# fsspec has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import json
import posixpath
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING

ResultT = TypeVar("ResultT")

MANIFEST = "_manifest"
"""Folder with an entry for each committed partition. Engines take names with `_` in front for no data."""

_TEMPORARY = "_temporary"
_PLAN = f"{MANIFEST}/plan.json"
_PARTITIONS = f"{MANIFEST}/partitions"
COMPLETE = f"{MANIFEST}/complete.json"
_VERSION = 1
_OBJECT_STORES = frozenset({"s3", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss"})
"""Kinds of storage, by fsspec's names, where a file that is put appears whole or not at all."""
_ATTEMPTS = 20
_FINAL = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)
"""Errors that another attempt does not change."""
_CONNECTION_ERRORS = frozenset(
    {
        "ConnectionError",  # botocore
        "HTTPClientError",  # botocore: timeouts, connections that end early
        "ClientConnectionError",  # aiohttp
        "ClientPayloadError",  # aiohttp
        "ServiceRequestError",  # azure-core
        "ServiceResponseError",  # azure-core
    }
)
"""Classes of errors of connections that are no `OSError`; by their names, as only one of these packages is installed."""


@dataclass(frozen=True)
class Target:
    """Where workers write, as plain data.

    Args:
        url: A folder as fsspec has it, such as `s3://bucket/folder` or `file:///data/folder`; a path is a local one.
        options: What fsspec's file system takes, such as `endpoint_url`; never shown, as there may be keys among them.

    Raises:
        TypeError: `url` is no text.
        ValueError: It is empty, or there is no such kind of file system.
        ImportError: fsspec, or what it needs for this kind of file system, is not installed.
    """

    url: str
    options: Mapping[str, Any] = field(default_factory=dict[str, Any], repr=False)

    def __post_init__(self) -> None:
        if not isinstance(self.url, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"target: expected a URL such as 's3://bucket/folder', got {type(self.url).__name__}")
        if not self.url:
            raise ValueError("target: expected a URL such as 's3://bucket/folder', got an empty text")
        require("fsspec", "a target of distributed work")
        self._file_system()

    def _file_system(self) -> tuple[Any, str]:
        with IMPORTING:
            from fsspec.core import url_to_fs

        # fsspec keeps one file system for the same options, with its connections.
        file_system, root = url_to_fs(self.url, **self.options)
        return file_system, root.rstrip("/")

    def write(self, path: str, content: bytes) -> None:
        """Write a file, which is there whole or not at all; what was there is replaced.

        Args:
            path: Where it is to be, below the target.
            content: What is to be in it.

        Raises:
            OSError: Twenty attempts failed, in some 40 seconds; or another would fail alike. A bucket that cannot be
                reached is what the package that looks for it raises, such as botocore's `EndpointConnectionError`.
        """
        file_system, root = self._file_system()
        if _is_object_store(file_system):
            _repeated(lambda: file_system.pipe_file(f"{root}/{path}", content))
        else:
            _write_and_move(file_system, f"{root}/{_TEMPORARY}/{secrets.token_hex(16)}", f"{root}/{path}", content)

    def _write_json(self, path: str, value: object) -> None:
        text = json.dumps(value, ensure_ascii=False).encode()
        self.write(path, text)

    def _read_json(self, path: str) -> Any:
        file_system, root = self._file_system()
        try:
            return json.loads(_repeated(lambda: file_system.cat_file(f"{root}/{path}")))
        except FileNotFoundError:
            return None

    def claim(self, identity: Mapping[str, Any]) -> None:
        """Make the target one of a plan.

        Args:
            identity: What tells the plan from others, as JSON has it.

        Raises:
            ValueError: It has what another plan wrote.
            OSError: It cannot be read or written.
        """
        expected = {"version": _VERSION, **json.loads(json.dumps(identity))}
        found = self._read_json(_PLAN)
        if found is None:
            self._write_json(_PLAN, expected)
        elif found != expected:
            differing = sorted(key for key in {*found, *expected} if found.get(key) != expected.get(key))
            raise ValueError(
                f"{self.url} has what another plan wrote, which differs in {', '.join(differing)}; the same data would be "
                "in there twice. Choose another target for this plan"
            )

    def commit(self, name: str, entry: Mapping[str, Any]) -> None:
        """Say that what a partition wrote is whole; it counts from now on, in every process."""
        self._write_json(f"{_PARTITIONS}/{name}.json", entry)

    def committed(self) -> dict[str, dict[str, Any]]:
        """The entries of the partitions that are committed, by name."""
        file_system, root = self._file_system()
        file_system.invalidate_cache()
        folder = f"{root}/{_PARTITIONS}/"
        try:
            paths: list[str] = [path for path in file_system.find(folder) if path.endswith(".json")]
        except FileNotFoundError:
            return {}
        contents = cast("dict[str, bytes]", _repeated(lambda: file_system.cat(paths)) if paths else {})
        return {
            path.rpartition(f"{_PARTITIONS}/")[2].removesuffix(".json"): json.loads(content)
            for path, content in contents.items()
        }

    def sizes(self) -> dict[str, int]:
        """The sizes of all files that are there, in bytes, by their paths below the target. A thousand take a request."""
        file_system, root = self._file_system()
        file_system.invalidate_cache()
        try:
            found: dict[str, Any] = _repeated(lambda: file_system.find(root, detail=True))
        except FileNotFoundError:
            return {}
        return {path.removeprefix(f"{root}/"): details["size"] for path, details in found.items()}

    def complete(self, summary: Mapping[str, Any]) -> None:
        """Say that all partitions of the plan are committed, and remove what failed attempts have left."""
        self._write_json(COMPLETE, summary)
        file_system, root = self._file_system()
        if not _is_object_store(file_system):
            with suppress(FileNotFoundError):
                file_system.rm(f"{root}/{_TEMPORARY}", recursive=True)


def _repeated(act: Callable[[], ResultT]) -> ResultT:
    """Do something to storage, which may fail each time without a reason of its own."""
    with IMPORTING:
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

    attempts = Retrying(
        stop=stop_after_attempt(_ATTEMPTS),
        wait=wait_random_exponential(0.1, 5),
        retry=retry_if_exception(_may_pass),
        reraise=True,
    )
    result: ResultT = attempts(act)
    return result


def _may_pass(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return not isinstance(error, _FINAL)
    return not _CONNECTION_ERRORS.isdisjoint(each.__name__ for each in type(error).__mro__)


def _is_object_store(file_system: Any) -> bool:
    protocol: str | tuple[str, ...] = file_system.protocol
    return not _OBJECT_STORES.isdisjoint((protocol,) if isinstance(protocol, str) else protocol)


def _write_and_move(file_system: Any, temporary: str, final: str, content: bytes) -> None:
    # Each call has a temporary name of its own: a worker that was taken for dead may still be at it.
    try:
        _repeated(lambda: _with_folder(file_system, temporary, lambda: file_system.pipe_file(temporary, content)))
        _repeated(lambda: _move(file_system, temporary, final))
    except BaseException:
        with suppress(Exception):
            file_system.rm_file(temporary)
        raise


def _move(file_system: Any, temporary: str, final: str) -> None:
    try:
        _with_folder(file_system, final, lambda: file_system.mv(temporary, final))
    except FileNotFoundError:
        file_system.invalidate_cache()
        # An attempt before may have done it, and not have known.
        if file_system.exists(temporary) or not file_system.exists(final):
            raise


def _with_folder(file_system: Any, path: str, act: Callable[[], ResultT]) -> ResultT:
    """Do something that needs the folder of a path, which only some file systems have to make."""
    try:
        return act()
    except FileNotFoundError:
        file_system.makedirs(posixpath.dirname(path), exist_ok=True)
        return act()
