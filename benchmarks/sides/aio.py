"""Ours, async."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from benchmarks.sides import EXPORT, KEY, KEY_ID, LARGE_FILE_ID, ORGANIZATION_ID, PART_ID, ROBOT_ID, AsyncSide
from benchmarks.workload import Workload

if TYPE_CHECKING:
    from viam_cloud.aio import ViamClient


def connect(workload: Workload) -> Async:
    """Import, connect, sign in."""
    from viam_cloud import DialOptions
    from viam_cloud.aio import ViamClient

    options = DialOptions.with_api_key(KEY, KEY_ID)
    options.insecure = True
    loop = asyncio.new_event_loop()
    client = loop.run_until_complete(ViamClient.create_from_dial_options(options, workload.address))
    return Async(workload, loop, client)


class Async(AsyncSide):
    """The tasks, as an asyncio program writes them."""

    def __init__(self, workload: Workload, loop: asyncio.AbstractEventLoop, client: ViamClient) -> None:
        super().__init__(workload, loop, client.close)
        self._client = client

    async def single_call(self) -> None:
        await self._client.app_client.get_robot(ROBOT_ID)

    async def many_calls(self) -> None:
        app = self._client.app_client
        await asyncio.gather(*(app.get_robot(ROBOT_ID) for _ in range(self.workload.calls)))

    async def map_calls(self) -> None:
        from viam_cloud.aio import map_calls

        (await map_calls(self._client.app_client.get_robot, [ROBOT_ID] * self.workload.calls)).results()

    async def list_files(self) -> None:
        from viam_cloud.utils import create_filter

        everything = create_filter(organization_ids=[ORGANIZATION_ID])
        files = self._client.data_client.iter_binary_data_by_filter(everything, include_binary_data=False)
        assert len([file async for file in files]) == self.workload.files

    async def list_parts(self) -> None:
        assert len(await self._client.app_client.get_robot_parts(ROBOT_ID)) == self.workload.parts

    async def download(self) -> None:
        [file] = await self._client.data_client.binary_data_by_ids([LARGE_FILE_ID])
        assert len(file.binary) == self.workload.download_bytes

    async def upload(self) -> None:
        await self._client.data_client.file_upload_from_path(self.workload.upload_file, PART_ID)

    async def export_dicts(self) -> None:
        rows = await self._client.data_client.export_tabular_data(*EXPORT)
        assert len([row.payload for row in rows]) == self.workload.rows

    async def export_iterated(self) -> None:
        rows = 0
        async for row in self._rows():
            rows += bool(row.payload)
        assert rows == self.workload.rows

    async def export_arrow(self) -> None:
        from viam_cloud.aio.tables import to_arrow

        assert len(await to_arrow(self._rows())) == self.workload.rows

    def _rows(self) -> Any:
        return self._client.data_client.iter_export_tabular_data(*EXPORT)

    async def folder_up(self) -> None:
        journal = self.scratch() / "journal"
        uploaded = await self._client.data_client.upload_files(self.workload.folder, PART_ID, journal=journal)
        assert len(uploaded) == self.workload.files

    async def folder_down(self) -> None:
        from viam_cloud.utils import create_filter

        everything = create_filter(organization_ids=[ORGANIZATION_ID])
        downloaded = await self._client.data_client.download_binary_data(self.scratch(), filter=everything)
        assert len(downloaded) == self.workload.files
