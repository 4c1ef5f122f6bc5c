"""The emulator as users run it: a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.waiting import limited
from viam_cloud import Credentials, DialOptions, ViamClient


@dataclass
class EmulatorProcess:
    """A running `python -m viam_cloud_emulator --json`."""

    process: subprocess.Popen[str]
    line: str

    @property
    def started(self) -> dict[str, str]:
        return dict(json.loads(self.line))

    def client(self) -> ViamClient:
        credentials = Credentials("api-key", self.started["api_key"])
        options = DialOptions(auth_entity=self.started["api_key_id"], credentials=credentials, insecure=True)
        return ViamClient.create_from_dial_options(options, self.started["address"])


@contextmanager
def emulator_process(*arguments: str | Path) -> Iterator[EmulatorProcess]:
    """Start one and wait until it is ready; killed at the end if it still runs."""
    command = [sys.executable, "-m", "viam_cloud_emulator", "--json", *map(str, arguments)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process,
        limited(process),
    ):
        assert process.stdout is not None
        yield EmulatorProcess(process, process.stdout.readline())
