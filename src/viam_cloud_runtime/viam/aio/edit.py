# twin: ../blocking/edit.py
"""Changes of configurations and metadata that others may change, too, with asyncio."""

from __future__ import annotations

import json
import random
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from viam_cloud_runtime.aio.pause import pause
from viam_cloud_runtime.errors import AbortedError, FailedPreconditionError
from viam_cloud_runtime.messages.json_values import struct_to_dict
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.config_edit import (
    CONFLICT_RETRIES,
    Change,
    Edit,
    EditConflictError,
    applied,
    checked_change,
    stored_document,
)


class EditClient(Protocol):
    """What a client must be able to do for configurations and metadata to be changed."""

    @property
    def raw(self) -> Any:
        """The same client, returning whole messages."""
        ...


async def edit_robot_part_config(
    client: EditClient, part_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the configuration of a part: see `AppClient.edit_robot_part_config`, which calls it."""
    raw, options = client.raw, _options(timeout, retry)

    async def read() -> Any:
        return (await raw.get_robot_part(part_id, **options)).part

    async def write(part: Any, config: dict[str, Any]) -> None:
        is_text = part.HasField("robot_config_json")
        document = {"robot_config_json": json.dumps(config)} if is_text else {"robot_config": config}
        await raw.update_robot_part(part_id, part.name, last_known_update=_version(part), **document, **options)

    return await _edit(change, read, write, "robot_config")


async def edit_fragment(
    client: EditClient, fragment_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the configuration in a fragment: see `AppClient.edit_fragment`, which calls it."""
    raw, options = client.raw, _options(timeout, retry)

    async def read() -> Any:
        return (await raw.get_fragment(fragment_id, **options)).fragment

    async def write(fragment: Any, config: dict[str, Any]) -> None:
        is_text = fragment.HasField("fragment_config_json")
        document = {"fragment_config_json": json.dumps(config)} if is_text else {"config": config}
        await raw.update_fragment(
            fragment_id, fragment.name, last_known_update=_version(fragment), **document, **options
        )

    return await _edit(change, read, write, "fragment", "fragment_config_json")


async def edit_organization_metadata(
    client: EditClient, org_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the metadata of an organization: see `AppClient.edit_organization_metadata`, which calls it."""
    raw = client.raw
    return await _edit_metadata(
        change, raw.get_organization_metadata, raw.update_organization_metadata, org_id, _options(timeout, retry)
    )


async def edit_location_metadata(
    client: EditClient, location_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the metadata of a location: see `AppClient.edit_location_metadata`, which calls it."""
    raw = client.raw
    return await _edit_metadata(
        change, raw.get_location_metadata, raw.update_location_metadata, location_id, _options(timeout, retry)
    )


async def edit_robot_metadata(
    client: EditClient, robot_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the metadata of a machine: see `AppClient.edit_robot_metadata`, which calls it."""
    raw = client.raw
    return await _edit_metadata(
        change, raw.get_robot_metadata, raw.update_robot_metadata, robot_id, _options(timeout, retry)
    )


async def edit_robot_part_metadata(
    client: EditClient, part_id: str, change: Change, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> Edit:
    """Change the metadata of a part: see `AppClient.edit_robot_part_metadata`, which calls it."""
    raw = client.raw
    return await _edit_metadata(
        change, raw.get_robot_part_metadata, raw.update_robot_part_metadata, part_id, _options(timeout, retry)
    )


async def _edit(
    change: Change,
    read: Callable[[], Awaitable[Any]],
    write: Callable[[Any, dict[str, Any]], Awaitable[None]],
    struct_field: str,
    json_field: str = "robot_config_json",
) -> Edit:
    """Read, change and write, from the beginning when others wrote meanwhile."""
    checked_change(change)
    message = await read()
    for repeats in range(1, CONFLICT_RETRIES.attempts + 1):
        edit = applied(change, stored_document(message, struct_field, json_field, struct_to_dict))
        if not edit.changed:
            return edit
        try:
            await write(message, edit.after)
        except (FailedPreconditionError, AbortedError):
            await pause(CONFLICT_RETRIES.backoff(repeats, random.random()))
            newer = await read()
            if _version(newer) == _version(message):
                # Nobody was faster: it was refused for something else.
                raise
            message = newer
        else:
            return edit
    raise EditConflictError(
        f"others changed {message.name!r} {CONFLICT_RETRIES.attempts} times while it was to be changed; nothing was written"
    )


async def _edit_metadata(
    change: Change,
    read: Callable[..., Awaitable[Any]],
    write: Callable[..., Awaitable[Any]],
    identifier: str,
    options: dict[str, Any],
) -> Edit:
    checked_change(change)
    edit = applied(change, struct_to_dict((await read(identifier, **options)).data))
    if edit.changed:
        await write(identifier, edit.after, **options)
    return edit


def _options(timeout: Timeout, retry: Retry) -> dict[str, Any]:
    return {"timeout": timeout, "retry": retry}


def _version(message: Any) -> Any:
    """When it changed last, to the nanosecond; None if it never did."""
    return message.last_updated if message.HasField("last_updated") else None
