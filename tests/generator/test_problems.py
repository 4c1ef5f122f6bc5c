"""Whatever is wrong with the inputs is reported all together, with its place, and nothing is written."""

from __future__ import annotations

import pytest

from tests.support.protos.generated_sdk import Workspace

GOOD = """
    syntax = "proto3";
    package shop;
    message GetItemRequest { string item_id = 1; string color = 2; }
    message Item { string name = 1; }
    service ShopService {
      rpc GetItem(GetItemRequest) returns (Item);
      rpc ListItems(GetItemRequest) returns (stream Item);
    }
"""
CLIENT = '[client]\nname = "ShopClient"\nservices = ["shop.ShopService"]\n'


def _problems(workspace: Workspace, capsys: pytest.CaptureFixture[str], *command: str) -> list[str]:
    assert workspace.run(*command) == 1
    assert not workspace.out.exists()
    *problems, total = capsys.readouterr().err.splitlines()
    assert total == f"{len(problems)} problem(s){'; nothing was written' if command in ((), ('generate',)) else ''}"
    return [problem.replace(f"{workspace.protos}/", "") for problem in problems]


def test_everything_wrong_with_metadata_is_told_at_once(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.write(
        {
            "shop.proto": GOOD,
            "methods/shop.toml": CLIENT
            + """
[GetItm]
retry = "read"
[GetItem]
kind = "unray"
result = "nam"
[GetItem.params]
itm_id = {}
color = { adapter = "timstamp" }
[ListItems]
retry = "sometimes"
kind = "unary"
colour = 1
""",
            "methods/other.toml": '[client]\nname = "OtherClient"\nservices = ["shop.ShopServices"]\n',
            "methods/broken.toml": "[client\n",
            "methods/package.toml": '[package]\nsign_in = "shop.ShopService.GetItems"\n[message_modules]\n"shp.proto" = "shop"\n',
        }
    )
    problems = _problems(workspace, capsys)
    for place, message in (
        ("methods/shop.toml:GetItm", "no such RPC in shop.ShopService; did you mean GetItem?"),
        ("methods/shop.toml:GetItem.kind", "unknown kind 'unray'"),
        ("methods/shop.toml:GetItem.result", "no field nam in Item; did you mean name?"),
        ("methods/shop.toml:GetItem.params.itm_id", "no such field in GetItemRequest; did you mean item_id?"),
        ("methods/shop.toml:GetItem.params.color.adapter", "unknown adapter 'timstamp'"),
        ("methods/shop.toml:ListItems.retry", "'read', 'idempotent_write' or 'write'"),
        ("methods/shop.toml:ListItems.colour", "no such key"),
        ("methods/other.toml:client.services", "no service shop.ShopServices; did you mean shop.ShopService?"),
        ("methods/broken.toml", "not valid TOML"),
        ("methods/package.toml:package.sign_in", "did you mean shop.ShopService.GetItem?"),
        ("methods/package.toml:message_modules", "no file shp.proto; did you mean shop.proto?"),
    ):
        matching = [problem for problem in problems if problem.startswith(f"{place}: ")]
        assert matching, f"nothing about {place} in {problems}"
        assert any(message in problem for problem in matching), matching


def test_a_kind_that_the_rpc_does_not_have(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop.proto": GOOD, "methods/shop.toml": CLIENT + '[ListItems]\nkind = "unary"\n'})
    [problem] = _problems(workspace, capsys)
    assert problem == "methods/shop.toml:ListItems.kind: the RPC is server_stream, so it cannot be unary"


@pytest.mark.parametrize("table", ["[GetItem]", "[ListItems]", "[ListItems]\nparams.item_id = {}"])
def test_an_end_that_is_no_parameter_of_a_stream(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    workspace.write({"shop.proto": GOOD, "methods/shop.toml": CLIENT + f'{table}\nuntil = "item_id"\n'})
    [problem] = _problems(workspace, capsys)
    assert "until: only a stream of responses can end so, and item_id has to be a local parameter of it" in problem


def test_two_methods_with_one_name(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "twice.proto": """
            syntax = "proto3";
            package twice;
            message M {}
            service TwiceService { rpc GetIt(M) returns (M); rpc get_it(M) returns (M); }
        """
        }
    )
    [problem] = _problems(workspace, capsys)
    assert problem == (
        "twice.proto:twice.TwiceService: both twice.TwiceService.GetIt and twice.TwiceService.get_it would be its method "
        "get_it; give one a name in metadata"
    )


def test_bad_protos(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "bad.proto": 'syntax = "proto3";\nmessage M { Missing field = 1; Other other = 2; }\n',
            "far.proto": 'syntax = "proto3";\nimport "not/there.proto";\n',
            "worse.proto": 'syntax = "proto3";\nmessage N {\n',
        }
    )
    problems = _problems(workspace, capsys)
    assert any(p.startswith("bad.proto:2:") and '"Missing" is not defined' in p for p in problems)
    assert any(p.startswith("bad.proto:2:") and '"Other" is not defined' in p for p in problems)
    assert any(
        p.startswith('far.proto:2:1: imports "not/there.proto", which is not in the proto tree') for p in problems
    )
    assert any(p.startswith("worse.proto:") for p in problems)


@pytest.mark.parametrize("command", ["generate", "check", "coverage"])
def test_no_protos(workspace: Workspace, capsys: pytest.CaptureFixture[str], command: str) -> None:
    [problem] = _problems(workspace, capsys, command)
    assert "no such directory of .proto files" in problem
    workspace.protos.mkdir()
    [problem] = _problems(workspace, capsys, command)
    assert "there is no .proto file in it" in problem


def test_a_failed_generation_leaves_the_last_one(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop.proto": GOOD})
    assert workspace.run() == 0
    before = {path: path.read_bytes() for path in workspace.made.rglob("*.py*") if "__pycache__" not in path.parts}
    workspace.write({"shop.proto": GOOD.replace("string color = 2", "string color = 1")})
    assert workspace.run() == 1
    assert "shop.proto:" in capsys.readouterr().err
    after = {path: path.read_bytes() for path in workspace.made.rglob("*.py*") if "__pycache__" not in path.parts}
    assert before == after


def test_a_damaged_descriptor_set(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop.proto": GOOD})
    damaged = workspace.root / "old.binpb"
    damaged.write_bytes(b"\xff\xff not a descriptor set")
    [problem] = _problems(workspace, capsys, "diff", str(damaged))
    assert problem.startswith(f"{damaged}: not a serialized FileDescriptorSet")


def test_what_only_python_finds_wrong(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {"a.proto": 'syntax = "proto2"; package a; message M { optional string s = 1; optional string s_ = 2; }'}
    )
    [problem] = _problems(workspace, capsys)
    assert problem.startswith(f"{workspace.package}._pb2.a_pb2: does not import: TypeError: ")
    assert "duplicate json_name" in problem
