"""Locations, their secrets, their metadata and with whom they are shared."""

from __future__ import annotations

from tests.support.cases import Case
from viam_cloud.proto.app import Location, LocationAuth, SharedSecret

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_LOCATION = {"id": "123ab12345", "name": "Robotville"}
_AUTH = {"location_id": "123xy12345", "secrets": [{"id": "s", "state": "STATE_ENABLED"}]}
_AUTH_MESSAGE = LocationAuth(
    location_id="123xy12345", secrets=[SharedSecret(id="s", state=SharedSecret.State.STATE_ENABLED)]
)

CASES = [
    Case(
        "create_location",
        "CreateLocation",
        {"organization_id": _ORG, "name": "Robotville", "parent_location_id": "111ab12345"},
        kwargs={"org_id": _ORG, "name": "Robotville", "parent_location_id": "111ab12345"},
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    Case(
        "create_location",
        "CreateLocation",
        {"organization_id": _ORG, "name": "Robotville"},
        args=(_ORG, "Robotville"),
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    Case(
        "get_location",
        "GetLocation",
        {"location_id": "123ab12345"},
        kwargs={"location_id": "123ab12345"},
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    Case(
        "update_location",
        "UpdateLocation",
        {"location_id": "abc12abcde", "name": "", "parent_location_id": "xyz34xxxxx"},
        kwargs={"location_id": "abc12abcde", "name": "", "parent_location_id": "xyz34xxxxx"},
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    Case(
        "update_location",
        "UpdateLocation",
        {"location_id": "abc12abcde", "name": "Land Before Robots"},
        kwargs={"location_id": "abc12abcde", "name": "Land Before Robots"},
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    Case(
        "update_location",
        "UpdateLocation",
        {"location_id": "abc12abcde", "name": "", "parent_location_id": ""},
        kwargs={"location_id": "abc12abcde", "name": "", "parent_location_id": ""},
        reply={"location": _LOCATION},
        result=Location(**_LOCATION),
    ),
    # What the documented signature leaves out follows by keyword.
    Case(
        "update_location",
        "UpdateLocation",
        {"location_id": "abc12abcde", "region": "eu"},
        args=("abc12abcde",),
        kwargs={"region": "eu"},
        result=Location(),
    ),
    Case("delete_location", "DeleteLocation", {"location_id": "abc12abcde"}, kwargs={"location_id": "abc12abcde"}),
    Case(
        "list_locations",
        "ListLocations",
        {"organization_id": _ORG},
        args=(_ORG,),
        reply={"locations": [_LOCATION]},
        result=[Location(**_LOCATION)],
    ),
    Case(
        "share_location",
        "ShareLocation",
        {"organization_id": _ORG, "location_id": "123ab12345"},
        args=(_ORG, "123ab12345"),
    ),
    Case(
        "unshare_location",
        "UnshareLocation",
        {"organization_id": _ORG, "location_id": "123ab12345"},
        args=(_ORG, "123ab12345"),
    ),
    Case(
        "location_auth",
        "LocationAuth",
        {"location_id": "123xy12345"},
        kwargs={"location_id": "123xy12345"},
        reply={"auth": _AUTH},
        result=_AUTH_MESSAGE,
    ),
    Case(
        "create_location_secret",
        "CreateLocationSecret",
        {"location_id": "123xy12345"},
        kwargs={"location_id": "123xy12345"},
        reply={"auth": _AUTH},
        result=_AUTH_MESSAGE,
    ),
    Case(
        "delete_location_secret",
        "DeleteLocationSecret",
        {"secret_id": "abcd123-456-7890ab-cxyz98-989898xyzxyz", "location_id": "123xy12345"},
        kwargs={"secret_id": "abcd123-456-7890ab-cxyz98-989898xyzxyz", "location_id": "123xy12345"},
    ),
    Case(
        "get_location_metadata",
        "GetLocationMetadata",
        {"location_id": "123ab12345"},
        kwargs={"location_id": "123ab12345"},
        reply={},
        result={},
    ),
    Case(
        "update_location_metadata",
        "UpdateLocationMetadata",
        {"location_id": "123ab12345", "data": {"TEST_API_KEY": "ABC123"}},
        kwargs={"location_id": "123ab12345", "metadata": {"TEST_API_KEY": "ABC123"}},
    ),
]
