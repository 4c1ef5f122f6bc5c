"""Archives of modules: uploaded as streams, downloaded by links."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Generator, Iterable, Iterator

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.policies import own_inside
from viam_cloud_emulator.core.call import Call, Environment, StreamCall
from viam_cloud_emulator.core.downloads import Download
from viam_cloud_emulator.core.errors import already_exists, invalid_argument
from viam_cloud_emulator.core.files import ReceivedFile
from viam_cloud_emulator.core.values import new_uuid, now
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.item_table import tags_column, update_item
from viam_cloud_emulator.services.registry.modules import find_module

DOWNLOAD_KIND = "module"
_FAR_FUTURE = 253_402_300_799 * 1_000_000
_VERSION = r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?"
_PLATFORM = r"any|(linux|darwin|windows|android|ios)/[a-z0-9]+"

rpcs = RpcTable()


@rpcs.client_stream(app_service.UPLOAD_MODULE_FILE, own_inside("registry item", "module_file_info.module_id"))
def upload_module_file(
    stream: StreamCall, requests: Iterator[app.UploadModuleFileRequest]
) -> Generator[app.UploadModuleFileResponse, None, None]:
    """Store one archive of a version; a version is made by the first of them."""
    first = next(requests, None)
    if first is None or not first.HasField("module_file_info"):
        raise invalid_argument("the first message of the stream must have module_file_info")
    info = first.module_file_info
    _check(info)
    with stream.read() as call:
        # Better said before the archive arrives than after.
        _refuse_uploaded(call, find_module(call, info.module_id, "module_file_info.module_id"), info)
    archives, identifier = stream.environment.archives, new_uuid()
    received = archives.receive(_chunks(requests))
    try:
        url = stream.environment.downloads.url(DOWNLOAD_KIND, identifier, _FAR_FUTURE)
        yield app.UploadModuleFileResponse(url=url)
        with stream.write() as call:
            _store(call, info, identifier, received)
    finally:
        archives.discard(received)


def open_download(environment: Environment, identifier: str) -> Download | None:
    """Open the archive that a link leads to; None when it has been deleted."""
    with environment.store.read() as transaction:
        row = transaction.first("SELECT content_hash, size FROM module_files WHERE id = ?", identifier)
    content = environment.archives.open(row["content_hash"]) if row is not None else None
    if row is None or content is None:
        return None
    return Download("module.tar.gz", "application/gzip", content, row["size"])


def _check(info: app.ModuleFileInfo) -> None:
    check_version(info.version, "module_file_info.version")
    check_platform(info.platform, "module_file_info.platform")


def check_version(version: str, field: str) -> None:
    """Refuse what is no version of a module; `field` names it in the error."""
    if not re.fullmatch(_VERSION, version):
        raise invalid_argument(f"{field} {version!r} is not a version such as '1.0.0'")


def check_platform(platform: str, field: str) -> None:
    """Refuse what no module can be built for; `field` names it in the error."""
    if not re.fullmatch(_PLATFORM, platform):
        raise invalid_argument(f"{field} {platform!r} is not a platform such as 'linux/amd64'")


def _chunks(requests: Iterable[app.UploadModuleFileRequest]) -> Iterator[bytes]:
    for request in requests:
        if not request.HasField("file"):
            raise invalid_argument("every message of the stream after the first must have file")
        yield request.file


def _refuse_uploaded(call: Call, module: sqlite3.Row, info: app.ModuleFileInfo) -> None:
    if call.transaction.first(
        "SELECT 1 FROM module_files JOIN module_versions ON module_versions.sequence = module_files.version_sequence"
        " WHERE item_id = ? AND version = ? AND platform = ? AND platform_tags = ?",
        module["id"],
        info.version,
        info.platform,
        tags_column(sorted(info.platform_tags)),
    ):
        raise already_exists(f"the version {info.version} has been uploaded for {info.platform}; use another version")


def _store(call: Call, info: app.ModuleFileInfo, identifier: str, received: ReceivedFile) -> None:
    # The module may be gone, or another upload of the version have been faster.
    module = find_module(call, info.module_id, "module_file_info.module_id")
    _refuse_uploaded(call, module, info)
    call.environment.archives.keep(received)
    call.transaction.run(
        "INSERT INTO module_files (id, version_sequence, platform, platform_tags, uploaded_at, content_hash, size)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        identifier,
        _version(call, module, info.version),
        info.platform,
        tags_column(sorted(info.platform_tags)),
        now(),
        received.content_hash,
        received.size,
    )
    update_item(call, module, name=module["name"])


def _version(call: Call, module: sqlite3.Row, version: str) -> int:
    """The sequence number of a version, which is made of the module as it is now when it is new."""
    metadata = app.RegistryItem.FromString(module["details"]).module_metadata
    details = app.ModuleVersion(
        version=version,
        models=metadata.models,
        entrypoint=metadata.entrypoint,
        first_run=metadata.first_run if metadata.HasField("first_run") else None,
        apps=metadata.apps,
        min_viam_server_version=metadata.min_viam_server_version or None,
    )
    call.transaction.run(
        "INSERT OR IGNORE INTO module_versions (item_id, version, details, markdown) VALUES (?, ?, ?, ?)",
        module["id"],
        version,
        details.SerializeToString(),
        module["markdown"],
    )
    return call.transaction.number(
        "SELECT sequence FROM module_versions WHERE item_id = ? AND version = ?", module["id"], version
    )
