"""Fragments: versions, history, visibility, and the machines that use them."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.app.app_client import Fragment
from viam_cloud.errors import FailedPreconditionError, NotFoundError


@scenario
async def a_fragment_from_creation_to_deletion(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    created = await sdk.app.create_fragment(organization, "F", {"components": [{"name": "arm"}]})
    assert (created.name, created.fragment) == ("F", {"components": [{"name": "arm"}]})
    assert (created.organization_owner, created.visibility) == (organization, Fragment.Visibility.PRIVATE)
    assert await sdk.app.get_fragment(created.id) == created
    assert await sdk.app.list_fragments(organization, show_public=False) == [created]

    updated = await sdk.app.update_fragment(
        created.id, "G", {"n": 1}, visibility=Fragment.Visibility.PUBLIC, last_known_update=created.last_updated
    )
    assert (updated.name, updated.fragment, updated.public) == ("G", {"n": 1}, True)
    assert await sdk.app.get_fragment(created.id) == updated
    assert await sdk.app.list_fragments(organization) == [updated]
    with pytest.raises(FailedPreconditionError, match="last_known_update"):
        await sdk.app.update_fragment(created.id, "H", {"n": 2}, last_known_update=created.last_updated)
    private = await sdk.app.update_fragment(created.id, "G", public=False)
    assert (private.visibility, private.fragment) == (Fragment.Visibility.PRIVATE, {"n": 1})
    assert await sdk.app.get_fragment(created.id) == private

    await sdk.app.delete_fragment(created.id)
    with pytest.raises(NotFoundError, match=created.id):
        await sdk.app.get_fragment(created.id)
    assert await sdk.app.list_fragments(organization, show_public=False) == []


@scenario
async def versions_and_history_of_a_fragment(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    fragment = (await sdk.app.create_fragment(organization, "0", {"n": 0})).id
    assert await sdk.app.get_fragment_history(fragment) == []
    revision = (await sdk.app.raw.get_fragment(fragment)).fragment.revision
    for number in (1, 2):
        await sdk.app.update_fragment(fragment, str(number), {"n": number})
    assert (await sdk.app.get_fragment(fragment)).fragment == {"n": 2}
    assert (await sdk.app.get_fragment(fragment, version=revision)).fragment == {"n": 0}

    latest, first = await sdk.app.get_fragment_history(fragment)
    assert [(each.old.name, each.old.fragment) for each in (latest, first)] == [("1", {"n": 1}), ("0", {"n": 0})]
    assert (latest.fragment, latest.edited_by.value) == (fragment, sdk.emulator.api_key_id)
    assert await sdk.app.get_fragment_history(fragment, page_limit=1) == [latest]
    token = (await sdk.app.raw.get_fragment_history(fragment, page_limit=1)).next_page_token
    assert await sdk.app.get_fragment_history(fragment, page_token=token) == [first]


@scenario
async def who_sees_a_fragment(sdk: Sdk) -> None:
    mine = (await sdk.app.create_organization("Mine")).id
    theirs = (await sdk.app.create_organization("Theirs")).id
    private, public, unlisted = (
        Fragment.Visibility.PRIVATE,
        Fragment.Visibility.PUBLIC,
        Fragment.Visibility.PUBLIC_UNLISTED,
    )
    by_visibility = {}
    for visibility in (private, public, unlisted):
        fragment = await sdk.app.create_fragment(mine, visibility.value, visibility=visibility)
        assert (await sdk.app.get_fragment(fragment.id)).visibility == visibility
        by_visibility[fragment.id] = visibility

    async def listed(
        organization: str, show_public: bool, *visibilities: Fragment.Visibility
    ) -> set[Fragment.Visibility]:
        found = await sdk.app.list_fragments(organization, show_public, list(visibilities))
        return {by_visibility[each.id] for each in found}

    assert await listed(mine, True) == {private, public}
    assert await listed(mine, False) == {private}
    assert await listed(mine, False, private, unlisted) == {private, unlisted}
    assert await listed(theirs, True) == {public}
    assert await listed(theirs, False) == set()


@scenario
async def fragments_of_a_machine(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    inner = await sdk.app.create_fragment(fleet.organization, "inner")
    outer = await sdk.app.create_fragment(fleet.organization, "outer", {"fragments": [inner.id]})
    more = await sdk.app.create_fragment(fleet.organization, "more")
    assert await sdk.app.list_machine_fragments(fleet.robot) == []
    await sdk.app.update_robot_part(fleet.part, "p", robot_config={"fragments": [outer.id]})
    used = await sdk.app.list_machine_fragments(fleet.robot)
    assert [each.id for each in used] == [outer.id, inner.id]
    with_more = await sdk.app.list_machine_fragments(fleet.robot, additional_fragment_ids=[more.id])
    assert [each.id for each in with_more] == [outer.id, more.id, inner.id]
    assert (await sdk.app.get_fragment(outer.id)).robot_part_count == 1
