"""The surface of an earlier state: as it was kept, or as the inputs of then give it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.inputs.metadata import read_metadata
from generator.inputs.sources import read_descriptor_set, read_sources
from generator.model.build import build_api
from generator.output.tree import DESCRIPTORS, SURFACE
from generator.problems import GenerationError, Problem, Problems
from generator.surface.shapes import Surface, from_json_lines, surface_of


@dataclass(frozen=True)
class Earlier:
    """An earlier surface, and what a reader must know who relies on it."""

    surface: Surface
    notes: Sequence[str] = ()


def read_earlier(path: Path, package: str, methods: Path | None, includes: Sequence[Path] = ()) -> Earlier:
    """Reads OLD: what an earlier generation kept, another descriptor set, or a tree of protos.

    A tree has its own metadata in `methods`, and imports from `includes`, too. Where nothing says what the metadata was,
    today's stands in.
    """
    if not path.exists():
        raise GenerationError([Problem(str(path), "no such file or directory")])
    kept = path / DESCRIPTORS if path.is_dir() else path
    if path.is_dir() and not kept.is_file():
        return _of_tree(path, package, methods, includes)
    if kept.with_name(SURFACE).is_file():
        return Earlier(_kept_surface(kept))
    return _built(kept, package, methods, includes)


def _kept_surface(descriptors: Path) -> Surface:
    path = descriptors.with_name(SURFACE)
    sources = read_descriptor_set(descriptors)
    try:
        return from_json_lines(path.read_text(encoding="utf-8"), sources)
    except (UnicodeDecodeError, json.JSONDecodeError, LookupError, TypeError) as error:
        problem = Problem(str(path), f"not the surface that a generation keeps: {type(error).__name__}: {error}")
        raise GenerationError([problem]) from error


def _of_tree(protos: Path, package: str, methods: Path | None, includes: Sequence[Path]) -> Earlier:
    own_methods = protos / "methods"
    if not own_methods.is_dir():
        return _built(protos, package, methods, includes)
    problems = Problems()
    sources = read_sources(protos, includes=includes)
    api = build_api(package, sources, read_metadata(own_methods, problems), problems)
    if problems.found:
        raise GenerationError([Problem(f"{protos}/{found.place}", found.message) for found in problems.found])
    return Earlier(surface_of(api, sources))


def _built(path: Path, package: str, methods: Path | None, includes: Sequence[Path]) -> Earlier:
    """Under today's metadata, which may speak of what did not exist then."""
    sources = read_sources(path, includes=includes) if path.is_dir() else read_descriptor_set(path)
    problems = Problems()
    metadata = read_metadata(methods, problems)
    surface = surface_of(build_api(package, sources, metadata, problems), sources)
    if methods is None or not methods.is_dir():
        return Earlier(surface)
    notes = [f"{path} comes without its metadata: it is read with today's, so what changed there does not show"]
    if problems.found:
        notes.append(f"{len(problems.found)} statement(s) of today's metadata do not fit it and were passed over")
    return Earlier(surface, notes)
