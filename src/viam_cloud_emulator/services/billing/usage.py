"""What an organization uses, counted from what is stored, and what that costs."""

from __future__ import annotations

from viam_cloud.proto.app import billing
from viam_cloud_emulator.core.call import Call

_GIGABYTE = 1_000_000_000

# Made up, in dollars: for every gigabyte, and for every machine. Nobody is to take them for prices.
_STORAGE = 0.05
_UPLOAD = 0.15
_MACHINE = 1.0

_TABULAR_BYTES = "COALESCE(SUM(LENGTH(CAST(data AS BLOB))), 0)"


def usage_costs(call: Call, organization_id: str, start: int, end: int) -> list[billing.UsageCost]:
    """The cost of each kind of usage in a span of time, without its end."""
    count = call.transaction.number
    span = (organization_id, start, end)
    binary_stored = count("SELECT SUM(size) FROM binary_data WHERE organization_id = ?", organization_id)
    binary_uploaded = count(
        "SELECT SUM(size) FROM binary_data WHERE organization_id = ? AND uploaded_on >= ? AND uploaded_on < ?", *span
    )
    tabular_stored = count(f"SELECT {_TABULAR_BYTES} FROM tabular_data WHERE organization_id = ?", organization_id)
    tabular_uploaded = count(
        f"SELECT {_TABULAR_BYTES} FROM tabular_data WHERE organization_id = ? AND time_synced >= ? AND time_synced < ?",
        *span,
    )
    machines = count(
        "SELECT COUNT(*) FROM robots JOIN locations ON locations.id = robots.location_id"
        " WHERE locations.organization_id = ?",
        organization_id,
    )
    kinds = billing.UsageCostType
    costs = {
        kinds.USAGE_COST_TYPE_PER_MACHINE: machines * _MACHINE,
        kinds.USAGE_COST_TYPE_BINARY_DATA_CLOUD_STORAGE: binary_stored / _GIGABYTE * _STORAGE,
        kinds.USAGE_COST_TYPE_BINARY_DATA_UPLOAD: binary_uploaded / _GIGABYTE * _UPLOAD,
        kinds.USAGE_COST_TYPE_TABULAR_DATA_CLOUD_STORAGE: tabular_stored / _GIGABYTE * _STORAGE,
        kinds.USAGE_COST_TYPE_TABULAR_DATA_UPLOAD: tabular_uploaded / _GIGABYTE * _UPLOAD,
    }
    return [billing.UsageCost(resource_type=kind, cost=cost) for kind, cost in costs.items()]
