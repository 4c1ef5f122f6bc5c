"""The program of `docs/migrating.md` that has both SDKs in it; and everything of viam-sdk's that ours takes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.process import EmulatorProcess, emulator_process
from tests.support.waiting import LIMIT

pytest.importorskip("viam", reason="viam-sdk is not installed in this environment")

from viam.app.app_client import APIKeyAuthorization, Fragment
from viam.proto.app import FragmentImport
from viam.proto.app.data import BinaryID, Filter
from viam.rpc.dial import Credentials, DialOptions

from viam_cloud import ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient

_PAGE = Path(__file__).parents[2] / "docs" / "migrating.md"
_SNIPPET = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def emulator() -> Iterator[EmulatorProcess]:
    with emulator_process() as emulator:
        yield emulator


def _options(emulator: EmulatorProcess) -> DialOptions:
    return DialOptions.with_api_key(emulator.started["api_key"], emulator.started["api_key_id"])


def _url(emulator: EmulatorProcess) -> str:
    return f"http://{emulator.started['address']}"


@pytest.fixture
def client(emulator: EmulatorProcess) -> Iterator[ViamClient]:
    with ViamClient.create_from_dial_options(_options(emulator), _url(emulator)) as client:  # type: ignore[arg-type]
        yield client


@pytest.fixture
def part(client: ViamClient) -> str:
    app = client.app_client
    location = app.create_location(app.create_organization("Orchard").id, "Field")
    part = app.get_robot_parts(app.new_robot("sprayer", location.id))[0].id
    client.data_client.file_upload(part, b"ripe", component_name="camera-1", file_name="apple", file_extension=".jpg")
    return part


@pytest.mark.usefixtures("part")
def test_the_program_of_the_page(emulator: EmulatorProcess) -> None:
    [program] = [source for source in _SNIPPET.findall(_PAGE.read_text(encoding="utf-8")) if "from viam." in source]
    program = program.replace("<API-KEY>", emulator.started["api_key"])
    program = program.replace("<API-KEY-ID>", emulator.started["api_key_id"])
    program = program.replace("_dial_options(options)", f"_dial_options(options, {_url(emulator)!r})")
    command = [sys.executable, "-c", program]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False, env=os.environ)
    assert finished.stdout.splitlines()[:1] == ["apple 4"], finished.stderr


async def test_options_with_asyncio(emulator: EmulatorProcess) -> None:
    options: Any = _options(emulator)
    async with await AsyncViamClient.create_from_dial_options(options, _url(emulator)) as client:
        assert await client.app_client.list_organizations() is not None


def test_what_only_some_options_say(emulator: EmulatorProcess) -> None:
    proof = Credentials("api-key", emulator.started["api_key"])
    options: Any = DialOptions(auth_entity=emulator.started["api_key_id"], credentials=proof)
    # There it means that there is no limit.
    options.initial_connection_attempts = 0
    with ViamClient.create_from_dial_options(options, _url(emulator)) as client:
        assert client.app_client.list_organizations() is not None
    nobody: Any = DialOptions()
    with pytest.raises(ValueError, match="credentials is missing"):
        ViamClient.create_from_dial_options(nobody, _url(emulator))


def test_messages_views_and_enums(client: ViamClient, part: str) -> None:
    ours, app = client.data_client, client.app_client
    theirs: Any = Filter(part_id=part)
    [file], _, _ = ours.binary_data_by_filter(theirs)
    assert file.binary == b"ripe"
    assert [each.binary for each in ours.iter_binary_data_by_filter(theirs)] == [b"ripe"]
    location = app.get_location(app.get_robot_part(part).location_id)
    organization = location.organizations[0].organization_id
    _, _, file_id = file.metadata.binary_data_id.split("/")
    identifier: Any = BinaryID(file_id=file_id, organization_id=organization, location_id=location.id)
    with pytest.warns(DeprecationWarning, match="BinaryID"):
        assert ours.binary_data_by_ids([identifier])[0].binary == b"ripe"
    authorization: Any = APIKeyAuthorization(role="owner", resource_type="location", resource_id=location.id)
    key, key_id = app.create_key(organization, [authorization], "of the field")
    assert key
    assert key_id in {each.api_key.id for each in app.list_keys(organization)}
    visibility: Any = Fragment.Visibility.PRIVATE
    fragment = app.create_fragment(organization, "arms", {}, visibility=visibility)
    nested: Any = [FragmentImport(fragment_id=fragment.id)]
    assert app.raw.update_fragment(fragment.id, "arms", {}, visibility=visibility) is not None
    assert nested[0].DESCRIPTOR.full_name == "viam.app.v1.FragmentImport"


def test_a_directory_of_files_by_their_filter(client: ViamClient, part: str, tmp_path: Path) -> None:
    theirs: Any = Filter(part_id=part)
    results = list(client.data_client.download_binary_data(tmp_path, filter=theirs))
    assert [result.path.read_bytes() for result in results if result.path] == [b"ripe"]
