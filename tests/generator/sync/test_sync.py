"""`python -m generator sync`: upstream's facts, words kept by full name, all or nothing."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from generator.cli import main
from generator.inputs.sources import read_sources
from generator.sync.record import read_kept_words, read_record
from generator.sync.words import Words
from tests.support.protos.proto_garden import GARDEN, Garden, changed, snapshot, write

_ROOT = Path(__file__).parents[3]


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    return Garden(tmp_path)


def _facts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files without those that say which versions there were."""
    return {name: text for name, text in files.items() if name not in ("UPSTREAM", "HISTORY")}


@pytest.mark.parametrize("with_comments", [True, False])
def test_todays_own_facts_change_no_byte(with_comments: bool, tmp_path: Path) -> None:
    protos = tmp_path / "protos"
    shutil.copytree(_ROOT / "protos", protos)
    before = snapshot(protos)
    source = str(_ROOT / "protos")
    if not with_comments:
        source = str(tmp_path / "facts.binpb")
        files = FileDescriptorSet(file=read_sources(_ROOT / "protos").files.file)
        for file in files.file:
            file.ClearField("source_code_info")
        Path(source).write_bytes(files.SerializeToString())
    assert main(["sync", source, "--protos", str(protos), "--package", "viam_cloud"]) == 0
    assert snapshot(protos) == before


