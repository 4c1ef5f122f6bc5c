"""Names that scripts import: what viam-sdk has in a module, ours has in the module of the same name."""

from __future__ import annotations

import importlib
import inspect

import pytest

pytest.importorskip("viam", reason="viam-sdk is not installed in this environment")

_MODULES = [
    "app.viam_client", "app.app_client", "app.data_client", "app.ml_training_client", "app.billing_client",
    "app.provisioning_client", "rpc.dial", "utils", "logging",
]  # fmt: skip
# Robots and their resources, and what is inside of its client library.
_NOT_OURS = {
    "API", "AuthenticatedChannel", "GetGeometriesRequest", "GetGeometriesResponse", "InsecureConnectionError",
    "NotSupportedError", "PointerCounter", "Registry", "ResourceBase", "ResourceRPCClientBase", "RobotClient",
    "SupportsGetGeometries", "ViamChannel", "ViamError", "addHandlers", "dial", "dial_direct", "from_dm_from_extra",
    "get_geometries", "inject_trace_context", "load_native_lib", "resource_names_for_resource", "setLevel", "setParent",
    "shutdown", "silence", "update_log_level",
}  # fmt: skip
# Functions of `utils` that its other modules use.
_HELPERS = {"create_filter", "datetime_to_timestamp", "dict_to_struct", "struct_to_dict"}
# Messages that are somewhere else, too: there scripts import them from.
_MESSAGES_OF_OTHERS = {"utils", "rpc.dial"}


def _names(module: str) -> list[str]:
    found: list[str] = []
    theirs = importlib.import_module(f"viam.{module}")
    for name, value in vars(theirs).items():
        is_theirs = getattr(value, "__module__", "").startswith(("viam.", "app.", "common.", "provisioning.", "proto."))
        is_message = hasattr(value, "DESCRIPTOR")
        if name.startswith("_") or not is_theirs or inspect.ismodule(value):
            continue
        if (
            name in _NOT_OURS
            or (module != "utils" and name in _HELPERS)
            or name.endswith(("Request", "Response", "Stub"))
        ):
            continue
        if not (is_message and module in _MESSAGES_OF_OTHERS):
            found.append(name)
    return found


@pytest.mark.parametrize("aio", ["", "aio."], ids=["blocking", "async"])
@pytest.mark.parametrize("module", _MODULES)
def test_names_of_a_module(module: str, aio: str) -> None:
    ours = importlib.import_module(f"viam_cloud.{aio if module.startswith('app.') else ''}{module}")
    names = _names(module)
    assert names
    assert [name for name in names if not hasattr(ours, name)] == []


def test_names_that_are_no_classes() -> None:
    from viam_cloud.utils import SensorReading, ValueTypes

    assert ValueTypes is not None
    assert SensorReading is not None
