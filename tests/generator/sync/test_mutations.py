"""Whatever an update does to the protos, it is taken whole or refused with problems: no traceback, no half-written tree.

`MUTATIONS=500 pytest tests/generator/sync/test_mutations.py` tries more.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.generate import Paths, load
from generator.inputs.sources import Sources, read_sources
from generator.output.render import render
from generator.problems import GenerationError
from tests.support.protos.proto_mutations import mutated

_PROTOS = Path(__file__).parents[3] / "protos"
_MUTATIONS = int(os.environ.get("MUTATIONS", "8"))


@pytest.fixture(scope="module")
def today() -> Sources:
    return read_sources(_PROTOS)


@pytest.mark.parametrize("seed", range(_MUTATIONS))
def test_an_update_is_taken_whole_or_refused(
    seed: int, today: Sources, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files, done = mutated(today.files.file, seed)
    source, protos = tmp_path / "source.binpb", tmp_path / "protos"
    source.write_bytes(files.SerializeToString())
    shutil.copytree(_PROTOS, protos)
    before = _snapshot(protos)
    status = main(["sync", str(source), "--protos", str(protos), "--version", f"mutation {seed}"])
    said = capsys.readouterr()
    assert status in (0, 1, 3), done
    if status == 1:
        assert said.err.endswith("nothing was written\n"), done
        assert _snapshot(protos) == before, done
        return
    after = read_sources(protos)
    for methods in (None, tmp_path):
        with contextlib.suppress(GenerationError):
            render(load(Paths(protos, methods, "mutated", tmp_path / "out")).api)
    assert {file.name for file in after.own_files} >= {"proto/rpc/v1/auth.proto"}


def _snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
