"""Where the runtime is found when it is not installed: beside the generator."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

RUNTIME_SOURCES = Path(__file__).parent.parent / "src"


def make_runtime_importable() -> None:
    """Lets the sources serve where no runtime is installed, as in a fresh clone."""
    if importlib.util.find_spec("viam_cloud_runtime") is None:
        sys.path.append(str(RUNTIME_SOURCES))
