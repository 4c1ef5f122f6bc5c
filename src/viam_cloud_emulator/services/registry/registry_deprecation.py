"""Deprecation of registry items and of versions of modules."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_registry_item
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import not_found
from viam_cloud_emulator.core.values import now, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import update_item

rpcs = RpcTable()


@rpcs.unary(app_service.DEPRECATE_REGISTRY_ITEM, own("registry item", "item_id"))
def deprecate_registry_item(call: Call, request: app.DeprecateRegistryItemRequest) -> app.DeprecateRegistryItemResponse:
    """Mark an item as deprecated; again to change the message."""
    update_item(call, find_registry_item(call, request.item_id), deprecated_at=now(), deprecation=request.message)
    return app.DeprecateRegistryItemResponse()


@rpcs.unary(app_service.UNDEPRECATE_REGISTRY_ITEM, own("registry item", "item_id"))
def undeprecate_registry_item(
    call: Call, request: app.UndeprecateRegistryItemRequest
) -> app.UndeprecateRegistryItemResponse:
    """Take that back."""
    update_item(call, find_registry_item(call, request.item_id), deprecated_at=None, deprecation=None)
    return app.UndeprecateRegistryItemResponse()


@rpcs.unary(app_service.DEPRECATE_REGISTRY_ITEM_VERSION, own("registry item", "item_id"))
def deprecate_registry_item_version(
    call: Call, request: app.DeprecateRegistryItemVersionRequest
) -> app.DeprecateRegistryItemVersionResponse:
    """Mark one version of a module as deprecated."""
    _set(call, _find_version(call, request.item_id, request.version), now(), request.message)
    return app.DeprecateRegistryItemVersionResponse()


@rpcs.unary(app_service.UNDEPRECATE_REGISTRY_ITEM_VERSION, own("registry item", "item_id"))
def undeprecate_registry_item_version(
    call: Call, request: app.UndeprecateRegistryItemVersionRequest
) -> app.UndeprecateRegistryItemVersionResponse:
    """Take that back."""
    _set(call, _find_version(call, request.item_id, request.version), None, None)
    return app.UndeprecateRegistryItemVersionResponse()


def _find_version(call: Call, item_id: str, version: str) -> sqlite3.Row:
    item = find_registry_item(call, item_id)
    row = call.transaction.first(
        "SELECT * FROM module_versions WHERE item_id = ? AND version = ?",
        item["id"],
        required_text(version, "version"),
    )
    if row is None:
        raise not_found(f"the registry item {item_id!r} has no version {version!r} (version)")
    return row


def _set(call: Call, row: sqlite3.Row, deprecated_at: int | None, deprecation: str | None) -> None:
    call.transaction.run(
        "UPDATE module_versions SET deprecated_at = ?, deprecation = ? WHERE sequence = ?",
        deprecated_at,
        deprecation,
        row["sequence"],
    )
