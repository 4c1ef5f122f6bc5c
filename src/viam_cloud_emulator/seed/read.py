"""Reading a seed file: everything that is wrong with it is found before anything is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from viam_cloud_emulator.seed.document import Document, Loc, Unusable
from viam_cloud_emulator.seed.schema import Seed, SeedLocation, SeedOrganization, SeedPart, SeedPublisher
from viam_cloud_emulator.seed.values import NOT_TEXT

_MESSAGES = {
    "string_type": NOT_TEXT,
    "list_type": "must be a list",
    "model_type": "must be a mapping",
    "dict_type": "must be a mapping",
    "bool_type": "must be true or false",
    "string_pattern_mismatch": "must not be empty",
    "string_too_short": "must have at least {min_length} characters",
    "too_short": "must not be empty",
    "literal_error": "must be {expected}",
    "float_type": "must be a number",
    "greater_than_equal": "must be a number from {ge:g} up",
    "less_than_equal": "must be a number up to {le:g}",
    "finite_number": "must be a number",
}
"""Problems in our words, by the type of pydantic's error."""


def read_seed(path: Path) -> Seed:
    """What a file describes.

    Raises:
        SeedError: Something in it is wrong; all of it is named.
    """
    document = Document(path)
    contents = document.read()
    try:
        seed = Seed.model_validate(contents, context=document)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            _add_problem(document, each)
        seed = Seed()
    _refuse_twice(document, [*seed.publishers, *seed.organizations])
    for organization in seed.organizations:
        _refuse_unknown_names(document, organization)
    document.check()
    return seed


def _add_problem(document: Document, error: ErrorDetails) -> None:
    kind, loc, value = error["type"], error["loc"], error["input"]
    if kind == "missing":
        document.problem(loc[:-1], f"{loc[-1]} is missing")
    elif isinstance(value, Unusable):
        document.problem(loc, value.reason)
    elif kind != "extra_forbidden":  # Noted where the keys are known.
        message = _MESSAGES.get(kind)
        document.problem(loc, error["msg"] if message is None else message.format(**error.get("ctx", {})))


def _refuse_twice(document: Document, organizations: Iterable[SeedOrganization | SeedPublisher]) -> None:
    seen: set[str] = set()
    for each in organizations:
        if each.name in seen:
            document.problem(each.loc, f"there is another organization named {each.name!r}")
        seen.add(each.name)


def _refuse_unknown_names(document: Document, organization: SeedOrganization) -> None:
    """Refuse names of datasets and fragments that the organization does not have."""

    def check(loc: Loc, names: Iterable[str], kind: str, known: Iterable[str]) -> None:
        for name in names:
            if name not in known:
                document.problem(loc, f"{name!r} is not among the {kind} of {organization.name!r}")

    fragments = [fragment.name for fragment in organization.fragments]
    for part in _parts(organization.locations):
        check((*part.loc, "fragments"), part.fragments, "fragments", fragments)
        for file in part.files:
            check((*file.loc, "datasets"), file.datasets, "datasets", organization.datasets)
    for job in organization.training_jobs:
        check((*job.loc, "dataset"), [job.dataset], "datasets", organization.datasets)


def _parts(locations: Iterable[SeedLocation]) -> Iterator[SeedPart]:
    for location in locations:
        yield from _parts(location.locations)
        for machine in location.machines:
            yield from machine.parts
