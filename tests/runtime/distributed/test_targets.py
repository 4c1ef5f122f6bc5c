"""Targets: whole files or none, entries that count once, and storage that fails."""

from __future__ import annotations

import socket
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError
from fsspec.implementations.local import LocalFileSystem

from tests.support.plans.s3_server import S3_URL, S3Server, s3_options, s3_server
from viam_cloud_runtime.distributed.targets import Target


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda seconds: None)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nothing_is_seen_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = Target(tmp_path.as_uri())

    def dies(_: Any, path: str, content: bytes) -> None:
        Path(path).write_bytes(content[:2])
        assert all(name.startswith("_temporary/") for name in _files(tmp_path))
        raise KeyError("no other half")

    (tmp_path / "_temporary").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(LocalFileSystem, "pipe_file", dies)
        with pytest.raises(KeyError):
            target.write("a/b.bin", b"whole")
    assert _files(tmp_path) == []
    target.write("a/b.bin", b"whole")
    assert (tmp_path / "a" / "b.bin").read_bytes() == b"whole"
    assert _files(tmp_path) == ["a/b.bin"]


@pytest.mark.parametrize("broken", ["open", "mv"])
@pytest.mark.parametrize("after", [False, True])
def test_storage_that_fails_is_tried_again(
    broken: str, after: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: None
) -> None:
    original, calls = getattr(LocalFileSystem, broken), 0

    def fails_at_first(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls <= 3 and not after:
            raise OSError("storage is busy")
        result = original(*arguments, **options)
        if calls <= 3:
            raise OSError("storage did it, but did not say so")
        return result

    monkeypatch.setattr(LocalFileSystem, broken, fails_at_first)
    target = Target(str(tmp_path))
    target.write("a.bin", b"whole")
    assert calls >= 2
    assert (tmp_path / "a.bin").read_bytes() == b"whole"
    target.complete({})
    assert _files(tmp_path) == ["_manifest/complete.json", "a.bin"]


def test_storage_that_stays_away_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: None) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError("storage is away")

    monkeypatch.setattr(LocalFileSystem, "mv", fails)
    with pytest.raises(OSError, match="storage is away"):
        Target(str(tmp_path)).write("a.bin", b"whole")
    assert _files(tmp_path) == []


@pytest.mark.parametrize("comes_back", [True, False])
def test_a_bucket_that_cannot_be_reached_is_looked_for_again(comes_back: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    pauses, servers = 0, list[S3Server]()
    with ExitStack() as stack:

        def sleep(_: float) -> None:
            nonlocal pauses
            pauses += 1
            if comes_back and pauses == 2:
                servers.append(stack.enter_context(s3_server(port)))

        monkeypatch.setattr("tenacity.nap.time.sleep", sleep)
        target = Target(S3_URL, s3_options(port))
        with nullcontext() if comes_back else pytest.raises(EndpointConnectionError, match="Could not connect"):
            target.write("a.bin", b"whole")
        assert [server.files(".bin") for server in servers] == [[b"whole"]] * comes_back
        assert pauses == (2 if comes_back else 19)


def test_an_object_in_a_bucket_takes_one_request() -> None:
    with s3_server() as s3:
        target, before = Target(s3.url, s3.options), s3.counts()
        for number in range(3):
            target.write(f"a/{number}.bin", b"whole")
        target.commit("00001", {"files": []})
        after = s3.counts()
        assert {name: after[name] - before.get(name, 0) for name in after if after[name] != before.get(name, 0)} == {
            "PUT": 4,
            "writes": 4,
        }
        assert target.sizes() == {
            "_manifest/partitions/00001.json": 13,
            "a/0.bin": 5,
            "a/1.bin": 5,
            "a/2.bin": 5,
        }
        target.complete({})
        assert s3.files("") == [b"whole"] * 3


def test_a_bucket_is_not_made_by_mistake(no_waiting: None) -> None:
    with s3_server() as s3, pytest.raises(FileNotFoundError, match="bucket does not exist"):
        Target("s3://flete/exports", s3.options).write("a.bin", b"whole")


def test_entries_count_once(tmp_path: Path) -> None:
    target = Target(str(tmp_path))
    assert target.committed() == {}
    for rows in (1, 2):
        target.commit("from=2026/resource=a b/Readings-1", {"rows": rows})
    target.commit("00001", {"files": []})
    assert Target(tmp_path.as_uri()).committed() == {
        "from=2026/resource=a b/Readings-1": {"rows": 2},
        "00001": {"files": []},
    }


def test_options_are_not_shown(tmp_path: Path) -> None:
    assert "s3cret" not in repr(Target(str(tmp_path), {"auto_mkdir": True, "secret": "s3cret"}))


def test_targets_that_make_no_sense() -> None:
    with pytest.raises(TypeError, match="target: expected a URL such as 's3://bucket/folder', got PosixPath"):
        Target(Path("/tmp"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="Protocol not known: nowhere"):
        Target("nowhere://bucket")
