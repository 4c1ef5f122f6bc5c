"""One generation, from paths to files."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.inputs.metadata import read_metadata
from generator.inputs.sources import Sources, read_descriptor_set, read_sources
from generator.model.build import build_api
from generator.model.elements import Api
from generator.output.messages import write_messages
from generator.output.rename import rename
from generator.output.render import render
from generator.output.tree import check_imports, format_modules, write_modules
from generator.problems import GenerationError, Problems

# What was generated from, kept beside the result so that the next generation can say what changed.
DESCRIPTORS = "descriptors.binpb"


@dataclass(frozen=True)
class Paths:
    """Where a generation reads and writes."""

    protos: Path
    methods: Path | None
    package: str
    out: Path

    @property
    def descriptors(self) -> Path:
        """The descriptor set of the last generation."""
        return self.out / self.package / DESCRIPTORS


def load(paths: Paths) -> tuple[Sources, Api]:
    """Reads everything and builds the model; raises `GenerationError` with all that is wrong."""
    problems = Problems()
    metadata = read_metadata(paths.methods, problems)
    try:
        sources = read_sources(paths.protos)
    except GenerationError as error:
        raise GenerationError([*problems.found, *error.problems]) from error
    api = build_api(paths.package, sources, metadata, problems)
    problems.stop_if_any()
    return sources, api


def load_earlier(path: Path, paths: Paths) -> Api:
    """The model of an earlier descriptor set or protos tree, under today's metadata.

    Metadata may speak of what did not exist then, so its problems do not count.
    """
    sources = read_sources(path) if path.is_dir() else read_descriptor_set(path)
    metadata = read_metadata(paths.methods, Problems())
    return build_api(paths.package, sources, metadata, Problems())


@contextmanager
def generated(paths: Paths) -> Generator[tuple[Path, Api]]:
    """Generates into a temporary directory, complete and checked, for as long as the context lasts."""
    sources, api = load(paths)
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        write_messages(rename(sources, paths.package), sources, paths.package, out)
        write_modules(render(api), paths.package, out)
        (out / paths.package / DESCRIPTORS).write_bytes(_without_comments(sources))
        format_modules(paths.package, out)
        check_imports(paths.package, out)
        yield out, api


def _without_comments(sources: Sources) -> bytes:
    """The descriptors as they are on the wire; comments change without changing the API."""
    files = type(sources.files)()
    files.CopyFrom(sources.files)
    for file in files.file:
        file.ClearField("source_code_info")
    return files.SerializeToString(deterministic=True)
