"""Every resource of the emulator: to add one, write its module and name it here."""

from __future__ import annotations

from viam_cloud_emulator import (
    binary_data,
    key_authorizations,
    keys,
    locations,
    organizations,
    parts,
    robots,
    settings,
    shared_secrets,
    sign_in,
    uploads,
)
from viam_cloud_emulator.rpcs import RpcTable

SCHEMAS = tuple(
    module.SCHEMA
    for module in (
        settings,
        organizations,
        locations,
        robots,
        parts,
        shared_secrets,
        keys,
        key_authorizations,
        binary_data,
    )
)

_MODULES_WITH_RPCS = (sign_in, organizations, locations, robots, parts, keys, binary_data, uploads)


def all_rpcs() -> RpcTable:
    """The RPCs that the emulator implements."""
    table = RpcTable()
    for module in _MODULES_WITH_RPCS:
        table.include(module.rpcs)
    return table
