"""The cookbook: each script runs on the seeded company, and prints and draws what its page shows."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.support.recipes import COOKBOOK, EXAMPLES, Recipe, is_shown_as, load_recipes
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.services.training import job_table, models

_RECIPES = load_recipes()
# Scripts of other pages.
_NO_RECIPES = {
    "distributed_on_ray.py",
    "distributed_on_spark.py",
    "every_client.py",
    "fleet_report.py",
    "fleet_report_async.py",
}
# Pages whose scripts take more than the seeded company; these have tests of their own.
_RUN_ELSEWHERE = {"both-sdks", "ci-with-the-emulator", "fleet-in-a-notebook", "proxies-and-private-cas"}
_each_recipe = pytest.mark.parametrize("recipe", [pytest.param(each, id=each.page.stem) for each in _RECIPES])


def _size_of_png(path: Path) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", path.read_bytes(), 16)
    return width, height


@pytest.fixture
def environment(tmp_path: Path, pytestconfig: pytest.Config) -> dict[str, str]:
    """What scripts find around them, but for the cloud: this Python's commands, and nothing of the user's home."""
    assert pytestconfig.cache is not None
    return {
        **os.environ,
        "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "MPLBACKEND": "agg",
        # The list of fonts takes seconds to make.
        "MPLCONFIGDIR": str(pytestconfig.cache.mkdir("matplotlib")),
    }


@pytest.fixture
def short_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Training jobs of the emulator take a moment, in microseconds, and not a while."""
    for module in (job_table, models):
        monkeypatch.setattr(module, "PENDING_TIME", 100_000)
        monkeypatch.setattr(module, "TRAINING_TIME", 100_000)


@pytest.mark.usefixtures("short_training")
@pytest.mark.parametrize(
    ("recipe", "script"),
    [
        pytest.param(each, script, id=script)
        for each in _RECIPES
        if each.page.stem not in _RUN_ELSEWHERE
        for script in each.scripts
    ],
)
def test_script_prints_what_its_page_shows(
    recipe: Recipe, script: str, environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(EXAMPLES, folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    printed = ""
    with Emulator(seed=EXAMPLES / "fleet.yaml") as emulator:
        for program, *arguments in recipe.commands(script):
            executable = sys.executable if program == "python" else shutil.which(program, path=environment["PATH"])
            result = subprocess.run(
                [executable or program, *arguments],
                cwd=folder,
                env={**environment, **emulator.environment},
                capture_output=True,
                encoding="utf-8",
                timeout=LIMIT,
                check=False,
            )
            assert (result.returncode, result.stderr) == (0, ""), result.stdout
            printed += result.stdout
    shown = recipe.output or ""
    if not is_shown_as(printed, shown):
        # Equal texts differ here in nothing but what `…` does not stand for; pytest shows where.
        assert printed == shown, f"{recipe.page.name} shows another output than {script} prints"
    for picture in recipe.pictures:
        assert _size_of_png(folder / picture) == _size_of_png(COOKBOOK / "pictures" / picture)


@_each_recipe
def test_page_has_the_parts_of_a_recipe(recipe: Recipe) -> None:
    assert re.match(r"# .+\n\n[^#`]{40}", recipe.text), "a title and what the recipe is for"
    assert recipe.main_script in recipe.shown_files, f"show the script: {recipe.main_script}"
    headings = re.findall(r"^## (.+)$", recipe.text, re.MULTILINE)
    assert headings == ["Output", "Notes"]
    assert recipe.output, "a fence of text with what the script prints"


def test_every_script_has_one_page() -> None:
    shown = sorted(name for recipe in _RECIPES for name in recipe.shown_files if name.endswith(".py"))
    assert shown == sorted(path.name for path in EXAMPLES.glob("*.py") if path.name not in _NO_RECIPES)


def test_every_picture_is_on_a_page() -> None:
    pictures = [picture for recipe in _RECIPES for picture in recipe.pictures]
    assert sorted(pictures) == sorted(path.name for path in (COOKBOOK / "pictures").glob("*"))


def test_index_lists_each_recipe_once_by_its_title() -> None:
    listed = re.findall(r"\[(.+?)\]\(([\w-]+)\.md\)", (COOKBOOK / "index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(
        (each.text.partition("\n")[0].removeprefix("# "), each.page.stem) for each in _RECIPES
    )


def test_the_menu_is_in_the_order_of_the_index() -> None:
    index = (COOKBOOK / "index.md").read_text(encoding="utf-8")
    in_menu = re.findall(r"- ([\w-]+\.md)$", (COOKBOOK / ".nav.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert in_menu == ["index.md", *re.findall(r"^- \[.+\]\((.+)\)$", index, re.MULTILINE)]


@pytest.mark.parametrize(
    ("shown", "fits"),
    [
        ("one\ntwo\n", True),
        ("one\n", False),
        ("…\ntwo\n", True),
        ("one\n…\n", True),
        ("…\n", True),
        ("o…\nt…o\n", True),
        ("o…o\n", False),
        ("one.\ntwo\n", False),
    ],
)
def test_what_dots_stand_for(shown: str, fits: bool) -> None:
    assert is_shown_as("one  \ntwo\n", shown) is fits
