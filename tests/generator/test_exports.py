"""Names that a package offers: of the runtime, per flavour and lazily, and the values of enums."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.protos.generated_sdk import Workspace
from tests.support.waiting import LIMIT

PROTO = """
    syntax = "proto3";
    package paint;
    enum Color { COLOR_UNSPECIFIED = 0; COLOR_RED = 1; None = 2; }
    message Pot { enum Size { SMALL = 0; } Size size = 1; Color color = 2; }
"""
PACKAGE = """
[runtime_exports]
"" = ["viam_cloud_runtime.RetryPolicy", "viam_cloud_runtime.{flavour}.mapped_stream.MappedStream"]
"aio" = ["viam_cloud_runtime.aio.request_stream.FirstStatus"]
"aio.odd" = ["viam_cloud_runtime.aio.request_stream.RequestSource"]
streams = ["viam_cloud_runtime.{flavour}.ServerStream", "viam_cloud_runtime.rpc.options.DEFAULT"]

[lazy_exports]
"" = ["viam_cloud_runtime.{flavour}.pagers.Pager"]
streams = ["viam_cloud_runtime.rpc.tracing.CallSpan"]
plain = ["viam_cloud_runtime.viam.bson_documents.decode_document"]
"""
FILES = {"paint.proto": PROTO, "methods/package.toml": PACKAGE}


def test_names_of_each_flavour(workspace: Workspace) -> None:
    from viam_cloud_runtime import RetryPolicy, aio, blocking
    from viam_cloud_runtime.aio.mapped_stream import MappedStream as AsyncMappedStream
    from viam_cloud_runtime.aio.pagers import Pager as AsyncPager
    from viam_cloud_runtime.blocking.mapped_stream import MappedStream
    from viam_cloud_runtime.blocking.pagers import Pager
    from viam_cloud_runtime.support.public_names import home_of

    workspace.write(FILES)
    assert workspace.run() == 0
    root, in_async = workspace.module(), workspace.module("aio")
    assert root.RetryPolicy is in_async.RetryPolicy is RetryPolicy
    assert (root.MappedStream, in_async.MappedStream) == (MappedStream, AsyncMappedStream)
    assert (root.Pager, in_async.Pager) == (Pager, AsyncPager)
    assert (hasattr(root, "FirstStatus"), hasattr(in_async, "FirstStatus")) == (False, True)
    assert home_of(workspace.module("aio.odd").RequestSource) == "viam_cloud_runtime.aio.request_stream"
    streams, async_streams = workspace.module("streams"), workspace.module("aio.streams")
    assert (streams.ServerStream, async_streams.ServerStream) == (blocking.ServerStream, aio.ServerStream)
    assert streams.DEFAULT is async_streams.DEFAULT
    assert streams.CallSpan is async_streams.CallSpan
    assert not (workspace.made / "aio" / "plain.py").exists()
    with pytest.raises(AttributeError, match=rf"module '{workspace.package}' has no attribute 'Pagr'"):
        _ = root.Pagr
    assert {"Pager", "RetryPolicy", "Client"} <= set(dir(root))
    assert root.__all__ == ["Client", "MappedStream", "Pager", "RetryPolicy"]
    taken: dict[str, object] = {}
    exec(f"from {workspace.package}.streams import *", taken)
    assert set(taken) - {"__builtins__"} == {"CallSpan", "DEFAULT", "ServerStream"}
    assert workspace.type_errors() == ""


SHOP = """
    syntax = "proto3";
    package shop;
    import "paint.proto";
    message Item { string name = 1; }
    enum Shelf { SHELF_UNSPECIFIED = 0; SHELF_TOP = 1; }
    service ShopService { rpc Get(Item) returns (paint.Pot); }
