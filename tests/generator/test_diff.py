"""`diff`: what a change of the protos or of the metadata means for callers."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from tests.generator.test_commands import V1
from tests.support.protos.generated_sdk import Workspace

V2 = """
    syntax = "proto3";
    package shop.v1;
    message GetItemRequest { string item_id = 1; string size = 4; repeated string shapes = 5; string color = 3; }
    message Item { string name = 1; int64 price = 3; }
    enum Kind { KIND_NONE = 0; }
    message Page {}
    service ShopService {
      // Get an item.
      rpc GetItem(GetItemRequest) returns (Item);
      rpc ListItems(GetItemRequest) returns (stream Item);
      rpc CreateItem(Item) returns (Item);
      rpc IssueItem(GetItemRequest) returns (Page);
    }
"""
HEAD = 'syntax = "proto3"; package a; message I { string s = 1; } message J { string s = 1; }\n'
CLIENT = '[client]\nname = "AClient"\nservices = ["a.AService"]\n'


def _lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines without what each change breaks, which `test_breaking_changes` is about."""
    return [" ".join(line.partition("  [")[0].split()) for line in capsys.readouterr().out.splitlines()]


def _diff(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], old: Mapping[str, str], new: Mapping[str, str]
) -> list[str]:
    """The changes, from what the last generation kept; the tree of protos itself must tell the same."""
    workspace.write(old)
    assert workspace.run() == 0
    earlier = workspace.root / "earlier"
    workspace.protos.rename(earlier)
    workspace.write(new)
    capsys.readouterr()
    assert workspace.run("diff", str(workspace.made / "descriptors.binpb")) == 0
    *lines, total = _lines(capsys)
    assert workspace.run("diff", str(earlier)) == 0
    assert _lines(capsys) == [*lines, total]
    breaking = sum(line.startswith("BREAKING") for line in lines)
    expected = f"{len(lines)} change(s) for callers, {breaking} of them breaking" if lines else "no change for callers"
    assert total == expected
    return lines


def _a(types: str, rpcs: str) -> dict[str, str]:
    return {"a.proto": f"{HEAD}{types} service AService {{ {rpcs} }}"}


def test_what_changes_for_callers(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _diff(workspace, capsys, {"shop/v1/shop.proto": V1}, {"shop/v1/shop.proto": V2})
    for expected in (
        "BREAKING removed method shop_client.drop_item shop.v1.ShopService.DropItem",
        "added method shop_client.create_item shop.v1.ShopService.CreateItem",
        "added parameter shop_client.get_item(shapes) Sequence[str] | None",
        "BREAKING retyped parameter shop_client.get_item(size) int | None -> str | None",
        "BREAKING retyped kind shop_client.list_items unary -> server_stream",
        "BREAKING retyped result shop_client.issue_item shop.v1.Item -> shop.v1.Page",
        "BREAKING removed field shop.v1.Item.weight int32",
        "added field shop.v1.Item.price int64",
        "BREAKING removed enum value shop.v1.Kind.KIND_OLD 1",
        "BREAKING removed message shop.v1.Gone",
        "added message shop.v1.Page",
    ):
        assert expected in lines
    assert not [line for line in lines if "color" in line or "item_id" in line]


def test_a_regenerate_ends_with_the_changes(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"shop/v1/shop.proto": V1})
    assert workspace.run() == 0
    assert workspace.run() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "no change for callers"
    workspace.write({"shop/v1/shop.proto": V2})
    assert workspace.run() == 0
    assert "BREAKING removed method shop_client.drop_item shop.v1.ShopService.DropItem" in _lines(capsys)


