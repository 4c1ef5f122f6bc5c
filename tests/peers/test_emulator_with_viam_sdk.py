"""Typical scripts of the official SDK, against the emulator; runs where `viam-sdk` is installed.

(`nox -s viam_sdk`)
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.process import EmulatorProcess, emulator_process

pytest.importorskip("viam", reason="viam-sdk is not installed in this environment")

from grpclib.exceptions import GRPCError
from viam.app.app_client import APIKeyAuthorization
from viam.app.viam_client import ViamClient
from viam.proto.app.data import Order
from viam.proto.app.mltraining import ModelType
from viam.rpc.dial import DialOptions
from viam.utils import create_filter

START = datetime(2024, 5, 1, 12, tzinfo=timezone.utc)
SENSOR = ("rdk:component:sensor", "thermometer", "Readings")


@pytest.fixture(scope="module")
def emulator() -> Iterator[EmulatorProcess]:
    with emulator_process() as emulator:
        yield emulator


async def connect(address: str, api_key: str, api_key_id: str) -> ViamClient:
    options = DialOptions.with_api_key(api_key, api_key_id)
    options.insecure = True
    return await ViamClient.create_from_dial_options(options, f"http://{address}")


@pytest.fixture
async def viam(emulator: EmulatorProcess) -> AsyncIterator[ViamClient]:
    client = await connect(**emulator.started)
    yield client
    client.close()


@dataclass
class Fleet:
    """What most scripts begin with: IDs of an organization and what is in it."""

    organization: str
    location: str
    robot: str
    part: str


@pytest.fixture
async def fleet(viam: ViamClient) -> Fleet:
    cloud = viam.app_client
    organization = await cloud.create_organization("Robots & Sons")
    location = await cloud.create_location(organization.id, "Workshop")
    robot = await cloud.new_robot("Rosie", location.id)
    [part] = await cloud.get_robot_parts(robot)
    return Fleet(organization.id, location.id, robot, part.id)


async def test_walk_the_fleet(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    assert fleet.organization in [each.id for each in await cloud.list_organizations()]
    [location] = await cloud.list_locations(fleet.organization)
    [robot] = await cloud.list_robots(location.id)
    [part] = await cloud.get_robot_parts(robot.id)
    assert (location.name, robot.name, part.name, part.main_part) == ("Workshop", "Rosie", "Rosie-main", True)


async def test_build_a_tree_of_locations(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    hall = await cloud.create_location(fleet.organization, "Hall 1", fleet.location)
    assert (await cloud.get_location(hall.id)).parent_location_id == fleet.location
    assert (await cloud.update_location(hall.id, name="Hall 2")).name == "Hall 2"
    await cloud.delete_location(hall.id)
    with pytest.raises(GRPCError, match="NOT_FOUND"):
        await cloud.get_location(hall.id)


async def test_configure_a_part(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    config = {"components": [{"name": "arm", "model": "fake", "attributes": {"speed": 2.0}}]}
    await cloud.update_robot_part(fleet.part, "brain", config)
    part = await cloud.get_robot_part(fleet.part)
    assert (part.name, part.robot_config) == ("brain", config)
    with pytest.raises(GRPCError, match="FAILED_PRECONDITION"):
        await cloud.update_robot_part(fleet.part, "brain", {}, last_known_update=START)


async def test_add_and_remove_parts(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    sub = await cloud.new_robot_part(fleet.robot, "gripper")
    await cloud.mark_part_as_main(sub)
    await cloud.delete_robot_part(fleet.part)
    [part] = await cloud.get_robot_parts(fleet.robot)
    assert (part.id, part.main_part) == (sub, True)


async def test_rename_and_delete_a_machine(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    assert (await cloud.update_robot(fleet.robot, "Bender", fleet.location)).name == "Bender"
    await cloud.delete_robot(fleet.robot)
    with pytest.raises(GRPCError, match="NOT_FOUND"):
        await cloud.get_robot(fleet.robot)


async def test_manage_keys(viam: ViamClient, fleet: Fleet, emulator: EmulatorProcess) -> None:
    cloud = viam.app_client
    authorization = APIKeyAuthorization(role="owner", resource_type="robot", resource_id=fleet.robot)
    key, key_id = await cloud.create_key(fleet.organization, [authorization], "of the machine")
    machine = await connect(emulator.started["address"], key, key_id)
    assert (await machine.app_client.get_robot(fleet.robot)).name == "Rosie"
    assert key_id in [each.api_key.id for each in await cloud.list_keys(fleet.organization)]
    await cloud.delete_key(key_id)
    with pytest.raises(GRPCError, match="UNAUTHENTICATED"):
        await machine.app_client.get_robot(fleet.robot)
    machine.close()


async def test_keep_fragments(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    fragment = await cloud.create_fragment(fleet.organization, "arms", {"components": []})
    await cloud.update_fragment(fragment.id, "more arms", {"components": [{"name": "arm"}]})
    found = await cloud.get_fragment(fragment.id)
    assert (found.name, found.fragment["components"][0]["name"]) == ("more arms", "arm")
    await cloud.delete_fragment(fragment.id)


async def test_note_metadata(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    await cloud.update_robot_metadata(fleet.robot, {"shelf": 7, "tags": ["old"]})
    assert await cloud.get_robot_metadata(fleet.robot) == {"shelf": 7.0, "tags": ["old"]}


async def test_invite_a_colleague(viam: ViamClient, fleet: Fleet) -> None:
    cloud = viam.app_client
    await cloud.create_organization_invite(fleet.organization, "ada@example.com")
    _, invites = await cloud.list_organization_members(fleet.organization)
    assert [invite.email for invite in invites] == ["ada@example.com"]


async def test_read_logs(viam: ViamClient, fleet: Fleet) -> None:
    assert await viam.app_client.get_robot_part_logs(fleet.part) == []


async def _upload_readings(viam: ViamClient, fleet: Fleet) -> None:
    times = [(START + timedelta(seconds=second),) * 2 for second in range(3)]
    readings: list[Any] = [{"readings": {"celsius": 20.0 + second}} for second in range(3)]
    await viam.data_client.tabular_data_capture_upload(readings, fleet.part, *SENSOR, data_request_times=times)


async def test_upload_and_export_readings(viam: ViamClient, fleet: Fleet) -> None:
    await _upload_readings(viam, fleet)
    component, name, method = SENSOR
    points = await viam.data_client.export_tabular_data(fleet.part, name, component, method)
    assert sorted(point.payload["readings"]["celsius"] for point in points) == [20.0, 21.0, 22.0]
    latest = await viam.data_client.get_latest_tabular_data(fleet.part, name, component, method)
    assert latest is None or latest[2]["readings"]["celsius"] == 22.0


async def test_query_readings(viam: ViamClient, fleet: Fleet) -> None:
    await _upload_readings(viam, fleet)
    rows = await viam.data_client.tabular_data_by_sql(
        fleet.organization, f"SELECT COUNT(*) AS n FROM readings WHERE part_id = '{fleet.part}'"
    )
    assert rows == [{"n": 3}]
    match = {"$match": {"part_id": fleet.part, "data.readings.celsius": {"$gt": 20.5}}}
    documents = await viam.data_client.tabular_data_by_mql(fleet.organization, [match, {"$count": "n"}])
    assert documents == [{"n": 2}]


async def test_upload_and_download_files(viam: ViamClient, fleet: Fleet, tmp_path: Path) -> None:
    log, content = tmp_path / "today.log", b"all is well\n" * 100_000
    log.write_bytes(content)
    identifier = await viam.data_client.file_upload_from_path(str(log), fleet.part, tags=["log"])
    await viam.data_client.streaming_data_capture_upload(b"\x89PNG", fleet.part, ".png", tags=["image"])
    by_tag = create_filter(organization_ids=[fleet.organization], tags=["log"])
    [file], count, last = await viam.data_client.binary_data_by_filter(by_tag)
    assert (file.metadata.binary_data_id, file.binary, count, bool(last)) == (identifier, content, 1, True)
    [again] = await viam.data_client.binary_data_by_ids([identifier])
    assert again.binary == content
    assert await viam.data_client.delete_binary_data_by_ids([identifier]) == 1


async def test_page_through_images(viam: ViamClient, fleet: Fleet) -> None:
    camera = ("rdk:component:camera", "eye", "ReadImage", ".jpg")
    for number in range(5):
        times = (START + timedelta(seconds=number),) * 2
        await viam.data_client.binary_data_capture_upload(
            b"jpeg %d" % number, fleet.part, *camera, data_request_times=times
        )
    images: list[bytes] = []
    last = None
    while True:
        page, _, last = await viam.data_client.binary_data_by_filter(
            create_filter(part_id=fleet.part), limit=2, sort_order=Order.ORDER_ASCENDING, last=last
        )
        if not page:
            break
        images += [image.binary for image in page]
    assert images == [b"jpeg %d" % number for number in range(5)]


async def test_label_and_train(viam: ViamClient, fleet: Fleet) -> None:
    data = viam.data_client
    identifier = await data.file_upload(fleet.part, b"\xff\xd8jpeg", file_name="cat.jpg", file_extension=".jpg")
    await data.add_tags_to_binary_data_by_ids(["cat"], [identifier])
    await data.add_bounding_box_to_image_by_id(identifier, "whiskers", 0.1, 0.1, 0.5, 0.5)
    everything = create_filter(organization_ids=[fleet.organization])
    assert await data.tags_by_filter(everything) == ["cat"]
    assert await data.bounding_box_labels_by_filter(everything) == ["whiskers"]
    dataset = await data.create_dataset("cats", fleet.organization)
    await data.add_binary_data_to_dataset_by_ids([identifier], dataset)
    assert [each.name for each in await data.list_datasets_by_organization_id(fleet.organization)] == ["cats"]
    job = await viam.ml_training_client.submit_training_job(
        fleet.organization, dataset, "cat-finder", "1", ModelType.MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION, ["cat"]
    )
    assert (await viam.ml_training_client.get_training_job(job)).dataset_id == dataset


async def test_look_at_the_bill(viam: ViamClient, fleet: Fleet) -> None:
    usage = await viam.billing_client.get_current_month_usage(fleet.organization)
    assert usage.HasField("start_date")
