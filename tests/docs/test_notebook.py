"""The notebook of the cookbook, run by Jupyter on the seeded company."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import jupytext
from nbclient import NotebookClient

from tests.support.recipes import COOKBOOK, EXAMPLES, Recipe, is_shown_as
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator


def _run(script: Path, folder: Path) -> list[Any]:
    """What the cells of a script put out, in order."""
    notebook = jupytext.read(script)
    with Emulator(seed=EXAMPLES / "fleet.yaml") as emulator:
        client = NotebookClient(
            notebook,
            timeout=LIMIT,
            startup_timeout=LIMIT,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
        )
        client.execute(env={**os.environ, **emulator.environment})
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def test_the_notebook_shows_tables_pictures_and_bars(tmp_path: Path) -> None:
    recipe = Recipe.of(COOKBOOK / "fleet-in-a-notebook.md")
    outputs = _run(EXAMPLES / recipe.main_script, tmp_path)
    assert not [output for output in outputs if output.output_type == "error"]
    data = [output.data for output in outputs if "data" in output]
    assert sum("<table" in each.get("text/html", "") for each in data) == 3
    assert sum("image/png" in each for each in data) == 2
    texts = [each["text/plain"] for each in data if "image/png" not in each]
    assert is_shown_as("\n".join(texts), recipe.output or ""), texts
