"""Links that download binary data without signing in."""

from __future__ import annotations

import os

from viam_cloud.methods import data_service
from viam_cloud.proto.app import data
from viam_cloud_emulator.access.policies import NARROWED
from viam_cloud_emulator.core.call import Call, Environment
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.http_downloads import Download
from viam_cloud_emulator.core.values import to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.data.binary_table import find_binary_data

DOWNLOAD_KIND = "binary_data"
_DEFAULT_MINUTES = 15
_LONGEST_MINUTES = 7 * 24 * 60

rpcs = RpcTable()


@rpcs.unary(data_service.CREATE_BINARY_DATA_SIGNED_URL, NARROWED)
def create_binary_data_signed_url(
    call: Call, request: data.CreateBinaryDataSignedURLRequest
) -> data.CreateBinaryDataSignedURLResponse:
    """Make a link to one piece of binary data."""
    row = find_binary_data(call, request.binary_data_id)
    minutes = request.expiration_minutes if request.HasField("expiration_minutes") else _DEFAULT_MINUTES
    if not 1 <= minutes <= _LONGEST_MINUTES:
        raise invalid_argument(f"expiration_minutes must be from 1 to {_LONGEST_MINUTES}, a week")
    expires_at = call.environment.clock.now() + minutes * 60_000_000
    url = call.environment.downloads.url(DOWNLOAD_KIND, row["id"], expires_at)
    return data.CreateBinaryDataSignedURLResponse(signed_url=url, expires_at=to_timestamp(expires_at))


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Open the binary data with an ID for whoever has a link to it; None when it has been deleted."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT * FROM binary_data WHERE id = ?", identifier)
    content = environment.files.open(row["content_hash"]) if row is not None else None
    if row is None or content is None:
        return None
    name = os.path.basename(row["file_name"]) or f"{row['file_id']}{row['file_extension']}"
    # Contents never change: what is under an ID stays as it was uploaded.
    return Download(name, row["mime_type"], content, row["size"], f'"{row["content_hash"]}"')
