"""What the page about the first steps says to save and to run prints what it shows."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from viam_cloud_emulator import Emulator

_PAGE = (Path(__file__).parents[2] / "docs" / "getting-started.md").read_text(encoding="utf-8")


def _fenced(language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", _PAGE, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(text) for _, text in found]


@pytest.mark.parametrize("script", _fenced("python")[:2], ids=["blocking", "asyncio"])
def test_the_first_script(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    [seed] = _fenced("yaml")
    (tmp_path / "seed.yaml").write_text(seed)
    with Emulator(seed=tmp_path / "seed.yaml") as cloud:
        for name, value in cloud.environment.items():
            monkeypatch.setenv(name, value)
        exec(compile(script, "first.py", "exec"), {"__name__": "__main__"})
    assert [capsys.readouterr().out] == _fenced("text")
