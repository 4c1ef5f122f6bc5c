"""Changes of registry items, whichever RPC makes them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from viam_cloud.proto import app
from viam_cloud_emulator.access.named_resources import Resource
from viam_cloud_emulator.access.policies import Need, require
from viam_cloud_emulator.access.resource_scope import Place
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import failed_precondition, invalid_argument
from viam_cloud_emulator.services.registry.item_table import item_id, update_item

_PUBLIC = (app.Visibility.VISIBILITY_PUBLIC, app.Visibility.VISIBILITY_PUBLIC_UNLISTED)
_METADATA = {
    "update_module_metadata": "module_metadata",
    "update_ml_model_metadata": "ml_model_metadata",
    "update_ml_training_metadata": "ml_training_metadata",
}


def update_details(call: Call, row: sqlite3.Row, request: app.UpdateRegistryItemRequest) -> None:
    """Change an item, as `find_registry_item` returns it, as a request says."""
    if request.type not in (0, row["type"]):
        raise invalid_argument("type is not the type of the item, which cannot change")
    details = app.RegistryItem.FromString(row["details"])
    given = request.WhichOneof("metadata")
    if given is not None:
        if details.WhichOneof("metadata") != _METADATA[given]:
            raise invalid_argument(f"{given} does not fit the type of the item")
        _merge_metadata(details, request)
    if request.HasField("billing"):
        details.billing.CopyFrom(request.billing)
    columns: dict[str, str | int | bytes | None] = {
        "description": request.description,
        "visibility": allowed_visibility(call, row, request.visibility),
        "details": details.SerializeToString(),
    }
    if request.HasField("url"):
        columns["url"] = parse_url(request.url)
    if request.HasField("markdown_description"):
        columns["markdown"] = request.markdown_description
    update_item(call, row, **columns)


def allowed_visibility(call: Call, row: sqlite3.Row, visibility: int) -> int:
    """The visibility that an item gets; unset leaves it as it is.

    Raises:
        StatusError: It is none, or not for the caller to choose.
    """
    if not visibility or visibility == row["visibility"]:
        return int(row["visibility"])
    if visibility not in app.Visibility.values():
        raise invalid_argument(f"visibility {visibility} is none of private, public and public unlisted")
    if visibility in _PUBLIC and not row["public_namespace"]:
        raise failed_precondition("a public item takes a public namespace; set one with UpdateOrganization")
    if visibility not in _PUBLIC:
        place = Place(row["organization_id"])
        require(call, Need.OWN, Resource("registry item", item_id(row), "item_id", (place,), public=True))
    return visibility


def parse_url(url: str) -> str:
    """A link to documentation or code, or none."""
    if url and not re.match(r"https?://[^\s/]", url):
        raise invalid_argument(f"url {url!r} does not begin with http:// or https://")
    return url


def check_models(models: Iterable[app.Model]) -> None:
    """Refuse models whose API or name is not a triplet."""
    for model in models:
        for field, value in (("api", model.api), ("model", model.model)):
            if not re.fullmatch(r"[\w-]+:[\w-]+:[\w-]+", value):
                raise invalid_argument(f"models.{field} {value!r} is not three words with colons between them")


def _merge_metadata(details: app.RegistryItem, request: app.UpdateRegistryItemRequest) -> None:
    """Replace the metadata by what the request has; of a module, what has no field there stays."""
    if request.HasField("update_module_metadata"):
        update, module = request.update_module_metadata, details.module_metadata
        check_models(update.models)
        del module.models[:], module.apps[:]
        module.MergeFrom(app.ModuleMetadata(models=update.models, apps=update.apps, entrypoint=update.entrypoint))
        if update.HasField("source_type"):
            module.source_type = update.source_type
        if update.HasField("language"):
            module.language = update.language
        if update.HasField("min_viam_server_version"):
            module.min_viam_server_version = update.min_viam_server_version
    elif request.HasField("update_ml_model_metadata"):
        model = request.update_ml_model_metadata
        details.ml_model_metadata.CopyFrom(
            app.MLModelMetadata(
                model_type=model.model_type,
                model_framework=model.model_framework,
                deployment_modular_resources=model.deployment_modular_resources,
            )
        )
    else:
        script = request.update_ml_training_metadata
        details.ml_training_metadata.CopyFrom(
            app.MLTrainingMetadata(
                model_type=script.model_type,
                model_framework=script.model_framework,
                draft=script.draft,
                deployment_modular_resources=script.deployment_modular_resources,
            )
        )
