"""The file in which a machine has its credentials for the cloud, `/etc/viam.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, cast

from viam_cloud_runtime.redaction import Secret


@dataclass(frozen=True)
class MachineConfig:
    """What the file says about the cloud.

    Args:
        credentials_type: What kind of credentials it has: `robot-secret` or `api-key`.
        id: Who they are of: ID of the machine part, or of the API key.
        secret: The proof; shown as a mask.
        app_address: Where the cloud is; None for Viam's own.
    """

    credentials_type: str
    id: str
    secret: Secret
    app_address: str | None


def read_machine_config(path: str | PathLike[str]) -> MachineConfig:
    """Read the file.

    Args:
        path: The file.

    Returns:
        What it says.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no such file; what is missing is named, what is there is not quoted.
    """
    text = Path(path).read_bytes()
    try:
        document: Any = json.loads(text)
    except ValueError as error:
        place = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "its encoding"
        # Not the error itself, which holds the whole text, and so the secret.
        raise ValueError(f"{path} is not JSON: see {place}") from None
    cloud = _object(document, "cloud", f"{path}")
    address = cloud.get("app_address")
    if address is not None and not isinstance(address, str):
        raise ValueError(f"{path}: cloud.app_address has to be text")
    if "api_key" in cloud:
        key = _object(cloud, "api_key", f"{path}: cloud")
        place = f"{path}: cloud.api_key"
        return MachineConfig("api-key", _text(key, "id", place), Secret(_text(key, "key", place)), address or None)
    place = f"{path}: cloud"
    return MachineConfig(
        "robot-secret", _text(cloud, "id", place), Secret(_text(cloud, "secret", place)), address or None
    )


def _object(parent: Any, name: str, place: str) -> Mapping[str, Any]:
    found: Any = cast("dict[str, Any]", parent).get(name) if isinstance(parent, dict) else None
    if not isinstance(found, dict):
        raise ValueError(f"{place} has no object {name!r}; a machine's file has its cloud credentials there")
    return cast("dict[str, Any]", found)


def _text(parent: Mapping[str, Any], name: str, place: str) -> str:
    found = parent.get(name)
    if not isinstance(found, str) or not found:
        raise ValueError(f"{place} has no text {name!r}")
    return found
