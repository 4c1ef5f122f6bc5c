"""What is loaded when, and what is said where an extra is not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.plans.planned_data import PlannedData
from tests.support.waiting import LIMIT
from viam_cloud import ViamClient
from viam_cloud.distributed import copy_files, export_readings, map_files, plan_export, plan_files, read_readings

pytestmark = pytest.mark.emulator


def test_plans_load_no_engine() -> None:
    script = (
        "import sys, viam_cloud, viam_cloud.distributed\n"
        "from viam_cloud.distributed import copy_files, export_readings, map_files, plan_export, plan_files, read_readings\n"
        "print(*[name for name in ('dask', 'distributed', 'fsspec', 'pandas', 'pyarrow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=LIMIT, check=True)
    assert done.stdout.split() == []


@pytest.mark.parametrize("library", ["dask", "distributed", "fsspec", "pyarrow"])
def test_a_missing_library_is_named(
    library: str, client: ViamClient, planned: PlannedData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings, files = plan_export(client, planned.filter), plan_files(client, planned.filter)
    needs = {
        "dask": lambda: read_readings(readings),
        "distributed": lambda: map_files(files, len),  # type: ignore[arg-type]
        "fsspec": lambda: copy_files(files, str(tmp_path)),
        "pyarrow": lambda: export_readings(readings, str(tmp_path)),
    }
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"needs {library}: pip install '{library}"):
        needs[library]()
