"""Puts a version of a module into the registry, for several platforms: what its `meta.json` says, and its folder as an archive."""

import argparse
import json
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from viam_cloud import ViamClient
from viam_cloud.errors import AlreadyExistsError, NotFoundError
from viam_cloud.proto.app import Model, ModuleFileInfo


def describe(client: ViamClient, meta: dict[str, Any]) -> None:
    """Create the module if it is missing, and have the registry say of it what `meta.json` says."""
    app, (namespace, _, name) = client.app_client, meta["module_id"].partition(":")
    try:
        app.get_module(meta["module_id"])
    except NotFoundError:
        [organization] = [each for each in app.list_organizations() if each.public_namespace == namespace]
        app.create_module(organization.id, name)
    models = [Model(**model) for model in meta["models"]]
    public = meta["visibility"] == "public"
    app.update_module(meta["module_id"], meta["url"], meta["description"], models, meta["entrypoint"], public)


def main() -> None:
    """Describe, pack, upload, and print which versions there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the module, with its meta.json")
    parser.add_argument("version", help="such as 1.2.0")
    parser.add_argument("--platform", action="append", default=[], help="such as linux/arm64; any if there is none")
    arguments = parser.parse_args()
    meta = json.loads((arguments.folder / "meta.json").read_text(encoding="utf-8"))
    with ViamClient.create_from_env_vars() as client, tempfile.TemporaryDirectory() as temporary:
        describe(client, meta)
        archive = Path(temporary, "module.tar.gz")
        with tarfile.open(archive, "w:gz") as files:
            files.add(arguments.folder, arcname=".")
        for platform in arguments.platform or ["any"]:
            info = ModuleFileInfo(module_id=meta["module_id"], version=arguments.version, platform=platform)
            try:
                client.app_client.upload_module_file(info, archive)
            except AlreadyExistsError:
                print(f"{arguments.version} is in the registry for {platform} already")
        for version in client.app_client.get_module(meta["module_id"]).versions:
            print(version.version, *(file.platform for file in version.files))


if __name__ == "__main__":
    main()
