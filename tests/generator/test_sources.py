"""Which files of a proto tree are read, whatever they are called, and what is told of those that are wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tests.support.protos.generated_sdk import Running, Workspace

M = 'syntax = "proto3"; package a;\nmessage M { string s = 1; }\n'


def _problems(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert workspace.run() == 1
    assert not workspace.out.exists()
    return [line.replace(f"{workspace.protos}/", "") for line in capsys.readouterr().err.splitlines()[:-1]]


def test_file_names_that_look_like_something_else(run_sdk: Callable[[Mapping[str, str]], Running]) -> None:
    running = run_sdk(
        {
            "-x.proto": 'syntax = "proto3"; package a; message Option { string s = 1; }',
            "@y.proto": 'syntax = "proto3"; package b; message File { string s = 1; }',
            "dir.proto/my file.proto": """
            syntax = "proto3";
            package c;
            import "-x.proto";
            import "@y.proto";
            message Both { a.Option option = 1; repeated b.File files = 2; string text = 3; }
            service BothService { rpc Put(Both) returns (Both); }
        """,
        }
    )
    exchange = running.server.expect("/c.BothService/Put")
    running.flavour.call(running.flavour.client.both_client.put, text="sent")
    [sent] = exchange.requests
    assert sent.text == "sent"


def test_a_root_with_a_colon(workspace: Workspace) -> None:
    colon = replace(workspace, root=workspace.root / "a:b")
    colon.write({"a.proto": M})
    assert colon.run() == 0
    assert (colon.made / "proto" / "a.py").is_file()


def test_hidden_directories_are_left_out(workspace: Workspace) -> None:
    workspace.write({"a.proto": M, ".venv/lib/broken.proto": "no proto", ".#a.proto": "nor this"})
    assert workspace.run() == 0
    assert not list(workspace.made.rglob("*broken*"))


def test_a_missing_import_is_told_where_it_is_written(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "my file.proto": 'syntax = "proto3"; package b;\nimport "not/there.proto";\nmessage N { a.M m = 1; }',
            "other.proto": 'syntax = "proto3"; package b;\nimport "my file.proto";\nmessage P { N n = 1; }',
        }
    )
    [problem] = _problems(workspace, capsys)
    assert problem.startswith('my file.proto:2:1: imports "not/there.proto", which is not in the proto tree')


def test_what_two_files_do_to_each_other(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "a.proto": M,
            "again.proto": M,
            "package.proto": 'syntax = "proto3";\npackage a.M;\nmessage N {}',
            "alone.proto": 'syntax = "proto3";\nmessage O { Missing m = 1; }',
        }
    )
    problems = _problems(workspace, capsys)
    assert 'alone.proto:2:13: "Missing" is not defined.' in problems
    assert 'again.proto:2:9: "a.M" is already defined in file "a.proto".' in problems
    assert any(p.startswith('package.proto:2:1: "a.M" is already defined (as something other than') for p in problems)
    assert len(problems) == 3


def test_words_of_the_logging_library_are_no_problems(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(
        {
            "a.proto": "message M { optional Missing m = 1; }",
            "b.proto": 'syntax = "proto3"; package p;\nenum E { S = 0; } enum F { S = 0; }',
        }
    )
    problems = _problems(workspace, capsys)
    assert [problem.partition(" ")[0] for problem in problems] == ["a.proto:1:22:", "b.proto:2:28:"]
    assert "siblings of their type" in problems[1]


def test_files_that_are_not_utf_8(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"a.proto": M, "worse.proto": "message N {"})
    path = workspace.protos / "a.proto"
    path.write_bytes(path.read_bytes() + "\n// café".encode("latin-1"))
    problems = _problems(workspace, capsys)
    assert problems[0] == "a.proto:4:7: not UTF-8: byte 0xe9; save it as UTF-8"
    assert problems[1].startswith("worse.proto:")
