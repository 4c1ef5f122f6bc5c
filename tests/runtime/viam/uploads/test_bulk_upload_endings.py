"""How uploads of many files end when something else than an upload goes wrong."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from tests.support.sample.open_generators import OpenGenerators
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.viam.aio.transfers import upload_files


class Client:
    """Takes every file."""

    async def file_upload(self, **arguments: Any) -> str:
        await asyncio.sleep(0)
        return f"id of {arguments['file_name']}"


def test_an_error_of_the_listener_leaves_no_asynchronous_generator_open(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(20):
        Path(folder, f"{number}.txt").write_text("21.5")

    def listen(event: ProgressEvent) -> None:
        if event.items_done == 2:
            raise LookupError("enough")

    client: Any = Client()
    generators = OpenGenerators()
    work = upload_files(client, folder, "part", concurrency=2, progress=listen, journal=tmp_path / "journal")
    with pytest.raises(LookupError, match="enough"):
        asyncio.run(generators.watching(work))
    assert generators.names() == []
