"""An uploader with a journal of its own, and the folder that it uploads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.transfers.uploading import Uploader


@pytest.fixture
def upload(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> Uploader:
    return Uploader(cloud, fleet, tmp_path / "journal" / "uploads.sqlite")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "folder"
