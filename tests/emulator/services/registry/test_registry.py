"""Registry items, modules, their versions and files, and the apps that come with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.emulator.callers import Callers, callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet, names
from tests.support.emulator.registry_items import (
    IN_DEVELOPMENT,
    ML_MODEL,
    ML_TRAINING,
    MODULE,
    PRIVATE,
    PUBLIC,
    PUBLISHED,
    UNLISTED,
    new_module,
    update_module,
    upload_module,
)
from viam_cloud.errors import (
    AlreadyExistsError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
)
from viam_cloud.proto import app
from viam_cloud.proto.app import mltraining
from viam_cloud_emulator import Emulator


@pytest.fixture
def signing_in(emulator: Emulator) -> Iterator[Callers]:
    with callers(emulator) as signing_in:
        yield signing_in


def test_item_from_creation_to_deletion(cloud: Cloud, fleet: Fleet) -> None:
    cloud.app.create_registry_item(organization_id=fleet.organization, name="model", type=ML_MODEL)
    item_id = f"{fleet.organization}:model"
    item = cloud.app.get_registry_item(item_id=item_id).item
    assert (item.item_id, item.name, item.type, item.visibility) == (item_id, "model", ML_MODEL, PRIVATE)
    assert item.HasField("ml_model_metadata")
    with pytest.raises(AlreadyExistsError, match="'model'"):
        cloud.app.create_registry_item(organization_id=fleet.organization, name="model", type=ML_MODEL)

    metadata = app.UpdateMLModelMetadata(model_type=mltraining.ModelType.MODEL_TYPE_OBJECT_DETECTION)
    cloud.app.update_registry_item(
        item_id=item_id, type=ML_MODEL, description="d", url="https://example.com", update_ml_model_metadata=metadata
    )
    updated = cloud.app.get_registry_item(item_id=item_id).item
    assert (updated.description, updated.url, updated.visibility) == ("d", "https://example.com", PRIVATE)
    assert updated.ml_model_metadata.model_type == metadata.model_type
    assert (updated.updated_at.seconds, updated.updated_at.nanos) > (item.updated_at.seconds, item.updated_at.nanos)

    renamed = cloud.app.rename_registry_item(item_id=item_id, new_name="better").item
    assert renamed.item_id == f"{fleet.organization}:better"
    with pytest.raises(NotFoundError, match=":model"):
        cloud.app.get_registry_item(item_id=item_id)
    cloud.app.delete_registry_item(item_id=renamed.item_id)
    with pytest.raises(NotFoundError, match=":better"):
        cloud.app.get_registry_item(item_id=renamed.item_id)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": ""}, "name"),
        ({"name": "a b"}, "name"),
        ({"name": "a:b"}, "name"),
        ({"name": "x" * 201}, "name"),
        ({"type": 0}, "type"),
        ({"type": 77}, "type"),
    ],
)
def test_items_that_cannot_be(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    request = {"organization_id": fleet.organization, "name": "n", "type": ML_MODEL, **fields}
    with pytest.raises(InvalidArgumentError, match=message):
        cloud.app.create_registry_item(**request)
    assert cloud.app.list_registry_items(organization_id=fleet.organization).items == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"type": ML_TRAINING}, "type"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"visibility": 9}, "visibility"),
        ({"update_ml_training_metadata": app.UpdateMLTrainingMetadata()}, "does not fit"),
    ],
)
def test_updates_that_cannot_be(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    cloud.app.create_registry_item(organization_id=fleet.organization, name="n", type=ML_MODEL)
    item_id = f"{fleet.organization}:n"
    before = cloud.app.get_registry_item(item_id=item_id)
    with pytest.raises(InvalidArgumentError, match=message):
        cloud.app.update_registry_item(**{"item_id": item_id, "description": "d", **fields})
    assert cloud.app.get_registry_item(item_id=item_id) == before


def test_visibility(cloud: Cloud, fleet: Fleet, signing_in: Callers) -> None:
    module_id = new_module(cloud, fleet)
    with pytest.raises(FailedPreconditionError, match="namespace"):
        update_module(cloud, module_id, visibility=PUBLIC)
    cloud.app.update_organization(organization_id=fleet.organization, public_namespace=f"v{fleet.organization[:8]}")
    module_id = f"v{fleet.organization[:8]}:rover"
    stranger = signing_in.with_key(new_key(cloud, cloud.new_fleet(), "organization_owner"))
    location_owner = signing_in.with_key(new_key(cloud, fleet, "location_owner"))

    def reach() -> tuple[str, bool]:
        listed = stranger.rpcs.list_registry_items(search_term=module_id).items
        return stranger.status("get_module", module_id=module_id), bool(listed)

    assert reach() == ("NOT_FOUND", False)
    change = {"module_id": module_id, "description": "d"}
    assert location_owner.status("update_module", visibility=UNLISTED, **change) == "OK"
    assert reach() == ("OK", False)
    assert location_owner.status("update_module", visibility=PUBLIC, **change) == "OK"
    assert reach() == ("OK", True)
    assert stranger.status("update_module", **change) == "PERMISSION_DENIED"
    assert stranger.status("delete_registry_item", item_id=module_id) == "PERMISSION_DENIED"
    assert location_owner.status("update_module", visibility=PRIVATE, **change) == "PERMISSION_DENIED"
    update_module(cloud, module_id, visibility=PRIVATE)
    assert reach() == ("NOT_FOUND", False)


def test_deprecation(cloud: Cloud, fleet: Fleet) -> None:
    module_id = new_module(cloud, fleet)
    for version in ("1.0.0", "2.0.0"):
        upload_module(cloud, module_id, version=version)
    item = {"item_id": module_id}
    one_version = {"item_id": module_id, "version": "1.0.0"}

    def state() -> list[str]:
        module = cloud.app.get_module(module_id=module_id).module
        assert module.HasField("deprecated_status") == bool(module.deprecated_status.message)
        return [module.deprecated_status.message, *(each.deprecated_status.message for each in module.versions)]

    cloud.app.deprecate_registry_item_version(message="use 2", **one_version)
    assert state() == ["", "use 2", ""]
    cloud.app.deprecate_registry_item(message="gone", **item)
    assert state() == ["gone", "use 2", ""]
    listed = {"organization_id": fleet.organization}
    assert cloud.app.list_registry_items(**listed).items == []
    assert names(cloud.app.list_registry_items(show_owned_deprecated=True, **listed).items) == ["rover"]
    cloud.app.undeprecate_registry_item_version(**one_version)
    cloud.app.undeprecate_registry_item(**item)
    assert state() == ["", "", ""]
    assert names(cloud.app.list_registry_items(**listed).items) == ["rover"]
    with pytest.raises(NotFoundError, match=r"9\.9\.9"):
        cloud.app.deprecate_registry_item_version(item_id=module_id, version="9.9.9", message="m")


def test_transfer(cloud: Cloud, fleet: Fleet, namespace: str, signing_in: Callers) -> None:
    module_id = new_module(cloud, fleet)
    other = cloud.new_fleet()
    with pytest.raises(NotFoundError, match="nobody-has-this"):
        cloud.app.transfer_registry_item(item_id=module_id, new_public_namespace="nobody-has-this")
    with pytest.raises(InvalidArgumentError, match="new_public_namespace"):
        cloud.app.transfer_registry_item(item_id=module_id, new_public_namespace=namespace)
    theirs = f"t{other.organization[:13]}"
    cloud.app.update_organization(organization_id=other.organization, public_namespace=theirs)
    owner = signing_in.with_key(new_key(cloud, fleet, "organization_owner"))
    move = {"item_id": module_id, "new_public_namespace": theirs}
    assert owner.status("transfer_registry_item", **move) == "NOT_FOUND"
    cloud.app.transfer_registry_item(**move)
    assert cloud.app.get_module(module_id=f"{theirs}:rover").module.organization_id == other.organization
    with pytest.raises(NotFoundError, match=module_id):
        cloud.app.get_module(module_id=module_id)


def test_lists_with_filters(cloud: Cloud, fleet: Fleet, namespace: str) -> None:
    new_module(cloud, fleet, "released")
    upload_module(cloud, f"{namespace}:released", platform="linux/amd64")
    new_module(cloud, fleet, "draft")
    create = {"organization_id": fleet.organization}
    cloud.app.create_registry_item(name="model", type=ML_MODEL, **create)
    cloud.app.create_registry_item(name="script", type=ML_TRAINING, **create)
    script = app.UpdateMLTrainingMetadata(draft=True)
    update = {"item_id": f"{namespace}:script", "description": "Trains Models"}
    cloud.app.update_registry_item(update_ml_training_metadata=script, visibility=PUBLIC, **update)
    language = app.UpdateModuleMetadata(language=app.ModuleLanguage.MODULE_LANGUAGE_PYTHON)
    cloud.app.update_registry_item(item_id=f"{namespace}:released", description="d", update_module_metadata=language)

    def found(**filters: Any) -> list[str]:
        filters.setdefault("organization_id", fleet.organization)
        return names(cloud.app.list_registry_items(**filters).items)

    assert found() == found(platforms=[""], page_token="") == ["released", "draft", "model", "script"]
    assert found(types=[MODULE]) == ["released", "draft"]
    assert found(types=[ML_MODEL, ML_TRAINING]) == ["model", "script"]
    assert found(visibilities=[PUBLIC]) == ["script"]
    assert found(statuses=[PUBLISHED]) == ["released", "model"]
    assert found(statuses=[IN_DEVELOPMENT]) == ["draft", "script"]
    assert found(types=[MODULE], platforms=["linux/any"]) == ["released"]
    assert found(types=[MODULE], platforms=["linux/arm64", "darwin/any"]) == []
    assert found(search_term="trains models") == found(search_term=":script") == ["script"]
    assert found(module_languages=[app.ModuleLanguage.MODULE_LANGUAGE_PYTHON]) == ["released"]
    assert found(organization_id="", public_namespaces=[namespace], types=[MODULE]) == ["released", "draft"]
    with pytest.raises(InvalidArgumentError, match="page_token"):
        found(page_token="2")


def test_usage(cloud: Cloud, fleet: Fleet, namespace: str) -> None:
    module_id = new_module(cloud, fleet)
    other = cloud.new_fleet()
    for part_id, modules in (
        (fleet.part, [{"module_id": module_id}, {"module_id": module_id}, "odd", {"module_id": 3}]),
        (other.part, [{"module_id": module_id}]),
        (cloud.new_fleet().part, {"module_id": module_id}),
    ):
        config = json.dumps({"modules": modules})
        cloud.app.update_robot_part(id=part_id, name="p", robot_config_json=config)
    item = cloud.app.get_registry_item(item_id=module_id).item
    assert (item.total_robot_usage, item.total_external_robot_usage) == (2, 1)
    assert (item.total_organization_usage, item.total_external_organization_usage) == (2, 1)
    assert cloud.app.get_module(module_id=module_id).module.total_robot_usage == 2


def test_apps(cloud: Cloud, fleet: Fleet, namespace: str, signing_in: Callers) -> None:
    module_id = new_module(cloud, fleet)
    picker = app.MachinePickerCustomizations(heading="Pick one")
    hosted = app.App(
        name="cockpit",
        type="single_machine",
        entrypoint="dist/index.html",
        fragment_ids=["f"],
        logo_path="logo.png",
        customizations=app.AppCustomizations(machine_picker=picker),
    )
    update_module(cloud, module_id, apps=[hosted, app.App(name="other", type="multi_machine")])
    name = {"public_namespace": namespace, "name": "cockpit"}
    content = cloud.app.get_app_content(**name)
    assert (content.entrypoint, content.blob_path, content.public) == ("dist/index.html", "", False)
    assert content.app_type == app.AppType.APP_TYPE_SINGLE_MACHINE
    upload_module(cloud, module_id)
    assert cloud.app.get_app_content(**name).blob_path == f"{namespace}/rover/1.0.0"
    branding = cloud.app.get_app_branding(**name)
    assert (branding.logo_path, list(branding.fragment_ids)) == ("logo.png", ["f"])
    assert dict(branding.text_customizations["machine_picker"].fields) == {"heading": "Pick one"}
    stranger = signing_in.with_key(new_key(cloud, cloud.new_fleet(), "robot_operator"))
    assert stranger.status("get_app_content", **name) == "NOT_FOUND"
    update_module(cloud, module_id, apps=[hosted], visibility=PUBLIC)
    assert stranger.rpcs.get_app_content(**name).public
    hosted.allowed_org_ids.ids.append(fleet.organization)
    update_module(cloud, module_id, apps=[hosted])
    assert stranger.status("get_app_branding", **name) == "NOT_FOUND"
    assert list(cloud.app.get_app_branding(**name).allowed_org_ids) == [fleet.organization]
    for wrong in ({"name": "nope"}, {"public_namespace": "nope"}):
        with pytest.raises(NotFoundError, match="nope"):
            cloud.app.get_app_content(**{**name, **wrong})
