"""The hot data store: readings that a capture method is configured to keep there, for some hours."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from viam_cloud.proto.app import datasync
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import is_array, is_object
from viam_cloud_emulator.services.fleet.fragment_resolution import Resolver, UnresolvedError

SCHEMA = """
CREATE TABLE IF NOT EXISTS hot_readings (
    sequence INTEGER PRIMARY KEY REFERENCES tabular_data (sequence) ON DELETE CASCADE,
    expires INTEGER NOT NULL
);
"""

_HOUR = 60 * 60 * 1_000_000
_SETTING = "recent_data_store"
_DATA_MANAGER = "data_manager"


def keep_hot(call: Call, part: sqlite3.Row, metadata: datasync.UploadMetadata, after: int) -> None:
    """Put readings that were stored after a sequence number there, if the configuration of the part says so."""
    hours = stored_hours(_configuration(call, part), metadata)
    if hours is not None:
        call.transaction.run(
            "INSERT INTO hot_readings (sequence, expires) SELECT sequence, time_received + ? FROM tabular_data"
            " WHERE sequence > ? AND part_id = ?",
            int(hours * _HOUR),
            after,
            part["id"],
        )


def stored_hours(config: Mapping[str, Any], metadata: datasync.UploadMetadata) -> float | None:
    """How long a configuration keeps what was captured in the hot data store; None for not at all."""
    for name, capture in _capture_methods(config):
        if name == metadata.component_name and capture.get("method") == metadata.method_name:
            setting = capture.get(_SETTING)
            hours = setting.get("stored_hours") if is_object(setting) else None
            if isinstance(hours, (int, float)) and not isinstance(hours, bool) and hours > 0:
                return float(hours)
    return None


def _configuration(call: Call, part: sqlite3.Row) -> Mapping[str, Any]:
    """The configuration with what it imports, as far as that can be resolved."""
    config: Mapping[str, Any] = json.loads(part["config_json"])
    if not config.get("fragments"):
        return config
    try:
        return Resolver(call, part["organization_id"]).with_imports(config)
    except UnresolvedError:
        return config


def _capture_methods(config: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The capture methods of resources and, under the full names of these, of the data management service."""
    for kind in ("components", "services"):
        for resource in _objects(config.get(kind)):
            for service in _objects(resource.get("service_configs")):
                if str(service.get("type", "")).endswith(_DATA_MANAGER):
                    for capture in _captures(service):
                        yield str(resource.get("name", "")), capture
            if _DATA_MANAGER in str(resource.get("api", resource.get("type", ""))):
                for capture in _captures(resource):
                    yield str(capture.get("name", "")).rpartition("/")[2], capture


def _captures(service: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    attributes = service.get("attributes")
    return _objects(attributes.get("capture_methods")) if is_object(attributes) else iter(())


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    return (each for each in value if is_object(each)) if is_array(value) else iter(())
