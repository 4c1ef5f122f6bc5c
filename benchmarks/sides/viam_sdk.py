"""viam-sdk, driven from a script that is not async itself."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.sides import EXPORT, KEY, KEY_ID, LARGE_FILE_ID, ORGANIZATION_ID, PART_ID, ROBOT_ID, AsyncSide
from benchmarks.workload import Workload

if TYPE_CHECKING:
    from viam.app.viam_client import ViamClient


def connect(workload: Workload) -> ViamSdk:
    """Import, connect, sign in."""
    from viam.app.viam_client import ViamClient
    from viam.rpc.dial import DialOptions

    options = DialOptions.with_api_key(KEY, KEY_ID)
    options.insecure = True
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    client = loop.run_until_complete(ViamClient.create_from_dial_options(options, f"http://{workload.address}"))
    return ViamSdk(workload, loop, client)


class ViamSdk(AsyncSide):
    """The tasks, as its documentation shows them."""

    def __init__(self, workload: Workload, loop: asyncio.AbstractEventLoop, client: ViamClient) -> None:
        super().__init__(workload, loop, client.close)
        self._client = client

    async def single_call(self) -> None:
        await self._client.app_client.get_robot(ROBOT_ID)

    async def many_calls(self) -> None:
        app = self._client.app_client
        await self._gather(app.get_robot(ROBOT_ID) for _ in range(self.workload.calls))

    map_calls = many_calls

    async def _gather(self, calls: Iterable[Coroutine[Any, Any, Any]]) -> None:
        """All of them, as many at a time as the workload says."""
        if not self.workload.at_once:
            await asyncio.gather(*calls)
            return
        at_once = asyncio.Semaphore(self.workload.at_once)

        async def one(call: Coroutine[Any, Any, Any]) -> None:
            async with at_once:
                await call

        await asyncio.gather(*map(one, calls))

    async def list_files(self) -> None:
        assert len([file async for file in self._listed()]) == self.workload.files

    async def list_parts(self) -> None:
        assert len(await self._client.app_client.get_robot_parts(ROBOT_ID)) == self.workload.parts

    async def download(self) -> None:
        [file] = await self._client.data_client.binary_data_by_ids([LARGE_FILE_ID])
        assert len(file.binary) == self.workload.download_bytes

    async def upload(self) -> None:
        await self._client.data_client.file_upload_from_path(str(self.workload.upload_file), PART_ID)

    async def export_dicts(self) -> None:
        rows = await self._client.data_client.export_tabular_data(*EXPORT)
        assert len([row.payload for row in rows]) == self.workload.rows

    async def export_iterated(self) -> None:
        # All rows or none is what it offers.
        await self.export_dicts()

    async def export_arrow(self) -> None:
        import pyarrow

        rows = [vars(row) for row in await self._client.data_client.export_tabular_data(*EXPORT)]
        assert len(pyarrow.Table.from_pylist(rows)) == self.workload.rows

    async def folder_up(self) -> None:
        data = self._client.data_client
        await self._gather(data.file_upload_from_path(str(path), PART_ID) for path in self.workload.small_files())

    async def folder_down(self) -> None:
        destination = self.scratch()
        await self._gather([self._save(file, destination) async for file in self._listed()])
        assert len(list(destination.iterdir())) == self.workload.files

    async def _listed(self) -> Any:
        from viam.utils import create_filter

        everything = create_filter(organization_ids=[ORGANIZATION_ID])
        last = ""
        while True:
            files, _, last = await self._client.data_client.binary_data_by_filter(
                everything, limit=self.workload.page_size, last=last, include_binary_data=False
            )
            if not files:
                return
            for file in files:
                yield file

    async def _save(self, listed: Any, destination: Path) -> None:
        [file] = await self._client.data_client.binary_data_by_ids([listed.metadata.binary_data_id])
        (destination / file.metadata.file_name).write_bytes(file.binary)
