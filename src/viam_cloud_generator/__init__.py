"""The generator as it is installed: the code of `python -m generator`, with its templates, in a package of its own name."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).parent
# In a wheel the code is in here; in a clone it is where it is written.
_CODE = _HERE if (_HERE / "generator").is_dir() else _HERE.parents[1]


def _prepare() -> None:
    if str(_CODE) not in sys.path:
        sys.path.append(str(_CODE))


def main() -> int:
    """Run `viam-cloud-generator`.

    Returns:
        The exit status.

    Example:
        >>> main()  # doctest: +SKIP
        0
    """
    _prepare()
    try:
        from generator.cli import main as run
    except ModuleNotFoundError as error:
        print(f"{error.name} is missing: pip install 'viam-cloud[generator]'", file=sys.stderr)
        return 1
    return run()


def plugin() -> int:
    """Run `protoc-gen-viam-cloud`, which protoc and buf start.

    Returns:
        The exit status.

    Example:
        >>> plugin()  # doctest: +SKIP
        0
    """
    _prepare()
    from generator.plugin import main as answer

    return answer()
