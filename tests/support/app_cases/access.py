"""Roles, permissions, API keys, and what mobile and hosted apps need."""

from __future__ import annotations

from tests.support.cases import Case
from viam_cloud.app.app_client import APIKeyAuthorization
from viam_cloud.proto.app import (
    APIKey,
    APIKeyWithAuthorizations,
    Authorization,
    AuthorizedPermissions,
    CreateOAuthAppUserResponse,
    GetAppBrandingResponse,
    GetAppContentResponse,
)

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_USER = "abc01234-0123-4567-ab12-a11a00a2aa22"
_ROLE = {
    "org_id": _ORG,
    "identity_id": _USER,
    "role": "owner",
    "resource_type": "location",
    "resource_id": "111ab12345",
}
_AUTHORIZATION = {
    "authorization_type": "role",
    "authorization_id": "location_owner",
    "organization_id": _ORG,
    "identity_id": _USER,
    "resource_type": "location",
    "resource_id": "111ab12345",
}
_KEY_AUTHORIZATION = {
    "authorization_type": "role",
    "authorization_id": "robot_owner",
    "organization_id": _ORG,
    "identity_type": "api-key",
    "resource_type": "robot",
    "resource_id": "your-machine-id123",
}
_PERMISSIONS = {
    "resource_type": "organization",
    "resource_id": _ORG,
    "permissions": ["control_robot", "read_robot_logs"],
}

CASES = [
    Case("add_role", "AddRole", {"authorization": _AUTHORIZATION}, kwargs=_ROLE),
    Case("remove_role", "RemoveRole", {"authorization": _AUTHORIZATION}, args=tuple(_ROLE.values())),
    Case(
        "change_role",
        "ChangeRole",
        {
            "old_authorization": {**_AUTHORIZATION, "authorization_id": "location_operator"},
            "new_authorization": {
                **_AUTHORIZATION,
                "authorization_id": "organization_owner",
                "resource_type": "organization",
                "resource_id": "abc12345",
            },
        },
        kwargs={
            "organization_id": _ORG,
            "old_identity_id": _USER,
            "old_role": "operator",
            "old_resource_type": "location",
            "old_resource_id": "111ab12345",
            "new_identity_id": _USER,
            "new_role": "owner",
            "new_resource_type": "organization",
            "new_resource_id": "abc12345",
        },
    ),
    Case(
        "list_authorizations",
        "ListAuthorizations",
        {"organization_id": _ORG, "resource_ids": ["1a123456-x1yz-0ab0-a12xyzabc"]},
        kwargs={"org_id": _ORG, "resource_ids": ["1a123456-x1yz-0ab0-a12xyzabc"]},
        reply={"authorizations": [_AUTHORIZATION]},
        result=[Authorization(**_AUTHORIZATION)],
    ),
    Case(
        "check_permissions",
        "CheckPermissions",
        {"permissions": [_PERMISSIONS]},
        args=([AuthorizedPermissions(**_PERMISSIONS)],),
        reply={"authorized_permissions": [{**_PERMISSIONS, "permissions": ["control_robot"]}]},
        result=[AuthorizedPermissions(resource_type="organization", resource_id=_ORG, permissions=["control_robot"])],
    ),
    Case(
        "create_key",
        "CreateKey",
        {"authorizations": [_KEY_AUTHORIZATION], "name": "my_key"},
        kwargs={
            "org_id": _ORG,
            "authorizations": [
                APIKeyAuthorization(role="owner", resource_type="robot", resource_id="your-machine-id123")
            ],
            "name": "my_key",
        },
        reply={"key": "secret", "id": "key-id"},
        result=("secret", "key-id"),
    ),
    # Authorizations may be messages too.
    Case(
        "create_key",
        "CreateKey",
        {"authorizations": [_AUTHORIZATION], "name": "my_key"},
        args=(_ORG, [Authorization(**_AUTHORIZATION)], "my_key"),
        reply={"key": "secret", "id": "key-id"},
        result=("secret", "key-id"),
    ),
    Case("delete_key", "DeleteKey", {"id": "key-id"}, args=("key-id",)),
    Case(
        "list_keys",
        "ListKeys",
        {"org_id": _ORG},
        kwargs={"org_id": _ORG},
        reply={"api_keys": [{"api_key": {"id": "key-id"}}]},
        result=[APIKeyWithAuthorizations(api_key=APIKey(id="key-id"))],
    ),
    Case(
        "rename_key",
        "RenameKey",
        {"id": "key-id", "name": "new_name"},
        args=("key-id", "new_name"),
        reply={"id": "key-id", "name": "new_name"},
        result=("key-id", "new_name"),
    ),
    Case(
        "rotate_key",
        "RotateKey",
        {"id": "key-id"},
        args=("key-id",),
        reply={"id": "key-id", "key": "new-secret"},
        result=("new-secret", "key-id"),
    ),
    Case(
        "create_key_from_existing_key_authorizations",
        "CreateKeyFromExistingKeyAuthorizations",
        {"id": "key-id"},
        kwargs={"id": "key-id"},
        reply={"id": "new-id", "key": "new-secret"},
        result=("new-secret", "new-id"),
    ),
    Case(
        "get_app_content",
        "GetAppContent",
        {"public_namespace": "artoo", "name": "app"},
        args=("artoo", "app"),
        reply={"blob_path": "path", "entrypoint": "index.html"},
        result=GetAppContentResponse(blob_path="path", entrypoint="index.html"),
    ),
    Case(
        "get_app_branding",
        "GetAppBranding",
        {"public_namespace": "artoo", "name": "app"},
        kwargs={"public_namespace": "artoo", "name": "app"},
        reply={"logo_path": "logo.png"},
        result=GetAppBrandingResponse(logo_path="logo.png"),
    ),
    Case(
        "create_oauth_app_user",
        "CreateOAuthAppUser",
        {
            "org_id": _ORG,
            "application_id": "app",
            "email": "ada@example.com",
            "first_name": "Ada",
            "last_name": "Lovelace",
            "password": "correct horse",
        },
        args=(_ORG, "app", "ada@example.com", "Ada", "Lovelace", "correct horse", 5.0),
        reply={"user_id": "user-1"},
        result=CreateOAuthAppUserResponse(user_id="user-1"),
    ),
    Case(
        "upload_device_push_token",
        "UploadDevicePushToken",
        {"app_id": "com.example.app", "device_token": "token", "device_uuid": "uuid"},
        args=("com.example.app", "token", "uuid", 5.0),
    ),
    Case(
        "delete_device_push_token",
        "DeleteDevicePushToken",
        {"app_id": "com.example.app", "device_uuid": "uuid"},
        args=("com.example.app", "uuid"),
    ),
    Case(
        "get_device_push_tokens",
        "GetDevicePushTokens",
        {"app_id": "com.example.app"},
        args=("com.example.app", None),
        reply={"device_tokens": ["a", "b"]},
        result=["a", "b"],
    ),
    Case(
        "set_firebase_config",
        "SetFirebaseConfig",
        {"org_id": _ORG, "app_id": "com.example.app", "config_json": "{}"},
        args=(_ORG, "com.example.app", "{}"),
    ),
    Case(
        "get_firebase_config",
        "GetFirebaseConfig",
        {"org_id": _ORG},
        args=(_ORG,),
        reply={"app_id": "com.example.app"},
        result="com.example.app",
    ),
    Case(
        "delete_firebase_config",
        "DeleteFirebaseConfig",
        {"org_id": _ORG, "app_id": "com.example.app"},
        kwargs={"org_id": _ORG, "app_id": "com.example.app", "timeout": 5},
    ),
]
