"""Adapters of fleet management."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import Enum

import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.struct_pb2 import Struct, Value
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.viam import fleet
from viam_cloud_runtime.viam.fleet import APIKeyAuthorization

_ROLES = st.sampled_from(["owner", "operator"])
_RESOURCES = st.sampled_from(["organization", "location", "robot"])
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False) | st.text("abcé", max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text("abcé", max_size=4), inner, max_size=2),
    max_leaves=6,
)


class _Visibility(str, Enum):
    PUBLIC = "public"


@given(st.text(), st.text(), _ROLES, _RESOURCES, st.text())
def test_a_role_is_named_after_resource_and_role(
    organization: str, identity: str, role: fleet.Role, resource: fleet.ResourceType, resource_id: str
) -> None:
    made = fleet.role_authorization(organization, identity, role, resource, resource_id)
    assert made == {
        "authorization_type": "role",
        "authorization_id": f"{resource}_{role}",
        "resource_type": resource,
        "resource_id": resource_id,
        "identity_id": identity,
        "organization_id": organization,
    }
    assert fleet.old_role_authorization(organization, identity, role, resource, resource_id) == made
    assert fleet.new_role_authorization(organization, identity, role, resource, resource_id) == made


@given(st.text() | st.none() | st.integers())
def test_any_other_role_is_refused(role: object) -> None:
    if role in ("owner", "operator"):
        return
    functions: list[tuple[Callable[..., object], str]] = [
        (fleet.role_authorization, "role must be 'owner' or 'operator', not "),
        (fleet.old_role_authorization, "old_role must be"),
        (fleet.new_role_authorization, "new_role must be"),
    ]
    for function, message in functions:
        with pytest.raises(ValueError, match=message):
            function("o", "i", role, "robot", "r")
    with pytest.raises(ValueError, match="role must be"):
        APIKeyAuthorization(role, "robot", "r")  # type: ignore[arg-type]


def test_a_long_wrong_value_is_cut() -> None:
    with pytest.raises(ValueError, match="role must be") as caught:
        fleet.role_authorization("o", "i", "x" * 1000, "robot", "r")  # type: ignore[arg-type]
    assert len(str(caught.value)) < 120


def test_key_authorizations_have_no_identity_yet() -> None:
    made = fleet.key_authorizations("o", (APIKeyAuthorization("operator", "location", "l"),))
    assert made == [
        {
            "authorization_type": "role",
            "authorization_id": "location_operator",
            "resource_type": "location",
            "resource_id": "l",
            "identity_id": "",
            "identity_type": "api-key",
            "organization_id": "o",
        }
    ]


def test_key_authorizations_leave_messages_alone() -> None:
    message = Struct()  # any message does
    assert fleet.key_authorizations("o", [message])[0] is message


@pytest.mark.parametrize(
    "wrong", [None, "owner", APIKeyAuthorization("owner", "robot", "r"), ["owner"], [None], {1: 2}]
)
def test_other_key_authorizations_are_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"authorizations(\[0\])?: expected (a list of )?APIKeyAuthorization, got "):
        fleet.key_authorizations("o", wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (2, 2),
        (99, 99),
        ("public", "FRAGMENT_VISIBILITY_PUBLIC"),
        ("public_unlisted", "FRAGMENT_VISIBILITY_PUBLIC_UNLISTED"),
        (_Visibility.PUBLIC, "FRAGMENT_VISIBILITY_PUBLIC"),
    ],
)
def test_fragment_visibility(value: str | int | None, expected: str | int | None) -> None:
    assert fleet.fragment_visibility(value, "visibility") == expected
    assert fleet.fragment_visibilities([] if value is None else [value], "v") == ([] if value is None else [expected])


def test_other_visibilities_are_refused() -> None:
    with pytest.raises(ValueError, match="visibility must be 'private', 'public', 'public_unlisted' or 'unspecified'"):
        fleet.fragment_visibility("PUBLIC", "visibility")
    for wrong in (True, 1.0, b"public"):
        with pytest.raises(TypeError, match=r"visibility: expected Fragment\.Visibility, got "):
            fleet.fragment_visibility(wrong, "visibility")  # type: ignore[arg-type]
    for no_list in ("public", 2, {"public"}):
        with pytest.raises(TypeError, match=r"visibilities: expected a list of Fragment\.Visibility, got "):
            fleet.fragment_visibilities(no_list, "visibilities")  # type: ignore[arg-type]
    assert fleet.fragment_visibilities(None, "visibilities") is None


def test_module_visibility() -> None:
    assert fleet.module_visibility(True, None) == "VISIBILITY_PUBLIC"
    assert fleet.module_visibility(False, None) == "VISIBILITY_PRIVATE"
    assert fleet.module_visibility(False, 3) == 3
    with pytest.raises(ValueError, match="public=True and visibility exclude each other"):
        fleet.module_visibility(True, 3)


def test_fragment_imports_tell_none_from_nothing() -> None:
    assert fleet.fragment_imports(None, "default_fragments") is None
    assert fleet.fragment_imports((), "default_fragments") == {"fragments": []}
    for wrong in ("f", {"f"}, Struct()):
        with pytest.raises(TypeError, match="default_fragments: expected a list of FragmentImport, got "):
            fleet.fragment_imports(wrong, "default_fragments")  # type: ignore[arg-type]


@given(st.dictionaries(st.text("ab.0", min_size=1, max_size=5), _JSON, max_size=3))
def test_config_changes_keep_paths_and_values(changes: dict[str, object]) -> None:
    made = fleet.config_changes(changes, "property_changes")
    assert [change["path"] for change in made] == list(changes)
    for change in made:
        assert isinstance(change["value"], Value)
        assert MessageToDict(change["value"]) == changes[str(change["path"])]


def test_config_changes_name_what_is_wrong() -> None:
    with pytest.raises(TypeError, match=r"property_changes\['a.b'\]\.c: bytes"):
        fleet.config_changes({"a.b": {"c": b""}}, "property_changes")
    with pytest.raises(TypeError, match="property_changes: paths must be str, got int 1"):
        fleet.config_changes({1: 2}, "property_changes")  # type: ignore[dict-item]
    with pytest.raises(TypeError, match="property_changes: expected a mapping of paths to values, got NoneType"):
        fleet.config_changes(None, "property_changes")  # type: ignore[arg-type]


@given(st.dictionaries(st.text("ab", max_size=3), _JSON, max_size=3))
def test_metadata_is_what_was_given(metadata: dict[str, object]) -> None:
    assert MessageToDict(fleet.user_metadata(metadata, "metadata")) == metadata


def test_missing_metadata_is_no_empty_metadata() -> None:
    assert fleet.user_metadata({}, "metadata") == Struct()
    with pytest.raises(TypeError, match=r"metadata: expected a mapping, got None; pass \{\} to remove all metadata"):
        fleet.user_metadata(None, "metadata")  # type: ignore[arg-type]


def test_text_or_empty() -> None:
    assert [fleet.text_or_empty(text, "filter") for text in (None, "", "a")] == ["", "", "a"]


def test_an_authorization_can_be_replaced_and_is_checked_again() -> None:
    owner = APIKeyAuthorization("owner", "robot", "r")
    assert dataclasses.replace(owner, role="operator").role == "operator"
    with pytest.raises(ValueError, match="role must be"):
        dataclasses.replace(owner, role="admin")  # type: ignore[arg-type]
