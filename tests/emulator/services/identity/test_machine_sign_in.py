"""A machine signs in with its own file; the environment says where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from viam_cloud import DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud.errors import PermissionDeniedError, UnauthenticatedError
from viam_cloud_emulator import Emulator


@pytest.fixture(scope="module")
def own_emulator() -> Any:
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def config(own_emulator: Emulator, tmp_path: Path) -> Path:
    """The file of a machine that is there."""
    with own_emulator.client() as client:
        organization = client.app_client.create_organization("Orchard")
        location = client.app_client.create_location(organization.id, "Field")
        part = client.app_client.get_robot_parts(client.app_client.new_robot("sprayer", location.id))[0]
    path = tmp_path / "viam.json"
    cloud = {"id": part.id, "secret": part.secret, "app_address": own_emulator.url}
    path.write_text(json.dumps({"cloud": cloud}))
    return path


def _part_id(config: Path) -> str:
    return str(json.loads(config.read_text())["cloud"]["id"])


def test_a_machine_does_what_machines_may(config: Path) -> None:
    with ViamClient.create_from_dial_options(DialOptions.from_machine_config(config)) as machine:
        machine.data_client.file_upload(_part_id(config), b"ripe", file_name="apple")
        with pytest.raises(PermissionDeniedError, match="A machine's own secret allows what a machine needs"):
            machine.app_client.create_organization("Mill")


async def test_a_machine_does_so_with_asyncio(config: Path) -> None:
    async with await AsyncViamClient.create_from_dial_options(DialOptions.from_machine_config(config)) as machine:
        await machine.data_client.file_upload(_part_id(config), b"ripe", file_name="pear")


def test_a_wrong_secret_says_what_to_check(config: Path) -> None:
    document = json.loads(config.read_text())
    document["cloud"]["secret"] = "wrong"
    config.write_text(json.dumps(document))
    with pytest.raises(UnauthenticatedError, match="check that the ID is that of the machine part"):
        ViamClient.create_from_dial_options(DialOptions.from_machine_config(config))


def test_the_variables_of_the_environment_are_enough(own_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIAM_APP_URL", own_emulator.url)
    monkeypatch.setenv("VIAM_API_KEY", own_emulator.api_key)
    monkeypatch.setenv("VIAM_API_KEY_ID", own_emulator.api_key_id)
    with ViamClient.create_from_env_vars() as client:
        assert client.app_client.list_organizations() is not None


async def test_and_with_asyncio(own_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIAM_APP_URL", own_emulator.url)
    monkeypatch.setenv("VIAM_API_KEY", own_emulator.api_key)
    monkeypatch.setenv("VIAM_API_KEY_ID", own_emulator.api_key_id)
    async with await AsyncViamClient.create_from_env_vars() as client:
        assert await client.app_client.list_organizations() is not None
