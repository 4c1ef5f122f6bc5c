"""Who may call AppService and RobotService."""

from __future__ import annotations

from viam_cloud_emulator.access.requirements import (
    SIGNED_IN,
    Rule,
    machine,
    operate,
    own,
    own_inside,
    read_public,
    see,
)

_ORGANIZATIONS: dict[str, Rule] = {
    "GetUserIDByEmail": SIGNED_IN,
    "CreateOrganization": SIGNED_IN,
    "ListOrganizations": SIGNED_IN,
    "ListOrganizationsByUser": SIGNED_IN,
    "SearchOrganizations": SIGNED_IN,
    "GetOrganization": see("organization", "organization_id"),
    "GetOrganizationNamespaceAvailability": see("organization", "organization_id", optional=True),
    "UpdateOrganization": own("organization", "organization_id"),
    "UpdateOrganizationNamespace": own("organization", "organization_id"),
    "DeleteOrganization": own("organization", "organization_id"),
    "GetOrganizationMetadata": own("organization", "organization_id"),
    "UpdateOrganizationMetadata": own("organization", "organization_id"),
    "ListOrganizationMembers": operate("organization", "organization_id"),
    # The handler demands ownership, except of somebody who leaves.
    "DeleteOrganizationMember": see("organization", "organization_id"),
    # Without authorizations the handler demands ownership of the organization.
    "CreateOrganizationInvite": see("organization", "organization_id") + own("authorization", "authorizations"),
    "UpdateOrganizationInviteAuthorizations": see("organization", "organization_id")
    + own("invite", "email")
    + own("authorization", "add_authorizations"),
    "DeleteOrganizationInvite": see("organization", "organization_id") + own("invite", "email"),
    "ResendOrganizationInvite": see("organization", "organization_id") + own("invite", "email"),
    "EnableBillingService": own("organization", "org_id"),
    "DisableBillingService": own("organization", "org_id"),
    "UpdateBillingService": own("organization", "org_id"),
    "GetBillingServiceConfig": own("organization", "org_id"),
    "OrganizationSetSupportEmail": own("organization", "org_id"),
    "OrganizationGetSupportEmail": see("organization", "org_id"),
    "OrganizationSetLogo": own("organization", "org_id"),
    "OrganizationGetLogo": see("organization", "org_id"),
    "EnableAuthService": own("organization", "org_id"),
    "DisableAuthService": own("organization", "org_id"),
    "CreateOAuthApp": own("organization", "org_id"),
    "ReadOAuthApp": own("organization", "org_id"),
    "UpdateOAuthApp": own("organization", "org_id"),
    "DeleteOAuthApp": own("organization", "org_id"),
    "ListOAuthApps": own("organization", "org_id"),
    "CreateOAuthAppUser": own("organization", "org_id"),
}

_LOCATIONS: dict[str, Rule] = {
    "CreateLocation": own("organization", "organization_id") + own("location", "parent_location_id", optional=True),
    "GetLocation": see("location", "location_id"),
    "UpdateLocation": own("location", "location_id") + own("location", "parent_location_id", optional=True),
    "DeleteLocation": own("location", "location_id"),
    "GetLocationMetadata": own("location", "location_id"),
    "UpdateLocationMetadata": own("location", "location_id"),
    "ListLocations": see("organization", "organization_id"),
    # Anybody can be shared with: whoever knows the ID of an organization was told it.
    "ShareLocation": own("location", "location_id"),
    "UnshareLocation": own("location", "location_id"),
    "GetOrganizationsWithAccessToLocation": see("location", "location_id"),
    "LocationAuth": own("location", "location_id"),
    "CreateLocationSecret": own("location", "location_id"),
    "DeleteLocationSecret": own("location", "location_id"),
}

_ROBOTS: dict[str, Rule] = {
    "GetRobot": operate("robot", "id"),
    "GetRobotMetadata": own("robot", "id"),
    "UpdateRobotMetadata": own("robot", "id"),
    "GetRoverRentalRobots": see("organization", "org_id"),
    "ListRobots": see("location", "location_id"),
    "ListRobotsForLocations": see("location", "location_ids"),
    "ListRobotsForOrg": see("organization", "org_id"),
    "NewRobot": own("location", "location"),
    # The handler demands more when the machine moves.
    "UpdateRobot": own("robot", "id") + see("location", "location"),
    "DeleteRobot": own("robot", "id"),
    "GetRobotAPIKeys": own("robot", "robot_id"),
    "AddFavoriteMachine": operate("robot", "machine_id"),
    "RemoveFavoriteMachine": SIGNED_IN,
    "ListFavoriteMachines": SIGNED_IN,
    "ListMachineFragments": own("robot", "machine_id") + read_public("fragment", "additional_fragment_ids"),
    "ListMachineSummaries": see("organization", "organization_id") + see("location", "location_ids"),
}

