"""Modules in the registry: their versions, their files and what they may be."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.registry_items import (
    ML_MODEL,
    PUBLIC,
    new_module,
    update_module,
    upload_module,
    versions_of,
)
from tests.support.flavours import Flavour
from viam_cloud.errors import (
    AlreadyExistsError,
    InvalidArgumentError,
    NotFoundError,
)
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator


def test_module_from_creation_to_upload(cloud: Cloud, fleet: Fleet, namespace: str) -> None:
    created = cloud.app.create_module(organization_id=fleet.organization, name="rover")
    assert created.module_id == f"{namespace}:rover"
    assert created.url == f"https://app.viam.com/module/{namespace}/rover"
    model = app.Model(api="rdk:component:base", model=f"{namespace}:rover:wheeled")
    url = cloud.app.update_module(
        module_id=created.module_id,
        url="https://example.com",
        description="A rover.",
        models=[model],
        entrypoint="run.sh",
        visibility=PUBLIC,
        markdown_description="# Rover",
    ).url
    assert url == created.url
    first = upload_module(cloud, created.module_id)
    upload_module(cloud, created.module_id, platform="linux/arm64", content=b"other archive")
    update_module(cloud, created.module_id, entrypoint="new.sh")
    upload_module(cloud, created.module_id, version="1.1.0")
    assert versions_of(cloud, created.module_id) == [
        ("1.0.0", ["linux/amd64", "linux/arm64"]),
        ("1.1.0", ["linux/amd64"]),
    ]
    module = cloud.app.get_module(module_id=created.module_id, include_markdown_documentation=True).module
    # A version is as the module was when it was uploaded.
    assert [each.entrypoint for each in module.versions] == ["run.sh", "new.sh"]
    assert list(module.versions[0].models) == [model]
    assert (module.visibility, module.markdown_description) == (PUBLIC, "# Rover")
    assert not cloud.app.get_module(module_id=created.module_id).module.HasField("markdown_description")
    item = cloud.app.get_registry_item(item_id=created.module_id).item
    assert [each.version for each in item.module_metadata.versions] == ["1.0.0", "1.1.0"]
    assert (
        module
        in cloud.app.list_modules(organization_id=fleet.organization, include_markdown_documentation=True).modules
    )
    with urllib.request.urlopen(first) as response:
        assert response.read() == b"archive"
    cloud.app.delete_registry_item(item_id=created.module_id)
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(first)


def test_versions_are_uploaded_once(cloud: Cloud, fleet: Fleet) -> None:
    module_id = new_module(cloud, fleet)
    upload_module(cloud, module_id)
    with pytest.raises(AlreadyExistsError, match=r"1\.0\.0"):
        upload_module(cloud, module_id)
    assert versions_of(cloud, module_id) == [("1.0.0", ["linux/amd64"])]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"version": ""}, "version"),
        ({"version": "1.0"}, "version"),
        ({"version": "1.0.0/../.."}, "version"),
        ({"platform": ""}, "platform"),
        ({"platform": "amiga/68k"}, "platform"),
    ],
)
def test_files_that_cannot_be(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    module_id = new_module(cloud, fleet)
    with pytest.raises(InvalidArgumentError, match=message):
        upload_module(cloud, module_id, **fields)
    assert versions_of(cloud, module_id) == []


def test_uploads_that_are_none(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(InvalidArgumentError, match="module_file_info"):
        cloud.app.upload_module_file([app.UploadModuleFileRequest(file=b"x")])
    with pytest.raises(NotFoundError, match="nobody:nothing"):
        upload_module(cloud, "nobody:nothing")
    cloud.app.create_registry_item(organization_id=fleet.organization, name="model", type=ML_MODEL)
    with pytest.raises(NotFoundError, match="no module"):
        upload_module(cloud, f"{fleet.organization}:model")
    module_id = new_module(cloud, fleet)
    info = app.UploadModuleFileRequest(
        module_file_info=app.ModuleFileInfo(module_id=module_id, version="1.0.0", platform="any")
    )
    with pytest.raises(InvalidArgumentError, match="must have file"):
        cloud.app.upload_module_file([info, info])
    assert versions_of(cloud, module_id) == []


def test_archives_survive_a_restart_and_nothing_else_does(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        module_id = new_module(cloud, fleet)
        upload_module(cloud, module_id, content=b"kept")
        cloud.upload(fleet.part, b"kept")
    (tmp_path / "modules" / "ab").mkdir()
    orphan = tmp_path / "modules" / "ab" / "abc"
    orphan.write_bytes(b"orphan")
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        assert versions_of(cloud, module_id) == [("1.0.0", ["linux/amd64"])]
        (archive,) = [path for path in (tmp_path / "modules").glob("??/*") if path != orphan]
        assert archive.read_bytes() == b"kept"
        assert not orphan.exists()
        cloud.app.delete_registry_item(item_id=module_id)
        assert not archive.exists()
        # The same bytes as data are another matter.
        (found,) = cloud.list_files(fleet.organization, include_binary=True).data
        assert found.binary == b"kept"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"description": ""}, "description"),
        ({"url": "ftp://x"}, "url"),
        ({"models": [app.Model(api="a:b", model="a:b:c")]}, r"models\.api"),
        ({"models": [app.Model(api="a:b:c", model="")]}, r"models\.model"),
    ],
)
def test_wrong_modules(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    module_id = new_module(cloud, fleet)
    with pytest.raises(InvalidArgumentError, match=message):
        update_module(cloud, module_id, **fields)
