"""The directory that is generated into: what is somebody else's stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.protos.generated_sdk import Workspace

PROTO = 'syntax = "proto3"; package a; message M { string s = 1; } service AService { rpc Get(M) returns (M); }'


def _tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def _foreign(workspace: Workspace) -> None:
    for name in ("notes.txt", "mod.py", ".git/config"):
        path = workspace.made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine\n")


def test_a_directory_of_somebody_else_is_refused(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO.replace("string", "strin")})
    _foreign(workspace)
    before = _tree(workspace.out)
    assert workspace.run() == 1
    problems = capsys.readouterr().err
    assert f"{workspace.made}: holds files that were not generated (mod.py, notes.txt)" in problems
    assert '"strin" is not defined' in problems
    workspace.write({"a.proto": PROTO})
    assert workspace.run() == 1
    assert _tree(workspace.out) == before


def test_files_of_somebody_else_stay_beside_ours(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO, "b/b.proto": 'syntax = "proto3"; package b; message N {}'})
    assert workspace.run() == 0
    _foreign(workspace)
    (workspace.made / "_pb2" / "b" / "extra.json").write_text("{}")
    (workspace.made / "proto" / ".idea").mkdir()
    before = _tree(workspace.out)
    capsys.readouterr()
    (workspace.protos / "b" / "b.proto").unlink()
    assert workspace.run() == 0
    assert "left alone, since not generated: _pb2/b/extra.json, mod.py, notes.txt" in capsys.readouterr().out
    after = _tree(workspace.out)
    assert {name for name in before if name not in after} == {
        f"{workspace.package}/{name}"
        for name in ("_pb2/b/__init__.py", "_pb2/b/b_pb2.py", "_pb2/b/b_pb2.pyi", "proto/b.py")
    }
    assert (workspace.made / "proto" / ".idea").is_dir()
    assert workspace.run("check") == 0


def test_only_hidden_directories_are_no_obstacle(workspace: Workspace) -> None:
    workspace.write({"a.proto": PROTO})
    (workspace.made / ".git").mkdir(parents=True)
    assert workspace.run() == 0
    assert (workspace.made / ".git").is_dir()


def test_what_stands_where_a_generated_file_belongs(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    assert workspace.run() == 0
    (workspace.made / "a_client.py").write_text("mine = 1\n")
    (workspace.made / "errors.py").unlink()
    (workspace.made / "errors.py" / "sub").mkdir(parents=True)
    before = _tree(workspace.out)
    capsys.readouterr()
    assert workspace.run() == 1
    problems = capsys.readouterr().err.splitlines()
    assert problems[0].startswith(f"{workspace.made / 'a_client.py'}: was not generated, and a generated file belongs")
    assert problems[1].startswith(f"{workspace.made / 'errors.py'}: is a directory where a generated file belongs")
    assert _tree(workspace.out) == before


def test_a_file_in_place_of_the_directory(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    workspace.out.write_text("a file\n")
    assert workspace.run() == 1
    assert f"{workspace.out}: is a file; --out names a directory" in capsys.readouterr().err
    assert workspace.out.read_text() == "a file\n"


def test_an_interrupted_generation_is_repeated(workspace: Workspace) -> None:
    workspace.write({"a.proto": PROTO})
    assert workspace.run() == 0
    complete = _tree(workspace.made)
    for name in ("descriptors.binpb", "surface.jsonl", "client.py"):
        (workspace.made / name).unlink()
    assert workspace.run() == 0
    assert _tree(workspace.made) == complete


def test_a_damaged_record_of_the_last_generation(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    assert workspace.run() == 0
    complete = _tree(workspace.made)
    for name in ("descriptors.binpb", "surface.jsonl"):
        (workspace.made / name).write_bytes(b"\xff\xff damaged")
        capsys.readouterr()
        assert workspace.run() == 0
        printed = capsys.readouterr()
        assert f"warning: {workspace.made / name}: not " in printed.err
        assert "what changed for callers is not known" in printed.err
        assert "no change" not in printed.out
        assert _tree(workspace.made) == complete


@pytest.mark.parametrize("is_file", [True, False])
def test_metadata_that_is_asked_for_must_be_there(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], is_file: bool
) -> None:
    workspace.write({"a.proto": PROTO})
    missing = workspace.root / "metadata"
    if is_file:
        missing.write_text("")
    assert workspace.run("--methods", str(missing)) == 1
    assert f"{missing}: no such directory of method metadata" in capsys.readouterr().err
    assert not workspace.out.exists()


def test_a_directory_where_a_file_of_metadata_belongs(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": PROTO})
    (workspace.protos / "methods" / "a.toml").mkdir(parents=True)
    assert workspace.run() == 1
    assert "methods/a.toml: cannot be read: " in capsys.readouterr().err
