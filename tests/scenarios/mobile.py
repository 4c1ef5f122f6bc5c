"""Mobile apps: devices to notify, and the Firebase project that does."""

from __future__ import annotations

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError

_APP = "com.example.app"


@scenario
async def devices_to_notify(sdk: Sdk) -> None:
    assert await sdk.app.get_device_push_tokens(_APP) == []
    for device, token in (("phone", "one"), ("tablet", "two"), ("phone", "three")):
        await sdk.app.upload_device_push_token(_APP, token, device)
    assert sorted(await sdk.app.get_device_push_tokens(_APP)) == ["three", "two"]
    assert await sdk.app.get_device_push_tokens("com.example.other") == []
    await sdk.app.delete_device_push_token(_APP, "phone")
    assert await sdk.app.get_device_push_tokens(_APP) == ["two"]


@scenario
async def a_firebase_project(sdk: Sdk) -> None:
    organization = (await sdk.app.create_organization("Acme")).id
    await sdk.app.set_firebase_config(organization, _APP, '{"project_id": "p"}')
    assert await sdk.app.get_firebase_config(organization) == _APP
    await sdk.app.delete_firebase_config(organization, _APP)
    with pytest.raises(NotFoundError, match="Firebase"):
        await sdk.app.get_firebase_config(organization)
