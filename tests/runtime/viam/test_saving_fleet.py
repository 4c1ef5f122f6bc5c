"""Configs and logs of machine parts, as files."""

from __future__ import annotations

import asyncio
import json
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp

from viam_cloud_runtime.viam.aio import saving as waiting
from viam_cloud_runtime.viam.blocking import saving as blocking
from viam_cloud_runtime.viam.log_files import log_line

Saver = Callable[..., Any]


def _waited(function: Callable[..., Any]) -> Saver:
    async def run(*args: object) -> None:
        await function(*args)

    return lambda *args: asyncio.run(run(*args))


_SAVE_CONFIG = [blocking.save_config, _waited(waiting.save_config)]
_SAVE_LOGS = [blocking.save_logs, _waited(waiting.save_logs)]


def _entry(**fields: Any) -> Any:
    """An entry of a log, without the message class that only generated code has."""
    known = {"level": "", "logger_name": "", "message": "", "caller": Struct(), "time": Timestamp(), **fields}
    return SimpleNamespace(**known, HasField=lambda name: name in fields)


def _caller(**fields: str | float | None) -> Struct:
    struct = Struct()
    struct.update(fields)
    return struct


@pytest.mark.parametrize("save", _SAVE_CONFIG)
@pytest.mark.parametrize("indent", [0, 2, 4])
def test_a_config_keeps_its_order_and_its_letters(save: Saver, indent: int, tmp_path: Path) -> None:
    dest = tmp_path / "config.json"
    save(dest, '{"b": 1, "a": ["é", 0.5, 12345678901234567890]}', indent)
    written = dest.read_text(encoding="utf-8")
    assert list(json.loads(written)) == ["b", "a"]
    assert json.loads(written)["a"] == ["é", 0.5, 12345678901234567890]
    assert f'\n{" " * indent}"b": 1' in written
    assert stat.S_IMODE(dest.stat().st_mode) & 0o600 == 0o600
    assert list(tmp_path.iterdir()) == [dest]


@pytest.mark.parametrize("save", _SAVE_CONFIG)
def test_a_missing_config_is_an_empty_one(save: Saver, tmp_path: Path) -> None:
    save(str(tmp_path / "config.json"), "", 4)
    assert json.loads((tmp_path / "config.json").read_text()) == {}


@pytest.mark.parametrize("save", _SAVE_CONFIG)
def test_a_broken_config_raises_and_leaves_what_is_there(save: Saver, tmp_path: Path) -> None:
    dest = tmp_path / "config.json"
    dest.write_text("old")
    with pytest.raises(ValueError, match="config_json: cannot be read as JSON"):
        save(dest, "{", 4)
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "missing" / "config.json", "{}", 4)
    assert dest.read_text() == "old"
    assert list(tmp_path.iterdir()) == [dest]


@pytest.mark.parametrize("save", _SAVE_LOGS)
def test_logs_are_lines(save: Saver, tmp_path: Path) -> None:
    dest = tmp_path / "part.log"
    save(dest, [_entry(message="é"), _entry(message="b")])
    assert dest.read_text(encoding="utf-8") == "-\t-\t-\t-\té\n-\t-\t-\t-\tb\n"
    save(dest, [])
    assert dest.read_bytes() == b""


def test_a_line_has_all_there_is_to_say() -> None:
    entry = _entry(
        time=Timestamp(seconds=1767225600, nanos=1000),
        level="warn",
        logger_name="rdk.web",
        caller=_caller(File="web/server.go", Line=42.0),
        message="two\r\nlines\tand a tab",
    )
    columns = log_line(entry).split("\t")
    assert columns == [
        "2026-01-01T00:00:00.000001+00:00",
        "WARN",
        "rdk.web",
        "web/server.go:42",
        "two\\r\\nlines\\tand a tab",
    ]


@pytest.mark.parametrize(
    ("caller", "shown"),
    [
        (Struct(), "-"),
        (_caller(Line=4), "-"),
        (_caller(File="a.go"), "a.go"),
        (_caller(File="a.go", Line="4"), "a.go"),
        (_caller(File=None, Line=4), "-"),
    ],
)
def test_a_caller_may_be_incomplete(caller: Struct, shown: str) -> None:
    assert log_line(_entry(caller=caller)).split("\t")[3] == shown
