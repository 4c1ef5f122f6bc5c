"""What is Viam's alone lives in `viam/`: nothing else in the runtime speaks of it, as other SDKs stand on it, too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import viam_cloud_runtime

_SOURCE = Path(viam_cloud_runtime.__file__).parent
_GENERAL = sorted(path for path in _SOURCE.rglob("*.py") if path.relative_to(_SOURCE).parts[0] != "viam")
_VIAMS_OWN = re.compile(
    r"viam(?!_cloud_runtime\b)|dial.?options|robot|webrtc|\bmachines?\b(?<!state machine)", re.IGNORECASE
)


@pytest.mark.parametrize("path", _GENERAL, ids=lambda path: path.relative_to(_SOURCE).as_posix())
def test_general_modules_do_not_speak_of_viam(path: Path) -> None:
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if _VIAMS_OWN.search(line)]
    assert not found


def test_words_of_viam_would_be_found() -> None:
    found = [path for path in (_SOURCE / "viam").rglob("*.py") if _VIAMS_OWN.search(path.read_text(encoding="utf-8"))]
    assert len(found) > 10
    assert _VIAMS_OWN.search("from viam_cloud_runtime.rpc.call import Call  # as a state machine") is None
