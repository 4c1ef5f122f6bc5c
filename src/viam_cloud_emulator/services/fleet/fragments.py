"""Fragments from creation to deletion."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import FRAGMENTS, find_fragment, find_organization
from viam_cloud_emulator.access.policies import own, own_inside, read_public, see
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.core.store import json_list
from viam_cloud_emulator.core.values import from_timestamp, new_uuid, now, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.fragment_table import (
    fragment_message,
    insert_revision,
    record_fragment_change,
)
from viam_cloud_emulator.services.fleet.fragment_usage import fragment_usage
from viam_cloud_emulator.services.fleet.fragment_versions import revisions_of, tags_of
from viam_cloud_emulator.services.fleet.part_config import config_from_json, config_from_struct

_PRIVATE = app.FragmentVisibility.FRAGMENT_VISIBILITY_PRIVATE
_PUBLIC = app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC

rpcs = RpcTable()


@rpcs.unary(app_service.CREATE_FRAGMENT, own("organization", "organization_id"))
def create_fragment(call: Call, request: app.CreateFragmentRequest) -> app.CreateFragmentResponse:
    """Create a fragment with one revision."""
    organization = find_organization(call, request.organization_id)
    name = required_text(request.name, "name")
    visibility = _parse_visibility(request.visibility) if request.HasField("visibility") else _PRIVATE
    identifier, created_on = new_uuid(), now()
    call.transaction.run(
        "INSERT INTO fragments (id, organization_id, name, visibility, revision, created_on, last_updated)"
        " VALUES (?, ?, ?, ?, '', ?, ?)",
        identifier,
        organization["id"],
        name,
        visibility,
        created_on,
        created_on,
    )
    revision = insert_revision(call, identifier, config_from_struct(request.config, "config"), came_as_json=False)
    call.transaction.run("UPDATE fragments SET revision = ? WHERE id = ?", revision, identifier)
    return app.CreateFragmentResponse(fragment=fragment_message(call, find_fragment(call, identifier)))


@rpcs.unary(
    app_service.GET_FRAGMENT,
    read_public("fragment", "id") + see("organization", "current_organization_id", optional=True),
)
def get_fragment(call: Call, request: app.GetFragmentRequest) -> app.GetFragmentResponse:
    """Return a fragment at a version, with all versions there are."""
    row = find_fragment(call, request.id)
    return app.GetFragmentResponse(
        fragment=fragment_message(call, row, request.version),
        fragment_usage=fragment_usage(call, row["id"], request.current_organization_id),
        revisions=revisions_of(call, row["id"]),
        tags=tags_of(call, row["id"]),
    )


@rpcs.unary(app_service.LIST_FRAGMENTS, own_inside("organization", "organization_id"))
def list_fragments(call: Call, request: app.ListFragmentsRequest) -> app.ListFragmentsResponse:
    """List public fragments of all organizations, and others of the given one, as far as they are asked for."""
    organization = find_organization(call, request.organization_id)
    # Viam's own sample finds a new, private fragment where it asks for no visibility in particular.
    unasked = {_PUBLIC, _PRIVATE} if request.show_public else {_PRIVATE}
    visibilities = set(request.fragment_visibility) or unasked
    rows = call.transaction.all(
        f"{FRAGMENTS} WHERE visibility IN (SELECT value FROM json_each(?))"
        " AND (visibility = ? OR organization_id = ?) ORDER BY fragments.created_on, fragments.rowid",
        json_list(visibilities),
        _PUBLIC,
        organization["id"],
    )
    return app.ListFragmentsResponse(
        fragments=[fragment_message(call, row) for row in rows],
        fragment_usages=[fragment_usage(call, row["id"], organization["id"]) for row in rows],
    )


@rpcs.unary(app_service.UPDATE_FRAGMENT, own("fragment", "id"))
def update_fragment(call: Call, request: app.UpdateFragmentRequest) -> app.UpdateFragmentResponse:
    """Rename a fragment, and change of it what the request has."""
    row = find_fragment(call, request.id)
    name = required_text(request.name, "name")
    visibility = _new_visibility(request, row)
    if request.HasField("last_known_update"):
        known = from_timestamp(request.last_known_update, "last_known_update")
        if row["last_updated"] > known:
            raise failed_precondition(
                f"the fragment {row['name']!r} has changed since last_known_update; read it again and repeat the change"
            )
    old = fragment_message(call, row)
    call.transaction.run("UPDATE fragments SET name = ?, visibility = ? WHERE id = ?", name, visibility, row["id"])
    if request.HasField("fragment_config_json"):
        config = config_from_json(request.fragment_config_json, "fragment_config_json")
        _store_config(call, row, config, came_as_json=True)
    elif request.HasField("config"):
        _store_config(call, row, config_from_struct(request.config, "config"), came_as_json=False)
    updated = find_fragment(call, row["id"])
    record_fragment_change(call, old, updated["revision"])
    return app.UpdateFragmentResponse(fragment=fragment_message(call, updated))


@rpcs.unary(app_service.DELETE_FRAGMENT, own("fragment", "id"))
def delete_fragment(call: Call, request: app.DeleteFragmentRequest) -> app.DeleteFragmentResponse:
    """Delete a fragment, even if machines still import it."""
    row = find_fragment(call, request.id)
    call.transaction.run("DELETE FROM fragments WHERE id = ?", row["id"])
    return app.DeleteFragmentResponse()


def _store_config(call: Call, row: sqlite3.Row, config_json: str, *, came_as_json: bool) -> None:
    revision = insert_revision(call, row["id"], config_json, came_as_json=came_as_json)
    call.transaction.run(
        "UPDATE fragments SET revision = ?, last_updated = ? WHERE id = ?",
        revision,
        # Two updates within a microsecond must not look like none.
        max(now(), row["last_updated"] + 1),
        row["id"],
    )


def _new_visibility(request: app.UpdateFragmentRequest, row: sqlite3.Row) -> int:
    """The visibility that `visibility` and the older `public` ask for together."""
    visibility = _parse_visibility(request.visibility) if request.HasField("visibility") else None
    if not request.HasField("public"):
        return int(row["visibility"]) if visibility is None else visibility
    if visibility is None:
        return _PUBLIC if request.public else _PRIVATE
    if request.public != (visibility == _PUBLIC):
        raise invalid_argument(f"public {request.public} contradicts the visibility")
    return visibility


def _parse_visibility(visibility: int) -> int:
    if visibility not in app.FragmentVisibility.values() or not visibility:
        raise invalid_argument(f"visibility {visibility} is none of private, public and public unlisted")
    return visibility
