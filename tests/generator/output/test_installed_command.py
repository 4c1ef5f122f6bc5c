"""The generator as it is installed, and what it shows on a terminal."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from google.protobuf.compiler.plugin_pb2 import CodeGeneratorRequest, CodeGeneratorResponse

from generator.progress import told


def _run(*command: str, given: bytes = b"", cwd: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *command], input=given, capture_output=True, timeout=120, check=False, cwd=cwd
    )


def test_the_command_runs_anywhere(tmp_path: Path) -> None:
    shown = _run("-m", "viam_cloud_generator", "--help", cwd=tmp_path)
    assert shown.returncode == 0
    assert b"--self-contained" in shown.stdout


def test_the_plugin_answers_on_its_standard_output(tmp_path: Path) -> None:
    program = "import sys; from viam_cloud_generator import plugin; sys.exit(plugin())"
    request = CodeGeneratorRequest(parameter="nothing=1")
    answered = _run("-c", program, given=request.SerializeToString(), cwd=tmp_path)
    response = CodeGeneratorResponse.FromString(answered.stdout)
    assert "option nothing: no such option" in response.error
    assert "say what to call the Python package" in response.error


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals_and_leaves_nothing_behind() -> None:
    terminal, file = _Terminal(), io.StringIO()
    for stream in (terminal, file):
        with told(stream) as tell:
            tell("compiling 3 files")
            tell("rendering")
    assert file.getvalue() == ""
    clear = "\r\x1b[K"
    assert terminal.getvalue() == f"{clear}compiling 3 files …{clear}rendering …{clear}"
