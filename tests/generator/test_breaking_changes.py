"""Forty-four changes of an API, and what each of them breaks: nothing that breaks may be passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main

_MUTATIONS = Path(__file__).parent / "mutations"

# The number of a change is in the name of what it changes. What breaks is what `buf breaking` reports under its
# categories WIRE and WIRE_JSON, and what a caller of the SDK would have to change.
_BREAKS: dict[str, tuple[str, set[str]]] = {
    "01": ("field renamed, same number", {"source", "JSON"}),
    "02": ("field has another number", {"wire", "JSON"}),
    "03": ("string becomes bytes", {"source", "JSON"}),
    "04": ("bytes becomes string", {"source", "wire", "JSON"}),
    "05": ("int64 becomes int32", {"JSON"}),
    "06": ("int32 becomes sint32", {"wire", "JSON"}),
    "07": ("int32 becomes bool", {"source", "JSON"}),
    "08": ("float becomes double", {"wire", "JSON"}),
    "09": ("one becomes many", {"source", "wire", "JSON"}),
    "10": ("many become one", {"source", "wire", "JSON"}),
    "11": ("fields go into a oneof", {"source", "wire", "JSON"}),
    "12": ("fields leave a oneof", {"source", "wire", "JSON"}),
    "13": ("oneof renamed", {"source", "wire", "JSON"}),
    "14": ("field gets presence", set()),
    "15": ("field loses presence", {"source"}),
    "16": ("field removed, nothing reserved", {"source", "wire", "JSON"}),
    "17": ("field removed, number and name reserved", {"source"}),
    "18": ("field deprecated", set()),
    "19": ("field added", set()),
    "20": ("json_name changed", {"JSON"}),
    "21": ("values of a map have another type", {"source", "wire", "JSON"}),
    "22": ("enum becomes int32", {"source", "wire", "JSON"}),
    "23": ("reservation dropped", {"wire", "JSON"}),
    "24": ("nested message moved out", {"source", "wire", "JSON"}),
    "25": ("message renamed, same fields", {"source"}),
    "26": ("message deprecated", set()),
    "27": ("packed taken away", set()),
    "28": ("message moved to another file of the package", {"source"}),
    "29": ("enum value removed, nothing reserved", {"source", "wire", "JSON"}),
    "30": ("enum value has another number", {"wire", "JSON"}),
    "31": ("enum value renamed", {"source", "JSON"}),
    "32": ("enum value deprecated", set()),
    "33": ("enum value added", set()),
    "34": ("enum removed", {"source"}),
    "35": ("unary becomes server stream", {"source", "wire", "JSON"}),
    "36": ("server stream becomes unary", {"source", "wire", "JSON"}),
    "37": ("unary becomes client stream", {"source", "wire", "JSON"}),
    "38": ("another request", {"source", "wire", "JSON"}),
    "39": ("another response", {"source", "wire", "JSON"}),
    "40": ("RPC removed", {"source"}),
    "41": ("RPC renamed", {"source"}),
    "42": ("RPC deprecated", set()),
    "43": ("idempotency_level set", {"wire", "JSON"}),
    "44": ("service removed", {"source"}),
}
# Renames break calls under the old name, which buf leaves to the category FILE.
_BEYOND_BUF: dict[str, set[str]] = {"41": {"wire"}}
_RENAMED = {"01", "13", "25", "31", "41"}
_DEPRECATED = {"18", "26", "32", "42"}
_SERVICE_THAT_IS_GONE = "44"


@pytest.fixture(scope="module")
def changes() -> list[dict[str, Any]]:
    """What `diff` finds, as data."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = main(
            [
                "--protos",
                str(_MUTATIONS / "after"),
                "--package",
                "garden",
                "diff",
                "--format",
                "json",
                str(_MUTATIONS / "before"),
            ]
        )
    assert status == 0
    found: list[dict[str, Any]] = json.loads(out.getvalue())["changes"]
    return found


