"""Locations, machines and parts by the names that people have for them: paths such as `Northwind/Hall 1/picker-1`.

Pure functions over what a cloud has listed; nothing here makes a call.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from viam_cloud_runtime.errors import SDKError
from viam_cloud_runtime.redaction import shorten

ItemT = TypeVar("ItemT")

_SHOWN = 8
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_HOST_NAME = re.compile(r"(?P<part>[^./\s]+)\.(?P<location>[^./\s]+)\.(?:local\.)?viam\.cloud\.?", re.IGNORECASE)


class NameNotFoundError(SDKError, LookupError):
    """Nothing that the caller may see has this name, path or ID.

    Args:
        message: What was looked for, and what there is instead.
        found: The paths that come closest, or that are where it was looked for.

    Attributes:
        found: Those paths.
    """

    def __init__(self, message: str, found: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.found: tuple[str, ...] = tuple(found)

    def __reduce__(self) -> tuple[type[NameNotFoundError], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self.found)


class AmbiguousNameError(SDKError, LookupError):
    """Several things have this name.

    Args:
        message: What was looked for.
        found: The whole paths of all that are called so.

    Attributes:
        found: Those paths.
    """

    def __init__(self, message: str, found: Sequence[str]) -> None:
        super().__init__(message)
        self.found: tuple[str, ...] = tuple(found)

    def __reduce__(self) -> tuple[type[AmbiguousNameError], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self.found)


@dataclass(frozen=True, slots=True)
class Named(Generic[ItemT]):
    """Something with the whole path that leads to it.

    Attributes:
        identifier: Its ID.
        path: Names from the organization down, with slashes between.
        item: The thing itself.
        short_path: Another path that means it; empty if there is none.
    """

    identifier: str
    path: str
    item: ItemT
    short_path: str = ""


def checked_name(name: str) -> str:
    """The name that is looked for.

    Raises:
        TypeError: It is no text.
        ValueError: It is empty.
    """
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"name: expected str, got {type(name).__name__}")
    if not name.strip("/ "):
        raise ValueError("name is empty; give a name, a path such as 'Northwind/Hall 1/picker-1', or an ID")
    return name.strip("/")


def is_uuid(text: str) -> bool:
    """Whether it has the shape of the ID of a machine or part."""
    return _UUID.fullmatch(text) is not None


def location_of_host(text: str) -> str | None:
    """The ID of the location in the host name (FQDN) of a part; None if it is no such name."""
    match = _HOST_NAME.fullmatch(text)
    return None if match is None else match["location"].lower()


def is_host_of(text: str, part: Any) -> bool:
    """Whether a host name is that of a part, in the cloud or in its local network."""
    wanted = text.rstrip(".").lower()
    return wanted in (part.fqdn.lower(), part.local_fqdn.lower())


def likeliest_first(text: str, machines: Iterable[Any]) -> list[Any]:
    """Machines, those first whose names the host name begins with."""
    label = text.partition(".")[0].lower()

    def rank(machine: Any) -> int:
        host = re.sub(r"[^a-z0-9]+", "-", machine.name.lower()).strip("-")
        return -len(host) if host and label.startswith(host) else 0

    return sorted(machines, key=rank)


def location_paths(organization: str, locations: Iterable[Any]) -> dict[str, str]:
    """The paths of an organization's locations, by ID."""
    known = {location.id: location for location in locations}

    def path(identifier: str) -> str:
        names: list[str] = []
        passed: set[str] = set()
        while identifier in known and identifier not in passed:
            passed.add(identifier)
            names.append(known[identifier].name)
            identifier = known[identifier].parent_location_id
        return "/".join([organization, *reversed(names)])

    return {identifier: path(identifier) for identifier in known}


def named_machines(paths: Mapping[str, str], machines: Iterable[Any], organization: str) -> list[Named[Any]]:
    """Machines with their paths; those in a location that cannot be seen are below their organization."""
    return [
        Named(machine.id, f"{paths.get(machine.location, organization)}/{machine.name}", machine)
        for machine in machines
    ]


