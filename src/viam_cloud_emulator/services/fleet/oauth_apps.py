"""OAuth applications, and the users that register with them."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_organization, missing
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import already_exists, failed_precondition, invalid_argument
from viam_cloud_emulator.core.tokens import TokenClaims
from viam_cloud_emulator.core.values import new_secret, new_uuid, now, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.organization_settings import set_setting
from viam_cloud_emulator.services.identity.invites import accept_invites
from viam_cloud_emulator.services.identity.users import create_user, parse_email, user_by_email

SCHEMA = """
CREATE TABLE IF NOT EXISTS oauth_apps (
    client_id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    client_name TEXT NOT NULL,
    -- As it is, since the API shows it again and again.
    client_secret TEXT NOT NULL,
    -- A serialized OAuthConfig.
    config BLOB NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS oauth_apps_by_organization ON oauth_apps (organization_id);
"""
_SHORTEST_PASSWORD = 8

rpcs = RpcTable()


@rpcs.unary(app_service.ENABLE_AUTH_SERVICE, own("organization", "org_id"))
def enable_auth_service(call: Call, request: app.EnableAuthServiceRequest) -> app.EnableAuthServiceResponse:
    """Let an organization have OAuth applications."""
    set_setting(call, find_organization(call, request.org_id, "org_id")["id"], "auth_service", 1)
    return app.EnableAuthServiceResponse()


@rpcs.unary(app_service.DISABLE_AUTH_SERVICE, own("organization", "org_id"))
def disable_auth_service(call: Call, request: app.DisableAuthServiceRequest) -> app.DisableAuthServiceResponse:
    """End registration with the OAuth applications of an organization."""
    set_setting(call, find_organization(call, request.org_id, "org_id")["id"], "auth_service", 0)
    return app.DisableAuthServiceResponse()


@rpcs.unary(app_service.CREATE_OAUTH_APP, own("organization", "org_id"))
def create_oauth_app(call: Call, request: app.CreateOAuthAppRequest) -> app.CreateOAuthAppResponse:
    """Register an application."""
    name = required_text(request.client_name, "client_name")
    client_id, client_secret = insert_app(call, request.org_id, name, request.oauth_config)
    return app.CreateOAuthAppResponse(client_id=client_id, client_secret=client_secret)


@rpcs.unary(app_service.READ_OAUTH_APP, own("organization", "org_id"))
def read_oauth_app(call: Call, request: app.ReadOAuthAppRequest) -> app.ReadOAuthAppResponse:
    """Return an application."""
    row = find_app(call, request.org_id, request.client_id, "client_id")
    return app.ReadOAuthAppResponse(
        client_name=row["client_name"],
        client_secret=row["client_secret"],
        oauth_config=app.OAuthConfig.FromString(row["config"]),
    )


@rpcs.unary(app_service.UPDATE_OAUTH_APP, own("organization", "org_id"))
def update_oauth_app(call: Call, request: app.UpdateOAuthAppRequest) -> app.UpdateOAuthAppResponse:
    """Replace name and settings of an application."""
    row = find_app(call, request.org_id, request.client_id, "client_id")
    change_app(call, row, required_text(request.client_name, "client_name"), request.oauth_config)
    return app.UpdateOAuthAppResponse()


@rpcs.unary(app_service.DELETE_OAUTH_APP, own("organization", "org_id"))
def delete_oauth_app(call: Call, request: app.DeleteOAuthAppRequest) -> app.DeleteOAuthAppResponse:
    """Delete an application, not the users that registered with it."""
    row = find_app(call, request.org_id, request.client_id, "client_id")
    call.transaction.run("DELETE FROM oauth_apps WHERE client_id = ?", row["client_id"])
    return app.DeleteOAuthAppResponse()


@rpcs.unary(app_service.LIST_OAUTH_APPS, own("organization", "org_id"))
def list_oauth_apps(call: Call, request: app.ListOAuthAppsRequest) -> app.ListOAuthAppsResponse:
    """List applications, oldest first."""
    organization = find_organization(call, request.org_id, "org_id")
    rows = call.transaction.all(
        "SELECT client_id FROM oauth_apps WHERE organization_id = ? ORDER BY created_on, rowid", organization["id"]
    )
    return app.ListOAuthAppsResponse(client_ids=[row["client_id"] for row in rows])


@rpcs.unary(app_service.CREATE_OAUTH_APP_USER, own("organization", "org_id"))
def create_oauth_app_user(call: Call, request: app.CreateOAuthAppUserRequest) -> app.CreateOAuthAppUserResponse:
    """Create a user, who is signed in and has accepted an invite of the organization."""
    row = find_app(call, request.org_id, request.application_id, "application_id")
    _refuse_without_auth_service(call, row["organization_id"])
    email = parse_email(request.email)
    if len(request.password) < _SHORTEST_PASSWORD:
        raise invalid_argument(f"password must have at least {_SHORTEST_PASSWORD} characters")
    if user_by_email(call, email) is not None:
        raise already_exists(f"there is a user with the e-mail address {email!r} (email) already")
    user_id = create_user(call, email, request.first_name, request.last_name, request.password)
    accept_invites(call, email, user_id, row["organization_id"])
    return app.CreateOAuthAppUserResponse(
        auth_token=call.environment.tokens.issue(TokenClaims("user", user_id, 0)),
        registration_id=new_uuid(),
        user_id=user_id,
        # No RPC takes one.
        refresh_token=new_secret(),
    )


def insert_app(call: Call, organization_id: str, name: str, config: app.OAuthConfig) -> tuple[str, str]:
    """Register an application of an organization that has an auth service; returns its ID and its secret."""
    organization = find_organization(call, organization_id, "org_id")
    _refuse_without_auth_service(call, organization["id"])
    client_id, client_secret = new_uuid(), new_secret()
    call.transaction.run(
        "INSERT INTO oauth_apps (client_id, organization_id, client_name, client_secret, config, created_on)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        client_id,
        organization["id"],
        name,
        client_secret,
        config.SerializeToString(),
        now(),
    )
    return client_id, client_secret


def change_app(call: Call, row: sqlite3.Row, name: str, config: app.OAuthConfig) -> None:
    """Replace name and settings of an application."""
    call.transaction.run(
        "UPDATE oauth_apps SET client_name = ?, config = ? WHERE client_id = ?",
        name,
        config.SerializeToString(),
        row["client_id"],
    )


def find_app(call: Call, organization_id: str, client_id: str, field: str) -> sqlite3.Row:
    """The application of an organization that a request field names."""
    organization = find_organization(call, organization_id, "org_id")
    row = call.transaction.first(
        "SELECT * FROM oauth_apps WHERE client_id = ? AND organization_id = ?",
        required_text(client_id, field),
        organization["id"],
    )
    if row is None:
        raise missing("OAuth application", client_id, field)
    return row


def _refuse_without_auth_service(call: Call, organization_id: str) -> None:
    if not call.transaction.number(
        "SELECT auth_service FROM organization_settings WHERE organization_id = ?", organization_id
    ):
        raise failed_precondition("the organization has no auth service; switch it on with EnableAuthService")
