"""Parquet files: whole or not at all, in row groups, however late a column or a type shows up."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import threading
from collections import UserDict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.support.waiting import LIMIT, limited, wait_for
from viam_cloud_runtime import tables
from viam_cloud_runtime.aio import tables as async_tables
from viam_cloud_runtime.tables import parquet
from viam_cloud_runtime.tables.columns import BATCH_ROWS
from viam_cloud_runtime.tables.parquet import ParquetFile


def _blocking(rows: Iterable[Any], dest: Path, **options: Any) -> int:
    return tables.to_parquet(rows, dest, **options)


def _async(rows: Iterable[Any], dest: Path, **options: Any) -> int:
    return asyncio.run(async_tables.to_parquet(rows, dest, **options))


@pytest.fixture(params=[_blocking, _async])
def to_parquet(request: pytest.FixtureRequest) -> Callable[..., int]:
    function: Callable[..., int] = request.param
    return function


def _group_sizes(path: Path) -> list[int]:
    metadata = pq.read_metadata(path)
    return [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]


def test_rows_in_groups(to_parquet: Callable[..., int], tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    rows = [{"n": n, "text": f"row {n}", "tags": ["a"]} for n in range(2 * BATCH_ROWS + 5)]
    assert to_parquet(iter(rows), path, row_group_size=BATCH_ROWS + 1) == 2 * BATCH_ROWS + 5
    assert _group_sizes(path) == [BATCH_ROWS + 1, BATCH_ROWS + 1, 3]
    assert pq.read_table(path).to_pylist() == rows
    assert pq.read_metadata(path).row_group(0).column(0).compression == "ZSTD"


def test_types_that_change_late(to_parquet: Callable[..., int], tmp_path: Path) -> None:
    """Every kind of change, each in a batch of its own, when row groups have been written long since."""
    values: dict[str, list[Any]] = {
        "to_double": [1, 2, 3.5, 4],
        "to_text": [1, 2.0, 3, "x"],
        "to_list": [[], [], [1], [2.5]],
        "list_to_text": [[1], [2.0], [], ["x", None]],
        "late": [None, None, None, True],
        "mapping": [None, None, {"new": 1.0}, {"new": 2.0}],
    }
    rows = [{name: value[step] for name, value in values.items()} for step in range(4) for _ in range(BATCH_ROWS)]
    path = tmp_path / "rows.parquet"
    assert to_parquet(rows, path, row_group_size=1000, compression="snappy") == len(rows)
    expected = tables.to_arrow(rows)
    assert pq.read_table(path).cast(expected.schema).equals(expected)
    assert expected.slice(0, 1).to_pylist() == [
        {
            "to_double": 1.0,
            "to_text": "1",
            "to_list": [],
            "list_to_text": "[1]",
            "late": None,
            "mapping.new": None,
        }
    ]
    assert _group_sizes(path)[:-1] == [1000] * (len(rows) // 1000)
    assert [entry.name for entry in tmp_path.iterdir()] == ["rows.parquet"]


def test_large_rows_get_smaller_row_groups(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parquet, "MAX_PENDING_BYTES", 100_000)
    path = tmp_path / "rows.parquet"
    rows = [{"text": f"{n:0100}"} for n in range(3 * BATCH_ROWS)]
    tables.to_parquet(rows, path)
    assert _group_sizes(path) == [BATCH_ROWS] * 3
    assert pq.read_table(path).to_pylist() == rows


def test_a_column_that_keeps_changing_does_not_begin_a_file_each_time(tmp_path: Path) -> None:
    with ParquetFile(tmp_path / "rows.parquet", row_group_size=1, compression="none") as file:
        for number in range(40):
            file.add([{"n": number if number % 2 else number + 0.5, "t": number if number % 3 else "x"}])
        assert len(file._segments) <= 3
        assert file.finish() == 40
    assert pq.read_table(tmp_path / "rows.parquet").column("n").to_pylist()[:3] == [0.5, 1.0, 2.5]


def test_lists_of_nothing(to_parquet: Callable[..., int], tmp_path: Path) -> None:
    """With pyarrow 26, lists of nothing but null cannot be read back if they are of the type `null`."""
    path = tmp_path / "rows.parquet"
    for more in ([], [{"items": [5]}]):
        rows = [{"items": [None, None]}, {"items": []}, {"items": None}, *more]
        to_parquet(rows, path, row_group_size=1)
        table = pq.read_table(path)
        table.validate(full=True)
        assert table.to_pylist() == rows


@pytest.mark.parametrize("rows", [[], [{}, {"a": {}}]])
@pytest.mark.parametrize("before", [None, b"before"])
def test_no_file_without_columns(
    to_parquet: Callable[..., int], tmp_path: Path, rows: list[Any], before: bytes | None
) -> None:
    path = tmp_path / "rows.parquet"
    if before is not None:
        path.write_bytes(before)
    with pytest.raises(ValueError, match=r"rows\.parquet: no rows and no known columns.*schema="):
        to_parquet(rows, path)
    assert [entry.read_bytes() for entry in tmp_path.iterdir()] == [before] * (before is not None)


def test_the_permissions_of_what_is_there_are_kept(to_parquet: Callable[..., int], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "rows.parquet")
    (tmp_path / "rows.parquet").touch()
    (tmp_path / "rows.parquet").chmod(0o600)
    to_parquet([{"n": 1}, {"n": "text"}], tmp_path / "link")
    assert (tmp_path / "rows.parquet").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["é" * 120, "\U0001f600" * 60])
def test_a_name_as_long_as_the_file_system_takes(to_parquet: Callable[..., int], tmp_path: Path, name: str) -> None:
    assert to_parquet([{"n": 1}], tmp_path / name) == 1
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def _break_after(rows: int, error: BaseException) -> Iterator[dict[str, int]]:
    for n in range(rows):
        yield {"n": n}
    raise error


@pytest.mark.parametrize("had_file", [True, False])
@pytest.mark.parametrize("error", [OSError("cut"), KeyboardInterrupt()])
def test_an_error_leaves_what_was_there(
    to_parquet: Callable[..., int], tmp_path: Path, error: BaseException, had_file: bool
) -> None:
    path = tmp_path / "rows.parquet"
    if had_file:
        path.write_text("before")
    with pytest.raises(type(error)):
        to_parquet(_break_after(3 * BATCH_ROWS, error), path, row_group_size=100)
    assert [entry.name for entry in tmp_path.iterdir()] == (["rows.parquet"] if had_file else [])
    assert not had_file or path.read_text() == "before"


@pytest.mark.usefixtures("default_signals")
def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from viam_cloud_runtime.tables import to_parquet\n"
        "def rows():\n"
        f"    yield from ({{'n': n}} for n in range({4 * BATCH_ROWS}))\n"
        "    print('running', flush=True)\n"
        "    while True:\n"
        "        yield {'n': 'text'}\n"
        "to_parquet(rows(), sys.argv[1], row_group_size=1000)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "rows.parquet")]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
        limited(process),
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        assert [entry.name for entry in tmp_path.iterdir()] != []
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=LIMIT)
    assert "KeyboardInterrupt" in errors
    assert list(tmp_path.iterdir()) == []


def test_cancellation_waits_for_the_thread_and_leaves_nothing(tmp_path: Path) -> None:
    """The thread is in the middle of a batch when the task is cancelled."""
    began, go_on = threading.Event(), threading.Event()

    class Slow(UserDict[str, object]):
        def keys(self) -> Any:
            began.set()
            wait_for(go_on)
            return super().keys()

    async def rows() -> AsyncIterator[dict[str, object]]:
        for n in range(BATCH_ROWS):
            yield {"n": n}
        for _ in range(BATCH_ROWS):
            yield cast("dict[str, object]", Slow(n=1))

    async def main() -> None:
        task = asyncio.ensure_future(async_tables.to_parquet(rows(), tmp_path / "rows.parquet", row_group_size=10))
        await asyncio.to_thread(wait_for, began)
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        task.cancel()
        await asyncio.sleep(0)
        assert not task.done()
        go_on.set()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_parquet: Callable[..., int]) -> None:
    class FullDisk(pq.ParquetWriter):
        def write_table(self, *_: Any, **__: Any) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "ParquetWriter", FullDisk)
    with pytest.raises(OSError, match="No space left"):
        to_parquet(({"n": n} for n in range(10_000)), tmp_path / "rows.parquet", row_group_size=100)
    assert list(tmp_path.iterdir()) == []


def _unread() -> Iterator[dict[str, object]]:
    raise AssertionError("a row was read")
    yield {}


@pytest.mark.parametrize(
    ("dest", "options", "error", "message"),
    [
        ("rows.parquet", {"row_group_size": 0}, ValueError, "row_group_size: expected .* at least 1, got 0"),
        ("rows.parquet", {"row_group_size": True}, TypeError, "row_group_size: .*got bool"),
        ("rows.parquet", {"row_group_size": 1.5}, TypeError, "row_group_size: .*got float"),
        ("rows.parquet", {"compression": "zip"}, ValueError, "compression: expected one of zstd, .*got 'zip'"),
        ("missing/rows.parquet", {}, FileNotFoundError, "missing"),
        (".", {}, IsADirectoryError, "is a folder"),
    ],
)
def test_what_cannot_be_is_refused_before_a_row_is_read(
    to_parquet: Callable[..., int],
    tmp_path: Path,
    dest: str,
    options: dict[str, Any],
    error: type[Exception],
    message: str,
) -> None:
    with pytest.raises(error, match=message):
        to_parquet(_unread(), tmp_path / dest, **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="permissions are POSIX's")
def test_the_file_is_as_readable_as_any(to_parquet: Callable[..., int], tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    to_parquet([{"n": 1}], tmp_path / "rows.parquet")
    assert stat.S_IMODE((tmp_path / "rows.parquet").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


@pytest.mark.parametrize("compression", ["zstd", "snappy", "gzip", "brotli", "lz4", "none"])
def test_compressions(tmp_path: Path, compression: Any) -> None:
    tables.to_parquet([{"n": 1}], tmp_path / "rows.parquet", compression=compression)
    assert pq.read_table(tmp_path / "rows.parquet").equals(pa.table({"n": [1]}))


@pytest.mark.parametrize(
    ("module", "call"),
    [
        ("pyarrow", lambda dest: tables.to_arrow(_unread())),
        ("pyarrow", lambda dest: tables.to_parquet(_unread(), dest)),
        ("pyarrow", lambda dest: tables.to_pandas(_unread())),
        ("pandas", lambda dest: tables.to_pandas(_unread())),
        ("pyarrow", lambda dest: asyncio.run(async_tables.to_arrow(_unread()))),
        ("pyarrow", lambda dest: asyncio.run(async_tables.to_parquet(_unread(), dest))),
        ("pandas", lambda dest: asyncio.run(async_tables.to_pandas(_unread()))),
    ],
)
def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, call: Callable[[Path], object]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"needs {module}: pip install '{module}>="):
        call(tmp_path / "rows.parquet")
    assert list(tmp_path.iterdir()) == []


def test_importing_loads_no_library() -> None:
    script = (
        "import sys, viam_cloud_runtime.tables, viam_cloud_runtime.aio.tables\n"
        "print(*sorted({'pyarrow', 'pandas', 'numpy', 'bson', 'google.protobuf'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=LIMIT, check=True)
    assert loaded.stdout.strip() == ""
