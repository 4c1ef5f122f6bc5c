"""Fields that hold secrets: marked in the descriptors, by their names and by metadata."""

from __future__ import annotations

from tests.support.protos.generated_sdk import Workspace

PROTO = """
    syntax = "proto3";
    package vault;
    message Door {
      string key = 1; string page_token = 2; string secret_id = 3; repeated string passwords = 4; int64 token = 5;
      string link = 6; string place_key = 7; string api_key = 8; string note = 9 [debug_redact = true];
      message Lock { bytes private_key = 1; } Lock secret = 10; map<string, string> tokens_by_key = 11;
    }
"""
METADATA = """
[secrets]
fields = ["vault.Door.link"]
public = ["vault.Door.api_key"]
"""


def marked(workspace: Workspace) -> set[str]:
    door = workspace.module("proto.vault").Door.DESCRIPTOR
    fields = [*door.fields, *door.nested_types_by_name["Lock"].fields]
    return {field.name for field in fields if field.GetOptions().debug_redact}


def test_by_name(workspace: Workspace) -> None:
    workspace.write({"vault.proto": PROTO})
    assert workspace.run() == 0
    assert marked(workspace) == {"key", "passwords", "api_key", "note", "private_key"}
    message = workspace.module("proto.vault").Door(key="s3cret", link="here")
    assert "s3cret" not in str(workspace.module().redacted(message))


def test_metadata_adds_and_takes_away(workspace: Workspace) -> None:
    workspace.write({"vault.proto": PROTO, "methods/package.toml": METADATA})
    assert workspace.run() == 0
    assert marked(workspace) == {"key", "passwords", "note", "private_key", "link"}


def test_names_of_no_field_are_problems(workspace: Workspace, capsys) -> None:
    wrong = METADATA.replace("link", "lnik").replace("api_key", "tokens_by_key.key")
    workspace.write({"vault.proto": PROTO, "methods/package.toml": wrong})
    assert workspace.run() == 1
    problems = capsys.readouterr().err
    assert "secrets.fields: there is no field vault.Door.lnik" in problems
    assert "secrets.public: there is no field vault.Door.tokens_by_key.key" in problems
