"""Organizations, their members and their metadata."""

from __future__ import annotations

from tests.support.cases import Case
from viam_cloud.proto.app import (
    Authorization,
    FragmentImport,
    Organization,
    OrganizationIdentity,
    OrganizationInvite,
    OrganizationMember,
    OrgDetails,
    RoverRentalRobot,
)

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_AUTHORIZATION = {
    "authorization_type": "role",
    "authorization_id": "location_owner",
    "resource_type": "location",
    "resource_id": "012456lni0",
    "organization_id": _ORG,
}
_INVITE = {"organization_id": _ORG, "email": "ada@example.com"}

CASES = [
    Case(
        "get_user_id_by_email",
        "GetUserIDByEmail",
        {"email": "ada@example.com"},
        args=("ada@example.com",),
        reply={"user_id": "user-1"},
        result="user-1",
    ),
    Case(
        "create_organization",
        "CreateOrganization",
        {"name": "name"},
        args=("name",),
        reply={"organization": {"id": _ORG, "name": "name"}},
        result=Organization(id=_ORG, name="name"),
    ),
    Case(
        "list_organizations",
        "ListOrganizations",
        {},
        reply={"organizations": [{"id": "1"}, {"id": "2"}]},
        result=[Organization(id="1"), Organization(id="2")],
    ),
    Case(
        "get_organizations_with_access_to_location",
        "GetOrganizationsWithAccessToLocation",
        {"location_id": "location-id"},
        args=("location-id",),
        reply={"organization_identities": [{"id": "1", "name": "one"}]},
        result=[OrganizationIdentity(id="1", name="one")],
    ),
    Case(
        "list_organizations_by_user",
        "ListOrganizationsByUser",
        {"user_id": "user-1"},
        args=("user-1",),
        reply={"orgs": [{"org_id": "1", "org_name": "one"}]},
        result=[OrgDetails(org_id="1", org_name="one")],
    ),
    Case(
        "get_organization",
        "GetOrganization",
        {"organization_id": _ORG},
        args=(_ORG,),
        reply={"organization": {"id": _ORG, "public_namespace": "artoo"}},
        result=Organization(id=_ORG, public_namespace="artoo"),
    ),
    Case(
        "get_organization_namespace_availability",
        "GetOrganizationNamespaceAvailability",
        {"public_namespace": "my-cool-organization"},
        kwargs={"public_namespace": "my-cool-organization"},
        reply={"available": True},
        result=True,
    ),
    Case(
        "update_organization",
        "UpdateOrganization",
        {"organization_id": _ORG, "name": "Artoo's Org", "public_namespace": "artoo"},
        kwargs={"org_id": _ORG, "name": "Artoo's Org", "public_namespace": "artoo"},
        reply={"organization": {"id": _ORG}},
        result=Organization(id=_ORG),
    ),
    Case(
        "update_organization",
        "UpdateOrganization",
        {
            "organization_id": _ORG,
            "name": "n",
            "public_namespace": "p",
            "region": "us",
            "cid": "c",
            "default_fragments": {"fragments": [{"fragment_id": "f"}]},
        },
        args=(_ORG, "n", "p", "us", "c", [FragmentImport(fragment_id="f")]),
        reply={"organization": {"id": _ORG}},
        result=Organization(id=_ORG),
    ),
    # An empty list removes the default fragments, where None would leave them.
    Case(
        "update_organization",
        "UpdateOrganization",
        {"organization_id": _ORG, "default_fragments": {}},
        kwargs={"org_id": _ORG, "default_fragments": []},
        result=Organization(),
    ),
    Case("delete_organization", "DeleteOrganization", {"organization_id": _ORG}, args=(_ORG,)),
    Case(
        "list_organization_members",
        "ListOrganizationMembers",
        {"organization_id": _ORG},
        args=(_ORG,),
        reply={"organization_id": _ORG, "members": [{"user_id": "user-1"}], "invites": [_INVITE]},
        result=(
            [OrganizationMember(user_id="user-1")],
            [OrganizationInvite(organization_id=_ORG, email="ada@example.com")],
        ),
    ),
    Case(
        "create_organization_invite",
        "CreateOrganizationInvite",
        {**_INVITE, "send_email_invite": True},
        args=(_ORG, "ada@example.com"),
        reply={"invite": _INVITE},
        result=OrganizationInvite(**_INVITE),
    ),
    Case(
        "create_organization_invite",
        "CreateOrganizationInvite",
        {**_INVITE, "authorizations": [_AUTHORIZATION], "send_email_invite": False},
        args=(_ORG, "ada@example.com", [Authorization(**_AUTHORIZATION)], False),
        reply={"invite": {**_INVITE, "authorizations": [_AUTHORIZATION]}},
        result=OrganizationInvite(**_INVITE, authorizations=[Authorization(**_AUTHORIZATION)]),
    ),
    Case(
        "update_organization_invite_authorizations",
        "UpdateOrganizationInviteAuthorizations",
        {**_INVITE, "add_authorizations": [_AUTHORIZATION]},
        kwargs={
            "org_id": _ORG,
            "email": "ada@example.com",
            "add_authorizations": [Authorization(**_AUTHORIZATION, identity_id="", identity_type="")],
        },
        reply={"invite": _INVITE},
        result=OrganizationInvite(**_INVITE),
    ),
    Case(
        "update_organization_invite_authorizations",
        "UpdateOrganizationInviteAuthorizations",
        {**_INVITE, "remove_authorizations": [_AUTHORIZATION]},
        args=(_ORG, "ada@example.com", None, [Authorization(**_AUTHORIZATION)]),
        reply={"invite": _INVITE},
        result=OrganizationInvite(**_INVITE),
    ),
    Case(
        "delete_organization_member",
        "DeleteOrganizationMember",
        {"organization_id": _ORG, "user_id": "user-1"},
        kwargs={"org_id": _ORG, "user_id": "user-1"},
    ),
    Case("delete_organization_invite", "DeleteOrganizationInvite", _INVITE, args=(_ORG, "ada@example.com")),
    Case(
        "resend_organization_invite",
        "ResendOrganizationInvite",
        _INVITE,
        args=(_ORG, "ada@example.com"),
        reply={"invite": _INVITE},
        result=OrganizationInvite(**_INVITE),
    ),
    Case(
        "get_organization_metadata",
        "GetOrganizationMetadata",
        {"organization_id": _ORG},
        kwargs={"org_id": _ORG},
        reply={"data": {"TEST_API_KEY": "ABC123", "floors": [1, 2]}},
        result={"TEST_API_KEY": "ABC123", "floors": [1.0, 2.0]},
    ),
    Case(
        "update_organization_metadata",
        "UpdateOrganizationMetadata",
        {"organization_id": _ORG, "data": {"TEST_API_KEY": "ABC123"}},
        kwargs={"org_id": _ORG, "metadata": {"TEST_API_KEY": "ABC123"}},
    ),
    Case(
        "get_rover_rental_robots",
        "GetRoverRentalRobots",
        {"org_id": _ORG},
        args=(_ORG,),
        reply={"robots": [{"robot_id": "1", "robot_name": "rover"}]},
        result=[RoverRentalRobot(robot_id="1", robot_name="rover")],
    ),
]
