"""An uploader with a journal of its own, in each way that uploads are made, and the folder that it uploads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from tests.support.transfers.uploading import Uploader
from viam_cloud_runtime.viam.blocking import transfers


@pytest.fixture(params=["blocking", "blocking, as if many", "async"])
def cloud(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Cloud:
    """Each test that takes it runs once per flavour, and in the blocking one also as many small files are uploaded."""
    if request.param == "async":
        return Cloud(request.getfixturevalue("async_flavour"))
    if request.param == "blocking, as if many":
        monkeypatch.setattr(transfers, "MANY", 1)
    return Cloud(Flavour(request.getfixturevalue("blocking_client"), None))


@pytest.fixture
def upload(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> Uploader:
    return Uploader(cloud, fleet, tmp_path / "journal" / "uploads.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"
