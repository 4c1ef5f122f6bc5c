"""A command that the emulator runs for: what it gets, and how both end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from queue import SimpleQueue

import pytest

from tests.support.waiting import LIMIT, limited
from viam_cloud_emulator.child_command import run_command

_EMULATOR = [sys.executable, "-m", "viam_cloud_emulator"]
_LISTS_ORGANIZATIONS = """
from viam_cloud import ViamClient
with ViamClient.create_from_env_vars() as client:
    print([organization.name for organization in client.app_client.list_organizations()])
"""


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*_EMULATOR, *arguments], capture_output=True, text=True, timeout=LIMIT, check=False)


@pytest.mark.parametrize("tls", [[], ["--tls"]])
def test_a_command_finds_the_emulator(tls: list[str]) -> None:
    finished = _run(*tls, "--", sys.executable, "-c", _LISTS_ORGANIZATIONS)
    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "[]\n", "")


def test_the_status_is_that_of_the_command() -> None:
    assert _run("--", sys.executable, "-c", "raise SystemExit(3)").returncode == 3
    assert _run("--", sys.executable, "-c", "import os; os.kill(os.getpid(), 9)").returncode == 128 + 9


def test_a_command_that_is_not_there() -> None:
    finished = _run("--", "no-such-command")
    assert finished.returncode == 127
    assert finished.stderr == "viam-cloud-emulator: cannot run no-such-command: No such file or directory\n"


def test_json_is_not_for_commands() -> None:
    finished = _run("--json", "--", "true")
    assert finished.returncode == 2
    assert "--json is for programs that read how to connect" in finished.stderr


@pytest.mark.usefixtures("default_signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_command_gets_signals(number: signal.Signals) -> None:
    waits = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
    command = [*_EMULATOR, "--", sys.executable, "-c", waits]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, limited(process):
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.send_signal(number)
        assert process.wait(LIMIT) == 128 + number
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


class _TwoInterrupts(SimpleQueue[int | None]):
    """What the emulator waits on while Ctrl+C is pressed twice. Two real signals in short order may come as one."""

    def __init__(self) -> None:
        self._first = True

    def get(self, block: bool = True, timeout: float | None = None) -> int | None:
        if self._first:
            self._first = False
            return signal.SIGINT
        raise KeyboardInterrupt


def test_a_second_interrupt_kills_a_command_that_ignores_the_first() -> None:
    stubborn = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: signal.pause()"
    assert run_command([sys.executable, "-c", stubborn], {}, _TwoInterrupts()) == 128 + signal.SIGKILL
