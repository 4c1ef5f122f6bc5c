"""Links between repositories and modules, and the accounts at a code host that they are made with.

In the cloud a user signs in at the code host to have such an account linked. Here every caller has one from the beginning.
"""

from __future__ import annotations

import sqlite3
import uuid

from viam_cloud.methods import build_service
from viam_cloud.proto.app import build
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find, find_organization, missing
from viam_cloud_emulator.access.policies import NARROWED, SIGNED_IN, own, own_inside
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists
from viam_cloud_emulator.core.values import new_uuid, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.modules import find_module

SCHEMA = """
CREATE TABLE IF NOT EXISTS removed_app_links (
    caller_id TEXT PRIMARY KEY
);
CREATE TABLE IF NOT EXISTS app_link_organizations (
    caller_id TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    PRIMARY KEY (caller_id, organization_id)
);
CREATE TABLE IF NOT EXISTS repository_links (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL REFERENCES registry_items (id) ON DELETE CASCADE,
    repo TEXT NOT NULL,
    app_link_id TEXT NOT NULL,
    caller_id TEXT NOT NULL,
    UNIQUE (item_id, repo)
);
"""
_EXTERNAL_USER = "developer"
_ACCOUNTS = uuid.UUID("6f1d2f6e-6b7e-4c0e-9f5c-2d8f0b1f4a11")

rpcs = RpcTable()


@rpcs.unary(build_service.LIST_APP_LINKS, SIGNED_IN)
def list_app_links(call: Call, request: build.ListAppLinksRequest) -> build.ListAppLinksResponse:
    """List the linked account of the caller."""
    if _is_removed(call):
        return build.ListAppLinksResponse()
    rows = call.transaction.all(
        "SELECT coalesce(public_namespace, id) AS name FROM organizations JOIN app_link_organizations"
        " ON organization_id = id WHERE caller_id = ? ORDER BY app_link_organizations.rowid",
        call.caller.id,
    )
    link = build.AppLink(
        oauth_app_link_id=_app_link_id(call),
        viam_user=call.caller.id,
        external_user=_EXTERNAL_USER,
        org_id_or_ns=[row["name"] for row in rows],
    )
    return build.ListAppLinksResponse(links=[link])


@rpcs.unary(build_service.REMOVE_APP_LINK, SIGNED_IN)
def remove_app_link(call: Call, request: build.RemoveAppLinkRequest) -> build.RemoveAppLinkResponse:
    """Unlink the account of the caller, and the repositories that were linked with it."""
    _refuse_unknown_link(call, request.oauth_app_link_id)
    call.transaction.run("INSERT INTO removed_app_links (caller_id) VALUES (?)", call.caller.id)
    call.transaction.run("DELETE FROM app_link_organizations WHERE caller_id = ?", call.caller.id)
    call.transaction.run("DELETE FROM repository_links WHERE caller_id = ?", call.caller.id)
    return build.RemoveAppLinkResponse()


@rpcs.unary(build_service.LINK_ORG, own("organization", "org_id"))
def link_org(call: Call, request: build.LinkOrgRequest) -> build.LinkOrgResponse:
    """Let an organization use the account of the caller."""
    _refuse_unknown_link(call, request.oauth_app_link_id)
    call.transaction.run(
        "INSERT OR IGNORE INTO app_link_organizations (caller_id, organization_id) VALUES (?, ?)",
        call.caller.id,
        find_organization(call, request.org_id, "org_id")["id"],
    )
    return build.LinkOrgResponse()


@rpcs.unary(build_service.UNLINK_ORG, own("organization", "org_id"))
def unlink_org(call: Call, request: build.UnlinkOrgRequest) -> build.UnlinkOrgResponse:
    """Take that back."""
    _refuse_unknown_link(call, request.oauth_app_link_id)
    call.transaction.run(
        "DELETE FROM app_link_organizations WHERE caller_id = ? AND organization_id = ?",
        call.caller.id,
        find_organization(call, request.org_id, "org_id")["id"],
    )
    return build.UnlinkOrgResponse()


@rpcs.unary(build_service.LINK_REPO, own_inside("organization", "link.org_id"))
def link_repo(call: Call, request: build.LinkRepoRequest) -> build.LinkRepoResponse:
    """Link a repository to a module."""
    link = request.link
    _refuse_unknown_link(call, link.oauth_app_link_id)
    organization = find_organization(call, link.org_id, "link.org_id")
    module = find_module(call, f"{organization['id']}:{link.module_name}", "link.module_name")
    repo = required_text(link.repo, "link.repo")
    if call.transaction.first("SELECT 1 FROM repository_links WHERE item_id = ? AND repo = ?", module["id"], repo):
        raise already_exists(f"the repository {repo!r} is linked to the module already")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO repository_links (id, organization_id, item_id, repo, app_link_id, caller_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        module["id"],
        repo,
        link.oauth_app_link_id,
        call.caller.id,
    )
    return build.LinkRepoResponse(repo_link_id=identifier)


@rpcs.unary(build_service.UNLINK_REPO, own_inside("repository link", "repo_link_id"))
def unlink_repo(call: Call, request: build.UnlinkRepoRequest) -> build.UnlinkRepoResponse:
    """Remove such a link."""
    row = find(
        call,
        "repository link",
        "repo_link_id",
        request.repo_link_id,
        "SELECT id FROM repository_links WHERE id = ?",
    )
    call.transaction.run("DELETE FROM repository_links WHERE id = ?", row["id"])
    return build.UnlinkRepoResponse()


@rpcs.unary(build_service.LIST_REPO_LINKS, NARROWED)
def list_repo_links(call: Call, request: build.ListRepoLinksRequest) -> build.ListRepoLinksResponse:
    """List the links of the organizations that the caller has to do with, oldest first."""
    access = Access(call)
    rows = call.transaction.all(
        "SELECT repository_links.*, registry_items.name, organizations.public_namespace FROM repository_links"
        " JOIN registry_items ON registry_items.id = item_id"
        " JOIN organizations ON organizations.id = repository_links.organization_id ORDER BY sequence"
    )
    links = [_message(row) for row in rows if access.sees(Scope(row["organization_id"]))]
    return build.ListRepoLinksResponse(links=links)


def _message(row: sqlite3.Row) -> build.RepoLink:
    return build.RepoLink(
        oauth_app_link_id=row["app_link_id"],
        org_id=row["organization_id"],
        namespace=row["public_namespace"],
        module_name=row["name"],
        repo=row["repo"],
        viam_user=row["caller_id"],
    )


def _app_link_id(call: Call) -> str:
    return str(uuid.uuid5(_ACCOUNTS, call.caller.id))


def _is_removed(call: Call) -> bool:
    row = call.transaction.first("SELECT 1 FROM removed_app_links WHERE caller_id = ?", call.caller.id)
    return row is not None


def _refuse_unknown_link(call: Call, identifier: str) -> None:
    required_text(identifier, "oauth_app_link_id")
    if identifier != _app_link_id(call) or _is_removed(call):
        raise missing("link to an account", identifier, "oauth_app_link_id")
