"""The command line: what it prints, how it stops, what it refuses."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.emulator.process import emulator_process
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.command_line import main


def test_json_is_one_line_and_nothing_else(tmp_path: Path) -> None:
    with emulator_process("--data", tmp_path) as emulator:
        assert list(emulator.started) == ["address", "api_key", "api_key_id"]
        assert emulator.started["address"].startswith("127.0.0.1:")
        with emulator.client() as client:
            client.app_client.create_organization(name="Acme")
        emulator.process.send_signal(signal.SIGTERM)
        rest, _ = emulator.process.communicate()
        assert rest == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_stop_it_gracefully(number: signal.Signals, tmp_path: Path) -> None:
    with emulator_process("--data", tmp_path) as emulator:
        first = emulator.started
        emulator.process.send_signal(number)
        assert emulator.process.wait() == 0
    with emulator_process("--data", tmp_path) as emulator:
        assert emulator.started["api_key"] == first["api_key"]


def test_the_banner_says_how_to_connect(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "viam_cloud_emulator", "--data", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while "create_from_dial_options" not in "".join(lines[-1:]):
            lines.append(process.stdout.readline())
            assert process.poll() is None
        process.terminate()
        process.communicate()
    credentials = json.loads((tmp_path / "credentials.json").read_text())
    banner = "".join(lines)
    assert f"VIAM_API_KEY={credentials['api_key']}" in banner
    assert f"VIAM_API_KEY_ID={credentials['api_key_id']}" in banner
    assert "VIAM_APP_URL=http://127.0.0.1:" in banner


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


def _main(*arguments: str) -> int:
    """`main`, in a process whose signal handlers it may not keep."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return main(arguments)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
