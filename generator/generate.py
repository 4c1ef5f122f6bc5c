"""One generation, from paths to files."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.inputs.history import History, read_history
from generator.inputs.metadata import Metadata, read_metadata
from generator.inputs.sources import Sources, marked_imports, read_sources
from generator.model.api import Api
from generator.model.build import build_api
from generator.model.plan.modules import check_package
from generator.output.checks import check_code
from generator.output.messages import write_messages
from generator.output.project import project_files
from generator.output.rename import rename
from generator.output.render import render
from generator.output.self_contained import copy_runtime, with_own_runtime
from generator.output.tree import DESCRIPTORS, SURFACE, format_modules, write_modules
from generator.problems import GenerationError, Problem, Problems
from generator.progress import Tell, silent
from generator.surface.earlier import Earlier, read_earlier
from generator.surface.shapes import Surface, surface_of, to_json_lines


@dataclass(frozen=True)
class Paths:
    """Where a generation reads and writes, and what it makes."""

    protos: Path  # the root of a tree, or a descriptor set
    methods: Path | None  # None: `methods` beside the protos, if it is there
    package: str
    out: Path
    twins: Path | None = None
    """The sources whose blocking twins are made, too; None for none."""
    includes: tuple[Path, ...] = ()
    """Further roots, to import from."""
    templates: Path | None = None
    """Templates that take the place of ours."""
    keep_options: bool = False
    """Whether custom options stay in the descriptors."""
    self_contained: bool = False
    """Whether the general runtime becomes a part of the package."""
    pyproject: bool = False
    """Whether what packages the SDK is made, too."""

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
    metadata: Metadata

    @property
    def surface(self) -> Surface:
        """What callers see."""
        return surface_of(self.api, self.sources)


def load(paths: Paths, found: Sequence[Problem] = (), tell: Tell = silent) -> Inputs:
    """Reads everything and builds the model; raises `GenerationError` with all that is wrong, `found` included."""
    problems = Problems([*found])
    _check_paths(paths, problems)
    metadata = read_metadata(paths.methods_directory, problems)
    try:
        sources = read_sources(paths.protos, includes=paths.includes, tell=tell)
    except GenerationError as error:
        raise GenerationError([*problems.found, *error.problems]) from error
    tell("building the model")
    return _built(paths, sources, metadata, problems)


def load_from(sources: Sources, paths: Paths) -> Inputs:
    """The same, of descriptors that have been read."""
    problems = Problems()
    _check_paths(paths, problems)
    return _built(paths, sources, read_metadata(paths.methods, problems), problems)


def _check_paths(paths: Paths, problems: Problems) -> None:
    if paths.methods is not None and not paths.methods.is_dir():
        problems.add(str(paths.methods), "no such directory of method metadata")
    check_package(paths.package, problems)


def _built(paths: Paths, sources: Sources, metadata: Metadata, problems: Problems) -> Inputs:
    api = build_api(paths.package, sources, metadata, problems, keep_options=paths.keep_options)
    problems.stop_if_any()
    return Inputs(sources, api, metadata)


def load_earlier(path: Path, paths: Paths) -> Earlier:
    """The surface of an earlier generation, descriptor set or tree of protos."""
    return read_earlier(path, paths.package, paths.methods_directory, paths.includes)


@contextmanager
def generated(paths: Paths, found: Sequence[Problem] = (), tell: Tell = silent) -> Generator[tuple[Path, Inputs]]:
    """Generates into a temporary directory, complete and checked, for as long as the context lasts."""
    inputs = load(paths, found, tell)
    with generated_from(inputs, paths, tell) as out:
        yield out, inputs


@contextmanager
def generated_from(inputs: Inputs, paths: Paths, tell: Tell = silent) -> Generator[Path]:
    """The same, of inputs that have been read."""
    sources, api = inputs.sources, inputs.api
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        tell("making message classes")
        write_messages(rename(sources, api), sources, api, out)
        tell("rendering")
        modules = render(api, paths.templates)
        write_modules(with_own_runtime(modules, paths.package) if paths.self_contained else modules, paths.package, out)
        (out / paths.package / DESCRIPTORS).write_bytes(_without_comments(sources))
        (out / paths.package / SURFACE).write_text(to_json_lines(inputs.surface), encoding="utf-8")
        tell("formatting")
        format_modules(paths.package, out)
        if paths.self_contained:
            copy_runtime(paths.package, modules, out)
        tell("importing what was made")
        check_code(api, out)
        yield out


def reference_of(inputs: Inputs, paths: Paths) -> dict[str, str]:
    """The pages of reference by their paths; raises `GenerationError` if metadata names what is not there."""
    # No other command has to load what reads Python.
    from generator.reference.build import build_reference
    from generator.reference.render import render_reference

    problems = Problems()
    history = read_history(paths.protos) if paths.protos.is_dir() else History()
    reference = build_reference(inputs.api, inputs.sources, inputs.metadata, history, problems)
    problems.stop_if_any()
    return render_reference(reference, paths.templates)


def project_of(inputs: Inputs, paths: Paths) -> dict[str, str]:
    """The files that package the SDK, by name; none where they are not asked for."""
    if not paths.pyproject:
        return {}
    return project_files(inputs.api, inputs.sources, self_contained=paths.self_contained, templates=paths.templates)


def _without_comments(sources: Sources) -> bytes:
    """The descriptors as they are on the wire; comments change without changing the API."""
    files = marked_imports(sources)
    for file in files.file:
        file.ClearField("source_code_info")
    return files.SerializeToString(deterministic=True)
