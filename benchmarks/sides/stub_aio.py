"""A bare grpcio stub, async."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from benchmarks.sides import AsyncSide, bare
from benchmarks.workload import Workload


def connect(workload: Workload) -> AsyncStub:
    """Import, connect, sign in."""
    loop = asyncio.new_event_loop()
    return loop.run_until_complete(_connect(workload, loop))


async def _connect(workload: Workload, loop: asyncio.AbstractEventLoop) -> AsyncStub:
    import grpc

    channel = grpc.aio.insecure_channel(workload.address, bare.OPTIONS)
    rpcs = bare.Rpcs(channel)
    rpcs.signed_in(await rpcs.authenticate(rpcs.sign_in_request(), timeout=bare.TIMEOUT))
    return AsyncStub(workload, loop, channel, rpcs)


class AsyncStub(AsyncSide):
    """The tasks, as one writes them with nothing but grpcio and asyncio."""

    def __init__(self, workload: Workload, loop: asyncio.AbstractEventLoop, channel: Any, rpcs: bare.Rpcs) -> None:
        super().__init__(workload, loop, channel.close)
        self._rpcs = rpcs

    async def single_call(self) -> None:
        await self._get_robot()

    async def many_calls(self) -> None:
        await asyncio.gather(*(self._get_robot() for _ in range(self.workload.calls)))

    async def _get_robot(self) -> Any:
        return (await self._rpcs.get_robot(bare.robot_request(), **self._rpcs.options)).robot

    async def list_parts(self) -> None:
        response = await self._rpcs.get_robot_parts(bare.parts_request(), **self._rpcs.options)
        assert len(response.parts) == self.workload.parts

    async def download(self) -> None:
        [file] = (await self._rpcs.binary_data_by_ids(bare.download_request(), **self._rpcs.options)).data
        assert len(file.binary) == self.workload.download_bytes

    async def upload(self) -> None:
        await self._upload(self.workload.upload_file)

    async def _upload(self, path: Path) -> None:
        await self._rpcs.file_upload(bare.upload_requests(path), **self._rpcs.options)

    async def export_dicts(self) -> None:
        assert len([bare.as_dict(row) async for row in self._export()]) == self.workload.rows

    async def export_iterated(self) -> None:
        rows = 0
        async for row in self._export():
            rows += bool(bare.as_dict(row))
        assert rows == self.workload.rows

    async def export_arrow(self) -> None:
        import pyarrow

        rows = [bare.as_dict(row) async for row in self._export()]
        assert len(pyarrow.Table.from_pylist(rows)) == self.workload.rows

    def _export(self) -> Any:
        return self._rpcs.export_tabular_data(bare.export_request(), **self._rpcs.options)

    async def folder_up(self) -> None:
        await asyncio.gather(*(self._upload(path) for path in self.workload.small_files()))

    async def folder_down(self) -> None:
        destination = self.scratch()
        await asyncio.gather(*[self._save(file, destination) async for file in self._listed()])
        assert len(list(destination.iterdir())) == self.workload.files

    async def _listed(self) -> Any:
        last = ""
        while (page := await self._rpcs.binary_data_by_filter(bare.listing_request(last), **self._rpcs.options)).data:
            for file in page.data:
                yield file
            last = page.last

    async def _save(self, listed: Any, destination: Path) -> None:
        request = bare.download_request(listed.metadata.binary_data_id)
        [file] = (await self._rpcs.binary_data_by_ids(request, **self._rpcs.options)).data
        (destination / file.metadata.file_name).write_bytes(file.binary)
