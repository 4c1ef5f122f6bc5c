"""The command line: what it prints, how it stops, what it refuses."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.emulator.process import emulator_process
from tests.support.emulator.rpc_calls import Rpcs
from tests.support.flavours import Flavour
from tests.support.waiting import LIMIT, limited
from viam_cloud import DialOptions, ViamClient
from viam_cloud.errors import NotFoundError, UnauthenticatedError
from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.cli import banner, main
from viam_cloud_runtime import __version__


@pytest.mark.usefixtures("default_signals")
def test_json_is_one_line_and_nothing_else(tmp_path: Path) -> None:
    with emulator_process("--data", tmp_path) as emulator:
        assert list(emulator.started) == ["address", "api_key", "api_key_id"]
        assert emulator.started["address"].startswith("127.0.0.1:")
        with emulator.client() as client:
            Rpcs(client.call).create_organization(name="Acme")
        emulator.process.send_signal(signal.SIGTERM)
        rest, _ = emulator.process.communicate(timeout=LIMIT)
        assert rest == ""


_SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize("number", _SIGNALS)
def test_signals_stop_it_gracefully(number: signal.Signals, tmp_path: Path) -> None:
    with emulator_process("--data", tmp_path) as emulator:
        first = emulator.started
        emulator.process.send_signal(number)
        assert emulator.process.wait(LIMIT) == 0
    with emulator_process("--data", tmp_path) as emulator:
        assert emulator.started["api_key"] == first["api_key"]


def test_the_banner_says_how_to_connect(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viam_cloud_emulator", "--data", str(tmp_path)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process,
        limited(process),
    ):
        assert process.stdout is not None
        lines: list[str] = []
        while "create_from_dial_options" not in "".join(lines[-1:]):
            lines.append(process.stdout.readline())
            assert process.poll() is None
        process.terminate()
        process.communicate(timeout=LIMIT)
    credentials = json.loads((tmp_path / "credentials.json").read_text())
    banner = "".join(lines)
    assert f"VIAM_API_KEY={credentials['api_key']}" in banner
    assert f"VIAM_API_KEY_ID={credentials['api_key_id']}" in banner
    assert "VIAM_APP_URL=http://127.0.0.1:" in banner


@pytest.mark.parametrize(
    ("host", "tls", "expected"),
    [
        ("127.0.0.1", False, "create_from_env_vars()"),
        ("localhost", True, "create_from_env_vars()"),
        ("0.0.0.0", False, "create_from_env_vars(DialOptions(insecure=True))"),
    ],
)
def test_the_banner_can_be_pasted(host: str, tls: bool, expected: str, tmp_path: Path) -> None:
    with Emulator(host=host, tls=tls, data=tmp_path) as emulator:
        text = banner(emulator, tmp_path)
        [how] = re.findall(r"From a shell, for ViamClient\.(.*):\n", text)
        exports = "\n".join(line.strip() for line in text.splitlines() if line.strip().startswith("export "))
        python = textwrap.dedent(text.partition("From Python:\n")[2])
        assert how == expected
        for program in (
            f"from viam_cloud import DialOptions, ViamClient\nclient = ViamClient.{how}",
            python,
        ):
            program += "\nwith client: print(client.app_client.list_organizations())"
            # Only one of them is to need the variables.
            setup = exports if "create_from_env_vars" in program else "true"
            command = ["sh", "-c", f'{setup}; exec "$0" -c "$1"', sys.executable, program]
            finished = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
            assert finished.stdout == "[]\n", finished.stderr


def test_a_port_in_use_is_an_error_and_not_a_second_server(capsys: pytest.CaptureFixture[str]) -> None:
    with Emulator() as emulator:
        port = emulator.address.rpartition(":")[2]
        assert _main("--port", port) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert f"127.0.0.1:{port}" in output.err


def test_a_directory_in_use_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Emulator(data=tmp_path):
        assert _main("--data", str(tmp_path)) == 1
    assert "in use" in capsys.readouterr().err


def test_a_file_is_no_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "file"
    path.write_text("")
    assert _main("--data", str(path)) == 1
    assert str(path) in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_impossible_ports(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--port", port])
    assert "--port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "65536"], "--port: '65536' is no port"),
        (["--fault", "GetRobott:UNAVAILABLE"], "--fault: there is no RPC 'GetRobott'; did you mean GetRobot?"),
        (["--fault", "GetRobot:UNAVAILABLE:2"], "--fault: the probability of a fault must be"),
        (["--fault-seed", "x"], "--fault-seed: 'x' is no whole number"),
        (["--lag", "soon"], "--lag: 'soon' is no span of time"),
        (["--token-lifetime", "soon"], "--token-lifetime: 'soon' is no span of time"),
        (["--token-lifetime", "0s"], "--token-lifetime: access tokens must last"),
        (["--dat", "x"], "unrecognized arguments: --dat"),
        (["--data", ""], "the directory is empty"),
    ],
)
def test_impossible_arguments(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    output = capsys.readouterr()
    assert (output.out, message in output.err) == ("", True)


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    for argument in ("--help", "--version"):
        with pytest.raises(SystemExit) as stopped:
            main([argument])
        assert stopped.value.code == 0
    output = capsys.readouterr().out
    assert "viam-cloud-emulator --fault 'GetRobot:UNAVAILABLE:0.2'" in output
    assert f"viam-cloud-emulator {__version__}" in output


def test_faults_and_tokens_of_the_command_line() -> None:
    with emulator_process("--fault", "ListOrganizations:NOT_FOUND", "--token-lifetime", "0.001ms") as emulator:
        # Tokens last a microsecond, so every call finds its token expired.
        with emulator.client() as client, pytest.raises(UnauthenticatedError):
            client.call(app_service.GET_ROBOT, app.GetRobotRequest(id="x"))
        with emulator.client() as client, pytest.raises(NotFoundError):
            client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())


def test_the_lag_of_the_command_line() -> None:
    with emulator_process("--lag", "1h") as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        fleet = cloud.new_fleet()
        cloud.upload(fleet.part, b"image")
        assert cloud.list_files(fleet.organization, count_only=True).count == 0


def test_a_seed_and_tls(tmp_path: Path) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text("organizations: [{name: Acme, keys: [{name: ci}]}]")
    with emulator_process("--seed", seed, "--tls") as emulator:
        started = json.loads(emulator.line)
        assert list(started) == ["address", "api_key", "api_key_id", "ca_file", "keys"]
        [key] = started["keys"]
        assert key["name"] == "ci"
        options = DialOptions.with_api_key(key["key"], key["id"])
        options.root_certificates = Path(started["ca_file"]).read_bytes()
        with ViamClient.create_from_dial_options(options, started["address"]) as client:
            organizations = client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest()).organizations
        assert [organization.name for organization in organizations] == ["Acme"]


def test_the_schema_of_seed_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert _main("--seed-schema") == 0
    schema = json.loads(capsys.readouterr().out)
    key = schema["$defs"]["SeedKey"]
    assert (key["required"], key["additionalProperties"]) == (["name"], False)
    assert key["properties"]["role"]["enum"] == ["owner", "operator"]
    described = [schema, *schema["$defs"].values()]
    assert all(entry["description"] for entry in described)
    assert all(each["description"] for entry in described for each in entry["properties"].values())
    # Editors find what a location may hold again in each of its locations.
    assert schema["$defs"]["SeedLocation"]["properties"]["locations"]["items"] == {"$ref": "#/$defs/SeedLocation"}


def test_a_wrong_seed_is_an_error_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seed = tmp_path / "seed.yaml"
    seed.write_text("organizations:\n- nmae: Acme\n")
    assert _main("--seed", str(seed)) == 1
    output = capsys.readouterr()
    assert (output.out, f"{seed}:2: organizations[0].nmae: " in output.err) == ("", True)


@pytest.mark.parametrize("tls", [False, True])
def test_the_python_of_the_banner_runs(tls: bool, tmp_path: Path) -> None:
    with Emulator(tls=tls, data=tmp_path) as emulator:
        _, _, python = banner(emulator, tmp_path).partition("From Python:")
        variables: dict[str, Any] = {}
        exec(textwrap.dedent(python), variables)
        with variables["client"] as client:
            assert not client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest()).organizations


def _main(*arguments: str) -> int:
    """`main`, in a process whose signal handlers it may not keep."""
    before = {number: signal.getsignal(number) for number in _SIGNALS}
    try:
        return main(arguments)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
