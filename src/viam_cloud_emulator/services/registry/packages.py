"""Packages: uploaded as streams, listed, downloaded by links, deleted."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator

from viam_cloud.methods import package_service
from viam_cloud.proto import app
from viam_cloud.proto.app import packages
from viam_cloud_emulator.access.lookup import find_organization
from viam_cloud_emulator.access.policies import own, own_inside, read_public
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.registry.archives import remove_unused_archive
from viam_cloud_emulator.services.registry.item_table import update_item
from viam_cloud_emulator.services.registry.package_table import (
    find_package,
    insert_package,
    package_message,
    refuse_taken,
)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_ML_MODEL = packages.PackageType.PACKAGE_TYPE_ML_MODEL

rpcs = RpcTable()


@rpcs.client_stream(package_service.CREATE_PACKAGE, own_inside("organization", "info.organization_id"))
def create_package(
    stream: StreamCall, requests: Iterator[packages.CreatePackageRequest]
) -> Generator[packages.CreatePackageResponse, None, None]:
    """Store a version; one of an ML model becomes one of the item with its name in the registry, if there is one."""
    info = parse_info(next(requests, None))
    with stream.read() as call:
        # Better said before the content arrives than after.
        refuse_taken(call, info)
    archives = stream.environment.archives
    received = archives.receive(package_contents(requests))
    try:
        yield packages.CreatePackageResponse(id=f"{info.organization_id}/{info.name}", version=info.version)
        with stream.write() as call:
            find_organization(call, info.organization_id, "info.organization_id")
            insert_package(call, info, received)
            if info.type == _ML_MODEL:
                _add_model_version(call, info)
    finally:
        archives.discard(received)


@rpcs.unary(package_service.GET_PACKAGE, read_public("package", "id"))
def get_package(call: Call, request: packages.GetPackageRequest) -> packages.GetPackageResponse:
    """Return one version, or the latest."""
    row = find_package(call, request.id, request.version, platform=request.platform)
    if request.HasField("type") and request.type not in (0, row["type"]):
        raise failed_precondition(f"the package {request.id!r} is of another type")
    return packages.GetPackageResponse(package=package_message(call, row, with_url=request.include_url))


@rpcs.unary(package_service.LIST_PACKAGES, own_inside("organization", "organization_id"))
def list_packages(call: Call, request: packages.ListPackagesRequest) -> packages.ListPackagesResponse:
    """List the versions of the packages of an organization, oldest first."""
    condition = Condition()
    condition.add("organization_id = ?", find_organization(call, request.organization_id)["id"])
    for field in ("name", "version", "type"):
        if request.HasField(field):
            condition.add(f"{field} = ?", getattr(request, field))
    rows = call.transaction.all(
        f"SELECT * FROM packages WHERE {condition.sql} ORDER BY sequence", *condition.parameters
    )
    return packages.ListPackagesResponse(
        packages=[package_message(call, row, with_url=request.include_url) for row in rows]
    )


@rpcs.unary(package_service.DELETE_PACKAGE, own("package", "id"))
def delete_package(call: Call, request: packages.DeletePackageRequest) -> packages.DeletePackageResponse:
    """Delete a version."""
    row = find_package(call, request.id, request.version)
    if request.type not in (0, row["type"]):
        raise failed_precondition(f"the package {request.id!r} is of another type")
    call.transaction.run("DELETE FROM packages WHERE sequence = ?", row["sequence"])
    remove_unused_archive(call, row["content_hash"])
    return packages.DeletePackageResponse()


def parse_info(first: packages.CreatePackageRequest | None) -> packages.PackageInfo:
    """What the first message of an upload says of the package."""
    if first is None or not first.HasField("info"):
        raise invalid_argument("the first message of the stream must have info")
    info = first.info
    if not _NAME.fullmatch(info.name):
        raise invalid_argument(f"info.name {info.name!r} may only have letters, digits, dashes and underscores")
    required_text(info.version, "info.version")
    if info.type not in packages.PackageType.values() or not info.type:
        raise invalid_argument(f"info.type {info.type} is not a type of packages")
    return info


def package_contents(requests: Iterable[packages.CreatePackageRequest]) -> Iterator[bytes]:
    """The pieces of a package's content."""
    for request in requests:
        if not request.HasField("contents"):
            raise invalid_argument("every message of the stream after the first must have contents")
        yield request.contents


def _add_model_version(call: Call, info: packages.PackageInfo) -> None:
    item = call.transaction.first(
        "SELECT * FROM registry_items WHERE organization_id = ? AND name = ? AND type = ?",
        info.organization_id,
        info.name,
        _ML_MODEL,
    )
    if item is not None:
        details = app.RegistryItem.FromString(item["details"])
        details.ml_model_metadata.versions.append(info.version)
        details.ml_model_metadata.detailed_versions.add(
            version=info.version, created_on=to_timestamp(call.environment.clock.now())
        )
        update_item(call, item, details=details.SerializeToString())
