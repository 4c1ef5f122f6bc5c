"""The registry: items and modules."""

from __future__ import annotations

from tests.support.cases import Case
from viam_cloud.proto.app import App, Model, Module, ModuleFileInfo, RegistryItem, RegistryItemStatus, Visibility
from viam_cloud.proto.app.packages import PackageType

_ORG = "a1b2c345-abcd-1a2b-abc1-a1b23cd4561e"
_ITEM = "your-namespace:your-name"
_MODULE = {
    "module_id": "my-group:cool_new_hoverboard_module",
    "url": "https://docsformymodule.viam.com",
    "description": "A base to support hoverboards.",
    "models": [{"api": "rdk:component:base", "model": "my-group:cool_new_hoverboard_module:wheeled"}],
    "entrypoint": "exec",
}
_MODEL = Model(api="rdk:component:base", model="my-group:cool_new_hoverboard_module:wheeled")
_FILE_INFO = {"module_id": "sierra:cool_new_hoverboard_module", "version": "1.0.0", "platform": "darwin/arm64"}

CASES = [
    Case(
        "get_registry_item",
        "GetRegistryItem",
        {"item_id": "item-id", "include_markdown_documentation": False},
        args=("item-id",),
        reply={"item": {"item_id": "item-id"}},
        result=RegistryItem(item_id="item-id"),
    ),
    Case(
        "create_registry_item",
        "CreateRegistryItem",
        {"organization_id": _ORG, "name": "name", "type": "PACKAGE_TYPE_ML_MODEL"},
        args=(_ORG, "name", PackageType.PACKAGE_TYPE_ML_MODEL),
    ),
    Case(
        "update_registry_item",
        "UpdateRegistryItem",
        {
            "item_id": _ITEM,
            "type": "PACKAGE_TYPE_ML_TRAINING",
            "description": "description",
            "visibility": "VISIBILITY_PUBLIC",
        },
        args=(_ITEM, PackageType.PACKAGE_TYPE_ML_TRAINING, "description", Visibility.VISIBILITY_PUBLIC),
    ),
    Case(
        "list_registry_items",
        "ListRegistryItems",
        {
            "organization_id": _ORG,
            "types": ["PACKAGE_TYPE_ML_TRAINING"],
            "visibilities": ["VISIBILITY_PRIVATE"],
            "platforms": [""],
            "statuses": ["REGISTRY_ITEM_STATUS_PUBLISHED"],
            "search_term": "",
            "page_token": "",
        },
        kwargs={
            "organization_id": _ORG,
            "types": [PackageType.PACKAGE_TYPE_ML_TRAINING],
            "visibilities": [Visibility.VISIBILITY_PRIVATE],
            "platforms": [""],
            "statuses": [RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED],
        },
        reply={"items": [{"item_id": _ITEM}]},
        result=[RegistryItem(item_id=_ITEM)],
    ),
    Case(
        "list_registry_items",
        "ListRegistryItems",
        {
            "organization_id": "",
            "types": ["PACKAGE_TYPE_MODULE"],
            "visibilities": ["VISIBILITY_PUBLIC"],
            "platforms": ["linux/any"],
            "statuses": ["REGISTRY_ITEM_STATUS_PUBLISHED"],
            "search_term": "camera",
            "page_token": "2",
            "public_namespaces": ["viam"],
        },
        args=(
            "",
            [PackageType.PACKAGE_TYPE_MODULE],
            [Visibility.VISIBILITY_PUBLIC],
            ["linux/any"],
            [RegistryItemStatus.REGISTRY_ITEM_STATUS_PUBLISHED],
            "camera",
            "2",
        ),
        kwargs={"public_namespaces": ["viam"]},
        result=[],
    ),
    Case("delete_registry_item", "DeleteRegistryItem", {"item_id": _ITEM}, args=(_ITEM,)),
    Case(
        "deprecate_registry_item",
        "DeprecateRegistryItem",
        {"item_id": _ITEM, "message": "use another"},
        args=(_ITEM, "use another"),
    ),
    Case("undeprecate_registry_item", "UndeprecateRegistryItem", {"item_id": _ITEM}, args=(_ITEM,)),
    Case(
        "deprecate_registry_item_version",
        "DeprecateRegistryItemVersion",
        {"item_id": _ITEM, "version": "1.0.0", "message": "use 1.0.1"},
        args=(_ITEM, "1.0.0", "use 1.0.1"),
    ),
    Case(
        "undeprecate_registry_item_version",
        "UndeprecateRegistryItemVersion",
        {"item_id": _ITEM, "version": "1.0.0"},
        args=(_ITEM, "1.0.0"),
    ),
    Case(
        "create_module",
        "CreateModule",
        {"organization_id": _ORG, "name": "cool_new_hoverboard_module"},
        kwargs={"org_id": _ORG, "name": "cool_new_hoverboard_module"},
        reply={"module_id": "my-group:cool_new_hoverboard_module", "url": "https://app.viam.com/module"},
        result=("my-group:cool_new_hoverboard_module", "https://app.viam.com/module"),
    ),
    Case(
        "update_module",
        "UpdateModule",
        {**_MODULE, "visibility": "VISIBILITY_PRIVATE"},
        kwargs={**_MODULE, "models": [_MODEL]},
        reply={"url": "https://app.viam.com/module"},
        result="https://app.viam.com/module",
    ),
    Case(
        "update_module",
        "UpdateModule",
        {
            **{name: value for name, value in _MODULE.items() if name != "models"},
            "visibility": "VISIBILITY_PUBLIC",
            "first_run": "first.sh",
            "apps": [{"name": "app", "entrypoint": "index.html"}],
        },
        kwargs={
            **_MODULE,
            "models": None,
            "public": True,
            "first_run": "first.sh",
            "apps": [App(name="app", entrypoint="index.html")],
        },
        reply={"url": "https://app.viam.com/module"},
        result="https://app.viam.com/module",
    ),
    Case(
        "update_module",
        "UpdateModule",
        {**_MODULE, "visibility": "VISIBILITY_PUBLIC_UNLISTED"},
        kwargs={**_MODULE, "models": [_MODEL], "visibility": Visibility.VISIBILITY_PUBLIC_UNLISTED},
        result="",
    ),
    Case(
        "get_module",
        "GetModule",
        {"module_id": "my-group:my-cool-modular-base"},
        kwargs={"module_id": "my-group:my-cool-modular-base"},
        reply={"module": {"module_id": "my-group:my-cool-modular-base"}},
        result=Module(module_id="my-group:my-cool-modular-base"),
    ),
    Case(
        "list_modules",
        "ListModules",
        {"organization_id": _ORG},
        args=(_ORG,),
        reply={"modules": [{"module_id": "a"}, {"module_id": "b"}]},
        result=[Module(module_id="a"), Module(module_id="b")],
    ),
]

UPLOAD = Case(
    "upload_module_file",
    "UploadModuleFile",
    {"module_file_info": _FILE_INFO},
    kwargs={"module_file_info": ModuleFileInfo(**_FILE_INFO), "file": b"<file>"},
    reply={"url": "https://storage/file"},
    result="https://storage/file",
)
