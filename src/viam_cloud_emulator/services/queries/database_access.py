"""Access to the database behind tabular data. The emulator has none to connect to, only what the RPCs say of it."""

from __future__ import annotations

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.rpc.table import RpcTable

# Nobody can sign in with the password, so it is not kept in any form.
SCHEMA = """
CREATE TABLE IF NOT EXISTS database_users (
    organization_id TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE
);
"""
_SHORTEST_PASSWORD = 8

rpcs = RpcTable()


@rpcs.unary(data_service.GET_DATABASE_CONNECTION, own("organization", "organization_id"))
def get_database_connection(
    call: Call, request: data.GetDatabaseConnectionRequest
) -> data.GetDatabaseConnectionResponse:
    """Return an address that nothing listens on, and whether there is a user."""
    organization = find_organization(call, request.organization_id)
    # The top-level domain `invalid` is reserved, so that nobody else is ever asked.
    hostname = f"data-federation-{organization['id']}.viam-cloud-emulator.invalid"
    user = call.transaction.first("SELECT 1 FROM database_users WHERE organization_id = ?", organization["id"])
    return data.GetDatabaseConnectionResponse(
        hostname=hostname,
        mongodb_uri=f"mongodb://db-user-{organization['id']}@{hostname}/sensorData?tls=true&authSource=admin",
        has_database_user=user is not None,
    )


@rpcs.unary(data_service.CONFIGURE_DATABASE_USER, own("organization", "organization_id"))
def configure_database_user(
    call: Call, request: data.ConfigureDatabaseUserRequest
) -> data.ConfigureDatabaseUserResponse:
    """Note that there is a user."""
    organization = find_organization(call, request.organization_id)
    if len(request.password) < _SHORTEST_PASSWORD:
        raise invalid_argument(f"password must have at least {_SHORTEST_PASSWORD} characters")
    call.transaction.run("INSERT OR IGNORE INTO database_users (organization_id) VALUES (?)", organization["id"])
    return data.ConfigureDatabaseUserResponse()
