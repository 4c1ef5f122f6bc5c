"""Revisions, tags and history of fragments."""

from __future__ import annotations

import sqlite3

from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator.access.lookup import find_fragment
from viam_cloud_emulator.access.policies import own, own_inside
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import invalid_argument, not_found
from viam_cloud_emulator.core.paging import next_page_token, page_limit, parse_position
from viam_cloud_emulator.core.store import Condition
from viam_cloud_emulator.core.values import required_text, to_timestamp
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.fragment_table import find_revision
from viam_cloud_emulator.services.identity.authors import author_message

_DEFAULT_LIMIT = 10

rpcs = RpcTable()


@rpcs.unary(app_service.GET_FRAGMENT_HISTORY, own_inside("fragment", "id"))
def get_fragment_history(call: Call, request: app.GetFragmentHistoryRequest) -> app.GetFragmentHistoryResponse:
    """Return one page of changes, the latest first."""
    fragment = find_fragment(call, request.id)
    limit = page_limit(request.page_limit, "page_limit", default=_DEFAULT_LIMIT)
    condition = Condition()
    condition.add("fragment_id = ?", fragment["id"])
    position = parse_position(request.page_token, "page_token")
    if position is not None:
        condition.add("(time, sequence) < (?, ?)", position.time, position.sequence)
    rows = call.transaction.all(
        f"SELECT * FROM fragment_history WHERE {condition.sql} ORDER BY time DESC, sequence DESC LIMIT ?",
        *condition.parameters,
        limit + 1,
    )
    return app.GetFragmentHistoryResponse(
        history=[_entry(call, row) for row in rows[:limit]], next_page_token=next_page_token(rows, limit)
    )


@rpcs.unary(app_service.SET_FRAGMENT_TAG, own("fragment", "fragment_id"))
def set_fragment_tag(call: Call, request: app.SetFragmentTagRequest) -> app.SetFragmentTagResponse:
    """Create a tag, or point it elsewhere."""
    fragment = find_fragment(call, request.fragment_id, "fragment_id")
    tag = required_text(request.tag, "tag")
    if call.transaction.first(
        "SELECT 1 FROM fragment_revisions WHERE fragment_id = ? AND revision = ?", fragment["id"], tag
    ):
        raise invalid_argument(f"tag {tag!r} is the name of a revision")
    revision = find_revision(call, fragment, required_text(request.revision, "revision"))
    call.transaction.run(
        "INSERT INTO fragment_tags (fragment_id, tag, revision) VALUES (?, ?, ?)"
        " ON CONFLICT (fragment_id, tag) DO UPDATE SET revision = excluded.revision",
        fragment["id"],
        tag,
        revision["revision"],
    )
    return app.SetFragmentTagResponse(tags=tags_of(call, fragment["id"]))


@rpcs.unary(app_service.DELETE_FRAGMENT_TAG, own("fragment", "fragment_id"))
def delete_fragment_tag(call: Call, request: app.DeleteFragmentTagRequest) -> app.DeleteFragmentTagResponse:
    """Delete a tag, not the revision."""
    fragment = find_fragment(call, request.fragment_id, "fragment_id")
    tag = required_text(request.tag, "tag")
    if not call.transaction.run("DELETE FROM fragment_tags WHERE fragment_id = ? AND tag = ?", fragment["id"], tag):
        raise not_found(f"the fragment has no tag {tag!r} (tag)")
    return app.DeleteFragmentTagResponse(tags=tags_of(call, fragment["id"]))


def revisions_of(call: Call, fragment_id: str) -> list[app.FragmentRevision]:
    """The revisions of a fragment, the latest first."""
    rows = call.transaction.all(
        "SELECT revision, created_on FROM fragment_revisions WHERE fragment_id = ? ORDER BY sequence DESC", fragment_id
    )
    return [app.FragmentRevision(revision=row["revision"], created_at=to_timestamp(row["created_on"])) for row in rows]


def tags_of(call: Call, fragment_id: str) -> list[app.FragmentTag]:
    """The tags of a fragment by name."""
    rows = call.transaction.all("SELECT * FROM fragment_tags WHERE fragment_id = ? ORDER BY tag", fragment_id)
    return [app.FragmentTag(tag=row["tag"], revision=row["revision"]) for row in rows]


def _entry(call: Call, row: sqlite3.Row) -> app.FragmentHistoryEntry:
    old = app.Fragment.FromString(row["old"])
    return app.FragmentHistoryEntry(
        fragment=row["fragment_id"],
        edited_on=to_timestamp(row["time"]),
        old=old,
        edited_by=author_message(call, row),
        revision=row["revision"],
        config=old.fragment,
    )
