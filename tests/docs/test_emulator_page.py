"""The pages in `docs/emulator/` beyond their Python: the list of what is missing, the seed, the fixtures and the command lines."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.support.emulator.process import emulator_process
from tests.support.pytest_runs import run_pytest
from tests.support.waiting import LIMIT
from viam_cloud_emulator import Emulator
from viam_cloud_emulator.cli import main
from viam_cloud_emulator.server.faults import known_methods, parse_fault
from viam_cloud_emulator.services.catalog import all_rpcs

pytest_plugins = ["pytester"]

_ROOT = Path(__file__).parents[2]
_PAGES = _ROOT / "docs" / "emulator"
_FIDELITY = _PAGES / "fidelity.md"


def _text(page: str = "*") -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(_PAGES.glob(f"{page}.md")))


def _snippets(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", _text(page), re.MULTILINE | re.DOTALL)


def _unimplemented() -> str:
    by_service: defaultdict[str, list[str]] = defaultdict(list)
    for path in known_methods().keys() - all_rpcs().rpcs.keys():
        service, _, method = path.rpartition(".")[2].partition("/")
        by_service[service].append(f"`{method}`")
    lines = [f"- `{service}`: {', '.join(sorted(methods))}" for service, methods in sorted(by_service.items())]
    return "\n".join(["", *lines, "", ""])


def test_the_list_of_what_is_missing() -> None:
    page = _FIDELITY.read_text(encoding="utf-8")
    start, end = "writes this list -->\n", "<!-- end -->"
    before, _, rest = page.partition(start)
    _, _, after = rest.partition(end)
    expected = f"{before}{start}{_unimplemented()}{end}{after}"
    if os.environ.get("UPDATE_DOCS"):
        _FIDELITY.write_text(expected, encoding="utf-8")
        return
    assert page == expected, "run `UPDATE_DOCS=1 pytest tests/docs/test_emulator_page.py` and look at what it changed"


def test_the_seed(tmp_path: Path) -> None:
    [seed] = _snippets("seed", "yaml")
    (tmp_path / "seed.yaml").write_text(seed)
    (tmp_path / "crate.png").write_bytes(b"a picture of a crate")
    with Emulator(seed=tmp_path / "seed.yaml") as emulator:
        assert [key.name for key in emulator.seeded_keys] == ["ci", "fixed"]


def test_the_fixtures(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    pytester.makepyfile("\n".join(_snippets("index", "python")))
    run_pytest(pytester, monkeypatch).assert_outcomes(passed=1)


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    # But for the commands of other tools.
    page = re.sub(r"^(npx @bufbuild|docker build).*?^```", "", _text(), flags=re.MULTILINE | re.DOTALL)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", page))
    assert len(options) > 5
    assert [option for option in options if option not in known] == []


def test_the_image_is_made_of_what_is_there(tmp_path: Path) -> None:
    """It is not built here; but what it copies exists, and its command starts."""
    text = (_ROOT / "Dockerfile").read_text(encoding="utf-8")
    copied = [name for line in re.findall(r"^COPY ([^-].*) \S+$", text, re.MULTILINE) for name in line.split()]
    let_in = {line[1:] for line in (_ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert set(copied) == let_in
    assert all((_ROOT / name).exists() for name in copied)
    [entry_point] = re.findall(r"^ENTRYPOINT (.*)$", text, re.MULTILINE)
    command = json.loads(entry_point)
    options = dict(zip(command[1::2], command[2::2], strict=True))
    assert re.findall(r"^EXPOSE (.*)$", text, re.MULTILINE) == [f"{options['--port']} {options['--download-port']}"]
    options |= {"--port": "0", "--download-port": "0", "--data": str(tmp_path)}
    with emulator_process(*(part for option in options.items() for part in option)) as emulator:
        host, _, port = emulator.started["address"].partition(":")
        assert host == "0.0.0.0"
        health = re.findall(r"^HEALTHCHECK.*?CMD (\[.*?\])$", text.replace("\\\n", ""), re.MULTILINE)
        _, flag, program = json.loads(health[0])
        program = program.replace("8080", port)
        done = subprocess.run([sys.executable, flag, program], capture_output=True, timeout=LIMIT, check=False)
        assert done.returncode == 0, done.stderr


def test_the_effects_of_faults() -> None:
    effects = re.findall(r"^\| `([^`]+)` \|.*`(?:status|latency|cut_after)=", _text("roles-and-faults"), re.MULTILINE)
    assert len(effects) == 5
    for effect in effects:
        parse_fault(f"GetRobot:{effect}")
