"""Items of the registry: modules, ML models, training scripts and others."""

from __future__ import annotations

import re

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.lookup import find_organization, find_registry_item
from viam_cloud_emulator.access.named_resources import Resource
from viam_cloud_emulator.access.policies import Need, own, own_inside, read_public, require
from viam_cloud_emulator.access.resource_scope import Place
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, invalid_argument, not_found
from viam_cloud_emulator.core.values import new_uuid, now
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import delete_item, item_id, item_message, update_item
from viam_cloud_emulator.services.registry.registry_updates import update_details
from viam_cloud_emulator.services.registry.registry_usage import Usage

_EMPTY_DETAILS = {
    packages.PackageType.PACKAGE_TYPE_MODULE: app.RegistryItem(module_metadata=app.ModuleMetadata()),
    packages.PackageType.PACKAGE_TYPE_ML_MODEL: app.RegistryItem(ml_model_metadata=app.MLModelMetadata()),
    packages.PackageType.PACKAGE_TYPE_ML_TRAINING: app.RegistryItem(ml_training_metadata=app.MLTrainingMetadata()),
}

rpcs = RpcTable()


@rpcs.unary(app_service.CREATE_REGISTRY_ITEM, own_inside("organization", "organization_id"))
def create_registry_item(call: Call, request: app.CreateRegistryItemRequest) -> app.CreateRegistryItemResponse:
    """Create a private item."""
    create_item(call, request.organization_id, request.name, request.type)
    return app.CreateRegistryItemResponse()


@rpcs.unary(app_service.GET_REGISTRY_ITEM, read_public("registry item", "item_id"))
def get_registry_item(call: Call, request: app.GetRegistryItemRequest) -> app.GetRegistryItemResponse:
    """Return one item."""
    row = find_registry_item(call, request.item_id)
    item = item_message(call, row, Usage(call), markdown=request.include_markdown_documentation)
    return app.GetRegistryItemResponse(item=item)


# The handler demands ownership of the organization to make a public item private.
@rpcs.unary(app_service.UPDATE_REGISTRY_ITEM, own_inside("registry item", "item_id"))
def update_registry_item(call: Call, request: app.UpdateRegistryItemRequest) -> app.UpdateRegistryItemResponse:
    """Set description, visibility and what else the request has."""
    update_details(call, find_registry_item(call, request.item_id), request)
    return app.UpdateRegistryItemResponse()


@rpcs.unary(app_service.DELETE_REGISTRY_ITEM, own("registry item", "item_id"))
def delete_registry_item(call: Call, request: app.DeleteRegistryItemRequest) -> app.DeleteRegistryItemResponse:
    """Delete an item with its versions, whoever still uses it."""
    delete_item(call, find_registry_item(call, request.item_id))
    return app.DeleteRegistryItemResponse()


@rpcs.unary(app_service.RENAME_REGISTRY_ITEM, own("registry item", "item_id"))
def rename_registry_item(call: Call, request: app.RenameRegistryItemRequest) -> app.RenameRegistryItemResponse:
    """Give an item another name, and with it another ID."""
    row = find_registry_item(call, request.item_id)
    name = _parse_name(request.new_name, "new_name")
    _refuse_taken_name(call, row["organization_id"], name)
    update_item(call, row, name=name)
    renamed = find_registry_item(call, f"{row['organization_id']}:{name}")
    return app.RenameRegistryItemResponse(item=item_message(call, renamed, Usage(call), markdown=False))


# The handler demands ownership of the other organization as well.
@rpcs.unary(app_service.TRANSFER_REGISTRY_ITEM, own("registry item", "item_id"))
def transfer_registry_item(call: Call, request: app.TransferRegistryItemRequest) -> app.TransferRegistryItemResponse:
    """Give an item to another organization of the caller."""
    row = find_registry_item(call, request.item_id)
    namespace = request.new_public_namespace
    receiver = call.transaction.first("SELECT id FROM organizations WHERE public_namespace = ?", namespace)
    if receiver is None:
        raise not_found(f"no organization has the public namespace {namespace!r} (new_public_namespace)")
    require(call, Need.OWN, Resource("organization", namespace, "new_public_namespace", (Place(receiver["id"]),)))
    if receiver["id"] == row["organization_id"]:
        raise invalid_argument("new_public_namespace is that of the organization that owns the item")
    _refuse_taken_name(call, receiver["id"], row["name"])
    update_item(call, row, organization_id=receiver["id"])
    return app.TransferRegistryItemResponse()


def create_item(call: Call, organization_id: str, name: str, kind: int) -> str:
    """Create a private item; returns its ID."""
    organization = find_organization(call, organization_id)
    _parse_name(name, "name")
    if kind not in packages.PackageType.values() or not kind:
        raise invalid_argument(f"type {kind} is not a type of registry items")
    _refuse_taken_name(call, organization["id"], name)
    created_at = now()
    details = _EMPTY_DETAILS.get(packages.PackageType.ValueType(kind), app.RegistryItem())
    call.transaction.run(
        "INSERT INTO registry_items (id, organization_id, name, type, visibility, details, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        new_uuid(),
        organization["id"],
        name,
        kind,
        app.Visibility.VISIBILITY_PRIVATE,
        details.SerializeToString(),
        created_at,
        created_at,
    )
    return item_id(find_registry_item(call, f"{organization['id']}:{name}"))


def _parse_name(name: str, field: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,199}", name):
        raise invalid_argument(f"{field} {name!r} may only have letters, digits, dashes and underscores")
    return name


def _refuse_taken_name(call: Call, organization_id: str, name: str) -> None:
    if call.transaction.first(
        "SELECT 1 FROM registry_items WHERE organization_id = ? AND name = ?", organization_id, name
    ):
        raise already_exists(f"the organization has a registry item named {name!r} already")
