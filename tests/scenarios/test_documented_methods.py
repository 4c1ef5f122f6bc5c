"""Every documented method, in both flavours, with every argument: the emulator knows it, whatever it answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.peers.parity.arguments import Sdk
from tests.support.documented_surface import DOCUMENTED_SURFACE, DocumentedParam
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud.errors import GRPCError

_PROPERTIES = {
    "AppClient": "app_client",
    "DataClient": "data_client",
    "MLTrainingClient": "ml_training_client",
    "BillingClient": "billing_client",
    "ProvisioningClient": "provisioning_client",
}
# Two of these send nothing: one makes a message, the other has no RPC. A live tail ends with its part; see test_part_logs.
_ELSEWHERE = {"create_filter", "delete_tabular_data_by_filter", "tail_robot_part_logs"}
_METHODS = [
    (client, method) for client, methods in DOCUMENTED_SURFACE.items() for method in methods if method not in _ELSEWHERE
]
_REFUSALS = {
    "ALREADY_EXISTS",
    "FAILED_PRECONDITION",
    "INVALID_ARGUMENT",
    "NOT_FOUND",
    "PERMISSION_DENIED",
}


def _argument(param: DocumentedParam, fleet: Fleet, sdk: Sdk) -> Any:
    """IDs of what is there, so that calls get as far as they can."""
    known = {
        "org_id": fleet.organization,
        "organization_id": fleet.organization,
        "location_id": fleet.location,
        "robot_id": fleet.robot,
        "machine_id": fleet.robot,
        "robot_part_id": fleet.part,
        "part_id": fleet.part,
    }
    return known.get(param.name) or sdk.argument(param)


@pytest.mark.parametrize(("client", "method"), _METHODS)
def test_the_emulator_knows_it(client: str, method: str, cloud: Cloud, tmp_path: Path) -> None:
    fleet = cloud.new_fleet()
    sdk = Sdk("viam_cloud.proto", "viam_cloud.app.app_client", tmp_path)
    arguments = {param.name: _argument(param, fleet, sdk) for param in DOCUMENTED_SURFACE[client][method]}
    call = getattr(getattr(cloud.flavour.client, _PROPERTIES[client]), method)
    # Its notation is documented nowhere, so the emulator refuses to guess.
    arguments.pop("range", None)
    refusal = _refusal(cloud.flavour, call, arguments)
    assert refusal is None or (refusal.status.name in _REFUSALS and refusal.message)


def _refusal(flavour: Flavour, call: Any, arguments: dict[str, Any]) -> GRPCError | None:
    try:
        flavour.call(call, **arguments)
    except GRPCError as error:
        return error
    return None
