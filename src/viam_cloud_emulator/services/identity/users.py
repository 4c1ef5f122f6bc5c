"""Users: people with an e-mail address, who are members of organizations and accept terms."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3

from viam_cloud.methods import app_service, end_user_service
from viam_cloud.proto import app
from viam_cloud.proto.app import end_user
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_user, missing
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument, not_found
from viam_cloud_emulator.core.store import Transaction
from viam_cloud_emulator.core.values import new_uuid, now, required_text
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    -- Salt and hash; null for the emulator's own user and those of seeds, who have no password.
    password_salt BLOB,
    password_hash BLOB,
    created_on INTEGER NOT NULL,
    last_login INTEGER
);
CREATE TABLE IF NOT EXISTS accepted_terms (
    caller_id TEXT PRIMARY KEY,
    accepted_on INTEGER NOT NULL
);
"""

DEVELOPER_EMAIL = "developer@example.com"
"""Address of the user on whose behalf the emulator's own key acts."""

rpcs = RpcTable()


@rpcs.unary(app_service.GET_USER_ID_BY_EMAIL, SIGNED_IN)
def get_user_id_by_email(call: Call, request: app.GetUserIDByEmailRequest) -> app.GetUserIDByEmailResponse:
    """Find a user among those that share an organization with the caller."""
    email = parse_email(request.email)
    row = user_by_email(call, email)
    if row is None or not _knows(call, row["id"]):
        raise not_found(f"there is no user with the e-mail address {request.email!r} (email)")
    return app.GetUserIDByEmailResponse(user_id=row["id"])


@rpcs.unary(app_service.LIST_ORGANIZATIONS_BY_USER, SIGNED_IN)
def list_organizations_by_user(
    call: Call, request: app.ListOrganizationsByUserRequest
) -> app.ListOrganizationsByUserResponse:
    """List the organizations of a user, as far as the caller sees them too."""
    user = find_user(call, request.user_id)
    if not _knows(call, user["id"]):
        raise missing("user", request.user_id, "user_id")
    access = Access(call)
    orgs = [organization_details(row) for row in _organizations(call, user["id"]) if access.sees(Scope(row["id"]))]
    return app.ListOrganizationsByUserResponse(orgs=orgs)


def parse_email(text: str, field: str = "email") -> str:
    """An e-mail address in the form it is stored in; `field` names it in the error."""
    email = required_text(text, field).strip().lower()
    name, at, domain = email.rpartition("@")
    if not (name and at and domain) or any(character.isspace() for character in email):
        raise invalid_argument(f"{field} {text!r} is not an e-mail address")
    return email


def user_by_email(call: Call, email: str) -> sqlite3.Row | None:
    """The user with an address, as `parse_email` returns it."""
    return call.transaction.first("SELECT * FROM users WHERE email = ?", email)


def create_user(call: Call, email: str, first_name: str, last_name: str, password: str) -> str:
    """Create a user who signs in at this moment; returns the ID."""
    identifier, salt, created_on = new_uuid(), secrets.token_bytes(16), now()
    call.transaction.run(
        "INSERT INTO users (id, email, first_name, last_name, password_salt, password_hash, created_on, last_login)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        identifier,
        email,
        first_name,
        last_name,
        salt,
        # Passwords can be guessed, so unlike keys they get a slow hash.
        hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1),
        created_on,
        created_on,
    )
    return identifier


def ensure_developer(transaction: Transaction) -> None:
    """Create the emulator's own user at the first start."""
    ensure_user(transaction, DEVELOPER_EMAIL, "Robot", "Developer", last_login=None)


def ensure_user(transaction: Transaction, email: str, first_name: str, last_name: str, last_login: int | None) -> str:
    """The ID of the user with an address, as `parse_email` returns it; made without a password if there is none."""
    transaction.run(
        "INSERT OR IGNORE INTO users (id, email, first_name, last_name, created_on, last_login)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        new_uuid(),
        email,
        first_name,
        last_name,
        now(),
        last_login,
    )
    row = transaction.first("SELECT id FROM users WHERE email = ?", email)
    assert row is not None
    return str(row["id"])


def organization_details(row: sqlite3.Row) -> app.OrgDetails:
    """An organization in brief."""
    return app.OrgDetails(
        org_id=row["id"], org_name=row["name"], org_cid=row["cid"], public_namespace=row["public_namespace"]
    )


def _organizations(call: Call, user_id: str) -> list[sqlite3.Row]:
    return call.transaction.all(
        "SELECT * FROM organizations WHERE id IN (SELECT organization_id FROM authorizations WHERE user_id = ?)"
        " ORDER BY created_on, rowid",
        user_id,
    )


def _knows(call: Call, user_id: str) -> bool:
    if call.caller.may_do_everything or call.caller.user_id == user_id:
        return True
    access = Access(call)
    return any(access.sees(Scope(row["id"])) for row in _organizations(call, user_id))


@rpcs.unary(end_user_service.IS_LEGAL_ACCEPTED, SIGNED_IN)
def is_legal_accepted(call: Call, request: end_user.IsLegalAcceptedRequest) -> end_user.IsLegalAcceptedResponse:
    """Tell whether the caller has accepted the terms, of which there is one form."""
    accepted = call.transaction.first("SELECT 1 FROM accepted_terms WHERE caller_id = ?", call.caller.id) is not None
    return end_user.IsLegalAcceptedResponse(accepted_legal=accepted, ever_accepted_legal=accepted)


@rpcs.unary(end_user_service.ACCEPT_LEGAL, SIGNED_IN)
def accept_legal(call: Call, request: end_user.AcceptLegalRequest) -> end_user.AcceptLegalResponse:
    """Remember that the caller accepts them."""
    call.transaction.run(
        "INSERT OR IGNORE INTO accepted_terms (caller_id, accepted_on) VALUES (?, ?)", call.caller.id, now()
    )
    return end_user.AcceptLegalResponse()
