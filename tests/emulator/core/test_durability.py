"""State that was acknowledged is there after a restart, and after a `kill -9` in the middle of writing."""

from __future__ import annotations

import json
import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from google.protobuf.message import Message

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.emulator.process import emulator_process
from tests.support.emulator.raw_calls import token_of, unary
from tests.support.emulator.rpc_calls import Rpcs
from tests.support.flavours import Flavour
from tests.support.waiting import join, wait_for
from viam_cloud import ViamClient
from viam_cloud.errors import GRPCError
from viam_cloud.methods import app_service
from viam_cloud_emulator import Emulator, StoreError


def _cloud(client: ViamClient) -> Cloud:
    return Cloud(Flavour(client, None))


def _state(client: ViamClient, fleet: Fleet, identifier: str) -> list[Message]:
    rpcs = Rpcs(client.call)
    found = rpcs.binary_data_by_ids(binary_data_ids=[identifier], include_binary=True)
    # It has the port in it, which is another after every start.
    found.data[0].metadata.ClearField("uri")
    return [
        rpcs.list_locations(organization_id=fleet.organization),
        rpcs.get_robot_parts(robot_id=fleet.robot),
        found,
    ]


def test_a_restart_keeps_everything(tmp_path: Path) -> None:
    with Emulator(data=tmp_path / "new" / "directory") as emulator, emulator.client() as client:
        key = (emulator.api_key_id, emulator.api_key)
        token = token_of(emulator)
        fleet = _cloud(client).new_fleet()
        identifier = _cloud(client).upload(fleet.part, b"content", tags=["t"])
        Rpcs(client.call).update_robot_part(id=fleet.part, name="p", robot_config={"a": 1})
        before = _state(client, fleet, identifier)
    with Emulator(data=tmp_path / "new" / "directory") as emulator, emulator.client() as client:
        assert (emulator.api_key_id, emulator.api_key) == key
        assert unary(emulator, app_service.LIST_ORGANIZATIONS.path, token=token)
        assert _state(client, fleet, identifier) == before


def test_kill_during_writes_loses_nothing_acknowledged(tmp_path: Path) -> None:
    machines: list[str] = []
    files: dict[str, bytes] = {}
    enough = threading.Event()

    with emulator_process("--data", tmp_path) as emulator, emulator.client() as client:
        fleet = _cloud(client).new_fleet()

        def write() -> None:
            number = 0
            try:
                while True:
                    number += 1
                    machines.append(Rpcs(client.call).new_robot(name=f"m{number}", location=fleet.location).id)
                    content = b"%d" % number
                    files[_cloud(client).upload(fleet.part, content)] = content
                    if number == 20:
                        enough.set()
            except GRPCError:
                pass
            finally:
                enough.set()

        writer = threading.Thread(target=write)
        writer.start()
        wait_for(enough)
        emulator.process.kill()
        join(writer)
    assert len(machines) >= 20

    with emulator_process("--data", tmp_path) as emulator, emulator.client() as client:
        kept = {robot.id for robot in Rpcs(client.call).list_robots(location_id=fleet.location).robots}
        assert set(machines) <= kept
        ids = list(files)
        found = Rpcs(client.call).binary_data_by_ids(binary_data_ids=ids, include_binary=True).data
        assert {item.metadata.binary_data_id: item.binary for item in found} == files


def test_credentials_are_for_the_owner_of_the_directory_only(tmp_path: Path) -> None:
    directory = tmp_path / "state"
    with Emulator(data=directory) as emulator:
        path = directory / "credentials.json"
        assert json.loads(path.read_text()) == {"api_key_id": emulator.api_key_id, "api_key": emulator.api_key}
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_secrets_of_keys_are_nowhere_in_the_database(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client():
        secret = emulator.api_key.encode()
        assert [path.name for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_bytes()] == [
            "credentials.json"
        ]


@pytest.mark.parametrize("damage", ["", "{}", "[]", '{"api_key_id": "x", "api_key": "y"}'])
def test_a_new_key_when_the_kept_one_is_of_no_use(tmp_path: Path, damage: str) -> None:
    with Emulator(data=tmp_path) as emulator:
        old = emulator.api_key
    (tmp_path / "credentials.json").write_text(damage)
    with Emulator(data=tmp_path) as emulator, emulator.client():
        new = emulator.api_key
        assert new != old
    with Emulator(data=tmp_path) as emulator:
        assert emulator.api_key == new


def test_a_rotated_bootstrap_key_is_replaced_at_the_next_start(tmp_path: Path) -> None:
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        Rpcs(client.call).rotate_key(id=emulator.api_key_id)
    with Emulator(data=tmp_path) as emulator, emulator.client() as client:
        Rpcs(client.call).list_organizations()


def test_one_emulator_per_directory(tmp_path: Path) -> None:
    with Emulator(data=tmp_path), pytest.raises(StoreError, match="in use"):
        Emulator(data=tmp_path).start()
    with Emulator(data=tmp_path):
        pass


def test_a_directory_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with Emulator(data=tmp_path):
        pass
    connection = sqlite3.connect(tmp_path / "emulator.sqlite3")
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    with pytest.raises(StoreError, match="later version"):
        Emulator(data=tmp_path).start()


def test_leftovers_of_a_killed_upload_are_removed(tmp_path: Path) -> None:
    incoming = tmp_path / "files" / "incoming"
    incoming.mkdir(parents=True)
    (incoming / "half").write_bytes(b"half a file")
    with Emulator(data=tmp_path):
        assert list(incoming.iterdir()) == []


def test_without_a_directory_nothing_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Emulator():
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
