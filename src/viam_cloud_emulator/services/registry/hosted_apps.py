"""Web apps that come with modules."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import REGISTRY_ITEMS
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import not_found
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable

_TYPES = {
    "single_machine": app.AppType.APP_TYPE_SINGLE_MACHINE,
    "multi_machine": app.AppType.APP_TYPE_MULTI_MACHINE,
}

rpcs = RpcTable()


# Browsers ask for these when a user opens an app.
@rpcs.unary(app_service.GET_APP_CONTENT, SIGNED_IN)
def get_app_content(call: Call, request: app.GetAppContentRequest) -> app.GetAppContentResponse:
    """Say where an app is: in the latest version of its module."""
    row, found = _find_app(call, request.public_namespace, request.name)
    latest = call.transaction.first(
        "SELECT version FROM module_versions WHERE item_id = ? ORDER BY sequence DESC", row["id"]
    )
    return app.GetAppContentResponse(
        blob_path=f"{request.public_namespace}/{row['name']}/{latest['version']}" if latest is not None else "",
        entrypoint=found.entrypoint,
        app_type=_TYPES.get(found.type, app.AppType.APP_TYPE_UNSPECIFIED),
        public=bool(row["public"]) and not found.HasField("allowed_org_ids"),
    )


@rpcs.unary(app_service.GET_APP_BRANDING, SIGNED_IN)
def get_app_branding(call: Call, request: app.GetAppBrandingRequest) -> app.GetAppBrandingResponse:
    """Say how an app presents itself."""
    _, found = _find_app(call, request.public_namespace, request.name)
    response = app.GetAppBrandingResponse(
        logo_path=found.logo_path if found.HasField("logo_path") else None,
        fragment_ids=found.fragment_ids,
        allowed_org_ids=found.allowed_org_ids.ids,
    )
    picker = found.customizations.machine_picker
    for field in ("heading", "subheading"):
        if picker.HasField(field):
            response.text_customizations["machine_picker"].fields[field] = getattr(picker, field)
    return response


def _find_app(call: Call, namespace: str, name: str) -> tuple[sqlite3.Row, app.App]:
    """The module that an app comes with, and the app.

    Raises:
        StatusError: There is none, or it is not for the caller.
    """
    rows = call.transaction.all(
        f"{REGISTRY_ITEMS} WHERE public_namespace = ? ORDER BY registry_items.created_at, registry_items.rowid",
        required_text(namespace, "public_namespace"),
    )
    required_text(name, "name")
    access = Access(call)
    for row in rows:
        for found in app.RegistryItem.FromString(row["details"]).module_metadata.apps:
            if found.name == name and _is_for_caller(access, row, found):
                return row, found
    raise not_found(f"the organization {namespace!r} (public_namespace) has no app {name!r} (name)")


def _is_for_caller(access: Access, row: sqlite3.Row, found: app.App) -> bool:
    if access.sees(Scope(row["organization_id"])):
        return True
    if not row["public"]:
        return False
    return not found.HasField("allowed_org_ids") or any(access.sees(Scope(each)) for each in found.allowed_org_ids.ids)
