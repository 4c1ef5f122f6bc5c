"""The registry: items, modules, their files, and the apps that come with them."""

from __future__ import annotations

import urllib.request

import pytest

from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import AlreadyExistsError, InvalidArgumentError, NotFoundError
from viam_cloud.proto import app
from viam_cloud.proto.app import RegistryItemStatus, Visibility
from viam_cloud.proto.app.packages import PackageType

_MODULE, _MODEL, _SCRIPT = (
    PackageType.PACKAGE_TYPE_MODULE,
    PackageType.PACKAGE_TYPE_ML_MODEL,
    PackageType.PACKAGE_TYPE_ML_TRAINING,
)
_PRIVATE, _PUBLIC = Visibility.VISIBILITY_PRIVATE, Visibility.VISIBILITY_PUBLIC
_IN_DEVELOPMENT = RegistryItemStatus.REGISTRY_ITEM_STATUS_IN_DEVELOPMENT
_PUBLISHED = RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED


async def _new_organization(sdk: Sdk) -> str:
    """One that has a namespace, beside another one whose items do not belong into its lists."""
    other = await sdk.app.create_organization("Other")
    await sdk.app.create_module(other.id, "others")
    organization = await sdk.app.create_organization("Acme")
    await sdk.app.update_organization(organization.id, public_namespace="acme")
    return organization.id


async def _upload(sdk: Sdk, module_id: str, version: str = "1.0.0", content: bytes = b"archive") -> str:
    info = app.ModuleFileInfo(module_id=module_id, version=version, platform="linux/amd64")
    return await sdk.app.upload_module_file(info, content)


