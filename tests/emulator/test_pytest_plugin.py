"""The pytest plugin, in runs of pytest of its own, as users have them."""

from __future__ import annotations

import pytest

from tests.support.pytest_runs import run_pytest

pytest_plugins = ["pytester"]

_CALLS = """
    from viam_cloud.methods import app_service
    from viam_cloud.proto import app

    CREATE = app.CreateOrganizationRequest(name="Acme")
    LIST = app.ListOrganizationsRequest()
"""


def test_each_test_has_a_cloud_of_its_own(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makepyfile(
        _CALLS
        + """
    import pytest

    @pytest.mark.parametrize("attempt", [1, 2])
    def test_blocking(viam_client, viam_emulator, attempt):
        viam_client.call(app_service.CREATE_ORGANIZATION, CREATE)
        assert [each.name for each in viam_client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations] == ["Acme"]
        with viam_emulator.fault("ListOrganizations", status="UNAVAILABLE", times=1) as fault:
            viam_client.call(app_service.LIST_ORGANIZATIONS, LIST)
        assert fault.hits == 1
    """
    )
    run_pytest(pytester, monkeypatch).assert_outcomes(passed=2)


@pytest.mark.parametrize("mode", ["strict", "auto"])
def test_async_client(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    pytester.makepyfile(
        _CALLS
        + """
    import pytest

    @pytest.mark.asyncio
    async def test_async(async_viam_client, viam_client):
        await async_viam_client.call(app_service.CREATE_ORGANIZATION, CREATE)
        assert len(viam_client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations) == 1
    """
    )
    run_pytest(pytester, monkeypatch, asyncio_mode=mode).assert_outcomes(passed=1)


def test_one_cloud_for_all(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.path.joinpath("seed.yaml").write_text("organizations: [{name: Seeded}]")
    pytester.makepyfile(
        _CALLS
        + """
    def names(client):
        return [each.name for each in client.call(app_service.LIST_ORGANIZATIONS, LIST).organizations]

    def test_first(viam_client):
        assert names(viam_client) == ["Seeded"]
        viam_client.call(app_service.CREATE_ORGANIZATION, CREATE)

    def test_second(viam_client):
        assert names(viam_client) == ["Seeded", "Acme"]

    async def test_async(async_viam_client):
        assert len((await async_viam_client.call(app_service.LIST_ORGANIZATIONS, LIST)).organizations) == 2
    """
    )
    ini = {"viam_emulator_scope": "session", "viam_emulator_seed": "seed.yaml", "asyncio_mode": "auto"}
    run_pytest(pytester, monkeypatch, **ini).assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("ini", "message"),
    [
        ({"viam_emulator_scope": "forever"}, "viam_emulator_scope must be one of"),
        ({"viam_emulator_seed": "a.yaml b.yaml"}, "viam_emulator_seed must name one file"),
        ({"viam_emulator_seed": "nowhere.yaml"}, "nowhere.yaml: No such file"),
    ],
)
def test_wrong_settings(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch, ini: dict[str, str], message: str
) -> None:
    pytester.makepyfile("def test(viam_emulator): ...")
    result = run_pytest(pytester, monkeypatch, **ini)
    assert result.ret != 0
    assert message in result.stdout.str() + result.stderr.str()


def test_a_wrong_scope_is_one_sentence(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makepyfile("def test(viam_emulator): ...")
    result = run_pytest(pytester, monkeypatch, viam_emulator_scope="hourly")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    said = [line for line in result.stderr.lines if line.strip()]
    assert said == ["ERROR: viam_emulator_scope must be one of function, class, module, package, session, not 'hourly'"]


def test_runs_that_use_no_fixture_import_nothing(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makepyfile("""
    import sys

    def test_nothing_is_imported():
        assert "viam_cloud_emulator.pytest_plugin" in sys.modules
        heavy = {"grpc", "google.protobuf", "viam_cloud", "viam_cloud_runtime", "viam_cloud_emulator.emulator", "yaml"}
        assert not heavy & set(sys.modules)
    """)
    run_pytest(pytester, monkeypatch).assert_outcomes(passed=1)
