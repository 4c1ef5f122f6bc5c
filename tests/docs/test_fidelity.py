"""The table of fidelity in `docs/emulator/fidelity.md`: what it says of the emulator is observed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.fidelity.checks import CHECKS, SEED, World
from tests.support.fidelity.data_checks import DATA_CHECKS
from tests.support.flavours import Flavour
from viam_cloud_emulator import Emulator

_ALL_CHECKS = CHECKS | DATA_CHECKS
_PAGE = Path(__file__).parents[2] / "docs" / "emulator" / "fidelity.md"


def _rows() -> list[tuple[str, ...]]:
    section = _PAGE.read_text(encoding="utf-8").partition("\n## Beside the cloud\n")[2].partition("\n## ")[0]
    rows = [re.split(r"(?<!\\)\|", line.strip("|")) for line in section.splitlines() if line.startswith("|")]
    return [tuple(cell.strip() for cell in row) for row in rows[2:]]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    (tmp_path / "seed.yaml").write_text(SEED)
    with Emulator(seed=tmp_path / "seed.yaml") as emulator, emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        yield World(emulator, cloud, cloud.new_fleet())


@pytest.mark.parametrize(("behaviour", "here", "there", "source"), _rows(), ids=[row[0] for row in _rows()])
def test_the_emulator_does_what_the_table_says(
    behaviour: str, here: str, there: str, source: str, world: World
) -> None:
    assert here == _ALL_CHECKS[behaviour](world)
    # Either somebody else says so, or nobody knows.
    assert source.startswith(("http", "Viam's ")) or (there, source) == ("not verified", "\N{EN DASH}")


def test_every_check_has_a_row() -> None:
    assert sorted(row[0] for row in _rows()) == sorted(_ALL_CHECKS)