def named_parts(
    paths: Mapping[str, str], summaries: Iterable[Any], organization: str
) -> tuple[list[Named[Any]], list[str]]:
    """Parts with their paths, and the paths of their machines; the path of a machine means its main part, too."""
    parts: list[Named[Any]] = []
    machines: list[str] = []
    for location in summaries:
        place = paths.get(location.location_id, organization)
        for machine in location.machine_summaries:
            path = f"{place}/{machine.machine_name}"
            machines.append(path)
            parts += [
                Named(part.part_id, f"{path}/{part.part_name}", part, path if part.is_main_part else "")
                for part in machine.part_summaries
            ]
    return parts, machines


def parts_with_fragment(summaries: Iterable[Any], fragment_id: str) -> Iterator[str]:
    """The IDs of the parts that use a fragment."""
    for location in summaries:
        for machine in location.machine_summaries:
            for part in machine.part_summaries:
                if any(fragment.id == fragment_id for fragment in part.fragments):
                    yield part.part_id


def pick(name: str, kind: str, things: Iterable[Named[ItemT]], places: Iterable[str] = ()) -> ItemT:
    """The one thing of this name.

    Args:
        name: A whole path or the end of one, so that a name alone will do; or an ID.
        kind: What is looked for, as errors say it.
        things: All there are.
        places: Paths of what they are in, for the error.

    Raises:
        NameNotFoundError: None is called so.
        AmbiguousNameError: Several are.
    """
    # What two organizations share is there twice.
    known = {thing.identifier: thing for thing in things}
    whole = [thing for thing in known.values() if name in (thing.identifier, thing.path, thing.short_path)]
    end = f"/{name}"
    found = whole or [thing for thing in known.values() if thing.path.endswith(end) or thing.short_path.endswith(end)]
    if len(found) == 1:
        return found[0].item
    paths = sorted(thing.path for thing in known.values())
    if not found:
        raise _not_found(name, kind, paths, sorted(set(places)))
    same = sorted(thing.path for thing in found)
    if len(set(same)) < len(same):
        same = sorted(f"{thing.path} (ID {thing.identifier})" for thing in found)
    raise AmbiguousNameError(
        f"{len(found)} {_plural(kind)} are called {shorten(name)!r}; give more of the path, or the ID: {_listed(same)}",
        same,
    )


def _not_found(name: str, kind: str, paths: Sequence[str], places: Sequence[str]) -> NameNotFoundError:
    said = f"no {kind} {shorten(name)!r}"
    if not paths and not places:
        return NameNotFoundError(f"{said}: the caller sees no {kind} at all")
    place = _deepest_place(name, places)
    if place is not None:
        inside = [path for path in (*places, *paths) if _is_directly_in(path, place)]
        inside = sorted(set(inside), key=inside.index)
        there = f"has {_listed([path.removeprefix(place + '/') for path in inside])}" if inside else "is empty"
        return NameNotFoundError(f"{said}: {place!r} {there}", inside)
    by_name: dict[str, list[str]] = {}
    for path in paths:
        by_name.setdefault(path.rpartition("/")[2], []).append(path)
    close = difflib.get_close_matches(name.rpartition("/")[2], by_name, n=3)
    if close:
        alike = [path for match in close for path in by_name[match]]
        return NameNotFoundError(f"{said}; did you mean {_listed(alike, 'or')}?", alike)
    return NameNotFoundError(f"{said}; there are {_listed(paths)}" if paths else f"{said}; there is none", paths)


def _deepest_place(name: str, places: Sequence[str]) -> str | None:
    """The last place on the way to what was looked for; None if not even the first is there, or it is not clear which."""
    steps = name.split("/")
    for count in range(len(steps) - 1, 0, -1):
        start = "/".join(steps[:count])
        found = [place for place in places if place == start] or [
            place for place in places if place.endswith(f"/{start}")
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _is_directly_in(path: str, place: str) -> bool:
    return path.startswith(f"{place}/") and "/" not in path.removeprefix(f"{place}/")


def _listed(names: Sequence[str], last_word: str = "and") -> str:
    shown = [repr(shorten(name)) for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        shown.append(f"{len(names) - _SHOWN} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {last_word} {shown[-1]}"


def _plural(kind: str) -> str:
    return f"{kind}s"
