"""Lists of registry items with filters."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import REGISTRY_ITEMS, find_organization
from viam_cloud_emulator.access.policies import see
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.store import Condition, json_list
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import Usage, belongs_to_caller, item_message, platforms

rpcs = RpcTable()


@rpcs.unary(app_service.LIST_REGISTRY_ITEMS, see("organization", "organization_id", optional=True))
def list_registry_items(call: Call, request: app.ListRegistryItemsRequest) -> app.ListRegistryItemsResponse:
    """List all items that match: those of one organization, or public ones and the caller's own."""
    if request.page_token:
        raise invalid_argument("page_token is not one that an earlier response had: all items come at once")
    condition = _condition(call, request)
    rows = call.transaction.all(
        f"{REGISTRY_ITEMS} WHERE {condition.sql} ORDER BY registry_items.created_at, registry_items.rowid",
        *condition.parameters,
    )
    access, usage = Access(call), Usage(call)
    items = [
        item_message(call, row, usage, markdown=request.include_markdown_documentation)
        for row in rows
        if (row["visibility"] == app.Visibility.VISIBILITY_PUBLIC or belongs_to_caller(access, row))
        and _has_platform(call, row, request)
    ]
    return app.ListRegistryItemsResponse(items=[item for item in items if _matches(item, request)])


def _condition(call: Call, request: app.ListRegistryItemsRequest) -> Condition:
    """The conditions on columns."""
    condition = Condition()
    if request.organization_id:
        organization = find_organization(call, request.organization_id)
        condition.add("organization_id = ?", organization["id"])
    if request.types:
        condition.add("type IN (SELECT value FROM json_each(?))", json_list(request.types))
    if request.visibilities:
        condition.add("visibility IN (SELECT value FROM json_each(?))", json_list(request.visibilities))
    if request.public_namespaces:
        condition.add_any_of("public_namespace", request.public_namespaces)
    if request.search_term:
        condition.add(
            "instr(lower(coalesce(public_namespace, '') || ':' || registry_items.name || ' ' || description),"
            " lower(?)) > 0",
            request.search_term,
        )
    if request.show_owned_deprecated and request.organization_id:
        condition.add("(deprecated_at IS NULL OR organization_id = ?)", request.organization_id)
    else:
        condition.add("deprecated_at IS NULL")
    return condition


def _has_platform(call: Call, row: sqlite3.Row, request: app.ListRegistryItemsRequest) -> bool:
    """Whether a module has files for one of the platforms; other items run on none."""
    wanted = [platform for platform in request.platforms if platform]
    if not wanted or not app.RegistryItem.FromString(row["details"]).HasField("module_metadata"):
        return True
    return any(_fits(present, each) for present in platforms(call, row) for each in wanted)


def _fits(present: str, wanted: str) -> bool:
    if "any" in (present, wanted) or present == wanted:
        return True
    system, _, architecture = present.partition("/")
    wanted_system, _, wanted_architecture = wanted.partition("/")
    return system == wanted_system and "any" in (architecture, wanted_architecture)


def _matches(item: app.RegistryItem, request: app.ListRegistryItemsRequest) -> bool:
    """Whether an item meets the conditions that its metadata answers."""
    if request.statuses and _status(item) not in request.statuses:
        return False
    module = item.module_metadata
    if request.module_source_types and (module.source_type not in request.module_source_types):
        return False
    return not request.module_languages or module.language in request.module_languages


def _status(item: app.RegistryItem) -> app.RegistryItemStatus.ValueType:
    """Modules are released with their first version, training scripts when they are no drafts."""
    in_development = item.ml_training_metadata.draft or (
        item.HasField("module_metadata") and not item.module_metadata.versions
    )
    if in_development:
        return app.RegistryItemStatus.REGISTRY_ITEM_STATUS_IN_DEVELOPMENT
    return app.RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED
