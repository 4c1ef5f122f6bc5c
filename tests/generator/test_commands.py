"""generate, check, diff and coverage, as commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output.render import BANNER
from tests.support.protos.generated_sdk import Workspace

V1 = """
    syntax = "proto3";
    package shop.v1;
    message GetItemRequest { string item_id = 1; int32 size = 2; string color = 3; }
    message Item { string name = 1; int32 weight = 2; }
    message Gone {}
    enum Kind { KIND_NONE = 0; KIND_OLD = 1; }
    service ShopService {
      // Get an item.
      rpc GetItem(GetItemRequest) returns (Item);
      rpc DropItem(GetItemRequest) returns (Item);
      rpc ListItems(GetItemRequest) returns (Item);
      rpc IssueItem(GetItemRequest) returns (Item);
    }
"""


def _tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_generating_again_changes_nothing(workspace: Workspace) -> None:
    workspace.write({"shop/v1/shop.proto": V1})
    assert workspace.run() == 0
    first = _tree(workspace.out)
    stamps = {path: path.stat().st_mtime_ns for path in workspace.made.rglob("*.py")}
    assert workspace.run("generate") == 0
    assert _tree(workspace.out) == first
    assert {path: path.stat().st_mtime_ns for path in workspace.made.rglob("*.py")} == stamps
    assert workspace.run("check") == 0


def test_stale_files_go(workspace: Workspace) -> None:
    workspace.write({"shop/v1/shop.proto": V1, "extra/extra.proto": 'syntax = "proto3"; package extra; message E {}'})
    assert workspace.run() == 0
    assert (workspace.made / "proto" / "extra.py").is_file()
    (workspace.protos / "extra" / "extra.proto").unlink()
    (workspace.made / "left_over.py").write_text(f"{BANNER}\n")
    assert workspace.run() == 0
    assert not (workspace.made / "proto" / "extra.py").exists()
    assert not (workspace.made / "_pb2" / "extra").exists()
    assert not (workspace.made / "left_over.py").exists()


def test_check_prints_what_would_change(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop/v1/shop.proto": V1})
    assert workspace.run("check") == 1
    assert not workspace.out.exists()
    assert workspace.run() == 0
    client = workspace.made / "shop_client.py"
    client.write_text(client.read_text().replace("Get an item.", "Edited by hand."))
    (workspace.made / "left_over.py").write_text(f"{BANNER}\nx = 1\n")
    edited = _tree(workspace.out)
    capsys.readouterr()
    assert workspace.run("check") == 1
    printed = capsys.readouterr()
    assert '-        """Edited by hand.' in printed.out
    assert '+        """Get an item.' in printed.out
    assert f"--- a/{workspace.package}/left_over.py" in printed.out
    assert "run `python -m generator`" in printed.err
    assert _tree(workspace.out) == edited


def test_the_first_generation_has_nothing_to_compare_with(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write({"shop/v1/shop.proto": V1})
    assert workspace.run() == 0
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{workspace.made}: 1 clients, 4 methods")


def test_coverage_reads_the_generated_files(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop/v1/shop.proto": V1})
    assert workspace.run() == 0
    capsys.readouterr()
    assert workspace.run("coverage") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2] == "4/4 RPCs in both flavours"
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:-2]}
    assert rows["shop.v1.ShopService.GetItem"] == ["shop_client", "get_item", "yes", "yes", "no", "read"]
    assert rows["shop.v1.ShopService.DropItem"][-1] == "write"
    assert rows["shop.v1.ShopService.IssueItem"][-1] == "write"
    client = workspace.made / "aio" / "shop_client.py"
    client.write_text(client.read_text().replace("async def get_item(", "async def got_item("))
    assert workspace.run("coverage") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2] == "3/4 RPCs in both flavours"


def test_what_has_no_words_gets_none_and_is_counted(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    proto = """
        syntax = "proto3";
        package words.v1;
        // Finds words.
        service WordService {
          // Find one.
          rpc Find(FindRequest) returns (FindResponse);
        }
        message FindRequest {
          // Its first letter.
          string letter = 1;
          string language = 2;
        }
        message FindResponse { string word = 1; oneof kind { bool is_verb = 2; bool is_noun = 3; } }
    """
    workspace.write({"words/v1/words.proto": proto})
    assert workspace.run() == 0
    capsys.readouterr()
    assert workspace.run("coverage") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "3/10 elements with words"
    text = (workspace.made / "word_client.py").read_text()
    lines = [line.strip() for line in text.splitlines()]
    assert "letter (str, optional): Its first letter." in lines
    without_words = {"language (str, optional)", "FindResponse", "word (str)", "is_verb (bool)", "is_noun (bool)"}
    assert without_words <= set(lines)


def test_metadata_shapes_methods(workspace: Workspace) -> None:
    workspace.write(
        {
            "shop/v1/shop.proto": V1,
            "methods/shop.toml": """
[client]
name = "StoreClient"
property = "store"
services = ["shop.v1.ShopService"]
[GetItem]
name = "fetch_item"
retry = "write"
result = ["name", "weight"]
errors.NOT_FOUND = "there is no such item"
example = "name, weight = await client.store.fetch_item('1')"
[GetItem.params]
id = { field = "item_id", doc = "Which one." }
color = { default = "red" }
""",
            "methods/package.toml": '[package]\ntop_client = "Shop"\ntop_client_module = "api.shop"\nclients_package = "api"\n',
        }
    )
    assert workspace.run() == 0
    source = (workspace.made / "aio" / "api" / "store.py").read_text()
    assert "async def fetch_item(" in source
    assert 'id: str, color: str = "red", *, size: int | None = None, timeout: Timeout = DEFAULT' in " ".join(
        source.split()
    )
    assert ") -> tuple[str, int]:" in source
    assert "return response.name, response.weight" in source
    assert "id (str): Which one." in source
    assert "NotFoundError: there is no such item." in source
    assert "await client.store.fetch_item('1')" in source
    assert "await" not in (workspace.made / "api" / "store.py").read_text()
    assert workspace.module().Shop
    assert workspace.module("aio.api.shop").Shop
