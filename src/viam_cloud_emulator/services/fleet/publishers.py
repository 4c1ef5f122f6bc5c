"""Publishers: organizations of others, which nobody here belongs to; what they have made public is in the registry."""

from __future__ import annotations

from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import new_uuid, now
from viam_cloud_emulator.services.fleet.organizations import DEFAULT_REGION, free_namespace

SCHEMA = """
CREATE TABLE IF NOT EXISTS publishers (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE
);
"""


def create_publisher(call: Call, name: str, namespace: str) -> str:
    """Create an organization without an owner; returns its ID."""
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO organizations (id, name, created_on, public_namespace, default_region) VALUES (?, ?, ?, ?, ?)",
        identifier,
        name,
        now(),
        free_namespace(call, namespace, "public_namespace"),
        DEFAULT_REGION,
    )
    call.transaction.run("INSERT INTO publishers (organization_id) VALUES (?)", identifier)
    return identifier
