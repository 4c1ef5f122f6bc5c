"""Items of the registry in a seed."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.seed.context import Context, errors_at
from viam_cloud_emulator.seed.schema import SeedRegistryItem

# A tar archive with nothing in it.
_EMPTY_ARCHIVE = gzip.compress(bytes(1024), mtime=0)


def make_registry_item(context: Context, wanted: SeedRegistryItem) -> None:
    """Make an item of the organization; versions of modules are archives with nothing in them."""
    item_type = packages.PackageType.Value(f"PACKAGE_TYPE_{wanted.type.upper()}")
    with errors_at(wanted.place):
        request = app.CreateRegistryItemRequest(
            organization_id=context.organization_id, name=wanted.name, type=item_type
        )
        context.calls.unary(app_service.CREATE_REGISTRY_ITEM, request)
        item_id = f"{context.organization_id}:{wanted.name}"
        update = app.UpdateRegistryItemRequest(
            item_id=item_id,
            type=item_type,
            description=wanted.description or "",
            visibility=app.Visibility.Value(f"VISIBILITY_{wanted.visibility.upper()}"),
            url=wanted.url,
        )
        if wanted.models:
            models = [app.Model(api=each.api, model=each.model) for each in wanted.models]
            update.update_module_metadata.CopyFrom(app.UpdateModuleMetadata(models=models))
        context.calls.unary(app_service.UPDATE_REGISTRY_ITEM, update)
        for version in wanted.versions:
            for platform in wanted.platforms:
                messages = _archive_messages(item_id, version, platform)
                context.calls.client_stream(app_service.UPLOAD_MODULE_FILE, messages)


def _archive_messages(item_id: str, version: str, platform: str) -> Iterator[app.UploadModuleFileRequest]:
    info = app.ModuleFileInfo(module_id=item_id, version=version, platform=platform)
    yield app.UploadModuleFileRequest(module_file_info=info)
    yield app.UploadModuleFileRequest(file=_EMPTY_ARCHIVE)