"""
OFFERS = """
[client]
name = "ShopClient"
services = ["shop.ShopService"]
offers = ["shop.Item", "shop.Shelf", "shop.Shelf as ShelfPB", "paint.Pot as PotPB", "paint.Pot.Size", "PathLike"]
"""
TOP = """
[package]
top_client_offers = ["viam_cloud_runtime.RetryPolicy", "viam_cloud_runtime.{flavour}.pagers.Pager"]
[types]
PathLike = "os.PathLike"
"""


@pytest.mark.parametrize("flavour", ["", "aio."])
def test_modules_of_clients_offer_what_metadata_says(workspace: Workspace, flavour: str) -> None:
    from viam_cloud_runtime.aio import pagers as async_pagers
    from viam_cloud_runtime.blocking import pagers

    files = {"paint.proto": PROTO, "shop.proto": SHOP, "methods/shop.toml": OFFERS, "methods/package.toml": TOP}
    workspace.write(files)
    assert workspace.run() == 0
    paint, shop = workspace.module("proto.paint"), workspace.module("proto.shop")
    module, top = workspace.module(f"{flavour}shop_client"), workspace.module(f"{flavour}client")
    assert (module.Item, module.Shelf, module.ShelfPB) == (shop.Item, shop.Shelf, shop.Shelf)
    assert (module.PotPB, module.Size, module.PathLike) == (paint.Pot, paint.Pot.Size, os.PathLike)
    assert top.ShopClient is module.ShopClient
    assert top.Pager is (async_pagers if flavour else pagers).Pager
    assert {"ShopClient", "RetryPolicy", "Client"} <= set(dir(top))
    with pytest.raises(AttributeError, match="has no attribute 'ShopClint'"):
        _ = top.ShopClint
    assert workspace.type_errors() == ""


@pytest.mark.parametrize(
    ("client", "package", "problem"),
    [
        (OFFERS.replace("shop.Item", "shop.Itm"), TOP, "methods/shop.toml:client.offers: unknown type 'shop.Itm'"),
        (OFFERS.replace("shop.Item", "shop.Item as"), TOP, "methods/shop.toml:client.offers.0: String should match"),
        (
            OFFERS,
            TOP.replace("RetryPolicy", "Retry.Nope"),
            "methods/package.toml:package.top_client_offers: there is no",
        ),
    ],
)
def test_offers_that_are_not_there(
    workspace: Workspace, capsys: pytest.CaptureFixture[str], client: str, package: str, problem: str
) -> None:
    files = {"paint.proto": PROTO, "shop.proto": SHOP, "methods/shop.toml": client, "methods/package.toml": package}
    workspace.write(files)
    assert workspace.run() == 1
    assert problem in capsys.readouterr().err


def test_lazy_names_are_loaded_by_their_first_use(workspace: Workspace) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    program = f"""
import sys
from {workspace.package} import plain
assert "viam_cloud_runtime.viam.bson_documents" not in sys.modules
from {workspace.package}.plain import decode_document
assert "viam_cloud_runtime.viam.bson_documents" in sys.modules
assert vars(plain)["decode_document"] is decode_document
"""
    paths = [str(workspace.out), str(Path(__file__).parents[2] / "src")]
    environment = {"PYTHONPATH": ":".join(paths), "PATH": ""}
    subprocess.run([sys.executable, "-c", program], env=environment, timeout=LIMIT, check=True)


def test_values_of_enums_stand_beside_them(workspace: Workspace) -> None:
    workspace.write(FILES)
    assert workspace.run() == 0
    module = workspace.module("proto.paint")
    assert (module.COLOR_RED, module.COLOR_UNSPECIFIED) == (module.Color.COLOR_RED, 0)
    # What Python cannot write, or is inside a message, is had there.
    assert not hasattr(module, "None") or module.Color.Value("None") == 2
    assert not hasattr(module, "SMALL")


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ('[lazy_exports]\nx = ["viam_cloud_runtime.nope.Nope"]', "package.toml:lazy_exports.x: there is no viam_cloud_runtime.nope"),
        ('[lazy_exports]\nx = ["viam_cloud_runtime.errors.*"]', "package.toml:lazy_exports.x.0: String should match"),
        ('[runtime_exports]\nx = ["viam_cloud_runtime.{flavour}.Nope"]', "there is no viam_cloud_runtime.{flavour}.Nope"),
        ('[runtime_exports]\n"aio.proto" = ["viam_cloud_runtime.DEFAULT"]', "where the SDK keeps other things"),
        ('[runtime_exports]\nproto = ["viam_cloud_runtime.DEFAULT"]', "where the SDK keeps other things"),
    ],
)  # fmt: skip
def test_mistakes_are_named(table: str, problem: str, workspace: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    workspace.write({"paint.proto": PROTO, "methods/package.toml": table})
    assert workspace.run() == 1
    assert problem in capsys.readouterr().err
