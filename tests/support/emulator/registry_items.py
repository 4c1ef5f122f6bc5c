"""What tests of the registry say things with."""

from __future__ import annotations

from typing import Any

from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto import app
from viam_cloud.proto.app import packages

MODULE = packages.PackageType.PACKAGE_TYPE_MODULE
ML_MODEL = packages.PackageType.PACKAGE_TYPE_ML_MODEL
ML_TRAINING = packages.PackageType.PACKAGE_TYPE_ML_TRAINING
PRIVATE = app.Visibility.VISIBILITY_PRIVATE
PUBLIC = app.Visibility.VISIBILITY_PUBLIC
UNLISTED = app.Visibility.VISIBILITY_PUBLIC_UNLISTED
PUBLISHED = app.RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED
IN_DEVELOPMENT = app.RegistryItemStatus.REGISTRY_ITEM_STATUS_IN_DEVELOPMENT


def new_module(cloud: Cloud, fleet: Fleet, name: str = "rover") -> str:
    identifier: str = cloud.app.create_module(organization_id=fleet.organization, name=name).module_id
    return identifier


def update_module(cloud: Cloud, module_id: str, **fields: Any) -> None:
    cloud.app.update_module(**{"module_id": module_id, "description": "A module.", **fields})


def upload_module(
    cloud: Cloud, module_id: str, version: str = "1.0.0", platform: str = "linux/amd64", content: bytes = b"archive"
) -> str:
    info = app.ModuleFileInfo(module_id=module_id, version=version, platform=platform)
    messages = [app.UploadModuleFileRequest(module_file_info=info)]
    messages += [app.UploadModuleFileRequest(file=content[start : start + 4]) for start in range(0, len(content), 4)]
    url: str = cloud.app.upload_module_file(messages).url
    return url


def versions_of(cloud: Cloud, module_id: str) -> list[tuple[str, list[str]]]:
    module = cloud.app.get_module(module_id=module_id).module
    return [(each.version, [file.platform for file in each.files]) for each in module.versions]