_PARTS: dict[str, Rule] = {
    "GetRobotParts": operate("robot", "robot_id"),
    "GetRobotPart": operate("part", "id"),
    "GetRobotPartByNameAndLocation": see("location", "location_id"),
    "GetRobotPartLogs": own("part", "id"),
    "TailRobotPartLogs": own("part", "id"),
    "GetRobotPartHistory": own("part", "id"),
    "UpdateRobotPart": own("part", "id"),
    "SetConfigProperty": own("part", "robot_part_id"),
    "NewRobotPart": own("robot", "robot_id"),
    "DeleteRobotPart": own("part", "part_id"),
    "GetRobotPartMetadata": own("part", "id"),
    "UpdateRobotPartMetadata": own("part", "id"),
    "MarkPartAsMain": own("part", "part_id"),
    "MarkPartForRestart": own("part", "part_id"),
    "CreateRobotPartSecret": own("part", "part_id"),
    "DeleteRobotPartSecret": own("part", "part_id"),
}

_FRAGMENTS: dict[str, Rule] = {
    "ListFragments": own_inside("organization", "organization_id"),
    "GetFragment": read_public("fragment", "id") + see("organization", "current_organization_id", optional=True),
    "CreateFragment": own("organization", "organization_id"),
    "UpdateFragment": own("fragment", "id"),
    "DeleteFragment": own("fragment", "id"),
    "ListNestedFragments": SIGNED_IN,
    "GetFragmentHistory": own_inside("fragment", "id"),
    "GetFragmentUsage": read_public("fragment", "fragment_id"),
    "SetFragmentTag": own("fragment", "fragment_id"),
    "DeleteFragmentTag": own("fragment", "fragment_id"),
}

_ROLES_AND_KEYS: dict[str, Rule] = {
    "AddRole": own("authorization", "authorization"),
    "RemoveRole": own("authorization", "authorization"),
    "ChangeRole": own("authorization", "old_authorization") + own("authorization", "new_authorization"),
    "ListAuthorizations": see("organization", "organization_id"),
    "CheckPermissions": SIGNED_IN,
    "CreateKey": own("authorization", "authorizations"),
    "DeleteKey": own("key", "id"),
    "ListKeys": own_inside("organization", "org_id"),
    "RenameKey": own("key", "id"),
    "RotateKey": own("key", "id"),
    "CreateKeyFromExistingKeyAuthorizations": own("key", "id"),
}

_REGISTRY: dict[str, Rule] = {
    "GetRegistryItem": read_public("registry item", "item_id"),
    "CreateRegistryItem": own_inside("organization", "organization_id"),
    # The handler demands ownership of the organization to make a public item private.
    "UpdateRegistryItem": own_inside("registry item", "item_id"),
    "ListRegistryItems": see("organization", "organization_id", optional=True),
    "DeleteRegistryItem": own("registry item", "item_id"),
    "RenameRegistryItem": own("registry item", "item_id"),
    # The handler demands ownership of the other organization as well.
    "TransferRegistryItem": own("registry item", "item_id"),
    "DeprecateRegistryItem": own("registry item", "item_id"),
    "UndeprecateRegistryItem": own("registry item", "item_id"),
    "DeprecateRegistryItemVersion": own("registry item", "item_id"),
    "UndeprecateRegistryItemVersion": own("registry item", "item_id"),
    "CreateModule": own_inside("organization", "organization_id"),
    "UpdateModule": own_inside("registry item", "module_id"),
    "UploadModuleFile": own_inside("registry item", "module_file_info.module_id"),
    "GetModule": read_public("registry item", "module_id"),
    "ListModules": own_inside("organization", "organization_id", optional=True),
}

_APPS_AND_DEVICES: dict[str, Rule] = {
    # Whoever opens an app in a browser asks for these.
    "GetAppContent": SIGNED_IN,
    "GetAppBranding": SIGNED_IN,
    "UploadDevicePushToken": SIGNED_IN,
    "DeleteDevicePushToken": SIGNED_IN,
    "GetDevicePushTokens": SIGNED_IN,
    "SetFirebaseConfig": own("organization", "org_id"),
    "GetFirebaseConfig": own("organization", "org_id"),
    "DeleteFirebaseConfig": own("organization", "org_id"),
}

_FOR_MACHINES: dict[str, Rule] = {
    "Config": machine("part", "id"),
    "Certificate": machine("part", "id"),
    "Log": machine("part", "id"),
    "NeedsRestart": machine("part", "id"),
}

APP_RULES: dict[str, Rule] = {
    **{
        f"AppService/{name}": rule
        for table in (
            _ORGANIZATIONS,
            _LOCATIONS,
            _ROBOTS,
            _PARTS,
            _FRAGMENTS,
            _ROLES_AND_KEYS,
            _REGISTRY,
            _APPS_AND_DEVICES,
        )
        for name, rule in table.items()
    },
    **{f"RobotService/{name}": rule for name, rule in _FOR_MACHINES.items()},
}
