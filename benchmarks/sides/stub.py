"""A bare grpcio stub, blocking."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.sides import BlockingSide, bare
from benchmarks.workload import Workload


def connect(workload: Workload) -> Stub:
    """Import, connect, sign in."""
    import grpc

    channel = grpc.insecure_channel(workload.address, bare.OPTIONS)
    rpcs = bare.Rpcs(channel)
    rpcs.signed_in(rpcs.authenticate(rpcs.sign_in_request(), timeout=bare.TIMEOUT))
    return Stub(workload, channel, rpcs)


class Stub(BlockingSide):
    """The tasks, as one writes them with nothing but grpcio."""

    def __init__(self, workload: Workload, channel: Any, rpcs: bare.Rpcs) -> None:
        super().__init__(workload, channel.close)
        self._rpcs = rpcs

    def single_call(self) -> None:
        self._get_robot()

    def many_calls(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(self.workload.threads) as threads:
            list(threads.map(self._get_robot, range(self.workload.calls)))

    def _get_robot(self, number: int = 0) -> Any:
        return self._rpcs.get_robot(bare.robot_request(), **self._rpcs.options).robot

    def list_parts(self) -> None:
        assert len(self._rpcs.get_robot_parts(bare.parts_request(), **self._rpcs.options).parts) == self.workload.parts

    def download(self) -> None:
        [file] = self._rpcs.binary_data_by_ids(bare.download_request(), **self._rpcs.options).data
        assert len(file.binary) == self.workload.download_bytes

    def upload(self) -> None:
        self._upload(self.workload.upload_file)

    def _upload(self, path: Path) -> None:
        self._rpcs.file_upload(bare.upload_requests(path), **self._rpcs.options)

    def export_dicts(self) -> None:
        assert len([bare.as_dict(row) for row in self._export()]) == self.workload.rows

    def export_iterated(self) -> None:
        assert sum(1 for row in self._export() if bare.as_dict(row)) == self.workload.rows

    def export_arrow(self) -> None:
        import pyarrow

        assert len(pyarrow.Table.from_pylist([bare.as_dict(row) for row in self._export()])) == self.workload.rows

    def _export(self) -> Any:
        return self._rpcs.export_tabular_data(bare.export_request(), **self._rpcs.options)

    def folder_up(self) -> None:
        for path in self.workload.small_files():
            self._upload(path)

    def folder_down(self) -> None:
        destination = self.scratch()
        last = ""
        while (page := self._rpcs.binary_data_by_filter(bare.listing_request(last), **self._rpcs.options)).data:
            for listed in page.data:
                request = bare.download_request(listed.metadata.binary_data_id)
                [file] = self._rpcs.binary_data_by_ids(request, **self._rpcs.options).data
                (destination / file.metadata.file_name).write_bytes(file.binary)
            last = page.last
        assert len(list(destination.iterdir())) == self.workload.files
