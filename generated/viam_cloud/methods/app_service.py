# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.v1.AppService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.v1 import app_pb2
from viam_cloud_runtime import ClientStreamMethod, Method, RetryClass, ServerStreamMethod, UnaryMethod

GET_USER_ID_BY_EMAIL: Final[UnaryMethod[app_pb2.GetUserIDByEmailRequest, app_pb2.GetUserIDByEmailResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetUserIDByEmail",
        app_pb2.GetUserIDByEmailRequest,
        app_pb2.GetUserIDByEmailResponse,
        RetryClass.READ,
    )
)
CREATE_ORGANIZATION: Final[UnaryMethod[app_pb2.CreateOrganizationRequest, app_pb2.CreateOrganizationResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/CreateOrganization",
        app_pb2.CreateOrganizationRequest,
        app_pb2.CreateOrganizationResponse,
        RetryClass.WRITE,
    )
)
LIST_ORGANIZATIONS: Final[UnaryMethod[app_pb2.ListOrganizationsRequest, app_pb2.ListOrganizationsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/ListOrganizations",
        app_pb2.ListOrganizationsRequest,
        app_pb2.ListOrganizationsResponse,
        RetryClass.READ,
    )
)
GET_ORGANIZATIONS_WITH_ACCESS_TO_LOCATION: Final[
    UnaryMethod[
        app_pb2.GetOrganizationsWithAccessToLocationRequest, app_pb2.GetOrganizationsWithAccessToLocationResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetOrganizationsWithAccessToLocation",
    app_pb2.GetOrganizationsWithAccessToLocationRequest,
    app_pb2.GetOrganizationsWithAccessToLocationResponse,
    RetryClass.READ,
)
LIST_ORGANIZATIONS_BY_USER: Final[
    UnaryMethod[app_pb2.ListOrganizationsByUserRequest, app_pb2.ListOrganizationsByUserResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListOrganizationsByUser",
    app_pb2.ListOrganizationsByUserRequest,
    app_pb2.ListOrganizationsByUserResponse,
    RetryClass.READ,
)
SEARCH_ORGANIZATIONS: Final[UnaryMethod[app_pb2.SearchOrganizationsRequest, app_pb2.SearchOrganizationsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/SearchOrganizations",
        app_pb2.SearchOrganizationsRequest,
        app_pb2.SearchOrganizationsResponse,
        RetryClass.READ,
    )
)
GET_ORGANIZATION: Final[UnaryMethod[app_pb2.GetOrganizationRequest, app_pb2.GetOrganizationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetOrganization",
    app_pb2.GetOrganizationRequest,
    app_pb2.GetOrganizationResponse,
    RetryClass.READ,
)
GET_ORGANIZATION_NAMESPACE_AVAILABILITY: Final[
    UnaryMethod[
        app_pb2.GetOrganizationNamespaceAvailabilityRequest, app_pb2.GetOrganizationNamespaceAvailabilityResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetOrganizationNamespaceAvailability",
    app_pb2.GetOrganizationNamespaceAvailabilityRequest,
    app_pb2.GetOrganizationNamespaceAvailabilityResponse,
    RetryClass.READ,
)
UPDATE_ORGANIZATION: Final[UnaryMethod[app_pb2.UpdateOrganizationRequest, app_pb2.UpdateOrganizationResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/UpdateOrganization",
        app_pb2.UpdateOrganizationRequest,
        app_pb2.UpdateOrganizationResponse,
        RetryClass.WRITE,
    )
)
UPDATE_ORGANIZATION_NAMESPACE: Final[
    UnaryMethod[app_pb2.UpdateOrganizationNamespaceRequest, app_pb2.UpdateOrganizationNamespaceResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateOrganizationNamespace",
    app_pb2.UpdateOrganizationNamespaceRequest,
    app_pb2.UpdateOrganizationNamespaceResponse,
    RetryClass.WRITE,
)
DELETE_ORGANIZATION: Final[UnaryMethod[app_pb2.DeleteOrganizationRequest, app_pb2.DeleteOrganizationResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/DeleteOrganization",
        app_pb2.DeleteOrganizationRequest,
        app_pb2.DeleteOrganizationResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
GET_ORGANIZATION_METADATA: Final[
    UnaryMethod[app_pb2.GetOrganizationMetadataRequest, app_pb2.GetOrganizationMetadataResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetOrganizationMetadata",
    app_pb2.GetOrganizationMetadataRequest,
    app_pb2.GetOrganizationMetadataResponse,
    RetryClass.READ,
)
UPDATE_ORGANIZATION_METADATA: Final[
    UnaryMethod[app_pb2.UpdateOrganizationMetadataRequest, app_pb2.UpdateOrganizationMetadataResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateOrganizationMetadata",
    app_pb2.UpdateOrganizationMetadataRequest,
    app_pb2.UpdateOrganizationMetadataResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_ORGANIZATION_MEMBERS: Final[
    UnaryMethod[app_pb2.ListOrganizationMembersRequest, app_pb2.ListOrganizationMembersResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListOrganizationMembers",
    app_pb2.ListOrganizationMembersRequest,
    app_pb2.ListOrganizationMembersResponse,
    RetryClass.READ,
)
CREATE_ORGANIZATION_INVITE: Final[
    UnaryMethod[app_pb2.CreateOrganizationInviteRequest, app_pb2.CreateOrganizationInviteResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/CreateOrganizationInvite",
    app_pb2.CreateOrganizationInviteRequest,
    app_pb2.CreateOrganizationInviteResponse,
    RetryClass.WRITE,
)
UPDATE_ORGANIZATION_INVITE_AUTHORIZATIONS: Final[
    UnaryMethod[
        app_pb2.UpdateOrganizationInviteAuthorizationsRequest, app_pb2.UpdateOrganizationInviteAuthorizationsResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateOrganizationInviteAuthorizations",
    app_pb2.UpdateOrganizationInviteAuthorizationsRequest,
    app_pb2.UpdateOrganizationInviteAuthorizationsResponse,
    RetryClass.WRITE,
)
DELETE_ORGANIZATION_MEMBER: Final[
    UnaryMethod[app_pb2.DeleteOrganizationMemberRequest, app_pb2.DeleteOrganizationMemberResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteOrganizationMember",
    app_pb2.DeleteOrganizationMemberRequest,
    app_pb2.DeleteOrganizationMemberResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_ORGANIZATION_INVITE: Final[
    UnaryMethod[app_pb2.DeleteOrganizationInviteRequest, app_pb2.DeleteOrganizationInviteResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteOrganizationInvite",
    app_pb2.DeleteOrganizationInviteRequest,
    app_pb2.DeleteOrganizationInviteResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
RESEND_ORGANIZATION_INVITE: Final[
    UnaryMethod[app_pb2.ResendOrganizationInviteRequest, app_pb2.ResendOrganizationInviteResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ResendOrganizationInvite",
    app_pb2.ResendOrganizationInviteRequest,
    app_pb2.ResendOrganizationInviteResponse,
    RetryClass.WRITE,
)
ENABLE_BILLING_SERVICE: Final[
    UnaryMethod[app_pb2.EnableBillingServiceRequest, app_pb2.EnableBillingServiceResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/EnableBillingService",
    app_pb2.EnableBillingServiceRequest,
    app_pb2.EnableBillingServiceResponse,
    RetryClass.WRITE,
)
DISABLE_BILLING_SERVICE: Final[
    UnaryMethod[app_pb2.DisableBillingServiceRequest, app_pb2.DisableBillingServiceResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DisableBillingService",
    app_pb2.DisableBillingServiceRequest,
    app_pb2.DisableBillingServiceResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
UPDATE_BILLING_SERVICE: Final[
    UnaryMethod[app_pb2.UpdateBillingServiceRequest, app_pb2.UpdateBillingServiceResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateBillingService",
    app_pb2.UpdateBillingServiceRequest,
    app_pb2.UpdateBillingServiceResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_BILLING_SERVICE_CONFIG: Final[
    UnaryMethod[app_pb2.GetBillingServiceConfigRequest, app_pb2.GetBillingServiceConfigResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetBillingServiceConfig",
    app_pb2.GetBillingServiceConfigRequest,
    app_pb2.GetBillingServiceConfigResponse,
    RetryClass.READ,
)
ORGANIZATION_SET_SUPPORT_EMAIL: Final[
    UnaryMethod[app_pb2.OrganizationSetSupportEmailRequest, app_pb2.OrganizationSetSupportEmailResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/OrganizationSetSupportEmail",
    app_pb2.OrganizationSetSupportEmailRequest,
    app_pb2.OrganizationSetSupportEmailResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ORGANIZATION_GET_SUPPORT_EMAIL: Final[
    UnaryMethod[app_pb2.OrganizationGetSupportEmailRequest, app_pb2.OrganizationGetSupportEmailResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/OrganizationGetSupportEmail",
    app_pb2.OrganizationGetSupportEmailRequest,
    app_pb2.OrganizationGetSupportEmailResponse,
    RetryClass.READ,
)
ORGANIZATION_SET_LOGO: Final[UnaryMethod[app_pb2.OrganizationSetLogoRequest, app_pb2.OrganizationSetLogoResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/OrganizationSetLogo",
        app_pb2.OrganizationSetLogoRequest,
        app_pb2.OrganizationSetLogoResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
ORGANIZATION_GET_LOGO: Final[UnaryMethod[app_pb2.OrganizationGetLogoRequest, app_pb2.OrganizationGetLogoResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/OrganizationGetLogo",
        app_pb2.OrganizationGetLogoRequest,
        app_pb2.OrganizationGetLogoResponse,
        RetryClass.READ,
    )
)
ENABLE_AUTH_SERVICE: Final[UnaryMethod[app_pb2.EnableAuthServiceRequest, app_pb2.EnableAuthServiceResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/EnableAuthService",
        app_pb2.EnableAuthServiceRequest,
        app_pb2.EnableAuthServiceResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
DISABLE_AUTH_SERVICE: Final[UnaryMethod[app_pb2.DisableAuthServiceRequest, app_pb2.DisableAuthServiceResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/DisableAuthService",
        app_pb2.DisableAuthServiceRequest,
        app_pb2.DisableAuthServiceResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
CREATE_OAUTH_APP: Final[UnaryMethod[app_pb2.CreateOAuthAppRequest, app_pb2.CreateOAuthAppResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CreateOAuthApp",
    app_pb2.CreateOAuthAppRequest,
    app_pb2.CreateOAuthAppResponse,
    RetryClass.WRITE,
)
READ_OAUTH_APP: Final[UnaryMethod[app_pb2.ReadOAuthAppRequest, app_pb2.ReadOAuthAppResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ReadOAuthApp", app_pb2.ReadOAuthAppRequest, app_pb2.ReadOAuthAppResponse, RetryClass.READ
)
UPDATE_OAUTH_APP: Final[UnaryMethod[app_pb2.UpdateOAuthAppRequest, app_pb2.UpdateOAuthAppResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateOAuthApp",
    app_pb2.UpdateOAuthAppRequest,
    app_pb2.UpdateOAuthAppResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_OAUTH_APP: Final[UnaryMethod[app_pb2.DeleteOAuthAppRequest, app_pb2.DeleteOAuthAppResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteOAuthApp",
    app_pb2.DeleteOAuthAppRequest,
    app_pb2.DeleteOAuthAppResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_OAUTH_APPS: Final[UnaryMethod[app_pb2.ListOAuthAppsRequest, app_pb2.ListOAuthAppsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListOAuthApps",
    app_pb2.ListOAuthAppsRequest,
    app_pb2.ListOAuthAppsResponse,
    RetryClass.READ,
)
CREATE_OAUTH_APP_USER: Final[UnaryMethod[app_pb2.CreateOAuthAppUserRequest, app_pb2.CreateOAuthAppUserResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/CreateOAuthAppUser",
        app_pb2.CreateOAuthAppUserRequest,
        app_pb2.CreateOAuthAppUserResponse,
        RetryClass.WRITE,
    )
)
CREATE_LOCATION: Final[UnaryMethod[app_pb2.CreateLocationRequest, app_pb2.CreateLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CreateLocation",
    app_pb2.CreateLocationRequest,
    app_pb2.CreateLocationResponse,
    RetryClass.WRITE,
)
GET_LOCATION: Final[UnaryMethod[app_pb2.GetLocationRequest, app_pb2.GetLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetLocation", app_pb2.GetLocationRequest, app_pb2.GetLocationResponse, RetryClass.READ
)
UPDATE_LOCATION: Final[UnaryMethod[app_pb2.UpdateLocationRequest, app_pb2.UpdateLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateLocation",
    app_pb2.UpdateLocationRequest,
    app_pb2.UpdateLocationResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_LOCATION: Final[UnaryMethod[app_pb2.DeleteLocationRequest, app_pb2.DeleteLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteLocation",
    app_pb2.DeleteLocationRequest,
    app_pb2.DeleteLocationResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_LOCATION_METADATA: Final[UnaryMethod[app_pb2.GetLocationMetadataRequest, app_pb2.GetLocationMetadataResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetLocationMetadata",
        app_pb2.GetLocationMetadataRequest,
        app_pb2.GetLocationMetadataResponse,
        RetryClass.READ,
    )
)
UPDATE_LOCATION_METADATA: Final[
    UnaryMethod[app_pb2.UpdateLocationMetadataRequest, app_pb2.UpdateLocationMetadataResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateLocationMetadata",
    app_pb2.UpdateLocationMetadataRequest,
    app_pb2.UpdateLocationMetadataResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_LOCATIONS: Final[UnaryMethod[app_pb2.ListLocationsRequest, app_pb2.ListLocationsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListLocations",
    app_pb2.ListLocationsRequest,
    app_pb2.ListLocationsResponse,
    RetryClass.READ,
)
SHARE_LOCATION: Final[UnaryMethod[app_pb2.ShareLocationRequest, app_pb2.ShareLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ShareLocation",
    app_pb2.ShareLocationRequest,
    app_pb2.ShareLocationResponse,
    RetryClass.WRITE,
)
UNSHARE_LOCATION: Final[UnaryMethod[app_pb2.UnshareLocationRequest, app_pb2.UnshareLocationResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UnshareLocation",
    app_pb2.UnshareLocationRequest,
    app_pb2.UnshareLocationResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LOCATION_AUTH: Final[UnaryMethod[app_pb2.LocationAuthRequest, app_pb2.LocationAuthResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/LocationAuth", app_pb2.LocationAuthRequest, app_pb2.LocationAuthResponse, RetryClass.READ
)
CREATE_LOCATION_SECRET: Final[
    UnaryMethod[app_pb2.CreateLocationSecretRequest, app_pb2.CreateLocationSecretResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/CreateLocationSecret",
    app_pb2.CreateLocationSecretRequest,
    app_pb2.CreateLocationSecretResponse,
    RetryClass.WRITE,
)
DELETE_LOCATION_SECRET: Final[
    UnaryMethod[app_pb2.DeleteLocationSecretRequest, app_pb2.DeleteLocationSecretResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteLocationSecret",
    app_pb2.DeleteLocationSecretRequest,
    app_pb2.DeleteLocationSecretResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_ROBOT: Final[UnaryMethod[app_pb2.GetRobotRequest, app_pb2.GetRobotResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobot", app_pb2.GetRobotRequest, app_pb2.GetRobotResponse, RetryClass.READ
)
GET_ROBOT_METADATA: Final[UnaryMethod[app_pb2.GetRobotMetadataRequest, app_pb2.GetRobotMetadataResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotMetadata",
    app_pb2.GetRobotMetadataRequest,
    app_pb2.GetRobotMetadataResponse,
    RetryClass.READ,
)
UPDATE_ROBOT_METADATA: Final[UnaryMethod[app_pb2.UpdateRobotMetadataRequest, app_pb2.UpdateRobotMetadataResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/UpdateRobotMetadata",
        app_pb2.UpdateRobotMetadataRequest,
        app_pb2.UpdateRobotMetadataResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
GET_ROVER_RENTAL_ROBOTS: Final[
    UnaryMethod[app_pb2.GetRoverRentalRobotsRequest, app_pb2.GetRoverRentalRobotsResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetRoverRentalRobots",
    app_pb2.GetRoverRentalRobotsRequest,
    app_pb2.GetRoverRentalRobotsResponse,
    RetryClass.READ,
)
GET_ROBOT_PARTS: Final[UnaryMethod[app_pb2.GetRobotPartsRequest, app_pb2.GetRobotPartsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotParts",
    app_pb2.GetRobotPartsRequest,
    app_pb2.GetRobotPartsResponse,
    RetryClass.READ,
)
GET_ROBOT_PART: Final[UnaryMethod[app_pb2.GetRobotPartRequest, app_pb2.GetRobotPartResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotPart", app_pb2.GetRobotPartRequest, app_pb2.GetRobotPartResponse, RetryClass.READ
)
GET_ROBOT_PART_BY_NAME_AND_LOCATION: Final[
    UnaryMethod[app_pb2.GetRobotPartByNameAndLocationRequest, app_pb2.GetRobotPartByNameAndLocationResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotPartByNameAndLocation",
    app_pb2.GetRobotPartByNameAndLocationRequest,
    app_pb2.GetRobotPartByNameAndLocationResponse,
    RetryClass.READ,
)
GET_ROBOT_PART_LOGS: Final[UnaryMethod[app_pb2.GetRobotPartLogsRequest, app_pb2.GetRobotPartLogsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetRobotPartLogs",
        app_pb2.GetRobotPartLogsRequest,
        app_pb2.GetRobotPartLogsResponse,
        RetryClass.READ,
    )
)
TAIL_ROBOT_PART_LOGS: Final[ServerStreamMethod[app_pb2.TailRobotPartLogsRequest, app_pb2.TailRobotPartLogsResponse]] = (
    ServerStreamMethod(
        "/viam.app.v1.AppService/TailRobotPartLogs",
        app_pb2.TailRobotPartLogsRequest,
        app_pb2.TailRobotPartLogsResponse,
        RetryClass.READ,
    )
)
GET_ROBOT_PART_HISTORY: Final[UnaryMethod[app_pb2.GetRobotPartHistoryRequest, app_pb2.GetRobotPartHistoryResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetRobotPartHistory",
        app_pb2.GetRobotPartHistoryRequest,
        app_pb2.GetRobotPartHistoryResponse,
        RetryClass.READ,
    )
)
UPDATE_ROBOT_PART: Final[UnaryMethod[app_pb2.UpdateRobotPartRequest, app_pb2.UpdateRobotPartResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateRobotPart",
    app_pb2.UpdateRobotPartRequest,
    app_pb2.UpdateRobotPartResponse,
    RetryClass.WRITE,
)
SET_CONFIG_PROPERTY: Final[UnaryMethod[app_pb2.SetConfigPropertyRequest, app_pb2.SetConfigPropertyResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/SetConfigProperty",
        app_pb2.SetConfigPropertyRequest,
        app_pb2.SetConfigPropertyResponse,
        RetryClass.WRITE,
    )
)
NEW_ROBOT_PART: Final[UnaryMethod[app_pb2.NewRobotPartRequest, app_pb2.NewRobotPartResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/NewRobotPart", app_pb2.NewRobotPartRequest, app_pb2.NewRobotPartResponse, RetryClass.WRITE
)
DELETE_ROBOT_PART: Final[UnaryMethod[app_pb2.DeleteRobotPartRequest, app_pb2.DeleteRobotPartResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteRobotPart",
    app_pb2.DeleteRobotPartRequest,
    app_pb2.DeleteRobotPartResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_ROBOT_PART_METADATA: Final[
    UnaryMethod[app_pb2.GetRobotPartMetadataRequest, app_pb2.GetRobotPartMetadataResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotPartMetadata",
    app_pb2.GetRobotPartMetadataRequest,
    app_pb2.GetRobotPartMetadataResponse,
    RetryClass.READ,
)
UPDATE_ROBOT_PART_METADATA: Final[
    UnaryMethod[app_pb2.UpdateRobotPartMetadataRequest, app_pb2.UpdateRobotPartMetadataResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateRobotPartMetadata",
    app_pb2.UpdateRobotPartMetadataRequest,
    app_pb2.UpdateRobotPartMetadataResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_ROBOT_API_KEYS: Final[UnaryMethod[app_pb2.GetRobotAPIKeysRequest, app_pb2.GetRobotAPIKeysResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRobotAPIKeys",
    app_pb2.GetRobotAPIKeysRequest,
    app_pb2.GetRobotAPIKeysResponse,
    RetryClass.READ,
)
MARK_PART_AS_MAIN: Final[UnaryMethod[app_pb2.MarkPartAsMainRequest, app_pb2.MarkPartAsMainResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/MarkPartAsMain",
    app_pb2.MarkPartAsMainRequest,
    app_pb2.MarkPartAsMainResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
MARK_PART_FOR_RESTART: Final[UnaryMethod[app_pb2.MarkPartForRestartRequest, app_pb2.MarkPartForRestartResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/MarkPartForRestart",
        app_pb2.MarkPartForRestartRequest,
        app_pb2.MarkPartForRestartResponse,
        RetryClass.WRITE,
    )
)
CREATE_ROBOT_PART_SECRET: Final[
    UnaryMethod[app_pb2.CreateRobotPartSecretRequest, app_pb2.CreateRobotPartSecretResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/CreateRobotPartSecret",
    app_pb2.CreateRobotPartSecretRequest,
    app_pb2.CreateRobotPartSecretResponse,
    RetryClass.WRITE,
)
DELETE_ROBOT_PART_SECRET: Final[
    UnaryMethod[app_pb2.DeleteRobotPartSecretRequest, app_pb2.DeleteRobotPartSecretResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteRobotPartSecret",
    app_pb2.DeleteRobotPartSecretRequest,
    app_pb2.DeleteRobotPartSecretResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_ROBOTS: Final[UnaryMethod[app_pb2.ListRobotsRequest, app_pb2.ListRobotsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListRobots", app_pb2.ListRobotsRequest, app_pb2.ListRobotsResponse, RetryClass.READ
)
LIST_ROBOTS_FOR_LOCATIONS: Final[
    UnaryMethod[app_pb2.ListRobotsForLocationsRequest, app_pb2.ListRobotsForLocationsResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListRobotsForLocations",
    app_pb2.ListRobotsForLocationsRequest,
    app_pb2.ListRobotsForLocationsResponse,
    RetryClass.READ,
)
LIST_ROBOTS_FOR_ORG: Final[UnaryMethod[app_pb2.ListRobotsForOrgRequest, app_pb2.ListRobotsForOrgResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/ListRobotsForOrg",
        app_pb2.ListRobotsForOrgRequest,
        app_pb2.ListRobotsForOrgResponse,
        RetryClass.READ,
    )
)
NEW_ROBOT: Final[UnaryMethod[app_pb2.NewRobotRequest, app_pb2.NewRobotResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/NewRobot", app_pb2.NewRobotRequest, app_pb2.NewRobotResponse, RetryClass.WRITE
)
UPDATE_ROBOT: Final[UnaryMethod[app_pb2.UpdateRobotRequest, app_pb2.UpdateRobotResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateRobot",
    app_pb2.UpdateRobotRequest,
    app_pb2.UpdateRobotResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_ROBOT: Final[UnaryMethod[app_pb2.DeleteRobotRequest, app_pb2.DeleteRobotResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteRobot",
    app_pb2.DeleteRobotRequest,
    app_pb2.DeleteRobotResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ADD_FAVORITE_MACHINE: Final[UnaryMethod[app_pb2.AddFavoriteMachineRequest, app_pb2.AddFavoriteMachineResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/AddFavoriteMachine",
        app_pb2.AddFavoriteMachineRequest,
        app_pb2.AddFavoriteMachineResponse,
        RetryClass.WRITE,
    )
)
REMOVE_FAVORITE_MACHINE: Final[
    UnaryMethod[app_pb2.RemoveFavoriteMachineRequest, app_pb2.RemoveFavoriteMachineResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/RemoveFavoriteMachine",
    app_pb2.RemoveFavoriteMachineRequest,
    app_pb2.RemoveFavoriteMachineResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_FAVORITE_MACHINES: Final[
    UnaryMethod[app_pb2.ListFavoriteMachinesRequest, app_pb2.ListFavoriteMachinesResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListFavoriteMachines",
    app_pb2.ListFavoriteMachinesRequest,
    app_pb2.ListFavoriteMachinesResponse,
    RetryClass.READ,
)
LIST_FRAGMENTS: Final[UnaryMethod[app_pb2.ListFragmentsRequest, app_pb2.ListFragmentsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListFragments",
    app_pb2.ListFragmentsRequest,
    app_pb2.ListFragmentsResponse,
    RetryClass.READ,
)
GET_FRAGMENT: Final[UnaryMethod[app_pb2.GetFragmentRequest, app_pb2.GetFragmentResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetFragment", app_pb2.GetFragmentRequest, app_pb2.GetFragmentResponse, RetryClass.READ
)
CREATE_FRAGMENT: Final[UnaryMethod[app_pb2.CreateFragmentRequest, app_pb2.CreateFragmentResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CreateFragment",
    app_pb2.CreateFragmentRequest,
    app_pb2.CreateFragmentResponse,
    RetryClass.WRITE,
)
UPDATE_FRAGMENT: Final[UnaryMethod[app_pb2.UpdateFragmentRequest, app_pb2.UpdateFragmentResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateFragment",
    app_pb2.UpdateFragmentRequest,
    app_pb2.UpdateFragmentResponse,
    RetryClass.WRITE,
)
DELETE_FRAGMENT: Final[UnaryMethod[app_pb2.DeleteFragmentRequest, app_pb2.DeleteFragmentResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteFragment",
    app_pb2.DeleteFragmentRequest,
    app_pb2.DeleteFragmentResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_NESTED_FRAGMENTS: Final[UnaryMethod[app_pb2.ListNestedFragmentsRequest, app_pb2.ListNestedFragmentsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/ListNestedFragments",
        app_pb2.ListNestedFragmentsRequest,
        app_pb2.ListNestedFragmentsResponse,
        RetryClass.READ,
    )
)
LIST_MACHINE_FRAGMENTS: Final[
    UnaryMethod[app_pb2.ListMachineFragmentsRequest, app_pb2.ListMachineFragmentsResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListMachineFragments",
    app_pb2.ListMachineFragmentsRequest,
    app_pb2.ListMachineFragmentsResponse,
    RetryClass.READ,
)
LIST_MACHINE_SUMMARIES: Final[
    UnaryMethod[app_pb2.ListMachineSummariesRequest, app_pb2.ListMachineSummariesResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/ListMachineSummaries",
    app_pb2.ListMachineSummariesRequest,
    app_pb2.ListMachineSummariesResponse,
    RetryClass.READ,
)
GET_FRAGMENT_HISTORY: Final[UnaryMethod[app_pb2.GetFragmentHistoryRequest, app_pb2.GetFragmentHistoryResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetFragmentHistory",
        app_pb2.GetFragmentHistoryRequest,
        app_pb2.GetFragmentHistoryResponse,
        RetryClass.READ,
    )
)
GET_FRAGMENT_USAGE: Final[UnaryMethod[app_pb2.GetFragmentUsageRequest, app_pb2.GetFragmentUsageResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetFragmentUsage",
    app_pb2.GetFragmentUsageRequest,
    app_pb2.GetFragmentUsageResponse,
    RetryClass.READ,
)
SET_FRAGMENT_TAG: Final[UnaryMethod[app_pb2.SetFragmentTagRequest, app_pb2.SetFragmentTagResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/SetFragmentTag",
    app_pb2.SetFragmentTagRequest,
    app_pb2.SetFragmentTagResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
DELETE_FRAGMENT_TAG: Final[UnaryMethod[app_pb2.DeleteFragmentTagRequest, app_pb2.DeleteFragmentTagResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/DeleteFragmentTag",
        app_pb2.DeleteFragmentTagRequest,
        app_pb2.DeleteFragmentTagResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
ADD_ROLE: Final[UnaryMethod[app_pb2.AddRoleRequest, app_pb2.AddRoleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/AddRole", app_pb2.AddRoleRequest, app_pb2.AddRoleResponse, RetryClass.WRITE
)
REMOVE_ROLE: Final[UnaryMethod[app_pb2.RemoveRoleRequest, app_pb2.RemoveRoleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/RemoveRole",
    app_pb2.RemoveRoleRequest,
    app_pb2.RemoveRoleResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CHANGE_ROLE: Final[UnaryMethod[app_pb2.ChangeRoleRequest, app_pb2.ChangeRoleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ChangeRole", app_pb2.ChangeRoleRequest, app_pb2.ChangeRoleResponse, RetryClass.WRITE
)
LIST_AUTHORIZATIONS: Final[UnaryMethod[app_pb2.ListAuthorizationsRequest, app_pb2.ListAuthorizationsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/ListAuthorizations",
        app_pb2.ListAuthorizationsRequest,
        app_pb2.ListAuthorizationsResponse,
        RetryClass.READ,
    )
)
CHECK_PERMISSIONS: Final[UnaryMethod[app_pb2.CheckPermissionsRequest, app_pb2.CheckPermissionsResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CheckPermissions",
    app_pb2.CheckPermissionsRequest,
    app_pb2.CheckPermissionsResponse,
    RetryClass.READ,
)
GET_REGISTRY_ITEM: Final[UnaryMethod[app_pb2.GetRegistryItemRequest, app_pb2.GetRegistryItemResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetRegistryItem",
    app_pb2.GetRegistryItemRequest,
    app_pb2.GetRegistryItemResponse,
    RetryClass.READ,
)
CREATE_REGISTRY_ITEM: Final[UnaryMethod[app_pb2.CreateRegistryItemRequest, app_pb2.CreateRegistryItemResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/CreateRegistryItem",
        app_pb2.CreateRegistryItemRequest,
        app_pb2.CreateRegistryItemResponse,
        RetryClass.WRITE,
    )
)
UPDATE_REGISTRY_ITEM: Final[UnaryMethod[app_pb2.UpdateRegistryItemRequest, app_pb2.UpdateRegistryItemResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/UpdateRegistryItem",
        app_pb2.UpdateRegistryItemRequest,
        app_pb2.UpdateRegistryItemResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
LIST_REGISTRY_ITEMS: Final[UnaryMethod[app_pb2.ListRegistryItemsRequest, app_pb2.ListRegistryItemsResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/ListRegistryItems",
        app_pb2.ListRegistryItemsRequest,
        app_pb2.ListRegistryItemsResponse,
        RetryClass.READ,
    )
)
DELETE_REGISTRY_ITEM: Final[UnaryMethod[app_pb2.DeleteRegistryItemRequest, app_pb2.DeleteRegistryItemResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/DeleteRegistryItem",
        app_pb2.DeleteRegistryItemRequest,
        app_pb2.DeleteRegistryItemResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
RENAME_REGISTRY_ITEM: Final[UnaryMethod[app_pb2.RenameRegistryItemRequest, app_pb2.RenameRegistryItemResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/RenameRegistryItem",
        app_pb2.RenameRegistryItemRequest,
        app_pb2.RenameRegistryItemResponse,
        RetryClass.WRITE,
    )
)
TRANSFER_REGISTRY_ITEM: Final[
    UnaryMethod[app_pb2.TransferRegistryItemRequest, app_pb2.TransferRegistryItemResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/TransferRegistryItem",
    app_pb2.TransferRegistryItemRequest,
    app_pb2.TransferRegistryItemResponse,
    RetryClass.WRITE,
)
DEPRECATE_REGISTRY_ITEM: Final[
    UnaryMethod[app_pb2.DeprecateRegistryItemRequest, app_pb2.DeprecateRegistryItemResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeprecateRegistryItem",
    app_pb2.DeprecateRegistryItemRequest,
    app_pb2.DeprecateRegistryItemResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
UNDEPRECATE_REGISTRY_ITEM: Final[
    UnaryMethod[app_pb2.UndeprecateRegistryItemRequest, app_pb2.UndeprecateRegistryItemResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UndeprecateRegistryItem",
    app_pb2.UndeprecateRegistryItemRequest,
    app_pb2.UndeprecateRegistryItemResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CREATE_MODULE: Final[UnaryMethod[app_pb2.CreateModuleRequest, app_pb2.CreateModuleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CreateModule", app_pb2.CreateModuleRequest, app_pb2.CreateModuleResponse, RetryClass.WRITE
)
UPDATE_MODULE: Final[UnaryMethod[app_pb2.UpdateModuleRequest, app_pb2.UpdateModuleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/UpdateModule",
    app_pb2.UpdateModuleRequest,
    app_pb2.UpdateModuleResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
UPLOAD_MODULE_FILE: Final[ClientStreamMethod[app_pb2.UploadModuleFileRequest, app_pb2.UploadModuleFileResponse]] = (
    ClientStreamMethod(
        "/viam.app.v1.AppService/UploadModuleFile",
        app_pb2.UploadModuleFileRequest,
        app_pb2.UploadModuleFileResponse,
        RetryClass.WRITE,
    )
)
GET_MODULE: Final[UnaryMethod[app_pb2.GetModuleRequest, app_pb2.GetModuleResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetModule", app_pb2.GetModuleRequest, app_pb2.GetModuleResponse, RetryClass.READ
)
LIST_MODULES: Final[UnaryMethod[app_pb2.ListModulesRequest, app_pb2.ListModulesResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListModules", app_pb2.ListModulesRequest, app_pb2.ListModulesResponse, RetryClass.READ
)
DEPRECATE_REGISTRY_ITEM_VERSION: Final[
    UnaryMethod[app_pb2.DeprecateRegistryItemVersionRequest, app_pb2.DeprecateRegistryItemVersionResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeprecateRegistryItemVersion",
    app_pb2.DeprecateRegistryItemVersionRequest,
    app_pb2.DeprecateRegistryItemVersionResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
UNDEPRECATE_REGISTRY_ITEM_VERSION: Final[
    UnaryMethod[app_pb2.UndeprecateRegistryItemVersionRequest, app_pb2.UndeprecateRegistryItemVersionResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UndeprecateRegistryItemVersion",
    app_pb2.UndeprecateRegistryItemVersionRequest,
    app_pb2.UndeprecateRegistryItemVersionResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
CREATE_KEY: Final[UnaryMethod[app_pb2.CreateKeyRequest, app_pb2.CreateKeyResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/CreateKey", app_pb2.CreateKeyRequest, app_pb2.CreateKeyResponse, RetryClass.WRITE
)
DELETE_KEY: Final[UnaryMethod[app_pb2.DeleteKeyRequest, app_pb2.DeleteKeyResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteKey",
    app_pb2.DeleteKeyRequest,
    app_pb2.DeleteKeyResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_KEYS: Final[UnaryMethod[app_pb2.ListKeysRequest, app_pb2.ListKeysResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/ListKeys", app_pb2.ListKeysRequest, app_pb2.ListKeysResponse, RetryClass.READ
)
RENAME_KEY: Final[UnaryMethod[app_pb2.RenameKeyRequest, app_pb2.RenameKeyResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/RenameKey",
    app_pb2.RenameKeyRequest,
    app_pb2.RenameKeyResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
ROTATE_KEY: Final[UnaryMethod[app_pb2.RotateKeyRequest, app_pb2.RotateKeyResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/RotateKey", app_pb2.RotateKeyRequest, app_pb2.RotateKeyResponse, RetryClass.WRITE
)
CREATE_KEY_FROM_EXISTING_KEY_AUTHORIZATIONS: Final[
    UnaryMethod[
        app_pb2.CreateKeyFromExistingKeyAuthorizationsRequest, app_pb2.CreateKeyFromExistingKeyAuthorizationsResponse
    ]
] = UnaryMethod(
    "/viam.app.v1.AppService/CreateKeyFromExistingKeyAuthorizations",
    app_pb2.CreateKeyFromExistingKeyAuthorizationsRequest,
    app_pb2.CreateKeyFromExistingKeyAuthorizationsResponse,
    RetryClass.WRITE,
)
GET_APP_CONTENT: Final[UnaryMethod[app_pb2.GetAppContentRequest, app_pb2.GetAppContentResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetAppContent",
    app_pb2.GetAppContentRequest,
    app_pb2.GetAppContentResponse,
    RetryClass.READ,
)
GET_APP_BRANDING: Final[UnaryMethod[app_pb2.GetAppBrandingRequest, app_pb2.GetAppBrandingResponse]] = UnaryMethod(
    "/viam.app.v1.AppService/GetAppBranding",
    app_pb2.GetAppBrandingRequest,
    app_pb2.GetAppBrandingResponse,
    RetryClass.READ,
)
UPLOAD_DEVICE_PUSH_TOKEN: Final[
    UnaryMethod[app_pb2.UploadDevicePushTokenRequest, app_pb2.UploadDevicePushTokenResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/UploadDevicePushToken",
    app_pb2.UploadDevicePushTokenRequest,
    app_pb2.UploadDevicePushTokenResponse,
    RetryClass.WRITE,
)
DELETE_DEVICE_PUSH_TOKEN: Final[
    UnaryMethod[app_pb2.DeleteDevicePushTokenRequest, app_pb2.DeleteDevicePushTokenResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteDevicePushToken",
    app_pb2.DeleteDevicePushTokenRequest,
    app_pb2.DeleteDevicePushTokenResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_DEVICE_PUSH_TOKENS: Final[UnaryMethod[app_pb2.GetDevicePushTokensRequest, app_pb2.GetDevicePushTokensResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetDevicePushTokens",
        app_pb2.GetDevicePushTokensRequest,
        app_pb2.GetDevicePushTokensResponse,
        RetryClass.READ,
    )
)
SET_FIREBASE_CONFIG: Final[UnaryMethod[app_pb2.SetFirebaseConfigRequest, app_pb2.SetFirebaseConfigResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/SetFirebaseConfig",
        app_pb2.SetFirebaseConfigRequest,
        app_pb2.SetFirebaseConfigResponse,
        RetryClass.IDEMPOTENT_WRITE,
    )
)
GET_FIREBASE_CONFIG: Final[UnaryMethod[app_pb2.GetFirebaseConfigRequest, app_pb2.GetFirebaseConfigResponse]] = (
    UnaryMethod(
        "/viam.app.v1.AppService/GetFirebaseConfig",
        app_pb2.GetFirebaseConfigRequest,
        app_pb2.GetFirebaseConfigResponse,
        RetryClass.READ,
    )
)
DELETE_FIREBASE_CONFIG: Final[
    UnaryMethod[app_pb2.DeleteFirebaseConfigRequest, app_pb2.DeleteFirebaseConfigResponse]
] = UnaryMethod(
    "/viam.app.v1.AppService/DeleteFirebaseConfig",
    app_pb2.DeleteFirebaseConfigRequest,
    app_pb2.DeleteFirebaseConfigResponse,
    RetryClass.IDEMPOTENT_WRITE,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    GET_USER_ID_BY_EMAIL,
    CREATE_ORGANIZATION,
    LIST_ORGANIZATIONS,
    GET_ORGANIZATIONS_WITH_ACCESS_TO_LOCATION,
    LIST_ORGANIZATIONS_BY_USER,
    SEARCH_ORGANIZATIONS,
    GET_ORGANIZATION,
    GET_ORGANIZATION_NAMESPACE_AVAILABILITY,
    UPDATE_ORGANIZATION,
    UPDATE_ORGANIZATION_NAMESPACE,
    DELETE_ORGANIZATION,
    GET_ORGANIZATION_METADATA,
    UPDATE_ORGANIZATION_METADATA,
    LIST_ORGANIZATION_MEMBERS,
    CREATE_ORGANIZATION_INVITE,
    UPDATE_ORGANIZATION_INVITE_AUTHORIZATIONS,
    DELETE_ORGANIZATION_MEMBER,
    DELETE_ORGANIZATION_INVITE,
    RESEND_ORGANIZATION_INVITE,
    ENABLE_BILLING_SERVICE,
    DISABLE_BILLING_SERVICE,
    UPDATE_BILLING_SERVICE,
    GET_BILLING_SERVICE_CONFIG,
    ORGANIZATION_SET_SUPPORT_EMAIL,
    ORGANIZATION_GET_SUPPORT_EMAIL,
    ORGANIZATION_SET_LOGO,
    ORGANIZATION_GET_LOGO,
    ENABLE_AUTH_SERVICE,
    DISABLE_AUTH_SERVICE,
    CREATE_OAUTH_APP,
    READ_OAUTH_APP,
    UPDATE_OAUTH_APP,
    DELETE_OAUTH_APP,
    LIST_OAUTH_APPS,
    CREATE_OAUTH_APP_USER,
    CREATE_LOCATION,
    GET_LOCATION,
    UPDATE_LOCATION,
    DELETE_LOCATION,
    GET_LOCATION_METADATA,
    UPDATE_LOCATION_METADATA,
    LIST_LOCATIONS,
    SHARE_LOCATION,
    UNSHARE_LOCATION,
    LOCATION_AUTH,
    CREATE_LOCATION_SECRET,
    DELETE_LOCATION_SECRET,
    GET_ROBOT,
    GET_ROBOT_METADATA,
    UPDATE_ROBOT_METADATA,
    GET_ROVER_RENTAL_ROBOTS,
    GET_ROBOT_PARTS,
    GET_ROBOT_PART,
    GET_ROBOT_PART_BY_NAME_AND_LOCATION,
    GET_ROBOT_PART_LOGS,
    TAIL_ROBOT_PART_LOGS,
    GET_ROBOT_PART_HISTORY,
    UPDATE_ROBOT_PART,
    SET_CONFIG_PROPERTY,
    NEW_ROBOT_PART,
    DELETE_ROBOT_PART,
    GET_ROBOT_PART_METADATA,
    UPDATE_ROBOT_PART_METADATA,
    GET_ROBOT_API_KEYS,
    MARK_PART_AS_MAIN,
    MARK_PART_FOR_RESTART,
    CREATE_ROBOT_PART_SECRET,
    DELETE_ROBOT_PART_SECRET,
    LIST_ROBOTS,
    LIST_ROBOTS_FOR_LOCATIONS,
    LIST_ROBOTS_FOR_ORG,
    NEW_ROBOT,
    UPDATE_ROBOT,
    DELETE_ROBOT,
    ADD_FAVORITE_MACHINE,
    REMOVE_FAVORITE_MACHINE,
    LIST_FAVORITE_MACHINES,
    LIST_FRAGMENTS,
    GET_FRAGMENT,
    CREATE_FRAGMENT,
    UPDATE_FRAGMENT,
    DELETE_FRAGMENT,
    LIST_NESTED_FRAGMENTS,
    LIST_MACHINE_FRAGMENTS,
    LIST_MACHINE_SUMMARIES,
    GET_FRAGMENT_HISTORY,
    GET_FRAGMENT_USAGE,
    SET_FRAGMENT_TAG,
    DELETE_FRAGMENT_TAG,
    ADD_ROLE,
    REMOVE_ROLE,
    CHANGE_ROLE,
    LIST_AUTHORIZATIONS,
    CHECK_PERMISSIONS,
    GET_REGISTRY_ITEM,
    CREATE_REGISTRY_ITEM,
    UPDATE_REGISTRY_ITEM,
    LIST_REGISTRY_ITEMS,
    DELETE_REGISTRY_ITEM,
    RENAME_REGISTRY_ITEM,
    TRANSFER_REGISTRY_ITEM,
    DEPRECATE_REGISTRY_ITEM,
    UNDEPRECATE_REGISTRY_ITEM,
    CREATE_MODULE,
    UPDATE_MODULE,
    UPLOAD_MODULE_FILE,
    GET_MODULE,
    LIST_MODULES,
    DEPRECATE_REGISTRY_ITEM_VERSION,
    UNDEPRECATE_REGISTRY_ITEM_VERSION,
    CREATE_KEY,
    DELETE_KEY,
    LIST_KEYS,
    RENAME_KEY,
    ROTATE_KEY,
    CREATE_KEY_FROM_EXISTING_KEY_AUTHORIZATIONS,
    GET_APP_CONTENT,
    GET_APP_BRANDING,
    UPLOAD_DEVICE_PUSH_TOKEN,
    DELETE_DEVICE_PUSH_TOKEN,
    GET_DEVICE_PUSH_TOKENS,
    SET_FIREBASE_CONFIG,
    GET_FIREBASE_CONFIG,
    DELETE_FIREBASE_CONFIG,
)
