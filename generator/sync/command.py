"""`python -m generator sync`: reads the tree and the source, plans the update, and writes it whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.inputs.history import read_history
from generator.inputs.metadata import read_metadata
from generator.inputs.sources import read_sources
from generator.problems import Problems
from generator.sync.record import read_kept_words, read_record
from generator.sync.update import SyncOptions, Tree, Update, plan_update
from generator.sync.upstream import read_upstream

# Where code may use what is gone, beside the protos.
_CODE_FOLDERS = ("src", "tests", "examples", "benchmarks")

DONE, HAND_NEEDED = 0, 3


def sync(protos: Path, methods: Path, options: SyncOptions, *, stubs: bool = False) -> tuple[int, Iterator[str]]:
    """Takes a source's facts into `protos`; gives the exit status, and what to say."""
    tree = read_tree(protos, methods)
    upstream = read_upstream(options.source, frozenset(tree.texts))
    update = plan_update(tree, upstream, options, code_folders(protos))
    written = replace_files({**_in_protos(protos, update), **(_with_stubs(methods, update) if stubs else {})})
    return HAND_NEEDED if update.needs_hand else DONE, _report(update, written)


def read_tree(protos: Path, methods: Path) -> Tree:
    """The tree as it is; raises `GenerationError` where it is unsound."""
    problems = Problems()
    metadata = read_metadata(methods, problems)
    problems.stop_if_any()
    sources = read_sources(protos)
    texts = {file.name: (protos / file.name).read_text(encoding="utf-8") for file in sources.own_files}
    return Tree(sources, texts, metadata, read_record(protos), read_kept_words(protos), read_history(protos))


def code_folders(protos: Path) -> dict[str, Path]:
    """The folders of hand-written code beside the protos."""
    return {name: folder for name in _CODE_FOLDERS if (folder := protos.resolve().parent / name).is_dir()}


def replace_files(contents: Mapping[Path, bytes | None]) -> list[Path]:
    """Writes all the files, or, where one cannot be written, none; gives those that changed. None deletes."""
    before = {path: path.read_bytes() if path.is_file() else None for path in contents}
    changed = [path for path, content in contents.items() if content != before[path]]
    try:
        for path in changed:
            _put(path, contents[path])
    except BaseException:
        for path in changed:
            _put(path, before[path])
        raise
    return changed


def _put(path: Path, content: bytes | None) -> None:
    """The file is the old one or the new one at any moment."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.new")
    try:
        unfinished.write_bytes(content)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _in_protos(protos: Path, update: Update) -> dict[Path, bytes | None]:
    return {protos / name: text.encode() if text is not None else None for name, text in update.files.items()}


def _with_stubs(methods: Path, update: Update) -> dict[Path, bytes | None]:
    contents: dict[Path, bytes | None] = {}
    for name, addition in update.stubs.items():
        path = methods / name
        contents[path] = (path.read_bytes() if path.is_file() else b"") + addition.encode()
    return contents


def _report(update: Update, written: Sequence[Path]) -> Iterator[str]:
    for todo in update.lists:
        yield from todo.lines()
    yield update.report
    yield f"{len(written)} file(s) written" if written else "nothing to write: this is what protos/ has"
