"""Loggers of scripts print by themselves, until logging is set up."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.waiting import LIMIT

_PROGRAM = """
import logging, sys
from viam_cloud.logging import getLogger
early, again, below = getLogger("harvest"), getLogger("harvest"), getLogger("harvest.cart")
assert early is again is logging.getLogger("harvest")
if sys.argv[1] == "set up":
    logging.basicConfig(level=logging.WARNING, format="set up: %(message)s")
early.debug("nobody wants to know")
early.info("ripe")
below.warning("full")
"""


@pytest.mark.parametrize(
    ("how", "expected"), [("plain", ["ripe", "full"]), ("set up", ["set up: ripe", "set up: full"])]
)
def test_each_line_is_printed_once(how: str, expected: list[str]) -> None:
    command = [sys.executable, "-c", _PROGRAM, how]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=True)
    assert [line.rpartition("\t")[2] for line in finished.stderr.splitlines()] == expected
