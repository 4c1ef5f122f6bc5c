"""Packages: uploaded, listed, downloaded, deleted, and models that become versions of registry items."""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.registry_items import ML_MODEL
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT
from viam_cloud.errors import AlreadyExistsError, FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.methods import package_service
from viam_cloud.proto.app import packages
from viam_cloud_emulator import Emulator

ARCHIVE = packages.PackageType.PACKAGE_TYPE_ARCHIVE


def _create(cloud: Cloud, fleet: Fleet, *contents: bytes, **info: Any) -> packages.CreatePackageResponse:
    def messages() -> Iterator[packages.CreatePackageRequest]:
        fields = {"organization_id": fleet.organization, "name": "tools", "version": "1.0.0", "type": ARCHIVE, **info}
        yield packages.CreatePackageRequest(info=packages.PackageInfo(**fields))
        for piece in contents:
            yield packages.CreatePackageRequest(contents=piece)

    response = cloud.call(package_service.CREATE_PACKAGE, messages())
    assert isinstance(response, packages.CreatePackageResponse)
    return response


def _download(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=LIMIT) as response:
        content: bytes = response.read()
        return content


def test_a_package_comes_back_as_it_was(cloud: Cloud, fleet: Fleet) -> None:
    created = _create(cloud, fleet, b"one, ", b"two", platform="linux/arm64")
    assert (created.id, created.version) == (f"{fleet.organization}/tools", "1.0.0")
    package = cloud.app.get_package(id=created.id, version="1.0.0", include_url=True).package
    assert (package.id, package.info.platform, package.info.type) == (created.id, "linux/arm64", ARCHIVE)
    assert package.checksum == hashlib.sha256(b"one, two").hexdigest()
    assert _download(package.url) == b"one, two"
    assert not cloud.app.get_package(id=created.id, version="latest").package.url
    # By its namespace, too.
    cloud.app.update_organization(organization_id=fleet.organization, public_namespace=f"n{fleet.location}")
    assert cloud.app.get_package(id=f"n{fleet.location}/tools", version="latest").package.id == created.id


def test_versions(cloud: Cloud, fleet: Fleet) -> None:
    identifier = _create(cloud, fleet, b"1").id
    _create(cloud, fleet, b"2", version="2.0.0")
    _create(cloud, fleet, b"2", name="model", type=ML_MODEL)

    def listed(**more: Any) -> list[tuple[str, str]]:
        found = cloud.app.list_packages(organization_id=fleet.organization, **more).packages
        return [(package.info.name, package.info.version) for package in found]

    assert listed() == [("tools", "1.0.0"), ("tools", "2.0.0"), ("model", "1.0.0")]
    assert listed(name="tools") == [("tools", "1.0.0"), ("tools", "2.0.0")]
    assert listed(version="2.0.0") == [("tools", "2.0.0")]
    assert listed(type=ML_MODEL) == [("model", "1.0.0")]
    assert cloud.app.get_package(id=identifier, version="latest").package.info.version == "2.0.0"
    url = cloud.app.get_package(id=identifier, version="2.0.0", include_url=True).package.url
    cloud.app.delete_package(id=identifier, version="2.0.0", type=ARCHIVE)
    assert listed(name="tools") == [("tools", "1.0.0")]
    with pytest.raises(urllib.error.HTTPError, match="404"):
        _download(url)
    # The model has the same content, and keeps it.
    model = cloud.app.get_package(id=f"{fleet.organization}/model", version="1.0.0", include_url=True).package
    assert _download(model.url) == b"2"


def test_what_is_refused(cloud: Cloud, fleet: Fleet) -> None:
    identifier = _create(cloud, fleet, b"x").id
    with pytest.raises(AlreadyExistsError, match=r"the version '1\.0\.0' already"):
        _create(cloud, fleet, b"x")
    with pytest.raises(AlreadyExistsError, match="of another type"):
        _create(cloud, fleet, b"x", version="2.0.0", type=ML_MODEL)
    for wrong in ({"name": "a b"}, {"version": ""}, {"type": 0}, {"type": 99}):
        with pytest.raises(InvalidArgumentError):
            _create(cloud, fleet, b"x", **wrong)
    with pytest.raises(NotFoundError, match="no version '3'"):
        cloud.app.get_package(id=identifier, version="3")
    with pytest.raises(NotFoundError, match="no version"):
        cloud.app.get_package(
            id=_create(cloud, fleet, b"x", name="arm", platform="linux/arm64").id,
            version="latest",
            platform="darwin/arm64",
        )
    with pytest.raises(NotFoundError, match="package"):
        cloud.app.get_package(id=f"{fleet.organization}/other", version="1.0.0")
    for request in (cloud.app.get_package, cloud.app.delete_package):
        with pytest.raises(FailedPreconditionError, match="another type"):
            request(id=identifier, version="1.0.0", type=ML_MODEL)
    with pytest.raises(InvalidArgumentError, match="contents"):
        cloud.call(
            package_service.CREATE_PACKAGE,
            iter(
                [
                    packages.CreatePackageRequest(
                        info=packages.PackageInfo(
                            organization_id=fleet.organization, name="b", version="1", type=ARCHIVE
                        )
                    )
                ]
                * 2
            ),
        )


def test_a_model_becomes_a_version_of_its_item(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.create_registry_item(organization_id=fleet.organization, name="eyes", type=ML_MODEL)
    _create(cloud, fleet, b"weights", name="eyes", version="2025-1", type=ML_MODEL)
    item = cloud.app.get_registry_item(item_id=f"{fleet.organization}:eyes").item
    assert list(item.ml_model_metadata.versions) == ["2025-1"]
    assert item.ml_model_metadata.detailed_versions[0].HasField("created_on")


def test_contents_outlive_a_restart(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        identifier = _create(cloud, cloud.new_fleet(), b"kept").id
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        package = Cloud(Flavour(client, None)).app.get_package(id=identifier, version="1.0.0", include_url=True).package
        assert _download(package.url) == b"kept"
