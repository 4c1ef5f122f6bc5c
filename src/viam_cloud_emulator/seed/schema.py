"""What a seed file may say: organizations with locations, machines and parts, and what parts have captured."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from viam_cloud_emulator.core.errors import SeedError
from viam_cloud_emulator.seed.document import Document, Entry, Place, open_document

_SHORTEST_SECRET = 16
_LONGEST_INTERVAL = 1_000_000


@dataclass(frozen=True, slots=True)
class SeedKey:
    """An API key for the resource that it stands under."""

    place: Place
    name: str
    role: str
    id: str
    secret: str


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A file that a part has uploaded."""

    place: Place
    path: Path
    component_type: str
    component_name: str
    method_name: str
    mime_type: str
    tags: list[str]
    datasets: list[str]
    time: datetime | None


@dataclass(frozen=True, slots=True)
class SeedReadings:
    """What a component of a part has measured, one value after the other."""

    place: Place
    component_type: str
    component_name: str
    method_name: str
    tags: list[str]
    start: datetime | None
    interval: timedelta
    values: list[str]


@dataclass(frozen=True, slots=True)
class SeedPart:
    """A part of a machine."""

    place: Place
    name: str
    config: str | None
    files: list[SeedFile]
    readings: list[SeedReadings]


@dataclass(frozen=True, slots=True)
class SeedMachine:
    """A machine; its first part is the main one."""

    place: Place
    name: str
    keys: list[SeedKey]
    parts: list[SeedPart]


@dataclass(frozen=True, slots=True)
class SeedLocation:
    """A location, perhaps with others below it."""

    place: Place
    name: str
    keys: list[SeedKey]
    locations: list[SeedLocation]
    machines: list[SeedMachine]


@dataclass(frozen=True, slots=True)
class SeedOrganization:
    """An organization."""

    place: Place
    name: str
    public_namespace: str
    keys: list[SeedKey]
    datasets: list[str]
    locations: list[SeedLocation]


def read_seed(path: Path) -> list[SeedOrganization]:
    """The organizations that a file describes.

    Raises:
        SeedError: Something in it is wrong; all of it is named.
    """
    document, root = open_document(path)
    try:
        organizations = [_organization(entry) for entry in root.entries("organizations")]
    except RecursionError:
        raise SeedError(f"{path}: locations nest without an end") from None
    _refuse_twice(document, "organization", [(each.place, each.name) for each in organizations])
    for organization in organizations:
        _refuse_unknown_datasets(document, organization)
    root.finish()
    document.check()
    return organizations


def _organization(entry: Entry) -> SeedOrganization:
    organization = SeedOrganization(
        entry.place,
        entry.text("name"),
        entry.text("public_namespace", default=""),
        [_key(each) for each in entry.entries("keys")],
        list(dict.fromkeys(entry.texts("datasets"))),
        [_location(each) for each in entry.entries("locations")],
    )
    entry.finish()
    return organization


def _location(entry: Entry) -> SeedLocation:
    location = SeedLocation(
        entry.place,
        entry.text("name"),
        [_key(each) for each in entry.entries("keys")],
        [_location(each) for each in entry.entries("locations")],
        [_machine(each) for each in entry.entries("machines")],
    )
    entry.finish()
    return location


def _machine(entry: Entry) -> SeedMachine:
    machine = SeedMachine(
        entry.place,
        entry.text("name"),
        [_key(each) for each in entry.entries("keys")],
        [_part(each) for each in entry.entries("parts")],
    )
    entry.finish()
    return machine


def _part(entry: Entry) -> SeedPart:
    part = SeedPart(
        entry.place,
        entry.text("name"),
        entry.json_object("config"),
        [_file(each) for each in entry.entries("files")],
        [_readings(each) for each in entry.entries("readings")],
    )
    entry.finish()
    return part


def _key(entry: Entry) -> SeedKey:
    key = SeedKey(
        entry.place,
        entry.text("name"),
        entry.choice("role", ("owner", "operator")),
        entry.text("id", default=""),
        entry.text("secret", default=""),
    )
    if key.id and not _is_uuid(key.id):
        entry.problem("must be a UUID", "id")
    if key.secret and len(key.secret) < _SHORTEST_SECRET:
        entry.problem(f"must have at least {_SHORTEST_SECRET} characters", "secret")
    entry.finish()
    return key


def _file(entry: Entry) -> SeedFile:
    name = entry.text("path")
    # Beside the seed file, wherever the emulator is started from.
    path = Path(entry.place.file).parent / name
    file = SeedFile(
        entry.place,
        path,
        entry.text("component_type", default=""),
        entry.text("component_name", default=""),
        entry.text("method_name", default=""),
        entry.text("mime_type", default=""),
        entry.texts("tags"),
        entry.texts("datasets"),
        entry.time("time"),
    )
    if name and not path.is_file():
        entry.problem(f"there is no file {path}", "path")
    entry.finish()
    return file


def _readings(entry: Entry) -> SeedReadings:
    readings = SeedReadings(
        entry.place,
        entry.text("component_type", default="rdk:component:sensor"),
        entry.text("component_name"),
        entry.text("method_name", default="Readings"),
        entry.texts("tags"),
        entry.time("start"),
        timedelta(seconds=entry.number("interval_seconds", default=1, most=_LONGEST_INTERVAL)),
        entry.json_objects("values"),
    )
    if not readings.values:
        entry.problem("values is missing or empty")
    entry.finish()
    return readings


def _refuse_twice(document: Document, noun: str, names: list[tuple[Place, str]]) -> None:
    seen: set[str] = set()
    for place, name in names:
        if name and name in seen:
            document.problems.append(f"{place}: there is another {noun} named {name!r}")
        seen.add(name)


def _refuse_unknown_datasets(document: Document, organization: SeedOrganization) -> None:
    for file in _files(organization.locations):
        for name in file.datasets:
            if name and name not in organization.datasets:
                document.problems.append(
                    f"{file.place}.datasets: {name!r} is not among the datasets of {organization.name!r}"
                )


def _files(locations: list[SeedLocation]) -> Iterator[SeedFile]:
    for location in locations:
        yield from _files(location.locations)
        for machine in location.machines:
            for part in machine.parts:
                yield from part.files


def _is_uuid(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
