"""One generation, from paths to files."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.inputs.metadata import read_metadata
from generator.inputs.sources import Sources, read_sources
from generator.model.api import Api
from generator.model.build import build_api
from generator.model.plan.modules import check_package
from generator.output.checks import check_code
from generator.output.messages import write_messages
from generator.output.rename import rename
from generator.output.render import render
from generator.output.tree import DESCRIPTORS, SURFACE, format_modules, write_modules
from generator.problems import GenerationError, Problem, Problems
from generator.surface.earlier import Earlier, read_earlier
from generator.surface.shapes import Surface, surface_of, to_json_lines


@dataclass(frozen=True)
class Paths:
    """Where a generation reads and writes."""

    protos: Path
    methods: Path | None  # None: `methods` beside the protos, if it is there
    package: str
    out: Path
    twins: Path | None = None
    """The sources whose blocking twins are made, too; None for none."""

    @property
    def target(self) -> Path:
        """The package to make."""
        return self.out / self.package

    @property
    def methods_directory(self) -> Path:
        """Where the metadata is, if there is any."""
        return self.methods or self.protos / "methods"


@dataclass(frozen=True)
class Inputs:
    """All that was read, and the model made of it."""

    sources: Sources
    api: Api

    @property
    def surface(self) -> Surface:
        """What callers see."""
        return surface_of(self.api, self.sources)


def load(paths: Paths, found: Sequence[Problem] = ()) -> Inputs:
    """Reads everything and builds the model; raises `GenerationError` with all that is wrong, `found` included."""
    problems = Problems([*found])
    if paths.methods is not None and not paths.methods.is_dir():
        problems.add(str(paths.methods), "no such directory of method metadata")
    check_package(paths.package, problems)
    metadata = read_metadata(paths.methods_directory, problems)
    try:
        sources = read_sources(paths.protos)
    except GenerationError as error:
        raise GenerationError([*problems.found, *error.problems]) from error
    api = build_api(paths.package, sources, metadata, problems)
    problems.stop_if_any()
    return Inputs(sources, api)


def load_earlier(path: Path, paths: Paths) -> Earlier:
    """The surface of an earlier generation, descriptor set or tree of protos."""
    return read_earlier(path, paths.package, paths.methods_directory)


@contextmanager
def generated(paths: Paths, found: Sequence[Problem] = ()) -> Generator[tuple[Path, Inputs]]:
    """Generates into a temporary directory, complete and checked, for as long as the context lasts."""
    inputs = load(paths, found)
    sources, api = inputs.sources, inputs.api
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        write_messages(rename(sources, api), sources, api.pb2_folder, out)
        write_modules(render(api), paths.package, out)
        (out / paths.package / DESCRIPTORS).write_bytes(_without_comments(sources))
        (out / paths.package / SURFACE).write_text(to_json_lines(inputs.surface), encoding="utf-8")
        format_modules(paths.package, out)
        check_code(api, out)
        yield out, inputs


def _without_comments(sources: Sources) -> bytes:
    """The descriptors as they are on the wire; comments change without changing the API."""
    files = type(sources.files)()
    files.CopyFrom(sources.files)
    for file in files.file:
        file.ClearField("source_code_info")
    return files.SerializeToString(deterministic=True)
