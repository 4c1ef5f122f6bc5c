"""A small tree of .proto files with words, and an upstream to take facts from."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from pathlib import Path

from generator.cli import main
from generator.inputs.sources import read_sources
from generator.sync.words import read_words

GARDEN = """
    syntax = "proto3";

    package garden.v1;

    import "google/protobuf/timestamp.proto";

    // Waters beds.
    service WaterService {
      // Water one bed.
      rpc WaterBed(WaterBedRequest) returns (WaterBedResponse);

      // Look at all beds.
      rpc LookAround(Look) returns (Look);
    }

    // Eyes and what they see.
    message Look {}

    // Says which bed.
    message WaterBedRequest {
      // The bed.
      string bed = 1;
      // How much, in litres.
      int32 litres = 2;
    }

    // When it was done.
    message WaterBedResponse {
      // The time.
      google.protobuf.Timestamp time = 1;
      // Kind of the bed.
      Kind kind = 2;
    }

    // Kinds of beds.
    enum Kind {
      // Not said.
      KIND_UNSPECIFIED = 0;
      // Herbs.
      KIND_HERBS = 1;
    }
"""


class Garden:
    """A tree with words, and an upstream to take facts from."""

    def __init__(self, root: Path) -> None:
        self.protos, self.upstream = root / "protos", root / "upstream"
        write(self.protos, {"garden/v1/garden.proto": GARDEN})

    def sync(self, *options: str, source: str | None = None) -> int:
        given = source or str(self.upstream)
        return main(["sync", given, *options, "--protos", str(self.protos), "--package", "garden_sdk"])

    def words(self) -> dict[str, str]:
        found = read_words(read_sources(self.protos).own_files)
        return {name: words.text.strip() for name, words in found.items()}

    def snapshot(self) -> dict[str, bytes]:
        return snapshot(self.protos)


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def write(root: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip(), encoding="utf-8")


def changed(*replacements: tuple[str, str]) -> str:
    text = GARDEN
    for before, after in replacements:
        assert before in text
        text = text.replace(before, after)
    return text
