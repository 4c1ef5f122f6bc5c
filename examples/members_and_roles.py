"""Lists who may do what: members, invites and API keys with their roles, and when members were last here."""

from collections.abc import Iterator

from viam_cloud import ViamClient
from viam_cloud.proto.app import Authorization, Organization


def resource_names(client: ViamClient, organization: Organization) -> dict[str, str]:
    """What the organization, its locations and its machines are called, by ID."""
    app = client.app_client
    return {
        organization.id: organization.name,
        **{location.id: location.name for location in app.list_locations(organization.id)},
        **{machine.id: machine.name for machine in app.iter_machines(organization.id)},
    }


def audit(client: ViamClient, organization: Organization) -> Iterator[tuple[str, str, str, str]]:
    """A row for each role: kind and name of who has it, the role, and when they last signed in."""
    app = client.app_client
    names = resource_names(client, organization)

    def described(role: Authorization) -> str:
        return f"{role.authorization_id} of {names.get(role.resource_id, role.resource_id)}"

    members, invites = app.list_organization_members(organization.id)
    keys = {each.api_key.id: each.api_key.name for each in app.list_keys(organization.id)}
    people = {member.user_id: member for member in members}
    for role in app.list_authorizations(organization.id):
        member = people.get(role.identity_id)
        if member is None:
            yield "key", keys.get(role.identity_id, role.identity_id), described(role), ""
        else:
            seen = f"{member.last_login.ToDatetime():%Y-%m-%d}" if member.HasField("last_login") else "never"
            yield "member", ", ".join(member.emails), described(role), seen
    for invite in invites:
        for role in invite.authorizations:
            yield "invite", invite.email, described(role), "not yet"


def main() -> None:
    """Print a table for each organization."""
    with ViamClient.create_from_env_vars() as client:
        for organization in client.app_client.list_organizations():
            print(organization.name)
            for kind, name, role, seen in sorted(audit(client, organization)):
                print(f"  {kind:<8}{name:<26}{role:<48}{seen}".rstrip())


if __name__ == "__main__":
    main()
