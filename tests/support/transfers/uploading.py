"""What the tests of bulk uploads share: uploading in either flavour, and clients whose calls go wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.errors import GRPCError, make_error
from viam_cloud_runtime.viam.aio.transfers import upload_files as aio_upload_files
from viam_cloud_runtime.viam.blocking.transfers import upload_files as blocking_upload_files
from viam_cloud_runtime.viam.uploads.result import UploadResult


class Uploader:
    """Uploads to one part, with a journal of its own.

    Args:
        cloud: Where to, and in which flavour.
        fleet: Whose part.
        journal: The journal.
        data_client: What makes the calls, if not the cloud's own client.
    """

    def __init__(self, cloud: Cloud, fleet: Fleet, journal: Path, data_client: Any = None) -> None:
        self.cloud = cloud
        self.fleet = fleet
        self.journal = journal
        self.data_client = cloud.flavour.client.data_client if data_client is None else data_client

    def __call__(self, paths: Any, **options: Any) -> list[UploadResult]:
        function = aio_upload_files if self.cloud.flavour.is_async else blocking_upload_files
        options = {"journal": self.journal, **options}
        results: list[UploadResult] = self.cloud.flavour.call(
            function, self.data_client, paths, self.fleet.part, **options
        )
        return results

    def stored(self) -> Counter[tuple[str, bytes]]:
        """Names and contents of all that is in the cloud."""
        items = self.cloud.list_files(self.fleet.organization, limit=1000, include_binary=True).data
        return Counter((item.metadata.file_name + item.metadata.file_ext, item.binary) for item in items)


@contextmanager
def own_uploader(emulator: Emulator, journal: Path) -> Iterator[Uploader]:
    """A blocking uploader with a client of its own, which a test may close, and a fleet of its own."""
    with emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        yield Uploader(cloud, cloud.new_fleet(), journal)


def statuses(results: list[UploadResult]) -> list[str]:
    return [result.status for result in results]


def write_files(folder: Path, contents: dict[str, bytes]) -> Path:
    """Make a folder with files."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


class Unreliable:
    """A data client that does something before and after each upload, in either flavour, and leaves out an argument."""

    def __init__(
        self,
        cloud: Cloud,
        before: Callable[[str], None] = lambda _: None,
        after: Callable[[str], None] = lambda _: None,
        without: str = "",
    ) -> None:
        self._client = cloud.flavour.client.data_client
        self._is_async = cloud.flavour.is_async
        self._before = before
        self._after = after
        self._without = without
        self.uploads = 0
        self.listings = 0
        self.read: list[str] = []
        """IDs of what was read back."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def file_upload(self, *args: Any, **kwargs: Any) -> Any:
        self.uploads += 1
        name = kwargs["file_name"] + kwargs["file_extension"]
        kwargs.pop(self._without, None)
        if self._is_async:
            return self._async_upload(name, args, kwargs)
        self._before(name)
        identifier = self._client.file_upload(*args, **kwargs)
        self._after(name)
        return identifier

    async def _async_upload(self, name: str, args: Any, kwargs: Any) -> Any:
        self._before(name)
        identifier = await self._client.file_upload(*args, **kwargs)
        self._after(name)
        return identifier

    def binary_data_by_filter(self, *args: Any, **kwargs: Any) -> Any:
        self.listings += 1
        return self._client.binary_data_by_filter(*args, **kwargs)

    def binary_data_by_ids(self, identifiers: list[str], include_binary_data: bool, **kwargs: Any) -> Any:
        self.read += identifiers
        return self._client.binary_data_by_ids(identifiers, include_binary_data, **kwargs)


class Crash(BaseException):
    """The process is gone: nothing handles it, and nothing else is done after it."""


def crash(_: object) -> None:
    raise Crash


class LostAnswers:
    """Lets the first so many answers to uploads get lost on the way, each for its reason."""

    def __init__(self, *statuses: grpc.StatusCode) -> None:
        self._statuses = list(statuses)

    def __call__(self, name: str) -> None:
        if self._statuses:
            raise lost(self._statuses.pop(0))


def lost(status: grpc.StatusCode) -> GRPCError:
    return make_error(status, "the answer was lost", method="viam.app.datasync.v1.DataSyncService/FileUpload")