def test_upstreams_comments_are_drafts_and_its_options_are_for_others(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    annotated = changed(
        ('import "google', 'import "google/api/annotations.proto";\nimport "tagger/tagger.proto";\nimport "google'),
        ("// Water one bed.", "// TODO: theirs"),
        (
            "returns (WaterBedResponse);",
            'returns (WaterBedResponse) { option (google.api.http) = { get: "/water" }; }\n'
            "  // Theirs: dry one bed.\n  rpc DryBed(WaterBedRequest) returns (WaterBedResponse);",
        ),
        ("string bed = 1;", 'string bed = 1 [(tagger.tags) = "x"];'),
        ('syntax = "proto3";', 'syntax = "proto3";\noption go_package = "garden";'),
    )
    tagger = """
        syntax = "proto3";
        package tagger;
        import "google/protobuf/descriptor.proto";
        extend google.protobuf.FieldOptions { string tags = 7777; }
    """
    strangers = """
        syntax = "proto3";
        package mine.v1;
        service MineService { rpc Dig(Dug) returns (Dug); }
        message Dug {}
    """
    write(
        garden.upstream, {"garden/v1/garden.proto": annotated, "tagger/tagger.proto": tagger, "mine/m.proto": strangers}
    )
    before = garden.words()
    assert garden.sync("--version", "v2") == 3
    said = capsys.readouterr().out
    assert "garden.v1.WaterService.DryBed: upstream says: Theirs: dry one bed." in said
    assert 'garden.v1.WaterService.DryBed: taken for "write"' in said
    assert "mine.v1.MineService" in said
    assert garden.words() == before
    text = (garden.protos / "garden/v1/garden.proto").read_text()
    assert "rpc DryBed" in text
    assert not any(word in text for word in ("google.api", "tagger", "go_package", "Theirs", "TODO"))
    assert [path for path in garden.snapshot() if path.endswith(".proto")] == ["garden/v1/garden.proto"]
    assert read_record(garden.protos).version == "v2"
    once = garden.snapshot()
    assert garden.sync("--version", "v2") == 3
    assert garden.snapshot() == once
    assert garden.sync("--add", "MineService") == 3
    assert "mine/m.proto" in garden.snapshot()


def test_a_renamed_element_takes_its_words_along(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = garden.words()
    renamed = changed(
        ("WaterService", "PumpService"),
        ("WaterBedRequest", "PumpBedRequest"),
        ("rpc WaterBed(", "rpc PumpBed("),
        ("int32 litres", "int32 amount"),
        ("KIND_HERBS", "KIND_SPICES"),
    )
    write(garden.upstream, {"garden/v1/garden.proto": renamed})
    assert garden.sync("--version", "v2") == 3
    after = garden.words()
    assert sorted(after.values()) == sorted(before.values())
    assert after["garden.v1.PumpService.PumpBed"] == "Water one bed."
    assert after["garden.v1.PumpBedRequest.amount"] == "How much, in litres."
    assert after["garden.v1.Kind.KIND_SPICES"] == "Herbs."
    assert "garden.v1.WaterService -> garden.v1.PumpService" in capsys.readouterr().out
    assert not (garden.protos / "KEPT_WORDS").exists()


def test_a_file_in_another_package_takes_its_words_along(garden: Garden) -> None:
    before = garden.words()
    write(garden.upstream, {"garden/v2/garden.proto": changed(("garden.v1", "garden.v2"))})
    garden.sync("--version", "v2")
    assert [path for path in garden.snapshot() if path.endswith(".proto")] == ["garden/v2/garden.proto"]
    assert garden.words() == {name.replace("garden.v1", "garden.v2"): text for name, text in before.items()}


def test_words_of_what_is_gone_wait_for_it_or_for_a_new_name(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    before = garden.snapshot()
    write(garden.upstream, {"garden/v1/garden.proto": changed(("int32 litres = 2;", "string hose = 3;"))})
    assert garden.sync("--version", "v2") == 3
    assert read_kept_words(garden.protos) == {"garden.v1.WaterBedRequest.litres": Words(" How much, in litres.\n")}
    assert "garden.v1.WaterBedRequest.litres: How much, in litres." in capsys.readouterr().out
    assert "garden.v1.WaterBedRequest.hose" not in garden.words()
    write(garden.upstream, {"garden/v1/garden.proto": GARDEN})
    assert garden.sync("--version", "v3") == 3  # no table of metadata chooses a retry class
    assert "KEPT_WORDS" not in garden.snapshot()
    assert _facts(garden.snapshot()) == _facts(before)


def test_a_key_that_is_renamed_by_hand_gives_its_words_away(garden: Garden) -> None:
    write(garden.upstream, {"garden/v1/garden.proto": changed(("int32 litres = 2;", "string hose = 3;"))})
    garden.sync("--version", "v2")
    kept = garden.protos / "KEPT_WORDS"
    kept.write_text(kept.read_text().replace("WaterBedRequest.litres", "WaterBedRequest.hose"))
    garden.sync()
    assert garden.words()["garden.v1.WaterBedRequest.hose"] == "How much, in litres."
    assert not kept.exists()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"garden/v1/garden.proto": 'syntax = "proto3"; message { }'}, "garden/v1/garden.proto:1:"),
        ({"other/v1/other.proto": 'syntax = "proto3"; package other; message M {}'}, "none of the 1 services"),
        ({"api/garden/v1/garden.proto": GARDEN + "broken"}, "is that the root that imports start from?"),
    ],
)
def test_nothing_is_written_when_anything_is_wrong(
    files: Mapping[str, str], said: str, garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    before = garden.snapshot()
    write(garden.upstream, files)
    assert garden.sync() == 1
    error = capsys.readouterr().err
    assert said in error
    assert "nothing was written" in error
    assert garden.snapshot() == before


def test_a_descriptor_set_that_lacks_a_type_is_refused(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = garden.snapshot()
    files = read_sources(garden.protos).files
    for file in files.file:
        if file.name.startswith("garden"):
            del file.message_type[1]
    source = garden.protos.parent / "damaged.binpb"
    source.write_bytes(files.SerializeToString())
    assert garden.sync(source=str(source)) == 1
    assert "WaterBedRequest" in capsys.readouterr().err
    assert garden.snapshot() == before


def test_what_cannot_be_written_is_refused(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = garden.snapshot()
    edition = changed(('syntax = "proto3";', 'edition = "2023";'))
    write(garden.upstream, {"garden/v1/garden.proto": edition})
    assert garden.sync() == 1
    assert "garden/v1/garden.proto" in capsys.readouterr().err
    assert garden.snapshot() == before


def test_a_write_that_fails_leaves_the_tree_as_it_was(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    write(garden.upstream, {"garden/v1/garden.proto": changed(("int32 litres = 2;", "string hose = 3;"))})
    before = garden.snapshot()
    (garden.protos / "KEPT_WORDS").mkdir()
    assert garden.sync() == 1
    assert garden.snapshot() == before


def test_files_that_upstream_does_not_have_stay(garden: Garden) -> None:
    own = {"own/v1/own.proto": 'syntax = "proto3";\npackage own.v1;\nservice OwnService {}\n'}
    write(garden.protos, {**own, "UPSTREAM": 'source = "x"\nversion = "v1"\nown = ["own/v1/own.proto"]\n'})
    before = garden.snapshot()
    write(garden.upstream, {"garden/v1/garden.proto": GARDEN})
    garden.sync()
    record = read_record(garden.protos)
    assert (record.source, record.version, record.own) == ("x", "v1", ("own/v1/own.proto",))
    assert sorted(record.facts) == ["garden/v1/garden.proto", "own/v1/own.proto"]
    assert _facts(garden.snapshot()) == _facts(before)


def test_an_installed_package_is_read_without_being_imported(garden: Garden) -> None:
    package = f"installed_garden_{garden.protos.parent.name}".replace("-", "_")
    made = garden.protos.parent / "made"
    assert main(["--protos", str(garden.protos), "--package", package, "--out", str(made)]) == 0
    # Its files have other names, so that the facts come from the set that they were made of.
    descriptors = made / package / "descriptors.binpb"
    files = FileDescriptorSet.FromString(descriptors.read_bytes())
    folder = made / package / "gen"
    for file in files.file:
        path = folder / file.name.replace(".proto", "_pb2.py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "raise ImportError('not to be imported')\n"
            f"DESCRIPTOR = pool.Default().AddSerializedFile({file.SerializeToString()!r})\n"
        )
    before = garden.snapshot()
    sys.path.insert(0, str(made))
    try:
        assert garden.sync(source=f"module:{package}.gen") == 3
    finally:
        sys.path.remove(str(made))
    assert garden.snapshot() == {**before, "UPSTREAM": (garden.protos / "UPSTREAM").read_bytes()}


def test_an_unknown_module_is_told_of(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.sync(source="module:no_such_package_here.gen") == 1
    assert "no such package is installed" in capsys.readouterr().err
