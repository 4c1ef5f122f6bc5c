"""Containers that custom training scripts run in: those offered to all, and those that organizations register."""

from __future__ import annotations

import re
import sqlite3

from viam_cloud.methods import ml_training_service
from viam_cloud.proto.app import mltraining
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import find_organization, missing
from viam_cloud_emulator.access.policies import SIGNED_IN, own, own_inside
from viam_cloud_emulator.access.resource_scope import Scope
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument, permission_denied
from viam_cloud_emulator.core.values import new_uuid, now, required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable

SCHEMA = """
CREATE TABLE IF NOT EXISTS training_containers (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    image_uri TEXT NOT NULL,
    description TEXT NOT NULL,
    created_on INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS training_containers_by_organization ON training_containers (organization_id);
"""
_REGISTRY = "registry.viam-cloud-emulator.invalid"
_IMAGE_URI = re.compile(r"[a-z0-9][a-zA-Z0-9._:-]*(/[a-z0-9][a-z0-9._-]*)+(:[\w.-]+)?(@sha256:[0-9a-f]{64})?")

SUPPORTED = {
    key: mltraining.Container(
        id=f"supported-{key.replace(':', '-')}",
        key=key,
        uri=f"{_REGISTRY}/training/{key}",
        framework=framework,
        description=f"{framework} {key.partition(':')[2]} with Python 3.11",
        visibility=mltraining.Visibility.VISIBILITY_PUBLIC,
    )
    for key, framework in {"tf:2.16": "TensorFlow", "pytorch:2.4": "PyTorch", "onnx:1.17": "ONNX"}.items()
}
"""By their key."""

_SUPPORTED_BY_ID = {container.id: container for container in SUPPORTED.values()}

rpcs = RpcTable()


@rpcs.unary(ml_training_service.LIST_SUPPORTED_CONTAINERS, SIGNED_IN)
def list_supported_containers(
    call: Call, request: mltraining.ListSupportedContainersRequest
) -> mltraining.ListSupportedContainersResponse:
    """List the containers that are offered to all."""
    response = mltraining.ListSupportedContainersResponse()
    for key, container in SUPPORTED.items():
        response.container_map[key].CopyFrom(container)
    return response


@rpcs.unary(ml_training_service.LIST_CONTAINERS, own_inside("organization", "organization_id", optional=True))
def list_containers(call: Call, request: mltraining.ListContainersRequest) -> mltraining.ListContainersResponse:
    """List what an organization can use: what is offered to all, and its own."""
    rows: list[sqlite3.Row] = []
    if request.organization_id:
        organization = find_organization(call, request.organization_id)
        rows = call.transaction.all(
            "SELECT * FROM training_containers WHERE organization_id = ? ORDER BY created_on, rowid",
            organization["id"],
        )
    return mltraining.ListContainersResponse(containers=[*SUPPORTED.values(), *map(_container, rows)])


@rpcs.unary(ml_training_service.GET_CONTAINER, SIGNED_IN)
def get_container(call: Call, request: mltraining.GetContainerRequest) -> mltraining.GetContainerResponse:
    """Return one container."""
    container = find_container(call, request.id, "id")
    return mltraining.GetContainerResponse(container=container)


@rpcs.unary(ml_training_service.REGISTER_CUSTOM_TRAINING_CONTAINER, own("organization", "organization_id"))
def register_custom_training_container(
    call: Call, request: mltraining.RegisterCustomTrainingContainerRequest
) -> mltraining.RegisterCustomTrainingContainerResponse:
    """Take note of an image."""
    organization = find_organization(call, request.organization_id)
    image_uri = required_text(request.image_uri, "image_uri")
    if not _IMAGE_URI.fullmatch(image_uri):
        raise invalid_argument(f"image_uri {image_uri!r} is not the address of a container image")
    identifier = new_uuid()
    call.transaction.run(
        "INSERT INTO training_containers (id, organization_id, image_uri, description, created_on)"
        " VALUES (?, ?, ?, ?, ?)",
        identifier,
        organization["id"],
        image_uri,
        request.description,
        now(),
    )
    return mltraining.RegisterCustomTrainingContainerResponse(id=identifier)


@rpcs.unary(ml_training_service.DELETE_CUSTOM_TRAINING_CONTAINER, SIGNED_IN)
def delete_custom_training_container(
    call: Call, request: mltraining.DeleteCustomTrainingContainerRequest
) -> mltraining.DeleteCustomTrainingContainerResponse:
    """Forget an image."""
    container = find_container(call, request.id, "id")
    if not container.organization_id:
        raise failed_precondition(f"the container {request.id!r} is offered to all and cannot be deleted")
    if not Access(call).owns(Scope(container.organization_id)):
        raise permission_denied(f"this takes the role of an owner in the organization of the container {request.id!r}")
    call.transaction.run("DELETE FROM training_containers WHERE id = ?", request.id)
    return mltraining.DeleteCustomTrainingContainerResponse()


def find_container(call: Call, identifier: str, field: str) -> mltraining.Container:
    """The container that a request field names, if the caller may see it."""
    if supported := _SUPPORTED_BY_ID.get(required_text(identifier, field)):
        return supported
    row = call.transaction.first("SELECT * FROM training_containers WHERE id = ?", identifier)
    if row is None or not Access(call).sees(Scope(row["organization_id"])):
        raise missing("container", identifier, field)
    return _container(row)


def _container(row: sqlite3.Row) -> mltraining.Container:
    return mltraining.Container(
        id=row["id"],
        uri=row["image_uri"],
        description=row["description"],
        organization_id=row["organization_id"],
        created_on=to_timestamp(row["created_on"]),
        visibility=mltraining.Visibility.VISIBILITY_PRIVATE,
    )
