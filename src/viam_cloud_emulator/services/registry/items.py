"""Items of the registry, such as modules and ML models, from creation to deprecation and deletion."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.lookup import find_organization, find_registry_item
from viam_cloud_emulator.access.named_resources import Resource
from viam_cloud_emulator.access.policies import Need, own, own_inside, read_public, require
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, invalid_argument, not_found
from viam_cloud_emulator.core.values import new_uuid, now, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import Usage, delete_item, item_id, item_message, update_item

_EMPTY_DETAILS = {
    packages.PackageType.PACKAGE_TYPE_MODULE: app.RegistryItem(module_metadata=app.ModuleMetadata()),
    packages.PackageType.PACKAGE_TYPE_ML_MODEL: app.RegistryItem(ml_model_metadata=app.MLModelMetadata()),
    packages.PackageType.PACKAGE_TYPE_ML_TRAINING: app.RegistryItem(ml_training_metadata=app.MLTrainingMetadata()),
}

_PUBLIC = (app.Visibility.VISIBILITY_PUBLIC, app.Visibility.VISIBILITY_PUBLIC_UNLISTED)
_METADATA = {
    "update_module_metadata": "module_metadata",
    "update_ml_model_metadata": "ml_model_metadata",
    "update_ml_training_metadata": "ml_training_metadata",
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
    """Delete an item with its versions, even if machines still use it."""
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
    require(call, Need.OWN, Resource("organization", namespace, "new_public_namespace", (Scope(receiver["id"]),)))
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


def update_details(call: Call, row: sqlite3.Row, request: app.UpdateRegistryItemRequest) -> None:
    """Change an item, as `find_registry_item` returns it, as a request says."""
    if request.type not in (0, row["type"]):
        raise invalid_argument("type is not the type of the item, which cannot change")
    details = app.RegistryItem.FromString(row["details"])
    given = request.WhichOneof("metadata")
    if given is not None:
        if details.WhichOneof("metadata") != _METADATA[given]:
            raise invalid_argument(f"{given} does not fit the type of the item")
        _merge_metadata(details, request)
    if request.HasField("billing"):
        details.billing.CopyFrom(request.billing)
    columns: dict[str, str | int | bytes | None] = {
        "description": request.description,
        "visibility": allowed_visibility(call, row, request.visibility),
        "details": details.SerializeToString(),
    }
    if request.HasField("url"):
        columns["url"] = parse_url(request.url)
    if request.HasField("markdown_description"):
        columns["markdown"] = request.markdown_description
    update_item(call, row, **columns)


def allowed_visibility(call: Call, row: sqlite3.Row, visibility: int) -> int:
    """The visibility that an item gets; unset leaves it as it is.

    Raises:
        StatusError: It is none, or not for the caller to choose.
    """
    if not visibility or visibility == row["visibility"]:
        return int(row["visibility"])
    if visibility not in app.Visibility.values():
        raise invalid_argument(f"visibility {visibility} is none of private, public and public unlisted")
    if visibility in _PUBLIC and not row["public_namespace"]:
        raise failed_precondition("a public item takes a public namespace; set one with UpdateOrganization")
    if visibility not in _PUBLIC:
        scope = Scope(row["organization_id"])
        require(call, Need.OWN, Resource("registry item", item_id(row), "item_id", (scope,), public=True))
    return visibility


def parse_url(url: str) -> str:
    """A link to documentation or code, or none."""
    if url and not re.match(r"https?://[^\s/]", url):
        raise invalid_argument(f"url {url!r} does not begin with http:// or https://")
    return url


def check_models(models: Iterable[app.Model]) -> None:
    """Refuse models whose API or name is not a triplet."""
    for model in models:
        for field, value in (("api", model.api), ("model", model.model)):
            if not re.fullmatch(r"[\w-]+:[\w-]+:[\w-]+", value):
                raise invalid_argument(f"models.{field} {value!r} is not three words with colons between them")


def _merge_metadata(details: app.RegistryItem, request: app.UpdateRegistryItemRequest) -> None:
    """Replace the metadata by what the request has; of a module, what has no field there stays."""
    if request.HasField("update_module_metadata"):
        update, module = request.update_module_metadata, details.module_metadata
        check_models(update.models)
        del module.models[:], module.apps[:]
        module.MergeFrom(app.ModuleMetadata(models=update.models, apps=update.apps, entrypoint=update.entrypoint))
        if update.HasField("source_type"):
            module.source_type = update.source_type
        if update.HasField("language"):
            module.language = update.language
        if update.HasField("min_viam_server_version"):
            module.min_viam_server_version = update.min_viam_server_version
    elif request.HasField("update_ml_model_metadata"):
        model = request.update_ml_model_metadata
        details.ml_model_metadata.CopyFrom(
            app.MLModelMetadata(
                model_type=model.model_type,
                model_framework=model.model_framework,
                deployment_modular_resources=model.deployment_modular_resources,
            )
        )
    else:
        script = request.update_ml_training_metadata
        details.ml_training_metadata.CopyFrom(
            app.MLTrainingMetadata(
                model_type=script.model_type,
                model_framework=script.model_framework,
                draft=script.draft,
                deployment_modular_resources=script.deployment_modular_resources,
            )
        )
