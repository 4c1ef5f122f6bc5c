"""Which files an upload means, and what they are called."""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.waiting import LIMIT, within_limit
from viam_cloud_runtime.aio.backend import AsyncBackend
from viam_cloud_runtime.blocking.backend import BlockingBackend
from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.viam.uploads.selection import PlannedFile, UploadPlan, list_files, make_plan


def plan_of(paths: Any, **options: Any) -> UploadPlan:
    return make_plan(paths, **{"pattern": "*", "recursive": True, "hidden": False, "excluded": [], **options})


def totals_of(plan: UploadPlan) -> tuple[int, int]:
    files, size = run_at_once(list_files(plan, BlockingBackend()))
    return len(files), size


def names(plan: UploadPlan) -> list[tuple[str, str]]:
    return [(file.name, file.extension) for file in plan.files()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for name in ("b.tar.gz", "a/x.jpg", "a/b/y.jpg", "a.jpg", ".hidden", ".git/config", "noext"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return root


def test_a_folder_in_the_order_of_names(folder: Path) -> None:
    assert names(plan_of(folder)) == [
        ("a/b/y", ".jpg"),
        ("a/x", ".jpg"),
        ("a", ".jpg"),
        ("b.tar", ".gz"),
        ("noext", ""),
    ]


def test_options(folder: Path) -> None:
    assert names(plan_of(folder, pattern="*.jpg")) == [("a/b/y", ".jpg"), ("a/x", ".jpg"), ("a", ".jpg")]
    assert names(plan_of(folder, pattern="b/*.jpg")) == [("a/b/y", ".jpg")]
    assert names(plan_of(folder, recursive=False)) == [("a", ".jpg"), ("b.tar", ".gz"), ("noext", "")]
    assert names(plan_of(folder, hidden=True))[:2] == [(".git/config", ""), (".hidden", "")]
    assert names(plan_of(folder, excluded=[folder / "a", folder / "a.jpg"])) == [("b.tar", ".gz"), ("noext", "")]


def test_several_paths_in_their_order(folder: Path) -> None:
    plan = plan_of(iter([str(folder / "noext"), folder / "a", folder / ".hidden"]))
    assert names(plan) == [("noext", ""), ("b/y", ".jpg"), ("x", ".jpg"), (".hidden", "")]
    # What is named is meant, whatever the pattern.
    assert names(plan_of(folder / "noext", pattern="*.jpg")) == [("noext", "")]


def test_totals(folder: Path) -> None:
    assert totals_of(plan_of(folder)) == (
        5,
        sum(len(name) for name in ("b.tar.gz", "a/x.jpg", "a/b/y.jpg", "a.jpg", "noext")),
    )


async def test_counting_very_many_files_can_be_cancelled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = plan_of(folder)
    begun = asyncio.Event()
    tell = asyncio.get_running_loop().call_soon_threadsafe

    def endless(self: UploadPlan) -> Iterator[PlannedFile]:
        tell(begun.set)
        for file in itertools.cycle([PlannedFile(folder / "a.jpg", "a", ".jpg")]):
            if stopped:
                return
            yield file

    stopped: list[bool] = []
    monkeypatch.setattr(UploadPlan, "files", endless)
    counting = asyncio.ensure_future(list_files(plan, AsyncBackend()))
    await within_limit(begun.wait())
    counting.cancel()
    done, _ = await asyncio.wait([counting], timeout=LIMIT)
    stopped.append(True)
    assert done
    assert counting.cancelled()


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_links(folder: Path) -> None:
    (folder / "circle").symlink_to(folder)
    (folder / "link.jpg").symlink_to(folder / "a.jpg")
    (folder / "nowhere").symlink_to(folder / "gone")
    os.mkfifo(folder / "pipe")
    assert [name for name, _ in names(plan_of(folder))] == ["a/b/y", "a/x", "a", "b.tar", "link", "noext", "nowhere"]
    # The one that is named is meant.
    assert len(names(plan_of(folder / "circle"))) == 7
    with pytest.raises(ValueError, match="neither a file nor a folder"):
        plan_of(folder / "pipe")


@pytest.mark.skipif(sys.platform != "win32", reason="there are no junctions elsewhere")
def test_junctions_lead_nowhere(folder: Path) -> None:
    import _winapi

    _winapi.CreateJunction(str(folder), str(folder / "circle"))  # type: ignore[attr-defined,unused-ignore]  # pyright: ignore
    assert [name for name, _ in names(plan_of(folder))] == ["a/b/y", "a/x", "a", "b.tar", "noext"]


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_what_is_excluded_is_so_by_whatever_way_it_is_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder.parent / "link").symlink_to(folder)
    monkeypatch.chdir(folder / "a")
    expected = [("noext", "")]
    excluded = [folder / "a.jpg", folder / "a", folder / "b.tar.gz"]
    for way in (folder, folder.parent / "link", Path("..")):
        assert names(plan_of(way, excluded=excluded)) == expected
    linked = [folder.parent / "link" / path.name for path in excluded]
    assert names(plan_of(folder, excluded=linked)) == expected


def test_a_folder_that_cannot_be_listed_is_a_file_that_failed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: Any) -> Any:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    files = list(plan_of(folder).files())
    assert [(file.name, type(file.error)) for file in files][:2] == [("a", PermissionError), ("a", type(None))]
    assert totals_of(plan_of(folder))[0] == 4


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        plan_of([tmp_path, tmp_path / "nowhere"])
    with pytest.raises(TypeError, match="expected a path"):
        plan_of([b"bytes"])


part_of_name = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=20).filter(
    lambda text: not text.startswith(".") and len(text.encode()) < 100
)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems change names")
@given(name=st.lists(part_of_name, min_size=1, max_size=3))
def test_name_and_extension_make_up_the_path(tmp_path_factory: pytest.TempPathFactory, name: list[str]) -> None:
    root = tmp_path_factory.mktemp("names")
    path = root.joinpath(*name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    [file] = plan_of(root).files()
    assert (file.full_name, file.path) == ("/".join(name), path)
