"""Calls in which this SDK means to differ from `viam-sdk` 0.85.1, and why."""

from __future__ import annotations

_NO_LOCATION = "without a location, given or default, ours is a ValueError; the peer sends an empty ID"
_PARAMETERS = "ours packs method_parameters into Any; the peer raises a TypeError"
_TIME = "the default name is the current time in both, and time goes on"
_CHARGE = "the RPC exists, and ours calls it; the peer refuses to"

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("AppClient.create_key", "required"): _TIME,
    ("AppClient.create_location_secret", "required"): _NO_LOCATION,
    ("AppClient.delete_location_secret", "required"): _NO_LOCATION,
    ("AppClient.get_location", "required"): _NO_LOCATION,
    ("AppClient.list_robots", "required"): _NO_LOCATION,
    ("AppClient.location_auth", "required"): _NO_LOCATION,
    ("AppClient.new_robot", "required"): _NO_LOCATION,
    ("AppClient.update_robot", "required"): _NO_LOCATION,
    ("DataClient.binary_data_capture_upload", "all"): _PARAMETERS,
    ("DataClient.file_upload", "all"): _PARAMETERS,
    ("DataClient.file_upload", "all but method_parameters"): "ours sends mime_type; the peer drops it",
    ("DataClient.file_upload_from_path", "all"): _PARAMETERS,
    ("DataClient.streaming_data_capture_upload", "all"): _PARAMETERS,
    ("DataClient.tabular_data_capture_upload", "all"): _PARAMETERS,
    ("BillingClient.create_invoice_and_charge_immediately", "required"): _CHARGE,
    ("BillingClient.create_invoice_and_charge_immediately", "all"): _CHARGE,
}
