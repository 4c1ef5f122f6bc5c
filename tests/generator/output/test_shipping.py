"""What makes an SDK one that can be given away: self-contained, packaged, laid out by one's own templates."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import tomllib

from generator.output.project import RUNTIME_REQUIREMENTS
from tests.support.protos.generated_sdk import Workspace

_ROOT = Path(__file__).parents[3]
_FILES = {
    "shop.proto": """
        syntax = "proto3";
        package shop;
        import "google/rpc/status.proto";
        // Sells things.
        service ShopService {
          // Gets an item.
          rpc GetItem(Item) returns (Item);
          rpc Check(Item) returns (google.rpc.Status);
        }
        message Item { string name = 1; }
    """
}


def test_a_self_contained_sdk_needs_nothing_of_ours(workspace: Workspace) -> None:
    workspace.write(_FILES)
    assert workspace.run("generate", "--self-contained") == 0
    assert not (workspace.made / "_runtime" / "tables").exists()
    for path in workspace.made.rglob("*.py"):
        assert "viam" not in path.read_text(encoding="utf-8").lower(), path
    program = f"""
import sys
sys.path.insert(0, {str(workspace.out)!r})
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("viam"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Refuse())
from {workspace.package} import Client
from {workspace.package}.errors import GRPCError
from {workspace.package}.aio import Client as AioClient
client = Client("127.0.0.1:1", insecure=True)
try:
    client.shop_client.get_item(name="bolt", retry=None, timeout=5)
except GRPCError as error:
    print(type(error).__module__, type(error).__mro__[1].__name__)
AioClient("127.0.0.1:1", insecure=True).shop_client
"""
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert finished.stderr == ""
    assert finished.stdout.split() == [f"{workspace.package}.errors", "GRPCError"]
    assert workspace.run("check", "--self-contained") == 0


def test_what_only_one_api_has_is_not_taken_along(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    package = '[package]\ntop_client_base = "viam_cloud_runtime.viam.{flavour}.client.ViamClientBase"\n'
    workspace.write({**_FILES, "methods/package.toml": package})
    assert workspace.run("generate", "--self-contained") == 1
    assert "which a self-contained SDK does not have" in capsys.readouterr().err


def test_a_project_is_made_beside_the_package(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({**_FILES, "methods/package.toml": '[package]\nversion = "3.1"\nsummary = "The \\"shop\\"."\n'})
    assert workspace.run("generate", "--pyproject", "--self-contained") == 0
    project = tomllib.loads((workspace.out / "pyproject.toml").read_text())["project"]
    assert (project["name"], project["version"], project["description"]) == (workspace.package, "3.1", 'The "shop".')
    assert project["dependencies"] == sorted([*RUNTIME_REQUIREMENTS, "types-grpcio>=1", "types-protobuf>=6"])
    readme = (workspace.out / "README.md").read_text()
    assert "- `get_item`: Gets an item.\n" in readme
    assert f"from {workspace.package}.aio import Client" in readme
    for block in readme.split("```python\n")[1:]:
        compile(block.partition("```")[0], "README.md", "exec")
    (workspace.out / "README.md").write_text("My own.\n")
    capsys.readouterr()
    assert workspace.run("check", "--pyproject", "--self-contained") == 0
    assert workspace.run("generate", "--pyproject") == 0
    assert "left alone, as they do not say that they are generated: README.md" in capsys.readouterr().out
    assert (workspace.out / "README.md").read_text() == "My own.\n"
    [requirement] = [
        name
        for name in tomllib.loads((workspace.out / "pyproject.toml").read_text())["project"]["dependencies"]
        if name.startswith("viam")
    ]
    assert requirement == f"viam-cloud>={metadata.version('viam-cloud')}"


def test_what_the_runtime_needs_is_what_this_project_depends_on() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text())
    assert set(RUNTIME_REQUIREMENTS) <= set(project["project"]["dependencies"])
    assert project["project"]["optional-dependencies"]["generator"] == project["dependency-groups"]["generate"]


def test_templates_take_the_place_of_ours(workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write(_FILES)
    templates = workspace.root / "templates"
    (templates / "kinds").mkdir(parents=True)
    extended = (
        '{% extends "default/client.py.jinja" %}\n{% block members %}    team = "garden"\n{{ super() }}{% endblock %}\n'
    )
    (templates / "client.py.jinja").write_text(extended)
    assert workspace.run("generate", "--templates", str(templates)) == 0
    client = workspace.module("shop_client").ShopClient
    assert client.team == "garden"
    assert client.get_item
    (templates / "cleint.py.jinja").write_text("")
    assert workspace.run("generate", "--templates", str(templates)) == 1
    assert "did you mean client.py.jinja?" in capsys.readouterr().err
    (templates / "cleint.py.jinja").unlink()
    (templates / "client.py.jinja").write_text("one\n{{ nothing.here }}\n")
    assert workspace.run("generate", "--templates", str(templates)) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{templates / 'client.py.jinja'}:2: UndefinedError:")
    (templates / "client.py.jinja").write_text("{% for %}\n")
    assert workspace.run("generate", "--templates", str(templates)) == 1
    assert f"{templates / 'client.py.jinja'}:1: TemplateSyntaxError" in capsys.readouterr().err
