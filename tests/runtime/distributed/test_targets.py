"""Targets: whole files or none, entries that count once, and storage that fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.local import LocalFileSystem

from viam_cloud_runtime.distributed.targets import Target


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenacity.nap.time.sleep", lambda seconds: None)


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_nothing_is_seen_half_written(tmp_path: Path) -> None:
    target = Target(tmp_path.as_uri())

    def write(file: Any) -> None:
        file.write(b"half")
        file.flush()
        assert all(name.startswith("_temporary/") for name in _files(tmp_path))
        raise KeyError("no other half")

    with pytest.raises(KeyError):
        target.write("a/b.bin", write)
    assert _files(tmp_path) == []
    assert target.write("a/b.bin", lambda file: file.write(b"whole")) == 5
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
    target.write("a.bin", lambda file: file.write(b"whole"))
    assert calls >= 2
    assert (tmp_path / "a.bin").read_bytes() == b"whole"
    target.complete({})
    assert _files(tmp_path) == ["_manifest/complete.json", "a.bin"]


def test_storage_that_stays_away_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_waiting: None) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError("storage is away")

    monkeypatch.setattr(LocalFileSystem, "mv", fails)
    with pytest.raises(OSError, match="storage is away"):
        Target(str(tmp_path)).write("a.bin", lambda file: file.write(b"whole"))
    assert _files(tmp_path) == []


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
