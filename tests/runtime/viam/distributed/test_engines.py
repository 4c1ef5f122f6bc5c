"""Other engines, which map work over a plan's partitions: as the examples have it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.plans.planned_data import exported_numbers, put
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator

pytestmark = pytest.mark.emulator

_EXAMPLES = Path(__file__).parents[4] / "examples"


@pytest.mark.parametrize(("engine", "library"), [("ray", "ray"), ("spark", "pyspark")])
def test_examples_export_all(engine: str, library: str, tmp_path: Path) -> None:
    pytest.importorskip(library, reason=f"takes {library}, which `nox -s distributed` installs where there is a wheel")
    if engine == "spark" and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark takes Java, which is not installed")
    with Emulator() as emulator, emulator.client() as client:
        planned = put(client, parts=2, readings=40, files=0)
        done = subprocess.run(
            [sys.executable, str(_EXAMPLES / f"distributed_on_{engine}.py"), str(tmp_path)],
            env={
                **os.environ,
                **emulator.environment,
                "PYSPARK_PYTHON": sys.executable,
                "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
            },
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    assert done.stdout.splitlines()[-1:] == ["8 partitions, 40 readings"], done.stderr
    assert exported_numbers(tmp_path) == planned.numbers()
