"""What the server itself answers: to RPCs it lacks, to garbage, and when something breaks."""

from __future__ import annotations

import asyncio
import importlib
import logging
import pkgutil
from collections import Counter
from dataclasses import replace

import grpc
import pytest

import viam_cloud.methods
from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.emulator.raw_calls import refused, token_of
from viam_cloud.errors import RequestTooLargeError, UnimplementedError
from viam_cloud.methods import app_service, build_service, ml_inference_service
from viam_cloud.proto import app
from viam_cloud.proto.app import build, mlinference
from viam_cloud_emulator import Emulator, instance
from viam_cloud_emulator.access.policies import SIGNED_IN
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.catalog import all_rpcs
from viam_cloud_emulator.services.fleet import organizations
from viam_cloud_emulator.services.identity import sign_in


def _all_paths() -> set[str]:
    modules = (
        importlib.import_module(f"viam_cloud.methods.{module.name}")
        for module in pkgutil.iter_modules(viam_cloud.methods.__path__)
    )
    return {method.path for module in modules for method in module.METHODS}


def test_what_is_not_implemented_says_so(emulator: Emulator) -> None:
    token = token_of(emulator)
    missing = _all_paths() - set(all_rpcs().rpcs)
    assert missing
    for path in [*missing, "/viam.app.v1.AppService/NoSuchMethod"]:
        status, message = refused(emulator, path, token=token)
        assert (status, path.lstrip("/") in message) == ("UNIMPLEMENTED", True)


def test_strangers_do_not_learn_what_is_implemented(emulator: Emulator) -> None:
    statuses = {refused(emulator, path)[0] for path in _all_paths() if not path.endswith("/Authenticate")}
    assert statuses == {"UNAUTHENTICATED"}


def test_thousands_of_calls_at_once_are_all_answered(emulator: Emulator) -> None:
    """By default gRPC's server cancels calls at random once 1,000 wait to be taken up."""

    async def call_at_once(count: int) -> Counter[grpc.StatusCode]:
        async with grpc.aio.insecure_channel(emulator.address) as channel:
            send = channel.unary_unary("/viam.app.v1.AppService/ListOrganizations")
            calls = [send(b"", timeout=120) for _ in range(count)]
            return Counter([await call.code() for call in calls])

    assert asyncio.run(call_at_once(4000)) == {grpc.StatusCode.UNAUTHENTICATED: 4000}


def test_unimplemented_through_the_clients(cloud: Cloud) -> None:
    """One RPC that needs a model that runs, and one of each kind of stream that no server has."""
    with pytest.raises(UnimplementedError, match="GetInference"):
        cloud.call(ml_inference_service.GET_INFERENCE, mlinference.GetInferenceRequest())
    path = "/viam.app.build.v1.BuildService/"
    for method, request in (
        (replace(build_service.GET_LOGS, path=f"{path}GetMore"), build.GetLogsRequest()),
        (replace(build_service.START_RELOAD_BUILD, path=f"{path}SendMore"), list[build.StartReloadBuildRequest]()),
    ):
        with pytest.raises(UnimplementedError, match=method.name):
            cloud.call(method, request)


def test_every_registered_path_is_a_real_one() -> None:
    assert set(all_rpcs().rpcs) <= _all_paths()


def test_an_rpc_has_one_handler() -> None:
    table = RpcTable()
    table.include(organizations.rpcs)
    with pytest.raises(ValueError, match="two handlers"):
        table.include(organizations.rpcs)


@pytest.mark.parametrize("garbage", [b"\xff", b"\x0a\xff\xff\xff\xff\x0f", b"\x0a\x02\xc3\x28"])
def test_garbage_is_the_callers_fault(emulator: Emulator, garbage: bytes) -> None:
    status, message = refused(emulator, app_service.GET_ORGANIZATION.path, garbage, token_of(emulator))
    assert status == "INVALID_ARGUMENT"
    assert "GetOrganizationRequest" in message


def test_messages_have_a_size_limit(emulator: Emulator) -> None:
    too_large = b"\x0a" + (b"x" * (32 * 1024 * 1024 + 1))
    status, _ = refused(emulator, app_service.GET_ORGANIZATION.path, too_large, token_of(emulator))
    assert status == "RESOURCE_EXHAUSTED"


def test_what_breaks_is_logged_and_not_shown(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    table = RpcTable()
    table.include(sign_in.rpcs)

    @table.unary(app_service.LIST_ORGANIZATIONS, SIGNED_IN)
    def list_organizations(call: Call, request: app.ListOrganizationsRequest) -> app.ListOrganizationsResponse:
        raise ZeroDivisionError("a detail of ours")

    monkeypatch.setattr(instance, "all_rpcs", lambda: table)
    with Emulator() as emulator, caplog.at_level(logging.ERROR):
        status, message = refused(emulator, app_service.LIST_ORGANIZATIONS.path, token=token_of(emulator))
    assert status == "INTERNAL"
    assert "detail" not in message
    assert "Traceback" not in message
    assert "a detail of ours" in caplog.text


def test_one_log_line_per_call_without_secrets(
    cloud: Cloud, fleet: Fleet, emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="viam_cloud_emulator"):
        token = token_of(emulator)
        refused(emulator, app_service.GET_ROBOT.path, token=token)
        cloud.call(app_service.GET_ROBOT, app.GetRobotRequest(id=fleet.robot))
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("viam_cloud_emulator")]
    answers = [line.split()[:2] for line in lines]
    assert answers == [
        ["proto.rpc.v1.AuthService/Authenticate", "OK"],
        ["viam.app.v1.AppService/GetRobot", "INVALID_ARGUMENT"],
        ["viam.app.v1.AppService/GetRobot", "OK"],
    ]
    assert emulator.api_key not in caplog.text
    assert token not in caplog.text


def test_long_input_is_not_quoted_whole(emulator: Emulator) -> None:
    request = app_service.GET_ROBOT.request_type(id="x" * 100_000).SerializeToString()
    status, message = refused(emulator, app_service.GET_ROBOT.path, request, token_of(emulator))
    assert (status, len(message) < 2000) == ("NOT_FOUND", True)


def test_too_large_uploads_never_leave_the_client(cloud: Cloud, fleet: Fleet) -> None:
    with pytest.raises(RequestTooLargeError):
        cloud.upload(fleet.part, bytes(33 * 1024 * 1024))
    assert cloud.list_files(fleet.organization, count_only=True).count == 0


def test_a_stopped_emulator_says_so() -> None:
    emulator = Emulator()
    emulator.stop()
    with pytest.raises(RuntimeError, match="start"):
        _ = emulator.address
    with emulator:
        with pytest.raises(RuntimeError, match="runs already"):
            emulator.start()
        assert unknown_id() not in emulator.address
    assert repr(emulator) == "<Emulator stopped>"
