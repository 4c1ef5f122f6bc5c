"""Fragments from creation to deletion: versions, history, visibility, nesting, use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.struct_pb2 import Struct
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.emulator.callers import Callers, callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet, names, unknown_id
from tests.support.flavours import Flavour
from viam_cloud import ViamClient
from viam_cloud.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator

PRIVATE = app.FragmentVisibility.FRAGMENT_VISIBILITY_PRIVATE
PUBLIC = app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC
UNLISTED = app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC_UNLISTED


@pytest.fixture
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


def _struct(content: dict[str, Any]) -> Struct:
    struct = Struct()
    struct.update(content)
    return struct


def _new(cloud: Cloud, fleet: Fleet, content: dict[str, Any] | None = None, **more: Any) -> app.Fragment:
    config = None if content is None else _struct(content)
    created = cloud.app.create_fragment(name="F", organization_id=fleet.organization, config=config, **more)
    fragment: app.Fragment = created.fragment
    return fragment


def test_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    created = _new(cloud, fleet, {"components": []})
    assert (created.visibility, created.public, created.organization_owner) == (PRIVATE, False, fleet.organization)
    assert created.organization_name == "Robots & Sons"
    got = cloud.app.get_fragment(id=created.id)
    assert got.fragment == created
    assert [each.revision for each in got.revisions] == [created.revision]

    updated = cloud.app.update_fragment(id=created.id, name="G", config=_struct({"a": 1}), visibility=UNLISTED).fragment
    assert (updated.name, updated.visibility, MessageToDict(updated.fragment)) == ("G", UNLISTED, {"a": 1})
    assert updated.revision != created.revision
    assert cloud.app.get_fragment(id=created.id).fragment == updated
    renamed = cloud.app.update_fragment(id=created.id, name="H").fragment
    assert (renamed.revision, renamed.last_updated) == (updated.revision, updated.last_updated)

    cloud.app.delete_fragment(id=created.id)
    with pytest.raises(NotFoundError, match=created.id):
        cloud.app.get_fragment(id=created.id)


def test_raw_json_keeps_its_order(cloud: Cloud, fleet: Fleet) -> None:
    fragment = _new(cloud, fleet)
    assert not fragment.HasField("fragment_config_json")
    text = '{"z": 1, "a": {"y": 2, "b": 3}}'
    updated = cloud.app.update_fragment(id=fragment.id, name="F", fragment_config_json=text).fragment
    assert updated.fragment_config_json == text
    assert MessageToDict(updated.fragment) == json.loads(text)
    for wrong in ("{", "[]", '{"a": NaN}'):
        with pytest.raises(InvalidArgumentError, match="fragment_config_json"):
            cloud.app.update_fragment(id=fragment.id, name="F", fragment_config_json=wrong)
    assert cloud.app.get_fragment(id=fragment.id).fragment == updated


def test_conflicts(cloud: Cloud, fleet: Fleet) -> None:
    fragment = _new(cloud, fleet)
    known = {"last_known_update": fragment.last_updated}
    config = _struct({"a": 1})
    cloud.app.update_fragment(id=fragment.id, name="F", config=config, **known)
    with pytest.raises(FailedPreconditionError, match="last_known_update"):
        cloud.app.update_fragment(id=fragment.id, name="F", config=config, **known)
    cloud.app.update_fragment(id=fragment.id, name="F", config=config)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"public": True}, PUBLIC),
        ({"public": False}, PRIVATE),
        ({"visibility": PUBLIC, "public": True}, PUBLIC),
        ({"visibility": UNLISTED, "public": False}, UNLISTED),
        ({"visibility": PUBLIC, "public": False}, None),
        ({"visibility": PRIVATE, "public": True}, None),
        ({"visibility": 0}, None),
        ({"visibility": 77}, None),
        ({}, PRIVATE),
    ],
)
def test_visibility_and_its_older_form(
    cloud: Cloud, fleet: Fleet, fields: dict[str, Any], expected: int | None
) -> None:
    fragment = _new(cloud, fleet)
    if expected is None:
        with pytest.raises(InvalidArgumentError, match="visibility"):
            cloud.app.update_fragment(id=fragment.id, name="F", **fields)
    else:
        cloud.app.update_fragment(id=fragment.id, name="F", **fields)
    assert cloud.app.get_fragment(id=fragment.id).fragment.visibility == (expected or PRIVATE)


def test_lists_and_who_may_read(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    by_visibility = {each: _new(cloud, fleet, visibility=each).id for each in (PRIVATE, PUBLIC, UNLISTED)}
    mine = set(by_visibility.values())
    other = cloud.new_fleet().organization

    def listed(organization: str, *visibilities: int, show_public: bool = False) -> set[int]:
        response = cloud.app.list_fragments(
            organization_id=organization, fragment_visibility=visibilities, show_public=show_public
        )
        assert [each.id for each in response.fragments] == [each.fragment_id for each in response.fragment_usages]
        return {each.visibility for each in response.fragments if each.id in mine}

    assert listed(fleet.organization, PRIVATE, PUBLIC, UNLISTED) == {PRIVATE, PUBLIC, UNLISTED}
    assert listed(fleet.organization) == {PRIVATE}
    assert listed(fleet.organization, show_public=True) == {PRIVATE, PUBLIC}
    assert listed(other, show_public=True) == {PUBLIC}
    assert listed(other, PRIVATE, PUBLIC, UNLISTED) == {PUBLIC}

    stranger = signing_in.with_key(new_key(cloud, cloud.new_fleet(), "organization_owner"))
    seen = {each: stranger.status("get_fragment", id=identifier) for each, identifier in by_visibility.items()}
    assert seen == {PRIVATE: "NOT_FOUND", PUBLIC: "OK", UNLISTED: "OK"}
    changed = {each: stranger.status("delete_fragment", id=identifier) for each, identifier in by_visibility.items()}
    assert changed == {PRIVATE: "NOT_FOUND", PUBLIC: "PERMISSION_DENIED", UNLISTED: "PERMISSION_DENIED"}


def test_versions(cloud: Cloud, fleet: Fleet) -> None:
    first = _new(cloud, fleet, {"n": 1})
    second = cloud.app.update_fragment(id=first.id, name="F", config=_struct({"n": 2})).fragment
    assert [each.revision for each in cloud.app.get_fragment(id=first.id).revisions] == [
        second.revision,
        first.revision,
    ]

    def content(version: str) -> Any:
        return MessageToDict(cloud.app.get_fragment(id=first.id, version=version).fragment.fragment)

    assert [content(version) for version in (first.revision, second.revision, "")] == [{"n": 1}, {"n": 2}, {"n": 2}]
    name = {"fragment_id": first.id, "tag": "stable"}
    tags = cloud.app.set_fragment_tag(revision=first.revision, **name).tags
    assert list(tags) == [app.FragmentTag(tag="stable", revision=first.revision)]
    assert content("stable") == {"n": 1}
    cloud.app.set_fragment_tag(revision=second.revision, **name)
    assert content("stable") == {"n": 2}
    assert cloud.app.get_fragment(id=first.id).tags[0].revision == second.revision
    assert cloud.app.delete_fragment_tag(**name).tags == []
    with pytest.raises(NotFoundError, match="stable"):
        content("stable")
    with pytest.raises(NotFoundError, match="stable"):
        cloud.app.delete_fragment_tag(**name)
    with pytest.raises(NotFoundError, match="nope"):
        cloud.app.set_fragment_tag(revision="nope", **name)
    with pytest.raises(InvalidArgumentError, match="revision"):
        cloud.app.set_fragment_tag(fragment_id=first.id, tag=first.revision, revision=second.revision)


def test_history(cloud: Cloud, fleet: Fleet) -> None:
    first = _new(cloud, fleet, {"n": 1})
    assert cloud.app.get_fragment_history(id=first.id).history == []
    second = cloud.app.update_fragment(id=first.id, name="G", config=_struct({"n": 2})).fragment
    cloud.app.update_fragment(id=first.id, name="H")
    latest, oldest = cloud.app.get_fragment_history(id=first.id).history
    assert (oldest.old, oldest.revision, oldest.fragment) == (first, second.revision, first.id)
    assert (latest.old.name, MessageToDict(latest.config)) == ("G", {"n": 2})
    assert latest.edited_by.type == app.AuthenticationType.AUTHENTICATION_TYPE_API_KEY


@settings(max_examples=10)
@given(changes=st.integers(0, 12), limit=st.one_of(st.none(), st.integers(1, 13)))
def test_pages_of_history(blocking_client: ViamClient, changes: int, limit: int | None) -> None:
    cloud = Cloud(Flavour(blocking_client, None))
    fragment = _new(cloud, cloud.new_fleet())
    for number in range(changes):
        cloud.app.update_fragment(id=fragment.id, name=str(number))
    found, token = [], ""
    while True:
        page = cloud.app.get_fragment_history(id=fragment.id, page_limit=limit, page_token=token)
        assert len(page.history) <= (limit or 10)
        found += [entry.old.name for entry in page.history]
        token = page.next_page_token
        if not token:
            break
    assert found == ["F", *map(str, range(changes))][:changes][::-1]


def test_absurd_pages(cloud: Cloud, fleet: Fleet) -> None:
    fragment = _new(cloud, fleet)
    for wrong in ({"page_token": "x"}, {"page_limit": -1}, {"page_limit": 2**40}):
        with pytest.raises(InvalidArgumentError, match="page_"):
            cloud.app.get_fragment_history(id=fragment.id, **wrong)


def _use(cloud: Cloud, part_id: str, *fragments: Any) -> None:
    config = json.dumps({"fragments": fragments})
    cloud.app.update_robot_part(id=part_id, name=part_id, robot_config_json=config)


def test_usage(cloud: Cloud, fleet: Fleet) -> None:
    fragment = _new(cloud, fleet, visibility=PUBLIC)
    other = cloud.new_fleet()

    def usage() -> app.FragmentUsage:
        found: app.FragmentUsage = cloud.app.get_fragment(
            id=fragment.id, current_organization_id=fleet.organization
        ).fragment_usage
        return found

    assert usage() == app.FragmentUsage(fragment_id=fragment.id)
    assert fragment.only_used_by_owner
    _use(cloud, fleet.part, fragment.id, {"id": fragment.id, "version": "stable"})
    _use(cloud, other.part, {"id": fragment.id, "version": "stable"})
    assert (usage().organizations, usage().machines, usage().machines_in_current_org) == (2, 2, 1)
    shown = cloud.app.get_fragment(id=fragment.id).fragment
    assert (shown.robot_part_count, shown.organization_count, shown.only_used_by_owner) == (2, 2, False)
    versions = cloud.app.get_fragment_usage(fragment_id=fragment.id).version_usages
    assert [(each.version, each.HasField("version"), each.machines) for each in versions] == [
        ("", False, 1),
        ("stable", True, 2),
    ]
    _use(cloud, fleet.part)
    cloud.app.delete_robot(id=other.robot)
    assert usage() == app.FragmentUsage(fragment_id=fragment.id)


def _component(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, **more}


def test_nested_fragments(cloud: Cloud, fleet: Fleet) -> None:
    wheel = {"components": [_component("wheel", attributes={"pin": {"$variable": {"name": "pin"}}})]}
    inner = _new(cloud, fleet, wheel).id
    outer = _new(
        cloud,
        fleet,
        {
            "fragments": [{"id": inner, "prefix": "left-", "variables": {"pin": 1}}, {"id": inner, "prefix": "right-"}],
            "components": [_component("base", depends_on=["left-wheel"])],
            "setting": "outer",
        },
    ).id
    top = _new(cloud, fleet, {"fragments": [outer]}).id
    response = cloud.app.list_nested_fragments(fragment_id=top)
    assert [each.id for each in response.fragments] == [outer, inner]
    resolved = response.resolved_fragments[0]
    assert (resolved.fragment_id, resolved.HasField("error")) == (outer, False)
    config = MessageToDict(resolved.resolved_config)
    assert config["components"][0] == _component("left-wheel", attributes={"pin": 1})
    assert names_of(config) == ["left-wheel", "right-wheel", "base"]
    assert config["setting"] == "outer"
    assert "fragments" not in config

    with_more = cloud.app.list_nested_fragments(additional_fragments=[app.AdditionalFragment(fragment_id=top)])
    assert [each.id for each in with_more.fragments] == [top, outer, inner]


def names_of(config: dict[str, Any]) -> list[str]:
    return [component["name"] for component in config["components"]]


def test_fragments_that_cannot_be_resolved(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    kinds = app.FragmentErrorType
    first, second = _new(cloud, fleet), _new(cloud, fleet)
    for one, other in ((first, second), (second, first)):
        cloud.app.update_fragment(id=one.id, name="F", config=_struct({"fragments": [other.id]}))
    private = _new(cloud, cloud.new_fleet()).id
    unknown = unknown_id()
    deep = _new(cloud, fleet).id
    for _ in range(10):
        deep = _new(cloud, fleet, {"fragments": [deep]}).id
    huge = _new(cloud, fleet, {"components": [_component(str(number)) for number in range(10)]}).id
    for _ in range(8):
        huge = _new(cloud, fleet, {"fragments": [{"id": huge, "prefix": "a"}] * 10}).id
    wanted = [app.AdditionalFragment(fragment_id=each) for each in (first.id, unknown, private, deep, huge, second.id)]
    wanted[-1].version = "nope"
    caller = signing_in.with_key(new_key(cloud, fleet, "organization_owner"))
    response = caller.rpcs.list_nested_fragments(additional_fragments=wanted)
    by_key = {each.fragment_id: each.error.error_type for each in response.resolved_fragments[:6]}
    assert by_key[first.id] == kinds.FRAGMENT_ERROR_TYPE_CYCLE_DETECTED
    assert by_key[unknown] == by_key[second.id] == kinds.FRAGMENT_ERROR_TYPE_CHILD_ID_INVALID
    assert by_key[private] == kinds.FRAGMENT_ERROR_TYPE_NO_ACCESS
    assert by_key[deep] == by_key[huge] == kinds.FRAGMENT_ERROR_TYPE_NESTING_LIMIT_EXCEEDED
    assert private not in [each.id for each in response.fragments]


def test_fragments_of_a_machine(cloud: Cloud, fleet: Fleet) -> None:
    inner = _new(cloud, fleet).id
    outer = _new(cloud, fleet, {"fragments": [inner]}).id
    additional = _new(cloud, fleet).id
    second_part = cloud.app.new_robot_part(robot_id=fleet.robot, part_name="second").part_id
    _use(cloud, fleet.part, outer)
    _use(cloud, second_part, {"id": outer})
    response = cloud.app.list_machine_fragments(machine_id=fleet.robot, additional_fragment_ids=[additional])
    assert [each.id for each in response.fragments] == [outer, additional, inner]
    with pytest.raises(NotFoundError, match="additional_fragment_ids"):
        cloud.app.list_machine_fragments(machine_id=fleet.robot, additional_fragment_ids=[unknown_id()])


def test_machine_summaries(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    fragment = _new(cloud, fleet).id
    attic = cloud.app.create_location(organization_id=fleet.organization, name="Attic").location.id
    marvin = cloud.app.new_robot(name="Marvin", location=attic).id
    _use(cloud, fleet.part, fragment)

    def summaries(**request: Any) -> dict[str, list[str]]:
        response = cloud.app.list_machine_summaries(organization_id=fleet.organization, **request)
        return {
            each.location_name: [machine.machine_name for machine in each.machine_summaries]
            for each in response.location_summaries
        }

    assert summaries() == {"Workshop": ["Rosie"], "Attic": ["Marvin"]}
    assert summaries(limit=1) == {"Workshop": ["Rosie"]}
    assert summaries(location_ids=[attic]) == {"Attic": ["Marvin"]}
    assert summaries(fragment_ids=[fragment]) == {"Workshop": ["Rosie"]}
    assert summaries(fragment_ids=[fragment], location_ids=[attic]) == {}
    response = cloud.app.list_machine_summaries(organization_id=fleet.organization)
    part = response.location_summaries[0].machine_summaries[0].part_summaries[0]
    assert (part.part_id, part.is_main_part, names(part.fragments)) == (fleet.part, True, ["F"])
    assert not part.HasField("last_access")
    operator = signing_in.with_key(new_key(cloud, fleet, "robot_operator"))
    (seen,) = operator.rpcs.list_machine_summaries(organization_id=fleet.organization).location_summaries
    assert marvin not in [each.machine_id for each in seen.machine_summaries]
    assert names(seen.machine_summaries[0].part_summaries[0].fragments) == [""]
    with pytest.raises(InvalidArgumentError, match="limit"):
        summaries(limit=-1)


def test_odd_configurations(cloud: Cloud, fleet: Fleet) -> None:
    odd = _new(
        cloud,
        fleet,
        {
            "components": ["x", {"name": []}, {"name": "a", "depends_on": [{}, "a"]}, {"depends_on": "a"}],
            "services": {"name": "a"},
            "fragments": "none",
        },
    ).id
    outer = _new(cloud, fleet, {"fragments": [3, {"id": 4}, {"id": odd, "prefix": "p-", "variables": []}]}).id
    (resolved, _) = cloud.app.list_nested_fragments(
        additional_fragments=[app.AdditionalFragment(fragment_id=outer)]
    ).resolved_fragments
    components = MessageToDict(resolved.resolved_config)["components"]
    assert components[2:] == [{"name": "p-a", "depends_on": [{}, "p-a"]}, {"depends_on": "a"}]


def test_imports_that_multiply_to_more_than_fits(cloud: Cloud, fleet: Fleet) -> None:
    # One component, and yet more values than there can be in a response.
    numbers = list(range(1000))
    fragment = _new(cloud, fleet, {"components": [{**_component("arm"), "attributes": {"numbers": numbers}}]}).id
    few = {"fragments": [{"id": fragment, "prefix": str(number)} for number in range(5)]}
    many = {"fragments": [{"id": fragment, "prefix": str(number)} for number in range(150)]}
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config=_struct(few))
    assert len(cloud.app.config(id=fleet.part).config.components) == 5
    cloud.app.update_robot_part(id=fleet.part, name="p", robot_config=_struct(many))
    with pytest.raises(FailedPreconditionError, match="100,000 values"):
        cloud.app.config(id=fleet.part)


def test_variables_that_nest_too_deeply(cloud: Cloud, fleet: Fleet) -> None:
    def deep(inside: Any) -> Any:
        for _ in range(25):
            inside = {"a": inside}
        return inside

    variable = {"$variable": {"name": "v"}}
    fragment = _new(cloud, fleet, deep(variable)).id
    for _ in range(3):
        use = {"id": fragment, "variables": {"v": deep(1) if _ == 2 else deep(variable)}}
        fragment = _new(cloud, fleet, {"fragments": [use]}).id
    resolved = cloud.app.list_nested_fragments(
        additional_fragments=[app.AdditionalFragment(fragment_id=fragment)]
    ).resolved_fragments
    kind = app.FragmentErrorType.FRAGMENT_ERROR_TYPE_NESTING_LIMIT_EXCEEDED
    assert resolved[0].error.error_type == kind
