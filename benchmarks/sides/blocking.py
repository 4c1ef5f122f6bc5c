"""Ours, blocking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.sides import EXPORT, KEY, KEY_ID, LARGE_FILE_ID, ORGANIZATION_ID, PART_ID, ROBOT_ID, BlockingSide
from benchmarks.workload import Workload

if TYPE_CHECKING:
    from viam_cloud import ViamClient


def connect(workload: Workload) -> Blocking:
    """Import, connect, sign in."""
    from viam_cloud import DialOptions, ViamClient

    options = DialOptions.with_api_key(KEY, KEY_ID)
    options.insecure = True
    return Blocking(workload, ViamClient.create_from_dial_options(options, workload.address))


class Blocking(BlockingSide):
    """The tasks, as a synchronous script writes them."""

    def __init__(self, workload: Workload, client: ViamClient) -> None:
        super().__init__(workload, client.close)
        self._client = client

    def single_call(self) -> None:
        self._client.app_client.get_robot(ROBOT_ID)

    def many_calls(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        app = self._client.app_client
        with ThreadPoolExecutor(self.workload.threads) as threads:
            list(threads.map(app.get_robot, [ROBOT_ID] * self.workload.calls))

    def map_calls(self) -> None:
        from viam_cloud import map_calls

        (map_calls(self._client.app_client.get_robot, [ROBOT_ID] * self.workload.calls)).results()

    def list_files(self) -> None:
        from viam_cloud.utils import create_filter

        everything = create_filter(organization_ids=[ORGANIZATION_ID])
        files = self._client.data_client.iter_binary_data_by_filter(everything, include_binary_data=False)
        assert sum(1 for _ in files) == self.workload.files

    def list_parts(self) -> None:
        assert len(self._client.app_client.get_robot_parts(ROBOT_ID)) == self.workload.parts

    def download(self) -> None:
        [file] = self._client.data_client.binary_data_by_ids([LARGE_FILE_ID])
        assert len(file.binary) == self.workload.download_bytes

    def upload(self) -> None:
        self._client.data_client.file_upload_from_path(self.workload.upload_file, PART_ID)

    def export_dicts(self) -> None:
        rows = self._client.data_client.export_tabular_data(*EXPORT)
        assert len([row.payload for row in rows]) == self.workload.rows

    def export_iterated(self) -> None:
        assert sum(1 for row in self._rows() if row.payload) == self.workload.rows

    def export_arrow(self) -> None:
        from viam_cloud.tables import to_arrow

        assert len(to_arrow(self._rows())) == self.workload.rows

    def _rows(self) -> Any:
        return self._client.data_client.iter_export_tabular_data(*EXPORT)

    def folder_up(self) -> None:
        journal = self.scratch() / "journal"
        uploaded = self._client.data_client.upload_files(self.workload.folder, PART_ID, journal=journal)
        assert len(uploaded) == self.workload.files

    def folder_down(self) -> None:
        from viam_cloud.utils import create_filter

        everything = create_filter(organization_ids=[ORGANIZATION_ID])
        downloaded = self._client.data_client.download_binary_data(self.scratch(), filter=everything)
        assert len(downloaded) == self.workload.files
