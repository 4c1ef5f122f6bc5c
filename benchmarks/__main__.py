"""Runs the benchmarks that are named, or all, and prints one table: `python -m benchmarks [name ...]`.

A benchmark is a module of this package with a function `measure()` that gives rows.
"""

from __future__ import annotations

import importlib
import sys

from benchmarks.report import table

BENCHMARKS = ("call_overhead", "emulator")


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    rows = [row for name in names or BENCHMARKS for row in importlib.import_module(f"benchmarks.{name}").measure()]
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
