"""Since which version elements exist: what `sync` notes, and what the pages of reference say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.inputs.comments import element_names
from generator.inputs.history import History, history_text, read_history
from generator.inputs.sources import read_sources
from generator.problems import GenerationError
from tests.support.protos.proto_garden import GARDEN, Garden, changed, write

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    return Garden(tmp_path)


def _sync(garden: Garden, version: str, text: str) -> History:
    write(garden.upstream, {"garden/v1/garden.proto": text})
    garden.sync("--version", version)
    return read_history(garden.protos)


def test_each_version_adds_what_it_brings(garden: Garden) -> None:
    assert _sync(garden, "v1", GARDEN) == History()  # of one version alone nothing can be said
    more = changed(("int32 litres = 2;", "int32 litres = 2;\n  string hose = 3;"))
    assert _sync(garden, "v2", more) == History(("v1", "v2"), {"garden.v1.WaterBedRequest.hose": "v2"})
    rain = more.replace("// Kinds of beds.", "message Rain { int32 drops = 1; }\n\n    // Kinds of beds.")
    history = _sync(garden, "v3", rain)
    assert history.versions == ("v1", "v2", "v3")
    assert history.version_of("garden.v1.Rain.drops") == history.version_of("garden.v1.Rain") == "v3"
    assert "garden.v1.Rain.drops" not in history.since, "it came with its message"
    assert history.version_of("garden.v1.WaterBedRequest.hose") == "v2"
    assert history.version_of("garden.v1.WaterBedRequest.bed") == "v1 or earlier"


def test_the_same_version_again_changes_nothing(garden: Garden) -> None:
    _sync(garden, "v1", GARDEN)
    once = _sync(garden, "v2", changed(("int32 litres = 2;", "int32 litres = 2;\n  string hose = 3;")))
    assert _sync(garden, "v2", changed(("int32 litres = 2;", "int32 litres = 2;\n  string hose = 3;"))) == once


def test_what_is_gone_is_no_longer_listed(garden: Garden) -> None:
    _sync(garden, "v1", GARDEN)
    _sync(garden, "v2", changed(("int32 litres = 2;", "int32 litres = 2;\n  string hose = 3;")))
    assert _sync(garden, "v3", GARDEN) == History(("v1", "v2", "v3"), {})


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    history = History(("1", "2", "3"), {"a.B": "3", "a.C.d": "2"})
    (tmp_path / "HISTORY").write_text(history_text(history))
    assert read_history(tmp_path) == history


@pytest.mark.parametrize("text", ['versions = "v1"', "versions = []", 'versions = ["v1"]\nsince = "v1"', "nonsense"])
def test_a_history_that_is_none_is_said_to_be(text: str, tmp_path: Path) -> None:
    (tmp_path / "HISTORY").write_text(text)
    with pytest.raises(GenerationError, match="HISTORY"):
        read_history(tmp_path)


def test_this_projects_history_names_what_there_is() -> None:
    history = read_history(_ROOT / "protos")
    names = set(element_names(read_sources(_ROOT / "protos").own_files))
    assert history.since
    assert set(history.since) <= names
    assert set(history.since.values()) <= set(history.versions[1:])
