"""The examples, as users run them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.core.files import FileStore

_EXAMPLES = Path(__file__).parents[2] / "examples"
_OVERVIEW = """
Northwind Robotics
  LOCATION      MACHINE         FILES  READINGS  LATEST
  Hall 1        picker-1            1         8  percent 68.0, volts 24.76
  Hall 1        picker-2            0         8  percent 50.0, volts 24.41
  Hall 2        scanner             0         8  celsius 20.4
  Greenhouse    sprinkler           1        16  litres 0.0, moisture 0.394, celsius 20.9
  Greenhouse    camera-mast         1         8  lux 49800.0
  datasets: crops, incidents
"""


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    """One of its own, since the examples report on everything that is there."""
    with Emulator() as emulator:
        yield emulator


def _run(script: str, emulator: Emulator, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **emulator.environment}
    command = [sys.executable, str(_EXAMPLES / script), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LIMIT, check=False)


@pytest.mark.parametrize("script", ["fleet_report.py", "fleet_report_async.py"])
def test_fleet_report_of_the_seeded_fleet(script: str) -> None:
    with Emulator(seed=_EXAMPLES / "fleet.yaml") as emulator:
        result = _run(script, emulator)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(_OVERVIEW)
    assert result.stdout.splitlines()[-1] == "5 machines, 3 files, all checksums equal"


@pytest.mark.parametrize("script", ["fleet_report.py", "fleet_report_async.py"])
def test_fleet_report(script: str, emulator: Emulator) -> None:
    result = _run(script, emulator)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    assert result.stdout.startswith("No organization is there yet.\n")
    assert result.stdout.splitlines()[-1] == "5 machines, 3 files, all checksums equal"


@pytest.mark.parametrize("script", ["fleet_report.py", "fleet_report_async.py"])
def test_fleet_report_over_tls(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Emulator(tls=True) as emulator:
        monkeypatch.setenv("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", str(emulator.ca_file))
        result = _run(script, emulator)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("script", ["fleet_report.py", "fleet_report_async.py"])
def test_fleet_report_of_another_folder(script: str, emulator: Emulator, tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.bin").write_bytes(b"%d" % number)
    (tmp_path / "large.bin").write_bytes(os.urandom(3 * 1024 * 1024 + 1))
    result = _run(script, emulator, str(tmp_path))
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "5 machines, 61 files, all checksums equal"


@pytest.mark.parametrize("script", ["fleet_report.py", "fleet_report_async.py"])
def test_fleet_report_notices_other_contents(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileStore, "read", lambda *_: b"something else")
    with Emulator() as emulator:
        result = _run(script, emulator)
    assert result.returncode == 1, result.stderr
    assert result.stdout.splitlines()[-1] == "5 machines, 3 files, only 0 came back as they were sent"


def test_every_client_is_asked(emulator: Emulator) -> None:
    result = _run("every_client.py", emulator)
    assert result.returncode == 0, result.stderr
    answers = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert len(answers) == 12
    assert answers["app_client"] == "0 found"