@scenario
async def an_item_from_creation_to_deletion(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    await sdk.app.create_registry_item(organization, "finder", _MODEL)
    created = await sdk.app.get_registry_item("acme:finder")
    assert (created.name, created.type, created.organization_id) == ("finder", _MODEL, organization)
    with pytest.raises(AlreadyExistsError, match="finder"):
        await sdk.app.create_registry_item(organization, "finder", _MODEL)
    await sdk.app.update_registry_item("acme:finder", _MODEL, "Finds dogs.", _PUBLIC, url="https://example.com")
    updated = await sdk.app.get_registry_item("acme:finder")
    assert (updated.description, updated.visibility, updated.url) == ("Finds dogs.", _PUBLIC, "https://example.com")
    with pytest.raises(InvalidArgumentError, match="type"):
        await sdk.app.update_registry_item("acme:finder", _SCRIPT, "Finds cats.", _PUBLIC)
    assert await sdk.app.get_registry_item("acme:finder") == updated
    await sdk.app.delete_registry_item("acme:finder")
    with pytest.raises(NotFoundError, match="acme:finder"):
        await sdk.app.get_registry_item("acme:finder")


@scenario
async def a_list_of_items(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    for name, kind in (("finder", _MODEL), ("script", _SCRIPT)):
        await sdk.app.create_registry_item(organization, name, kind)
    await sdk.app.update_registry_item("acme:finder", _MODEL, "Finds dogs.", _PUBLIC)
    rover, _ = await sdk.app.create_module(organization, "rover")
    draft, _ = await sdk.app.create_module(organization, "draft")
    await _upload(sdk, rover)

    async def listed(
        types: list[PackageType.ValueType] | None = None,
        visibilities: list[Visibility.ValueType] | None = None,
        platforms: list[str] | None = None,
        statuses: list[RegistryItemStatus.ValueType] | None = None,
        search_term: str | None = None,
    ) -> list[str]:
        found = await sdk.app.list_registry_items(
            organization, types or [], visibilities or [], platforms or [], statuses or [], search_term
        )
        return [each.name for each in found]

    assert await listed() == ["finder", "script", "rover", "draft"]
    assert await listed(types=[_MODEL, _SCRIPT]) == ["finder", "script"]
    assert await listed(visibilities=[_PUBLIC]) == ["finder"]
    assert await listed(types=[_MODULE], platforms=["linux/amd64"]) == ["rover"]
    assert await listed(types=[_MODULE], statuses=[_PUBLISHED]) == ["rover"]
    assert await listed(types=[_MODULE], statuses=[_IN_DEVELOPMENT]) == ["draft"]
    assert await listed(search_term="dogs") == ["finder"]
    await sdk.app.delete_registry_item(draft)
    assert await listed(types=[_MODULE]) == ["rover"]


@scenario
async def all_items_come_at_once(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    names = [f"model-{number}" for number in range(120)]
    for name in names:
        await sdk.app.create_registry_item(organization, name, _MODEL)
    listed = await sdk.app.list_registry_items(organization, [], [], [], [], page_token="")
    assert [each.name for each in listed] == names
    with pytest.raises(InvalidArgumentError, match="page_token"):
        await sdk.app.list_registry_items(organization, [], [], [], [], page_token="2")


@scenario
async def a_module_from_creation_to_deletion(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    module_id, url = await sdk.app.create_module(organization, "rover")
    assert (module_id, "acme/rover" in url) == ("acme:rover", True)
    model = app.Model(api="rdk:component:base", model="acme:rover:wheeled")
    assert url == await sdk.app.update_module(
        module_id, "https://example.com", "A rover.", [model], "run.sh", public=True, markdown_description="# Rover"
    )
    module = await sdk.app.get_module(module_id)
    assert (module.url, module.description, module.entrypoint) == ("https://example.com", "A rover.", "run.sh")
    assert (list(module.models), module.visibility, list(module.versions)) == ([model], _PUBLIC, [])
    item = await sdk.app.get_registry_item(module_id, include_markdown_documentation=True)
    assert item.module_metadata.markdown_description == "# Rover"
    without = await sdk.app.get_registry_item(module_id)
    assert not without.module_metadata.HasField("markdown_description")

    link = await _upload(sdk, module_id)
    with urllib.request.urlopen(link) as response:
        assert response.read() == b"archive"
    with pytest.raises(AlreadyExistsError, match=r"1\.0\.0"):
        await _upload(sdk, module_id)
    released = await sdk.app.get_module(module_id)
    (version,) = released.versions
    assert (version.version, version.entrypoint, list(version.models)) == ("1.0.0", "run.sh", [model])
    assert [each.platform for each in version.files] == ["linux/amd64"]
    assert await sdk.app.list_modules(organization) == [released]
    await sdk.app.delete_registry_item(module_id)
    with pytest.raises(NotFoundError, match=module_id):
        await sdk.app.get_module(module_id)
    assert await sdk.app.list_modules(organization) == []


@scenario
async def deprecation(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    module_id, _ = await sdk.app.create_module(organization, "rover")
    for number in ("1.0.0", "2.0.0"):
        await _upload(sdk, module_id, number)

    async def messages() -> list[str]:
        module = await sdk.app.get_module(module_id)
        item = await sdk.app.get_registry_item(module_id)
        assert item.deprecated_status == module.deprecated_status
        return [module.deprecated_status.message, *(each.deprecated_status.message for each in module.versions)]

    assert await messages() == ["", "", ""]
    await sdk.app.deprecate_registry_item_version(module_id, "1.0.0", "use 2")
    assert await messages() == ["", "use 2", ""]
    await sdk.app.deprecate_registry_item(module_id, "use another")
    assert await messages() == ["use another", "use 2", ""]
    assert await sdk.app.list_registry_items(organization, [], [], [], []) == []
    await sdk.app.undeprecate_registry_item_version(module_id, "1.0.0")
    assert await messages() == ["use another", "", ""]
    await sdk.app.undeprecate_registry_item(module_id)
    assert await messages() == ["", "", ""]
    assert [each.name for each in await sdk.app.list_registry_items(organization, [], [], [], [])] == ["rover"]


@scenario
async def a_hosted_app(sdk: Sdk) -> None:
    organization = await _new_organization(sdk)
    module_id, _ = await sdk.app.create_module(organization, "rover")
    picker = app.MachinePickerCustomizations(heading="Pick one")
    cockpit = app.App(
        name="cockpit",
        type="single_machine",
        entrypoint="dist/index.html",
        logo_path="logo.png",
        fragment_ids=["f"],
        customizations=app.AppCustomizations(machine_picker=picker),
    )
    await sdk.app.update_module(module_id, "", "A rover.", None, "run.sh", apps=[cockpit])
    await _upload(sdk, module_id)
    content = await sdk.app.get_app_content("acme", "cockpit")
    assert (content.entrypoint, content.blob_path) == ("dist/index.html", "acme/rover/1.0.0")
    assert content.app_type == app.AppType.APP_TYPE_SINGLE_MACHINE
    branding = await sdk.app.get_app_branding("acme", "cockpit")
    assert (branding.logo_path, list(branding.fragment_ids)) == ("logo.png", ["f"])
    assert dict(branding.text_customizations["machine_picker"].fields) == {"heading": "Pick one"}
    await sdk.app.delete_registry_item(module_id)
    for gone in (sdk.app.get_app_content, sdk.app.get_app_branding):
        with pytest.raises(NotFoundError, match="cockpit"):
            await gone("acme", "cockpit")
