"""Faults on demand: what strikes, what does not, what is left of a call that was struck."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import grpc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.emulator.fleet import Cloud, Fleet, file_messages
from tests.support.emulator.raw_calls import refused, token_of
from tests.support.flavours import Flavour
from tests.support.waiting import wait_for
from viam_cloud.errors import DeadlineExceededError, PermissionDeniedError, UnavailableError
from viam_cloud.methods import app_service, auth_service, data_sync_service
from viam_cloud.proto import app
from viam_cloud.proto.app import datasync
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.server.faults import Fault, Faults, known_methods, matching_paths, parse_fault

LIST = app.ListOrganizationsRequest()
GET_ROBOT = app_service.GET_ROBOT.path


@pytest.fixture(autouse=True)
def no_fault_left_behind(emulator: Emulator) -> Iterator[None]:
    yield
    emulator.clear_faults()


def _robot(fleet: Fleet) -> app.GetRobotRequest:
    return app.GetRobotRequest(id=fleet.robot)


def test_a_status_strikes_as_often_as_asked(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    with emulator.fault("GetRobot", status="PERMISSION_DENIED", message="not today", times=2) as fault:
        for _ in range(2):
            with pytest.raises(PermissionDeniedError, match="not today"):
                cloud.call(app_service.GET_ROBOT, _robot(fleet))
        assert cloud.call(app_service.GET_ROBOT, _robot(fleet)).robot.id == fleet.robot
    assert fault.hits == 2


def test_reads_are_retried_through_it(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    with emulator.fault("GetRobot", status=grpc.StatusCode.UNAVAILABLE, times=2) as fault:
        assert cloud.call(app_service.GET_ROBOT, _robot(fleet)).robot.id == fleet.robot
    assert fault.hits == 2


def test_only_the_named_rpc_and_only_until_removed(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    fault = emulator.fault("AppService/GetRobot", status="unavailable")
    cloud.call(app_service.GET_ROBOT_PARTS, app.GetRobotPartsRequest(robot_id=fleet.robot))
    with pytest.raises(UnavailableError, match="on demand"):
        cloud.call(app_service.GET_ROBOT, _robot(fleet), retry=None)
    fault.remove()
    fault.remove()
    cloud.call(app_service.GET_ROBOT, _robot(fleet), retry=None)
    assert fault.hits == 1


def test_a_status_comes_before_anything_is_done(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    request = app.CreateLocationRequest(organization_id=fleet.organization, name="Annex")
    with emulator.fault("CreateLocation", status="UNAVAILABLE"), pytest.raises(UnavailableError):
        cloud.call(app_service.CREATE_LOCATION, request)
    assert _locations(cloud, fleet) == ["Workshop"]


def test_a_lost_response_comes_after_everything_is_done(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    request = app.CreateLocationRequest(organization_id=fleet.organization, name="Annex")
    with emulator.fault("CreateLocation", cut_after=0), pytest.raises(UnavailableError, match="cut on demand"):
        cloud.call(app_service.CREATE_LOCATION, request)
    assert _locations(cloud, fleet) == ["Workshop", "Annex"]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_cut_upload_stores_nothing(cloud: Cloud, fleet: Fleet, emulator: Emulator, after: int) -> None:
    messages = list(file_messages(datasync.UploadMetadata(part_id=fleet.part, file_name="log.txt"), [b"a", b"b"]))
    with emulator.fault("FileUpload", cut_after=after), pytest.raises(UnavailableError):
        cloud.call(data_sync_service.FILE_UPLOAD, messages)
    assert cloud.list_files(fleet.organization, count_only=True).count == 0
    with emulator.fault("FileUpload", cut_after=len(messages) + 1) as fault:
        cloud.call(data_sync_service.FILE_UPLOAD, messages)
    # It struck, but the stream was over before.
    assert fault.hits == 1
    assert cloud.list_files(fleet.organization, count_only=True).count == 1


def test_latency(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    # Far longer than the deadline, so that nothing depends on how fast this computer is.
    with emulator.fault("GetRobot", latency=timedelta(hours=1)), pytest.raises(DeadlineExceededError):
        cloud.call(app_service.GET_ROBOT, _robot(fleet), timeout=0.2)
    with emulator.fault("GetRobot", latency=0.001) as fault:
        assert cloud.call(app_service.GET_ROBOT, _robot(fleet)).robot.id == fleet.robot
    assert fault.hits == 1


def test_clients_sign_in_again_when_tokens_expire(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    cloud.call(app_service.GET_ROBOT, _robot(fleet))
    token = token_of(emulator)
    emulator.expire_tokens()
    status, message = refused(emulator, app_service.LIST_ORGANIZATIONS.path, token=token)
    assert (status, "expired" in message) == ("UNAUTHENTICATED", True)
    assert cloud.call(app_service.GET_ROBOT, _robot(fleet)).robot.id == fleet.robot


def test_a_token_can_expire_for_one_call(cloud: Cloud, fleet: Fleet, emulator: Emulator) -> None:
    with emulator.fault("GetRobot", status="UNAUTHENTICATED", times=1) as fault:
        assert cloud.call(app_service.GET_ROBOT, _robot(fleet)).robot.id == fleet.robot
    assert fault.hits == 1


def test_signing_in_can_fail_too(emulator: Emulator) -> None:
    with emulator.fault("Authenticate", status="INTERNAL", message="out of order"):
        assert refused(emulator, auth_service.AUTHENTICATE.path) == ("INTERNAL", "out of order")


def test_stopping_does_not_wait_for_latency() -> None:
    """Were the latency waited for, this would take an hour."""
    with Emulator(faults=["*:1h"]) as emulator:
        arrived = threading.Event()
        channel = grpc.insecure_channel(emulator.address)
        call = channel.unary_unary(auth_service.AUTHENTICATE.path)
        future = call.future(b"", timeout=3600)
        future.add_done_callback(lambda _: arrived.set())
        grpc.channel_ready_future(channel).result(timeout=60)
        emulator.stop(grace=60)
        wait_for(arrived)
        channel.close()


def test_faults_of_the_constructor(async_flavour: Flavour) -> None:
    with Emulator(faults=["ListOrganizations:NOT_FOUND"]) as emulator:
        assert refused(emulator, app_service.LIST_ORGANIZATIONS.path)[0] == "NOT_FOUND"
        emulator.clear_faults()
        assert refused(emulator, app_service.LIST_ORGANIZATIONS.path)[0] == "UNAUTHENTICATED"


@given(seed=st.integers(), probability=st.floats(min_value=0.01, max_value=1))
def test_the_same_seed_meets_the_same_faults(seed: int, probability: float) -> None:
    def hits() -> list[bool]:
        faults = Faults(seed)
        faults.add(Fault("*", grpc.StatusCode.UNAVAILABLE, probability=probability))
        return [bool(faults.strike(GET_ROBOT)) for _ in range(50)]

    assert hits() == hits()


def test_probability_is_a_share_of_the_calls() -> None:
    faults = Faults(seed=1)
    active = faults.add(Fault("GetRobot", grpc.StatusCode.UNAVAILABLE, probability=0.2))
    for _ in range(1000):
        faults.strike(GET_ROBOT)
    # The dice are loaded: the seed is given.
    assert 150 < active.hits < 250


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("GetRobot:UNAVAILABLE:0.2", Fault("GetRobot", grpc.StatusCode.UNAVAILABLE, probability=0.2)),
        ("*:resource-exhausted", Fault("*", grpc.StatusCode.RESOURCE_EXHAUSTED)),
        ("Get*:250ms", Fault("Get*", latency=0.25)),
        ("FileUpload:cut@3:0.5", Fault("FileUpload", cut_after=3, probability=0.5)),
        ("AppService/GetRobot:cut", Fault("AppService/GetRobot", cut_after=0)),
    ],
)
def test_texts(text: str, fault: Fault) -> None:
    assert parse_fault(text) == fault


def test_the_text_of_an_expired_token() -> None:
    fault = parse_fault("GetRobot:expired-token:0.1")
    assert (fault.status, "expired" in fault.message) == (grpc.StatusCode.UNAUTHENTICATED, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "write RPC:EFFECT"),
        ("GetRobot", "write RPC:EFFECT"),
        (":UNAVAILABLE", "write RPC:EFFECT"),
        ("GetRobot:UNAVAILABLE:0.2:3", "write RPC:EFFECT"),
        ("GetRobot:UNAVAILBLE", "did you mean UNAVAILABLE"),
        ("GetRobot:OK", "no status that a call can fail with"),
        ("GetRobot:UNAVAILABLE:often", "no probability"),
        ("GetRobot:UNAVAILABLE:0", "more than 0 and at most 1"),
        ("GetRobot:UNAVAILABLE:1.1", "more than 0 and at most 1"),
        ("GetRobot:UNAVAILABLE:nan", "more than 0 and at most 1"),
        ("GetRobot:5 parsecs", "no span of time"),
        ("GetRobot:99999999999d", "too long"),
        ("GetRobot:99999999d", "latency"),
        ("GetRobot:cut@-1", "cut@3"),
        ("GetRobot:cut@٣", "cut@3"),
    ],
)
def test_impossible_texts(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_fault(text)


@given(st.text())
def test_any_text_is_a_fault_or_an_error_that_says_why(text: str) -> None:
    # Any other kind of error fails the test.
    with suppress(ValueError):
        assert parse_fault(text).rpc


def test_impossible_faults(emulator: Emulator) -> None:
    with pytest.raises(ValueError, match="did you mean GetRobot"):
        emulator.fault("GetRobott", status="UNAVAILABLE")
    with pytest.raises(ValueError, match="no RPC"):
        emulator.fault("", status="UNAVAILABLE")
    with pytest.raises(ValueError, match="needs a status"):
        emulator.fault("GetRobot")
    with pytest.raises(ValueError, match="0 messages"):
        emulator.fault("GetRobot", cut_after=-1)
    with pytest.raises(ValueError, match="once or more"):
        emulator.fault("GetRobot", status="INTERNAL", times=0)


def test_names() -> None:
    assert matching_paths("GetRobot") == matching_paths("viam.app.v1.AppService/GetRobot") == {GET_ROBOT}
    assert matching_paths("*") == set(known_methods())
    assert matching_paths("AuthService/*") == {auth_service.AUTHENTICATE.path}
    assert len(matching_paths("GetRobot*")) > 3


def _locations(cloud: Cloud, fleet: Fleet) -> list[str]:
    request = app.ListLocationsRequest(organization_id=fleet.organization)
    return [each.name for each in cloud.call(app_service.LIST_LOCATIONS, request).locations]
