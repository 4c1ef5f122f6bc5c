"""What `sync` leaves to be done by hand: stubs of metadata, and lists of what names something that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from tests.support.protos.proto_garden import GARDEN, Garden, changed, write


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    return Garden(tmp_path)


def test_stubs_are_added_for_rpcs_without_a_table(garden: Garden) -> None:
    write(
        garden.protos,
        {
            "methods/water.toml": """
            [client]
            name = "WaterClient"
            services = ["garden.v1.WaterService"]

            [WaterBed]
            retry = "write"

            [LookAround]
            retry = "read"
            """
        },
    )
    added = (
        "returns (WaterBedResponse);",
        "returns (WaterBedResponse);\n  rpc ListBeds(WaterBedRequest) returns (WaterBedResponse);",
    )
    write(garden.upstream, {"garden/v1/garden.proto": changed(added)})
    garden.sync("--stubs", "--version", "v2")
    text = (garden.protos / "methods/water.toml").read_text()
    assert text.endswith(
        '\n[ListBeds]\n# retry = "read"  # guessed from the name; "read", "idempotent_write" or "write"\n'
    )
    garden.sync("--stubs", "--version", "v2")
    assert (garden.protos / "methods/water.toml").read_text() == text


def test_a_service_that_is_added_gets_a_file_of_metadata(garden: Garden) -> None:
    mine = """
        syntax = "proto3";
        package mine.v1;
        service MineService { rpc Dig(Dug) returns (Dug); }
        message Dug {}
    """
    write(garden.upstream, {"garden/v1/garden.proto": GARDEN, "mine/m.proto": mine})
    garden.sync("--add", "mine.v1.MineService", "--stubs", "--version", "v2")
    text = (garden.protos / "methods/mine.toml").read_text()
    assert text.startswith(
        '[client]\nname = "MineClient"\nproperty = "mine_client"\nservices = ["mine.v1.MineService"]\n'
    )
    assert '[Dig]\n# retry = "write"' in text
    assert main(["coverage", "--protos", str(garden.protos), "--out", str(garden.upstream)]) == 1  # not made yet
    once = garden.snapshot()
    garden.sync("--stubs", "--version", "v2")
    assert garden.snapshot() == once


def test_code_and_metadata_that_name_what_is_gone_are_listed(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    write(
        garden.protos,
        {"methods/water.toml": '[client]\nname = "WaterClient"\nservices = ["garden.v1.WaterService"]\n[WaterBed]\n'},
    )
    code = "request = WaterBedRequest(\n    bed='x',\n    litres=3,\n)\nclient.water_bed(bed='x')\nother.litres\n"
    write(garden.protos.parent / "src", {"use.py": code})
    renamed = changed(("rpc WaterBed(", "rpc PumpBed("), ("int32 litres", "int32 amount"))
    write(garden.upstream, {"garden/v1/garden.proto": renamed})
    assert garden.sync("--version", "v2") == 3
    said = capsys.readouterr().out
    assert "methods/water.toml:WaterBed: no such RPC in garden.v1.WaterService" in said
    assert "garden.v1.WaterService.WaterBed was probably renamed to garden.v1.WaterService.PumpBed" in said
    assert "src/use.py:3: garden.v1.WaterBedRequest.litres" in said
    assert "src/use.py:5: water_client.water_bed" in said
    assert "src/use.py:6: garden.v1.WaterBedRequest.litres" in said
