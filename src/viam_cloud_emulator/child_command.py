"""A command that has the emulator for its cloud, and ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread

_CANNOT_BE_RUN = 127
"""What shells end with where there is no such command."""


class CannotRunError(Exception):
    """The command is not there, or is no program."""

    exit_status = _CANNOT_BE_RUN


def run_command(command: Sequence[str], variables: Mapping[str, str], stopped: SimpleQueue[int | None]) -> int:
    """Run a command to its end.

    Args:
        command (Sequence[str]): The program and its arguments.
        variables (Mapping[str, str]): What its environment has in addition.
        stopped (SimpleQueue): Gets the number of a signal that this process has received. The command gets it, too,
            but for SIGINT, which a terminal sends to both. Where waiting for it raises KeyboardInterrupt, the
            command is killed.

    Returns:
        int: Its exit status; as in shells, 128 and the number of the signal that has ended it.

    Raises:
        CannotRunError: It could not be started.
    """
    try:
        process = subprocess.Popen(command, env={**os.environ, **variables})
    except OSError as error:
        raise CannotRunError(f"cannot run {command[0]}: {error.strerror}") from error
    with process:

        def report_the_end() -> None:
            process.wait()
            stopped.put(None)

        Thread(target=report_the_end, name="end of the command", daemon=True).start()
        try:
            while (number := stopped.get()) is not None:
                if number != signal.SIGINT:
                    with suppress(ProcessLookupError):
                        process.send_signal(number)
        except KeyboardInterrupt:
            process.kill()
    return process.returncode if process.returncode >= 0 else 128 - process.returncode
