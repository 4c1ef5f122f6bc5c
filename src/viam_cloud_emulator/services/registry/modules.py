"""Modules: registry items with code, as older RPCs show them."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import REGISTRY_ITEMS, find_organization, find_registry_item, missing
from viam_cloud_emulator.access.policies import own_inside, read_public
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import (
    Usage,
    belongs_to_caller,
    deprecated_status,
    item_id,
    module_versions,
    update_item,
)
from viam_cloud_emulator.services.registry.items import allowed_visibility, check_models, create_item, parse_url

rpcs = RpcTable()


@rpcs.unary(app_service.CREATE_MODULE, own_inside("organization", "organization_id"))
def create_module(call: Call, request: app.CreateModuleRequest) -> app.CreateModuleResponse:
    """Create a module without code."""
    identifier = create_item(call, request.organization_id, request.name, packages.PackageType.PACKAGE_TYPE_MODULE)
    return app.CreateModuleResponse(module_id=identifier, url=_page(identifier))


@rpcs.unary(app_service.UPDATE_MODULE, own_inside("registry item", "module_id"))
def update_module(call: Call, request: app.UpdateModuleRequest) -> app.UpdateModuleResponse:
    """Set what describes a module."""
    row = find_module(call, request.module_id)
    check_models(request.models)
    details = app.RegistryItem.FromString(row["details"])
    metadata = details.module_metadata
    metadata.CopyFrom(
        app.ModuleMetadata(
            models=request.models,
            entrypoint=request.entrypoint,
            first_run=request.first_run if request.HasField("first_run") else None,
            apps=request.apps,
            source_type=metadata.source_type if metadata.HasField("source_type") else None,
            language=metadata.language if metadata.HasField("language") else None,
            min_viam_server_version=metadata.min_viam_server_version or None,
        )
    )
    update_item(
        call,
        row,
        visibility=allowed_visibility(call, row, request.visibility),
        url=parse_url(request.url),
        description=required_text(request.description, "description"),
        details=details.SerializeToString(),
        markdown=request.markdown_description if request.HasField("markdown_description") else row["markdown"],
    )
    return app.UpdateModuleResponse(url=_page(item_id(row)))


@rpcs.unary(app_service.GET_MODULE, read_public("registry item", "module_id"))
def get_module(call: Call, request: app.GetModuleRequest) -> app.GetModuleResponse:
    """Return one module."""
    row = find_module(call, request.module_id)
    markdown = request.include_markdown_documentation
    return app.GetModuleResponse(module=_message(call, row, Usage(call), markdown=markdown))


@rpcs.unary(app_service.LIST_MODULES, own_inside("organization", "organization_id", optional=True))
def list_modules(call: Call, request: app.ListModulesRequest) -> app.ListModulesResponse:
    """List the modules of an organization, or of all where the caller owns something."""
    sql, parameters = f"{REGISTRY_ITEMS} WHERE type = ?", [packages.PackageType.PACKAGE_TYPE_MODULE]
    organization_id = ""
    if request.organization_id:
        organization_id = find_organization(call, request.organization_id)["id"]
    rows = call.transaction.all(f"{sql} ORDER BY registry_items.created_at, registry_items.rowid", *parameters)
    access, usage = Access(call), Usage(call)
    modules = [
        _message(call, row, usage, markdown=request.include_markdown_documentation)
        for row in rows
        if organization_id in ("", row["organization_id"]) and belongs_to_caller(access, row)
    ]
    return app.ListModulesResponse(modules=modules)


def find_module(call: Call, identifier: str, field: str = "module_id") -> sqlite3.Row:
    """The module that a request field names."""
    row = find_registry_item(call, identifier, field)
    if row["type"] != packages.PackageType.PACKAGE_TYPE_MODULE:
        raise missing("module", identifier, field)
    return row


def _page(identifier: str) -> str:
    """Address of the page that the cloud would have for a module."""
    return f"https://app.viam.com/module/{identifier.replace(':', '/')}"


def _message(call: Call, row: sqlite3.Row, usage: Usage, *, markdown: bool) -> app.Module:
    metadata = app.RegistryItem.FromString(row["details"]).module_metadata
    counts = usage.of(item_id(row), row["organization_id"])
    return app.Module(
        module_id=item_id(row),
        name=row["name"],
        visibility=app.Visibility.ValueType(row["visibility"]),
        versions=[_history(version) for version in module_versions(call, row, markdown=markdown)],
        url=row["url"],
        description=row["description"],
        models=metadata.models,
        total_robot_usage=counts.machines,
        total_organization_usage=counts.organizations,
        organization_id=row["organization_id"],
        entrypoint=metadata.entrypoint,
        public_namespace=row["public_namespace"] or "",
        first_run=metadata.first_run if metadata.HasField("first_run") else None,
        markdown_description=row["markdown"] if markdown else None,
        apps=metadata.apps,
        deprecated_status=deprecated_status(row),
    )


def _history(version: app.ModuleVersion) -> app.VersionHistory:
    """A version as older RPCs show it: all but the field that came later."""
    message = app.VersionHistory(
        version=version.version,
        files=version.files,
        models=version.models,
        entrypoint=version.entrypoint,
        first_run=version.first_run if version.HasField("first_run") else None,
        markdown_description=version.markdown_description if version.HasField("markdown_description") else None,
        apps=version.apps,
    )
    if version.HasField("deprecated_status"):
        message.deprecated_status.CopyFrom(version.deprecated_status)
    return message
