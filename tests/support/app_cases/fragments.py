"""Fragments and their history."""

from __future__ import annotations

from datetime import datetime, timezone

from tests.support.cases import Case
from viam_cloud.app.app_client import Fragment, FragmentHistoryEntry
from viam_cloud.proto.app import AuthenticationType, AuthenticatorInfo, FragmentVisibility

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_ID = "12a12ab1-1234-5678-abcd-abcd01234567"
_REPLY = {
    "id": _ID,
    "name": "cool_smart_machine_to_configure_several_of",
    "fragment": {"components": [{"name": "camera-1"}]},
    "organization_owner": _ORG,
    "created_on": "2026-01-02T03:04:05Z",
    "robot_part_count": 3,
    "visibility": "FRAGMENT_VISIBILITY_PUBLIC_UNLISTED",
}
_FRAGMENT = Fragment(
    id=_ID,
    name="cool_smart_machine_to_configure_several_of",
    fragment={"components": [{"name": "camera-1"}]},
    organization_owner=_ORG,
    public=False,
    created_on=datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc),
    organization_name="",
    robot_part_count=3,
    organization_count=0,
    only_used_by_owner=False,
    visibility=Fragment.Visibility.PUBLIC_UNLISTED,
    last_updated=None,
)
_KNOWN = datetime(2026, 5, 6, 7, 8, 9, tzinfo=timezone.utc)

CASES = [
    Case(
        "list_fragments",
        "ListFragments",
        {"organization_id": _ORG, "show_public": True},
        kwargs={"org_id": _ORG, "visibilities": []},
        reply={"fragments": [_REPLY]},
        result=[_FRAGMENT],
    ),
    Case(
        "list_fragments",
        "ListFragments",
        {"organization_id": _ORG, "show_public": False},
        kwargs={"org_id": _ORG, "show_public": False},
        result=[],
    ),
    Case(
        "list_fragments",
        "ListFragments",
        {
            "organization_id": _ORG,
            "show_public": True,
            "fragment_visibility": ["FRAGMENT_VISIBILITY_PRIVATE", "FRAGMENT_VISIBILITY_PUBLIC"],
        },
        args=(_ORG, True, [Fragment.Visibility.PRIVATE, FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC]),
        result=[],
    ),
    Case(
        "get_fragment",
        "GetFragment",
        {"id": _ID},
        kwargs={"fragment_id": _ID},
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "get_fragment",
        "GetFragment",
        {"id": _ID, "version": "stable"},
        args=(_ID, "stable"),
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "create_fragment",
        "CreateFragment",
        {"organization_id": _ORG, "name": "cool_smart_machine_to_configure_several_of"},
        kwargs={"org_id": _ORG, "name": "cool_smart_machine_to_configure_several_of"},
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "create_fragment",
        "CreateFragment",
        {
            "organization_id": _ORG,
            "name": "n",
            "config": {"components": [{"name": "camera-1"}]},
            "visibility": "FRAGMENT_VISIBILITY_PUBLIC",
        },
        args=(_ORG, "n", {"components": [{"name": "camera-1"}]}),
        kwargs={"visibility": Fragment.Visibility.PUBLIC},
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "create_fragment",
        "CreateFragment",
        {"organization_id": _ORG, "name": "n", "config": {}},
        args=(_ORG, "n", {}),
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "update_fragment",
        "UpdateFragment",
        {"id": _ID, "name": "better_name"},
        kwargs={"fragment_id": _ID, "name": "better_name"},
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case(
        "update_fragment",
        "UpdateFragment",
        {
            "id": _ID,
            "name": "better_name",
            "config": {},
            "public": False,
            "visibility": "FRAGMENT_VISIBILITY_PRIVATE",
            "last_known_update": "2026-05-06T07:08:09Z",
        },
        args=(_ID, "better_name", {}, False, Fragment.Visibility.PRIVATE, _KNOWN),
        reply={"fragment": _REPLY},
        result=_FRAGMENT,
    ),
    Case("delete_fragment", "DeleteFragment", {"id": _ID}, kwargs={"fragment_id": _ID}),
    Case(
        "list_machine_fragments",
        "ListMachineFragments",
        {"machine_id": "1ab2345c", "additional_fragment_ids": [_ID]},
        args=("1ab2345c", [_ID]),
        reply={"fragments": [_REPLY]},
        result=[_FRAGMENT],
    ),
    Case(
        "get_fragment_history",
        "GetFragmentHistory",
        {"id": _ID, "page_token": "pg-token", "page_limit": 10},
        kwargs={"id": _ID, "page_token": "pg-token", "page_limit": 10},
        reply={
            "history": [
                {
                    "fragment": _ID,
                    "edited_on": "2026-05-06T07:08:09Z",
                    "old": _REPLY,
                    "edited_by": {"type": "AUTHENTICATION_TYPE_WEB_OAUTH", "value": "ada@example.com"},
                }
            ],
            "next_page_token": "2",
        },
        result=[
            FragmentHistoryEntry(
                fragment=_ID,
                edited_on=_KNOWN,
                old=_FRAGMENT,
                edited_by=AuthenticatorInfo(
                    type=AuthenticationType.AUTHENTICATION_TYPE_WEB_OAUTH, value="ada@example.com"
                ),
            )
        ],
    ),
    Case(
        "get_fragment_history",
        "GetFragmentHistory",
        {"id": _ID, "page_token": "", "page_limit": 10},
        args=(_ID,),
        result=[],
    ),
]
