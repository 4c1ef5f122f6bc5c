"""Who may read what is written with `dest=`, and what becomes of links and special files."""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.waiting import join
from viam_cloud_runtime.support.files import hidden_prefix, replacing, write_bytes, write_json_lines
from viam_cloud_runtime.viam.log_files import save_config

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no modes")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0, 0o666)])
def test_a_new_file_has_the_mode_that_the_user_wants(umask: int, mode: int, tmp_path: Path) -> None:
    os.umask(umask)
    write_bytes(tmp_path / "new", [b"content"])
    assert mode_of(tmp_path / "new") == mode


def test_the_umask_is_never_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(mask: int) -> int:
        raise AssertionError("for a moment, files of other threads were open to all")

    with monkeypatch.context() as patched:
        patched.setattr(os, "umask", changed)
        write_bytes(tmp_path / "new", [b"content"])
        write_json_lines(tmp_path / "new", [{"a": 1}])
    assert mode_of(tmp_path / "new") == 0o644


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444, 0o755, 0o666])
def test_the_mode_of_what_is_there_is_kept(mode: int, tmp_path: Path) -> None:
    dest = tmp_path / "there"
    dest.touch()
    dest.chmod(mode)
    write_bytes(dest, [b"content"])
    assert (mode_of(dest), dest.read_bytes()) == (mode, b"content")


def test_a_private_file_is_private_from_its_first_moment(tmp_path: Path) -> None:
    dest = tmp_path / "there"
    dest.touch(mode=0o600)
    with replacing(dest):
        assert [mode_of(path) for path in tmp_path.iterdir()] == [0o600, 0o600]
    with replacing(tmp_path / "new", private=True):
        assert {mode_of(path) for path in tmp_path.iterdir()} == {0o600}
    assert mode_of(tmp_path / "new") == 0o600


def test_the_config_of_a_machine_is_private(tmp_path: Path) -> None:
    save_config(tmp_path / "config.json", '{"secret": "x"}', 2)
    assert mode_of(tmp_path / "config.json") == 0o600


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "target"
    (tmp_path / "link").symlink_to(target)
    for content in (b"made", b"replaced"):
        write_bytes(tmp_path / "link", [content])
        assert target.read_bytes() == content
    assert (tmp_path / "link").is_symlink()
    assert list(target.parent.iterdir()) == [target]


def test_what_is_no_plain_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_bytes(pipe, [b"con", b"tent"])
    join(reader)
    assert read == [b"content"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["é" * 120, "\U0001f600" * 60, "x" * 255, "caf\udce9" * 30])
def test_a_name_as_long_as_the_file_system_takes(name: str, tmp_path: Path) -> None:
    dest = tmp_path / name
    write_bytes(dest, [b"content"])
    write_bytes(dest, [b"other"])
    assert dest.read_bytes() == b"other"
    assert list(tmp_path.iterdir()) == [dest]


@given(st.text(min_size=1))
def test_a_prefix_is_short_and_text(name: str) -> None:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return
    prefix = hidden_prefix(name)
    assert prefix.startswith(".")
    assert len(prefix.encode()) <= 102