def test_requests(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    rpcs = "rpc Up(stream I) returns (I); rpc Both(stream I) returns (stream I); rpc Get(I) returns (I);"
    lines = _diff(workspace, capsys, _a("", rpcs), _a("", rpcs.replace("stream I) returns", "stream J) returns")))
    assert lines == [f"BREAKING retyped request a_client.{name} a.I -> a.J" for name in ("both", "up")]


def test_same_names_in_different_packages(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    other = {"b.proto": 'syntax = "proto3"; package b; message I { string s = 1; }'}
    file = 'syntax = "proto3"; package a; import "b.proto"; message I { string s = 1; } message Q { I i = 1; }'
    file += " service AService { rpc Get(Q) returns (I); }"
    new = file.replace("I i = 1", "b.I i = 1").replace("(I)", "(b.I)")
    lines = _diff(workspace, capsys, {"a.proto": file, **other}, {"a.proto": new, **other})
    assert lines == [
        "BREAKING retyped field a.Q.i a.I -> b.I",
        "BREAKING retyped parameter a_client.get(i) a.I | None -> b.I | None",
        "BREAKING retyped result a_client.get a.I -> b.I",
    ]


def test_messages_in_another_module(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    lines = _diff(workspace, capsys, {"a.proto": HEAD}, {"b.proto": HEAD})
    assert lines == [f"BREAKING moved message a.{name} proto.a -> proto.b" for name in "IJ"]


def test_fields(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    old = """message M {
        int32 wider = 1; string number = 2; int32 wire = 3; optional string presence = 4; string gains = 5;
        oneof o { string leaves = 6; string stays = 7; } repeated string list = 8; E value = 9; bool wider_bool = 11;
        map<string, string> map = 10;
    } enum E { Z = 0; A = 1; }"""
    new = """message M {
        int64 wider = 1; string number = 22; fixed32 wire = 3; string presence = 4; optional string gains = 5;
        oneof q { string leaves = 6; } oneof o { string stays = 7; } map<string, string> list = 8; int32 value = 9;
        map<string, int32> map = 10; int32 wider_bool = 11;
    } enum E { Z = 0; A = 2; }"""
    lines = _diff(workspace, capsys, {"a.proto": HEAD + old}, {"a.proto": HEAD + new})
    assert sorted(lines) == sorted(
        [
            "BREAKING changed enum value a.E.A number 1 -> number 2",
            "BREAKING moved field a.M.leaves oneof o -> oneof q",
            "BREAKING retyped field a.M.list repeated string -> map<string, string>",
            "BREAKING retyped field a.M.map map<string, string> -> map<string, int32>",
            "BREAKING changed field a.M.number number 2 -> number 22",
            "BREAKING changed field a.M.presence optional -> implicit",
            "BREAKING retyped field a.M.value a.E -> int32",
            "BREAKING retyped field a.M.wider_bool bool -> int32",
            "BREAKING retyped field a.M.wire int32 -> fixed32",
            "changed field a.M.gains implicit -> optional",
            "BREAKING retyped field a.M.wider int32 -> int64",
        ]
    )


def test_required_fields(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    old = 'syntax = "proto2"; package a; message M { optional string s = 1; required string t = 2; }'
    new = 'syntax = "proto2"; package a; message M { required string s = 1; optional string t = 2; }'
    lines = _diff(workspace, capsys, {"a.proto": old}, {"a.proto": new})
    assert lines == ["BREAKING changed field a.M.s optional -> required", "changed field a.M.t required -> optional"]


def test_documented_parameters(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    protos = _a("message M { string a = 1; string b = 2; string c = 3; string d = 4; }", "rpc Get(M) returns (I);")

    def metadata(params: str) -> dict[str, str]:
        return {**protos, "methods/a.toml": f"{CLIENT}[Get.params]\n{params}"}

    old = metadata('a = {}\nb = { default = "x" }\nc = { default = "y" }\nd = { default = "z" }\n')
    new = metadata('b = { default = "w" }\na = {}\nc = {}\n')
    lines = _diff(workspace, capsys, old, metadata('c = {}\na = {}\nb = { default = "w" }\n'))
    assert lines == [
        "BREAKING moved parameter a_client.get(a) position 1 -> position 2",
        "BREAKING moved parameter a_client.get(b) position 2 -> position 3",
        "BREAKING changed parameter a_client.get(c) now required; the default was 'y'",
        "BREAKING moved parameter a_client.get(c) position 3 -> position 1",
        "BREAKING retyped parameter a_client.get(d) str -> str | None",
        "BREAKING changed parameter a_client.get(d) by keyword only",
        "changed parameter a_client.get(b) default 'x' -> 'w'",
        "changed parameter a_client.get(d) default 'z' -> None",
    ]
    assert new


def test_names_and_grades_that_metadata_changes(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    protos = _a("", "rpc Get(I) returns (I); rpc Put(I) returns (I);")
    old = f'{CLIENT}property = "a"\n[Get.params]\ns = {{}}\n'
    new = f'{CLIENT}property = "b"\n[Put]\nname = "store"\nretry = "read"\n'
    package = '[package]\ntop_client = "Shop"\n'
    lines = _diff(
        workspace,
        capsys,
        {**protos, "methods/a.toml": old},
        {**protos, "methods/a.toml": new, "methods/package.toml": package},
    )
    for expected in (
        'BREAKING renamed client a -> b; keep it with [client] property = "a" in its metadata',
        "BREAKING renamed client top client client.Client -> client.Shop",
        "BREAKING renamed class a a.AClient -> b.AClient",
        "BREAKING renamed method b.put -> b.store",
        "BREAKING changed grade b.get documented -> mechanical",
        "changed retry b.store write -> read",
    ):
        assert expected in lines


def test_today_s_metadata_stands_in(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({**_a("", "rpc Get(I) returns (I);"), "methods/a.toml": f'{CLIENT}[Get]\nname = "fetch"\n'})
    assert workspace.run() == 0
    bare = workspace.root / "old.binpb"
    shutil.copy(workspace.made / "descriptors.binpb", bare)
    workspace.write({"a.proto": f"{HEAD} service AService {{ rpc Get(I) returns (I); rpc New(I) returns (I); }}"})
    workspace.write({"methods/a.toml": f'{CLIENT}[Get]\nname = "fetch"\n[New]\nretry = "read"\n'})
    capsys.readouterr()
    assert workspace.run("diff", str(bare)) == 0
    lines = _lines(capsys)
    assert lines[0] == "added method a_client.new a.AService.New"
    assert lines[1].startswith(f"note: {bare} comes without its metadata: it is read with today's")
    assert lines[2] == "note: 1 statement(s) of today's metadata do not fit it and were passed over"


def test_a_new_version_takes_no_name_from_the_one_before(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def version(number: int) -> str:
        return f"""syntax = "proto3"; package app.v{number}; message I {{ string s = 1; }}
            service AppService {{ rpc Get(I) returns (I); }}"""

    old = {"app/v1/app.proto": version(1)}
    lines = _diff(workspace, capsys, old, {**old, "app/v2/app.proto": version(2)})
    assert lines == [
        "added client app_v2_app_client",
        "added message app.v2.I",
        "added method app_v2_app_client.get app.v2.AppService.Get",
    ]
    assert workspace.run() == 0
    assert workspace.module("proto.app").I.DESCRIPTOR.full_name.endswith(".app.v1.I")
    assert workspace.module("proto.app.v2").I.DESCRIPTOR.full_name.endswith(".app.v2.I")


def test_a_module_that_gives_way_is_breaking(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    old = {"app/v1/app.proto": 'syntax = "proto3"; package app.v1; message I {}'}
    new = {**old, "app/app.proto": 'syntax = "proto3"; package app; message I {}'}
    lines = _diff(workspace, capsys, old, new)
    advice = 'keep it with "app/v1/app.proto" = "app" under [message_modules] in package.toml'
    assert f"BREAKING moved module proto.app -> proto.app.v1; {advice}" in lines


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file or directory"),
        (b"", "a descriptor set without any file"),
        (b"\xff\xff not a descriptor set", "not a serialized FileDescriptorSet"),
    ],
)
def test_an_old_that_is_none(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], content: bytes | None, said: str
) -> None:
    workspace.write({"a.proto": HEAD})
    old = workspace.root / "old.binpb"
    if content is not None:
        old.write_bytes(content)
    assert workspace.run("diff", str(old)) == 1
    problem, total = capsys.readouterr().err.splitlines()
    assert problem.startswith(f"{old}: {said}")
    assert total == "1 problem(s)"


def test_a_set_without_its_imports(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    from google.protobuf.descriptor_pb2 import FileDescriptorSet

    imports = 'import "google/protobuf/timestamp.proto";'
    workspace.write(
        {"a.proto": f'syntax = "proto3"; package a; {imports} message M {{ google.protobuf.Timestamp at = 1; }}'}
    )
    assert workspace.run() == 0
    files = FileDescriptorSet.FromString(workspace.descriptors())
    old = workspace.root / "old.binpb"
    old.write_bytes(FileDescriptorSet(file=[file for file in files.file if file.name == "a.proto"]).SerializeToString())
    capsys.readouterr()
    assert workspace.run("diff", str(old)) == 1
    assert "a.proto but not google/protobuf/timestamp.proto, which it imports" in capsys.readouterr().err
