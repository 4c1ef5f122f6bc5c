"""Eight threads at once: nothing is lost, nothing doubled, and half a change is never seen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from tests.support.emulator.fleet import Cloud
from tests.support.emulator.rpc_calls import Rpcs
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.errors import AlreadyExistsError, FailedPreconditionError

_THREADS = range(8)


def test_writers_do_not_lose_each_others_work(blocking_cloud: Cloud, blocking_client: ViamClient) -> None:
    fleet = blocking_cloud.new_fleet()

    def create(thread: int) -> list[str]:
        created: list[str] = []
        for number in range(10):
            created.append(Rpcs(blocking_client.call).new_robot(name=f"{thread}-{number}", location=fleet.location).id)
            blocking_cloud.upload(fleet.part, b"same for all")
        return created

    with ThreadPoolExecutor(len(_THREADS)) as pool:
        created = set(chain.from_iterable(pool.map(create, _THREADS)))
    robots = Rpcs(blocking_client.call).list_robots(location_id=fleet.location).robots
    assert {robot.id for robot in robots} == created | {fleet.robot}
    listed = blocking_cloud.list_files(fleet.organization, limit=100, include_binary=True)
    assert [item.binary for item in listed.data] == [b"same for all"] * 80


def test_one_name_goes_to_one_machine(blocking_cloud: Cloud, blocking_client: ViamClient) -> None:
    fleet = blocking_cloud.new_fleet()

    def create(_: int) -> bool:
        try:
            Rpcs(blocking_client.call).new_robot(name="wanted", location=fleet.location)
        except AlreadyExistsError:
            return False
        return True

    with ThreadPoolExecutor(len(_THREADS)) as pool:
        assert sum(pool.map(create, _THREADS)) == 1


def test_of_updates_that_know_the_same_state_one_wins(blocking_cloud: Cloud, blocking_client: ViamClient) -> None:
    fleet = blocking_cloud.new_fleet()
    known = Rpcs(blocking_client.call).get_robot_part(id=fleet.part).part.last_updated

    def update(thread: int) -> bool:
        try:
            Rpcs(blocking_client.call).update_robot_part(
                id=fleet.part, name="p", robot_config={"thread": thread}, last_known_update=known
            )
        except FailedPreconditionError:
            return False
        return True

    with ThreadPoolExecutor(len(_THREADS)) as pool:
        assert sum(pool.map(update, _THREADS)) == 1


def test_equal_files_come_and_go_without_losing_contents(blocking_cloud: Cloud, blocking_client: ViamClient) -> None:
    fleet = blocking_cloud.new_fleet()

    def come_and_go(_: int) -> str:
        for _ in range(10):
            identifier = blocking_cloud.upload(fleet.part, b"fleeting")
            Rpcs(blocking_client.call).delete_binary_data_by_ids(binary_data_ids=[identifier])
        return blocking_cloud.upload(fleet.part, b"fleeting")

    with ThreadPoolExecutor(len(_THREADS)) as pool:
        kept = list(pool.map(come_and_go, _THREADS))
    found = Rpcs(blocking_client.call).binary_data_by_ids(binary_data_ids=kept, include_binary=True)
    assert [item.binary for item in found.data] == [b"fleeting"] * len(_THREADS)


def test_readers_never_see_a_machine_without_its_part(blocking_cloud: Cloud, blocking_client: ViamClient) -> None:
    fleet = blocking_cloud.new_fleet()

    def create(thread: int) -> None:
        for number in range(10):
            Rpcs(blocking_client.call).new_robot(name=f"{thread}-{number}", location=fleet.location)

    def read(_: int) -> int:
        robots = Rpcs(blocking_client.call).list_robots(location_id=fleet.location).robots
        return min(len(Rpcs(blocking_client.call).get_robot_parts(robot_id=robot.id).parts) for robot in robots)

    with ThreadPoolExecutor(len(_THREADS)) as pool:
        writers = [pool.submit(create, thread) for thread in range(4)]
        assert set(pool.map(read, range(20))) == {1}
        for writer in writers:
            writer.result(LIMIT)
