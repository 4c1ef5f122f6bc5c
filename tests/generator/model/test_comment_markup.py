"""Comments that were written for other tools become docstrings that read well."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.docs.markup import plain_text
from generator.model.docs.prose import paragraphs, split_result
from tests.support.protos.generated_sdk import Workspace


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Beds:\n| bed | l |\n|-----|---|\n| a   | 1 |\nMore.", ("Beds:", "    | bed | l |\n    |-----|---|\n    | a   | 1 |", "More.")),
        ("~~~\nwater(\n  1)\n```\n~~~\nAfter.", ("    water(\n      1)\n    ```", "After.")),
        ("<pre>\n  GET /v1\n    &lt;x&gt;\n</pre>", ("    GET /v1\n      <x>",)),
        ("One.<p>Two <b>bold</b>,<br/>three.</p>", ("One.", "Two bold,", "three.")),
        ("All:<ul><li>first</li>\n<li>second</ul>", ("All:", "- first\n- second")),
        ("See <a href='https://x.y'>the docs</a> &amp; <code>a&lt;b</code>.", ("See the docs (https://x.y) & `a<b`.",)),
        ("Name: <bed> or `<p>&amp;`, a < b > c.", ("Name: <bed> or `<p>&amp;`, a < b > c.",)),
        ("```\n<p>&amp;</p>\n@param x\n```", ("    <p>&amp;</p>\n    @param x",)),
        ("Empties it.\n@param tank which\n@throws Full when full", ("Empties it.", "- tank: which\n- Full: when full")),
        ("Mail a@b.c now.\n@unknown tag", ("Mail a@b.c now. @unknown tag",)),
    ],
)  # fmt: skip
def test_markup_becomes_text(comment: str, expected: tuple[str, ...]) -> None:
    assert paragraphs(plain_text(comment)) == expected


def test_what_is_returned_is_said_once() -> None:
    assert split_result(("A.", "Returns: the bed.", "B.")) == (("A.", "B."), "the bed.")
    assert split_result(("Returns: a", "Returns: b")) == (("Returns: a", "Returns: b"), "")
    assert split_result(("Returns the bed.",)) == (("Returns the bed.",), "")
    assert split_result(paragraphs(plain_text("A.\n@return nothing"))) == (("A.",), "nothing")


@given(st.text(alphabet="ab <>/&;`~|@\\\n-pre=\"'", max_size=60))
def test_any_comment_has_an_end(comment: str) -> None:
    assert isinstance(paragraphs(plain_text(comment)), tuple)


def test_members_of_a_oneof_exclude_each_other(workspace: Workspace) -> None:
    workspace.write(
        {
            "water.proto": """
            syntax = "proto3";
            package water;
            service WaterService {
              // Waters a bed.
              // @return litres that went in
              rpc Water(WaterRequest) returns (WaterRequest);
            }
            message WaterRequest {
              optional string hose = 1;
              // How much.
              oneof amount { double litres = 2; bool full = 3; int32 cans = 4; }
              oneof alone { string only = 5; }
              oneof wordless { bool a = 6; bool b = 7; }
            }
        """
        }
    )
    assert workspace.run() == 0
    for module in ("water_client", "aio.water_client"):
        doc = inspect.getdoc(workspace.module(module).WaterClient.water) or ""
        head, _, rest = doc.partition("\n\nArgs:\n")
        assert head.split("\n\n") == [
            "Waters a bed.",
            "`litres`, `full` and `cans` exclude each other: How much.",
            "`a` and `b` exclude each other.",
        ]
        assert rest.startswith("    hose (str, optional)\n    litres (float, optional)\n")
        assert "\nReturns:\n    WaterRequest: litres that went in\n" in rest
        assert doc.count("Returns:") == 1


def test_rpcs_and_services_in_backticks_become_methods_and_clients(workspace: Workspace) -> None:
    workspace.write(
        {
            "water.proto": """
            syntax = "proto3";
            package water;
            service WaterService {
              // Waters, as `/water.TankService/FillTank`, `water.TankService.FillTank`, `TankService.FillTank` and
              // `FillTank` fill; see `TankService`, `Level` and `TankService.Drain`.
              rpc Water(Level) returns (Level);
            }
            service TankService { rpc FillTank(.water.Level) returns (.water.Level); rpc Level(.water.Level) returns (.water.Level); }
            // What `TankService.FillTank` reaches.
            message Level {
              oneof amount { double litres = 1; bool full = 2; }
            }
        """
        }
    )
    assert workspace.run() == 0
    doc = " ".join((inspect.getdoc(workspace.module("water_client").WaterClient.water) or "").split())
    assert doc.startswith(
        "Waters, as `tank_client.fill_tank`, `tank_client.fill_tank`, `tank_client.fill_tank` and `fill_tank` fill; "
        "see `tank_client`, `Level` and `TankService.Drain`."
    )
    [stub] = workspace.root.rglob("water_pb2.pyi")
    text = " ".join(stub.read_text(encoding="utf-8").split())
    assert "What `tank_client.fill_tank` reaches. `litres` and `full` exclude each other." in text