def _of(number: str, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if number == _SERVICE_THAT_IS_GONE:
        return [change for change in changes if "gone_client" in change["name"]]
    marks = (f".M{number}", f".m{number}", f".E{number}")
    return [change for change in changes if any(mark in change["name"] for mark in marks)]


@pytest.mark.parametrize("number", _BREAKS)
def test_breaking_changes(number: str, changes: list[dict[str, Any]]) -> None:
    what, expected = _BREAKS[number]
    found = _of(number, changes)
    assert found, f"{number}, {what}: not reported"
    broken = {kind for change in found for kind in change["breaks"]}
    assert broken == expected | _BEYOND_BUF.get(number, set()), f"{number}, {what}: {found}"


def test_every_change_is_one_of_them(changes: list[dict[str, Any]]) -> None:
    known = [change for number in _BREAKS for change in _of(number, changes)]
    assert [change for change in changes if change not in known] == []


@pytest.mark.parametrize(("verb", "numbers"), [("renamed", _RENAMED), ("deprecated", _DEPRECATED)])
def test_what_is_called_what(verb: str, numbers: set[str], changes: list[dict[str, Any]]) -> None:
    for number in numbers:
        assert verb in {change["verb"] for change in _of(number, changes)}, number


@pytest.mark.parametrize(("fail_on", "expected"), [("breaking", 1), ("wire", 1), ("any", 1), (None, 0)])
def test_exit_status(fail_on: str | None, expected: int, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--fail-on", fail_on] if fail_on else []
    arguments = ["--protos", str(_MUTATIONS / "after"), "--package", "garden", "diff", *options]
    assert main([*arguments, str(_MUTATIONS / "before")]) == expected
    assert (
        main(
            ["--protos", str(_MUTATIONS / "after"), "--package", "garden", "diff", *options, str(_MUTATIONS / "after")]
        )
        == 0
    )


def test_markdown_for_a_changelog(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--protos", str(_MUTATIONS / "after"), "--package", "garden", "diff", "--format", "markdown"]
    assert main([*arguments, str(_MUTATIONS / "before")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines.index("### Breaking") < lines.index("**`garden_client`**") < lines.index("### Other changes")
    assert "- field `garden.v1.M01.colour` renamed to `color` (breaks source, JSON)" in lines
    assert "- method `m42` deprecated" in lines


def _gate(tmp_path: Path, allowed: str) -> int:
    listed = tmp_path / "allowed.toml"
    listed.write_text(allowed, encoding="utf-8")
    options = ["--fail-on", "breaking", "--allow", str(listed)]
    return main(
        ["--protos", str(_MUTATIONS / "after"), "--package", "garden", "diff", *options, str(_MUTATIONS / "before")]
    )


def test_changes_that_were_decided_on(tmp_path: Path, changes: list[dict[str, Any]]) -> None:
    names = sorted({change["name"] for change in changes if change["breaks"]})
    reasons = [f'"{name}" = "Nothing used it."\n' for name in names]
    assert _gate(tmp_path, "".join(reasons)) == 0
    assert _gate(tmp_path, "".join(reasons[1:])) == 1


def test_a_decision_has_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _gate(tmp_path, '"garden_client.m40" = ""\n') == 1
    assert "allowed.toml:garden_client.m40: say in a sentence why" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "fail_on", "expected"),
    [
        ("0.1.0", "0.1.1", "breaking", 1),
        ("0.1.0", "0.1.0", "breaking", 1),
        ("0.1.9", "0.2.0", "breaking", 0),
        ("0.2.0", "0.1.9", "breaking", 1),
        ("0.9.0", "1.0.0", "breaking", 0),
        ("1.0.0", "1.1.0", "breaking", 1),
        ("1.9.3", "2.0.0rc1", "breaking", 0),
        ("2.0.0", "1.9.0", "breaking", 1),
        ("1.0.0", "2.0.0", "wire", 0),
        ("1.0.0", "2.0.0", "any", 1),
    ],
)
def test_a_new_version_may_break_what_its_number_says(old: str, new: str, fail_on: str, expected: int) -> None:
    options = ["--protos", str(_MUTATIONS / "after"), "--package", "garden", "diff", "--versions", old, new]
    assert main([*options, "--fail-on", fail_on, str(_MUTATIONS / "before")]) == expected


def test_a_version_is_three_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--versions", "1.0", "main", str(_MUTATIONS / "before")])
    assert "'1.0'" in capsys.readouterr().err
