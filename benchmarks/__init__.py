"""What the SDK costs and what it survives, measured: `nox -s bench`, `nox -s soak`."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""Where processes that a benchmark starts find this package and the tests' support."""
