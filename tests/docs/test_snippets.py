"""Every snippet in README and docs runs: Python on the seeded company, commands as far as nox and the generator know them."""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from generator.cli import main as generate
from tests.support.descriptor_server import DescriptorServer, load_rpcs
from viam_cloud import DialOptions, ViamClient
from viam_cloud.aio import ViamClient as AsyncViamClient
from viam_cloud_emulator import Emulator

_ROOT = Path(__file__).parents[2]
_PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(
        path.relative_to(_ROOT).as_posix()
        for path in sorted((_ROOT / "docs").rglob("*.md"))
        # Made of docstrings, whose examples run elsewhere.
        if not path.is_relative_to(_ROOT / "docs" / "reference")
    ),
]
# Scripts that a page shows from a file are run as scripts.
_SNIPPET = re.compile(r"^( *)```(\w+)\n(?! *--8<--)(.*?)^\1```$", re.MULTILINE | re.DOTALL)


def _snippets(language: str) -> list[pytest.ParameterSet]:
    return [
        pytest.param(
            page,
            textwrap.dedent(match[3]),
            id=f"{page}:{(_ROOT / page).read_text()[: match.start()].count(chr(10)) + 1}",
        )
        for page in _PAGES
        for match in _SNIPPET.finditer((_ROOT / page).read_text(encoding="utf-8"))
        if match[2] == language
    ]


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Emulator]:
    """The company of the examples, where clients look for Viam's own cloud, and a folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "captures").mkdir()
    (tmp_path / "captures" / "image.jpg").write_bytes(b"a picture of something")
    with Emulator(seed=_ROOT / "examples" / "fleet.yaml") as cloud:
        for client_class in (ViamClient, AsyncViamClient):
            monkeypatch.setattr(client_class, "_default_address", cloud.address)
        options = DialOptions.with_api_key(cloud.api_key, cloud.api_key_id)
        options.insecure = True
        monkeypatch.setattr(DialOptions, "with_api_key", lambda *_: options)
        for name, value in cloud.environment.items():
            monkeypatch.setenv(name, value)
        yield cloud


@pytest.mark.parametrize(
    ("page", "source"), [p for p in _snippets("python") if not re.search(r"from (acme|viam)\b", str(p.values[1]))]
)
def test_python_snippets(page: str, source: str, cloud: Emulator, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(source, page, "exec"), {"__name__": "snippet"})
    printed = capsys.readouterr().out
    assert "Traceback" not in printed
    if "ViamClient.create_from" in source:
        assert printed.strip(" []\n"), "prints nothing on the company of the examples"
    # What protobuf makes of a time that is not there.
    assert "1970" not in printed


def test_an_sdk_of_your_own_protos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The metadata and the Python of `docs/generator/metadata.md`, on a tree that they fit."""
    (tmp_path / "protos" / "shop" / "v1").mkdir(parents=True)
    (tmp_path / "protos" / "shop" / "v1" / "inventory.proto").write_text("""
        syntax = "proto3";
        package shop.v1;
        message Item { string name = 1; }
        message GetItemRequest { string item_id = 1; optional string color = 2; int32 limit = 3; string more = 4; int32 size = 5; }
        message GetItemResponse { Item item = 1; }
        message Paint { string color = 1; }
        message PutItemRequest { Item item = 1; }
        message ListItemsRequest { string page_token = 1; int32 page_size = 2; }
        message ListItemsResponse { repeated Item items = 1; repeated Item others = 2; string next_page_token = 3; }
        message Photo { oneof part { string name = 1; bytes piece = 2; } }
        service OrderService { rpc GetOrder(Item) returns (Item); }
        service InventoryService {
          rpc PutPhoto(stream Photo) returns (Item);
          rpc ListItems(ListItemsRequest) returns (ListItemsResponse);
          rpc PaintItem(Paint) returns (Paint);
          rpc GetItem(GetItemRequest) returns (GetItemResponse);
          rpc PutItem(PutItemRequest) returns (Item);
        }
    """)
    methods = tmp_path / "protos" / "methods"
    methods.mkdir()
    tables = [str(param.values[1]) for param in _snippets("toml") if param.values[0] == "docs/generator/metadata.md"]
    tables = [table for table in tables if "[tool." not in table]
    for file in ("package.toml", "reference.toml", "inventory.toml"):
        own = [table for table in tables if f"in {file}" in table.partition("\n")[0]]
        if file == "inventory.toml":
            own = [table for table in tables if "in package.toml" not in table and "in reference.toml" not in table]
        assert own
        (methods / file).write_text("\n".join(own))
    for flavour in ("blocking", "aio"):
        module: Any = ModuleType("item_files")
        module.import_items = lambda client, path, *, order_client, concurrency=16, timeout=None, retry=None: []
        monkeypatch.setitem(sys.modules, f"viam_cloud_runtime.{flavour}.item_files", module)
    out = tmp_path / "sdk"
    assert generate(["--protos", str(tmp_path / "protos"), "--package", "acme", "--out", str(out)]) == 0
    pages = ["reference", "--protos", str(tmp_path / "protos"), "--package", "acme", "--out", str(tmp_path / "pages")]
    assert generate(pages) == 0
    monkeypatch.syspath_prepend(str(out))
    descriptors = (out / "acme" / "descriptors.binpb").read_bytes()
    [source] = [param.values[1] for param in _snippets("python") if "from acme import" in param.values[1]]
    with DescriptorServer(load_rpcs(descriptors)) as server:
        exchange = server.expect("/shop.v1.InventoryService/PutItem")
        painting = server.expect("/shop.v1.InventoryService/PaintItem")
        client = importlib.import_module("acme").Client(server.address, insecure=True)
        client.inventory_client.paint_item("red")
        with pytest.raises(ValueError, match="color"):
            client.inventory_client.paint_item("")
        assert [request.color for request in painting.requests] == ["red"]
        client.close()
        exec(str(source).replace("localhost:50051", server.address), {})
        assert exchange.requests[0].item.name == "bolt"
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme"]:
        del sys.modules[name]


def test_commands_name_what_exists() -> None:
    noxfile = (_ROOT / "noxfile.py").read_text()
    commands = "\n".join(str(param.values[1]) for param in _snippets("sh"))
    for session in re.findall(r"nox -s (\w+)", commands):
        assert f"def {session}(" in noxfile
    for command in re.findall(r"python -m generator (\w+)", commands):
        with pytest.raises(SystemExit) as stopped:
            generate([command, "--help"])
        assert stopped.value.code == 0
