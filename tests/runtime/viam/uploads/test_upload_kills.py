"""A few rounds of uploads that are killed (`python -m benchmarks.upload_kills` makes 100 of them)."""

from __future__ import annotations

import pytest

from benchmarks.upload_kills import run

pytestmark = pytest.mark.emulator


def test_every_content_gets_there_once() -> None:
    """Two journals for one part; files of the same names and sizes; both uploads are killed, and run again."""
    found = run(rounds=3, seed=7)
    assert (found.lost, found.twice, found.rounds) == ([], [], 3)
    # It proves something only where uploads were killed and went on.
    assert found.kills
    assert found.statuses["skipped"]
    assert set(found.statuses) <= {"skipped", "uploaded"}
