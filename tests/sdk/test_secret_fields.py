"""Every text field of the API whose name suggests a secret, and whether it holds one: what `redacted` and logs go by."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message_factory import GetMessageClass

import viam_cloud.gen
from viam_cloud import redacted
from viam_cloud_runtime.redaction import is_marked_secret, render

SUGGESTIVE = re.compile("secret|passw|passk|psk|key|token|payload|credential|auth|signed|url|uri")
SECRET = [
    "proto.rpc.v1.AuthenticateResponse.access_token",
    "proto.rpc.v1.AuthenticateToResponse.access_token",
    "proto.rpc.v1.Credentials.payload",
    "viam.app.build.v1.StartBuildRequest.token",
    "viam.app.cloudslam.v1.GetMappingSessionPointCloudResponse.map_url",
    "viam.app.data.v1.ConfigureDatabaseUserRequest.password",
    "viam.app.data.v1.CreateBinaryDataSignedURLResponse.signed_url",
    "viam.app.data.v1.GetDatabaseConnectionResponse.mongodb_uri",
    "viam.app.dataset.v1.GetSequenceDatasetExportResponse.download_url",
    "viam.app.v1.APIKey.key",
    "viam.app.v1.CertificateResponse.tls_private_key",
    "viam.app.v1.CloudConfig.location_secret",
    "viam.app.v1.CloudConfig.secret",
    "viam.app.v1.CreateKeyFromExistingKeyAuthorizationsResponse.key",
    "viam.app.v1.CreateKeyResponse.key",
    "viam.app.v1.CreateOAuthAppResponse.client_secret",
    "viam.app.v1.CreateOAuthAppUserRequest.password",
    "viam.app.v1.CreateOAuthAppUserResponse.auth_token",
    "viam.app.v1.CreateOAuthAppUserResponse.refresh_token",
    "viam.app.v1.GetAuthApplicationResponse.client_secret",
    "viam.app.v1.GetDevicePushTokensResponse.device_tokens",
    "viam.app.v1.LocationAuth.secret",
    "viam.app.v1.LocationSecret.secret",
    "viam.app.v1.ReadOAuthAppResponse.client_secret",
    "viam.app.v1.RegisterAuthApplicationResponse.client_secret",
    "viam.app.v1.RemoteAuth.Credentials.payload",
    "viam.app.v1.RemoteConfig.secret",
    "viam.app.v1.RobotPart.secret",
    "viam.app.v1.RotateKeyResponse.key",
    "viam.app.v1.SharedSecret.secret",
    "viam.app.v1.UploadDevicePushTokenRequest.device_token",
    "viam.app.v1.VerificationInfo.hosted_verification_page_url",
    "viam.provisioning.v1.APIKey.key",
    "viam.provisioning.v1.CloudConfig.secret",
    "viam.provisioning.v1.SetNetworkCredentialsRequest.psk",
]
# IDs and types, cursors, addresses that only lead on with a key, names of files and of other keys.
PUBLIC = [
    "viam.app.agent.v1.UpdateInfo.url",
    "viam.app.build.v1.AppLink.oauth_app_link_id",
    "viam.app.build.v1.LinkOrgRequest.oauth_app_link_id",
    "viam.app.build.v1.RemoveAppLinkRequest.oauth_app_link_id",
    "viam.app.build.v1.RepoLink.oauth_app_link_id",
    "viam.app.build.v1.UnlinkOrgRequest.oauth_app_link_id",
    "viam.app.data.v1.BinaryMetadata.uri",
    "viam.app.data.v1.GetSequenceBinaryDataRequest.page_token",
    "viam.app.data.v1.GetSequenceBinaryDataResponse.next_page_token",
    "viam.app.data.v1.ListSequencesRequest.page_token",
    "viam.app.data.v1.ListSequencesResponse.next_page_token",
    "viam.app.data.v1.SequencesByDatasetIDRequest.page_token",
    "viam.app.data.v1.SequencesByDatasetIDResponse.next_page_token",
    "viam.app.datapipelines.v1.ListDataPipelineRunsRequest.page_token",
    "viam.app.datapipelines.v1.ListDataPipelineRunsResponse.next_page_token",
    "viam.app.mltraining.v1.Container.key",
    "viam.app.mltraining.v1.Container.uri",
    "viam.app.mltraining.v1.GetTrainingJobLogsRequest.page_token",
    "viam.app.mltraining.v1.GetTrainingJobLogsResponse.next_page_token",
    "viam.app.mltraining.v1.RegisterCustomTrainingContainerRequest.image_uri",
    "viam.app.packages.v1.Package.url",
    "viam.app.v1.AuthConfig.tls_auth_entities",
    "viam.app.v1.Authorization.authorization_id",
    "viam.app.v1.Authorization.authorization_type",
    "viam.app.v1.AuthorizationDetails.authorization_id",
    "viam.app.v1.AuthorizationDetails.authorization_type",
    "viam.app.v1.CreateModuleResponse.url",
    "viam.app.v1.DeleteLocationSecretRequest.secret_id",
    "viam.app.v1.DeleteRobotPartSecretRequest.secret_id",
    "viam.app.v1.GetAuthApplicationResponse.logout_uri",
    "viam.app.v1.GetAuthApplicationResponse.origin_uris",
    "viam.app.v1.GetAuthApplicationResponse.redirect_uris",
    "viam.app.v1.GetBillingServiceConfigResponse.billing_dashboard_url",
    "viam.app.v1.GetBillingServiceConfigResponse.logo_url",
    "viam.app.v1.GetFragmentHistoryRequest.page_token",
    "viam.app.v1.GetFragmentHistoryResponse.next_page_token",
    "viam.app.v1.GetRobotPartHistoryRequest.page_token",
    "viam.app.v1.GetRobotPartHistoryResponse.next_page_token",
    "viam.app.v1.GetRobotPartLogsRequest.page_token",
    "viam.app.v1.GetRobotPartLogsResponse.next_page_token",
    "viam.app.v1.ListRegistryItemsRequest.page_token",
    "viam.app.v1.MaintenanceConfig.maintenance_allowed_key",
    "viam.app.v1.Module.url",
    "viam.app.v1.NetworkConfig.tls_key_file",
    "viam.app.v1.OAuthConfig.invite_redirect_uri",
    "viam.app.v1.OAuthConfig.logout_uri",
    "viam.app.v1.OAuthConfig.origin_uris",
    "viam.app.v1.OAuthConfig.redirect_uris",
    "viam.app.v1.OrganizationGetLogoResponse.url",
    "viam.app.v1.RegisterAuthApplicationRequest.logout_uri",
    "viam.app.v1.RegisterAuthApplicationRequest.origin_uris",
    "viam.app.v1.RegisterAuthApplicationRequest.redirect_uris",
    "viam.app.v1.RegistryItem.url",
    "viam.app.v1.UpdateAuthApplicationRequest.logout_uri",
    "viam.app.v1.UpdateAuthApplicationRequest.origin_uris",
    "viam.app.v1.UpdateAuthApplicationRequest.redirect_uris",
    "viam.app.v1.UpdateModuleRequest.url",
    "viam.app.v1.UpdateModuleResponse.url",
    "viam.app.v1.UpdateRegistryItemRequest.url",
    "viam.app.v1.UploadModuleFileResponse.url",
    "viam.provisioning.v1.NetworkInfo.security",
]


def message_types() -> Iterator[Descriptor]:
    """Every message of the API, nested ones too, but the entries of maps."""
    for module in pkgutil.walk_packages(viam_cloud.gen.__path__, "viam_cloud.gen."):
        if module.name.endswith("_pb2"):
            file = importlib.import_module(module.name).DESCRIPTOR
            for message_type in file.message_types_by_name.values():
                yield from nested(message_type)


def nested(message_type: Descriptor) -> Iterator[Descriptor]:
    if not message_type.GetOptions().map_entry:
        yield message_type
        for inner in message_type.nested_types:
            yield from nested(inner)


def text_fields() -> Iterator[tuple[str, FieldDescriptor]]:
    for message_type in message_types():
        for field in message_type.fields:
            if field.type in (FieldDescriptor.TYPE_STRING, FieldDescriptor.TYPE_BYTES):
                yield f"{message_type.full_name.removeprefix('viam_cloud.')}.{field.name}", field


FIELDS = dict(text_fields())


def test_each_suggestive_name_is_decided_on():
    """A new field of such a name belongs into one of the lists above; where the name misleads, into the metadata too."""
    suggestive = {name for name, field in FIELDS.items() if SUGGESTIVE.search(field.name)}
    assert suggestive == {*SECRET, *PUBLIC}
    assert {name for name, field in FIELDS.items() if is_marked_secret(field)} == set(SECRET)


@pytest.mark.parametrize("name", SECRET)
def test_secret_is_neither_in_a_copy_nor_in_the_log(name):
    field = FIELDS[name]
    value = "s3cret" if field.type == FieldDescriptor.TYPE_STRING else b"s3cret"
    message = GetMessageClass(field.containing_type)(**{field.name: [value] if field.is_repeated else value})
    assert "s3cret" in str(message)
    assert "s3cret" not in f"{redacted(message)} {render(message)}"
    assert field.name in str(redacted(message))
    assert "s3cret" in str(message)
