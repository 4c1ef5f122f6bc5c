"""The resources that a request names: by kind and field, from the ID to where the thing is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from google.protobuf.message import Message

from viam_cloud.proto import app
from viam_cloud_emulator.access.authorizations import parse_authorization, scope_of_authorization
from viam_cloud_emulator.access.lookup import (
    find,
    find_fragment,
    find_invite,
    find_key,
    find_location,
    find_organization,
    find_part,
    find_registry_item,
    find_robot,
    missing,
    parse_package_id,
)
from viam_cloud_emulator.access.resource_scope import (
    Scope,
    scope_of_location,
    scope_of_organization,
    scope_of_part,
    scope_of_robot,
)
from viam_cloud_emulator.core.call import Call

Kind: TypeAlias = Literal[
    "organization",
    "location",
    "robot",
    "part",
    "authorization",
    "key",
    "invite",
    "fragment",
    "registry item",
    "package",
    "build",
    "repository link",
    "mapping session",
    "dataset",
    "sequence",
    "saved query",
    "data pipeline",
    "training job",
]
"""Kinds of things that a request can name."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that a request names.

    Args:
        noun: What it is, as an error should say it.
        id: Its ID.
        field: Request field that the ID came in.
        scopes: Where it is; most things have one scope, an API key can be authorized in several.
        public: Whether all callers may know that it exists.
    """

    noun: str
    id: str
    field: str
    scopes: tuple[Scope, ...]
    public: bool = False


def named_resources(call: Call, request: Message, kind: Kind, field: str, *, optional: bool) -> Iterator[Resource]:
    """Resources that a request field names.

    Args:
        call: The call that the request belongs to.
        request: The request.
        kind: What the field names.
        field: Name of the field; dots lead into messages, and repeated fields name several things.
        optional: Whether the field may be empty.

    Raises:
        StatusError: The field is empty or names what does not exist.
    """
    for value in _values(request, field):
        if value or not optional:
            yield KINDS[kind](call, request, value, field)


def _values(request: Any, field: str) -> Iterable[Any]:
    for name in field.split("."):
        request = getattr(request, name)
    return [request] if isinstance(request, (str, Message)) else list(request)


def _organization(call: Call, request: Any, value: str, field: str) -> Resource:
    scope = scope_of_organization(find_organization(call, value, field))
    return Resource("organization", value, field, (scope,))


def _location(call: Call, request: Any, value: str, field: str) -> Resource:
    return Resource("location", value, field, (scope_of_location(find_location(call, value, field)),))


def _robot(call: Call, request: Any, value: str, field: str) -> Resource:
    return Resource("machine", value, field, (scope_of_robot(find_robot(call, value, field)),))


def _part(call: Call, request: Any, value: str, field: str) -> Resource:
    return Resource("machine part", value, field, (scope_of_part(find_part(call, value, field)),))


def _authorization(call: Call, request: Any, value: Any, field: str) -> Resource:
    granted = parse_authorization(call, value)
    noun = "machine" if granted.resource_type == "robot" else granted.resource_type
    return Resource(noun, granted.resource_id, "resource_id", (granted.scope,))


def _key(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find_key(call, value, field)
    return Resource("API key", value, field, _scopes(call, "key_id", row["id"]))


def _invite(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find_invite(call, request.organization_id, value)
    return Resource("invite", value, field, _scopes(call, "invite_id", row["id"]))


def _scopes(call: Call, column: str, identifier: str) -> tuple[Scope, ...]:
    """Scopes that a key or an invite is authorized in."""
    rows = call.transaction.all(f"SELECT * FROM authorizations WHERE {column} = ?", identifier)
    return tuple(scope_of_authorization(call, row) for row in rows)


def _fragment(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find_fragment(call, value, field)
    return Resource("fragment", value, field, (Scope(row["organization_id"]),), public=bool(row["public"]))


def _registry_item(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find_registry_item(call, value, field)
    return Resource("registry item", value, field, (Scope(row["organization_id"]),), public=bool(row["public"]))


def _package(call: Call, request: Any, value: str, field: str) -> Resource:
    organization_id, name = parse_package_id(call, value, field)
    row = call.transaction.first("SELECT 1 FROM packages WHERE organization_id = ? AND name = ?", organization_id, name)
    if row is None:
        raise missing("package", value, field)
    # Whether it is public is said by the item of its name in the registry, if there is one.
    public = call.transaction.first(
        "SELECT 1 FROM registry_items WHERE organization_id = ? AND name = ? AND visibility IN (?, ?)",
        organization_id,
        name,
        app.Visibility.VISIBILITY_PUBLIC,
        app.Visibility.VISIBILITY_PUBLIC_UNLISTED,
    )
    return Resource("package", value, field, (Scope(organization_id),), public=public is not None)


def _mapping_session(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find(call, "mapping session", field, value, "SELECT * FROM mapping_sessions WHERE id = ?")
    scope = Scope(row["organization_id"], row["location_id"], row["robot_id"])
    return Resource("mapping session", value, field, (scope,))


def _sequence(call: Call, request: Any, value: str, field: str) -> Resource:
    row = find(call, "sequence", field, value, "SELECT * FROM sequences WHERE id = ?")
    scope = Scope(row["organization_id"], row["location_id"], row["robot_id"])
    return Resource("sequence", value, field, (scope,))


def _of_organization(noun: str, table: str) -> Resolver:
    """Things with a table of their own that has their organization."""

    def resolve(call: Call, request: Any, value: str, field: str) -> Resource:
        row = find(call, noun, field, value, f"SELECT organization_id FROM {table} WHERE id = ?")
        return Resource(noun, value, field, (Scope(row["organization_id"]),))

    return resolve


Resolver = Callable[[Call, Any, Any, str], Resource]

KINDS: dict[Kind, Resolver] = {
    "organization": _organization,
    "location": _location,
    "robot": _robot,
    "part": _part,
    "authorization": _authorization,
    "key": _key,
    "invite": _invite,
    "fragment": _fragment,
    "registry item": _registry_item,
    "package": _package,
    "build": _of_organization("build", "builds"),
    "repository link": _of_organization("repository link", "repository_links"),
    "mapping session": _mapping_session,
    "dataset": _of_organization("dataset", "datasets"),
    "sequence": _sequence,
    "saved query": _of_organization("saved query", "saved_queries"),
    "data pipeline": _of_organization("data pipeline", "data_pipelines"),
    "training job": _of_organization("training job", "training_jobs"),
}
