"""What comments become: docstrings that keep their lists and code, name the right things, and show code that runs."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.docs.prose import flowing, paragraphs
from tests.support.protos.generated_sdk import Workspace

_TOP_LEVEL_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def _docstrings(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    for path in workspace.made.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                yield path, ast.get_docstring(node) or ""


def _examples(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    for path, doc in _docstrings(workspace):
        _, is_there, example = doc.partition("Example::\n")
        if is_there:
            yield path, textwrap.dedent(example)


def _doc(workspace: Workspace, client: str, method: str) -> str:
    module = workspace.module(client)
    [client_type] = [value for name, value in vars(module).items() if name.endswith("Client") and name[0] != "S"]
    return inspect.getdoc(getattr(client_type, method)) or ""


def test_lists_and_code_keep_their_lines(workspace: Workspace) -> None:
    workspace.write(
        {
            "a.proto": """
            syntax = "proto3";
            package a;
            message M {
              // The mode:
              //  - fast, for those who are in a hurry and do not mind that a long line has to be broken somewhere
              //  - slow
              string mode = 1;
            }
            service AService {
              // * first
              // * second
              //   - third
              //
              // 1. one
              //    goes on
              // 2. two
              //
              // ```json
              // { "code": {
              //     "x": 1 } }
              // ```
              //
              //     indented * code
              //
              // Prose that
              // goes on, in the year
              // 2024. Still prose.
              // - an item
              rpc Get(M) returns (M);
              /** Star and
               *   - dash
               * more */
              rpc Put(M) returns (M);
              /**
               * Starred.
               */
              rpc Del(M) returns (M);
            }
        """
        }
    )
    assert workspace.run() == 0
    doc = _doc(workspace, "a_client", "get")
    assert doc.startswith("Call `AService.Get`.\n\n- first\n- second\n  - third\n\n1. one goes on\n2. two\n\n")
    assert '\n\n    { "code": {\n        "x": 1 } }\n\n    indented * code\n\n' in doc
    assert "\n\nProse that goes on, in the year 2024. Still prose.\n\n- an item\n\nArgs:\n" in doc
    assert "    mode (str, optional): The mode:\n        - fast, for those" in doc
    assert "\n          somewhere\n        - slow\n" in doc
    put = _doc(workspace, "a_client", "put")
    assert put.startswith("Star and\n\n- dash more\n\nArgs:")
    assert _doc(workspace, "a_client", "del_").startswith("Starred.\n\nArgs:")


def test_paragraphs() -> None:
    assert paragraphs("") == ()
    assert paragraphs("One\nline.\n\n\nAnother.") == ("One line.", "Another.")
    assert paragraphs("A dash - inside, and a\n-5 too.") == ("A dash - inside, and a -5 too.",)
    assert paragraphs("```\nnever closed\n") == ("    never closed",)
    assert paragraphs("```\n```") == ()
    assert paragraphs("Text:\n    - nested\n    - far\n\n    code") == ("Text:", "- nested\n- far", "    code")
    assert paragraphs("Text\n      indented, not code") == ("Text indented, not code",)
    assert flowing("One.\n\nTwo:\n- a\n- b\n\nThree.\n\nFour.") == "One. Two:\n- a\n- b\nThree. Four."


def test_names_in_backticks(workspace: Workspace) -> None:
    workspace.write(
        {
            "a.proto": """
            syntax = "proto3";
            package a;
            // The state.
            message Status { string s = 1; }
            service AService {
              // See `Status`, `GetIt` and `Unknown`.
              rpc Status(.a.Status) returns (.a.Status);
              rpc GetIt(.a.Status) returns (.a.Status);
            }
        """
        }
    )
    assert workspace.run() == 0
    assert _doc(workspace, "a_client", "status").startswith("See `Status`, `get_it` and `Unknown`.")


def test_deprecated_rpcs_and_required_fields(workspace: Workspace) -> None:
    workspace.write(
        {
            "a.proto": """
            syntax = "proto2";
            package a;
            message M { required string who = 1; optional string more = 2; }
            service AService {
              rpc Old(M) returns (M) { option deprecated = true; }
              // Older.
              //
              // Deprecated: use `New`. It is "better".
              rpc Older(M) returns (M) { option deprecated = true; }
              rpc New(M) returns (M);
              rpc Deprecated(M) returns (M);
            }
        """
        }
    )
    assert workspace.run() == 0
    for module in ("a_client", "aio.a_client"):
        doc = _doc(workspace, module, "old")
        assert "\n\nDeprecated by the API.\n" in doc
        assert "    who (str, required)\n" in doc
        assert "    more (str, optional)\n" in doc
        client = workspace.module(module).AClient
        assert client.old.__deprecated__ == "Deprecated by the API."
        assert client.older.__deprecated__ == "Deprecated: use `new`."
        assert not hasattr(client.new, "__deprecated__")
        assert "retry" in inspect.signature(client.older).parameters


def test_every_example_compiles_and_imports_what_there_is(workspace: Workspace) -> None:
    workspace.write(
        {
            "a.proto": """
            syntax = "proto3";
            package a;
            import "google/protobuf/empty.proto";
            import "google/rpc/status.proto";
            message Outer { message In { string s = 1; } string s = 1; repeated string names = 2; }
            message None { string from = 1; message class { string s = 1; } }
            service AService {
              rpc Get(Outer.In) returns (Outer);
              rpc Up(stream Outer.In) returns (Outer);
              rpc Chat(stream Outer.In) returns (stream Outer);
              rpc Down(Outer) returns (stream Outer.In);
              rpc Empties(stream google.protobuf.Empty) returns (google.protobuf.Empty);
              rpc Empty(google.protobuf.Empty) returns (google.protobuf.Empty);
              rpc Foreign(stream google.rpc.Status) returns (google.rpc.Status);
              rpc Odd(stream None) returns (None);
              rpc Odder(stream None.class) returns (None.class);
              rpc Plain(None) returns (None);
            }
        """
        }
    )
    assert workspace.run() == 0
    examples = list(_examples(workspace))
    assert len(examples) == 20
    for path, example in examples:
        is_async = "aio" in path.parts
        compile(example, str(path), "exec", flags=_TOP_LEVEL_AWAIT if is_async else 0)
        preparation = re.search(r"from .*\n\nrequests = .*\n", example)
        if "requests" in example:
            assert preparation is not None
            exec(preparation[0], {})


@pytest.mark.parametrize("example", ["x = (", "for x in y", "nul = '\0'"])
def test_examples_of_metadata_are_code(workspace: Workspace, capsys: pytest.CaptureFixture[str], example: str) -> None:
    head = '[client]\nname = "AClient"\nservices = ["a.AService"]\n'
    quoted = example.replace("\0", "\\u0000")
    workspace.write(
        {
            "a.proto": 'syntax = "proto3"; package a; message M {} service AService { rpc Get(M) returns (M); }',
            "methods/a.toml": f'{head}[Get]\nexample = "{quoted}"\n',
        }
    )
    assert workspace.run() == 1
    assert capsys.readouterr().err.startswith("methods/a.toml:Get.example: not valid Python: ")
