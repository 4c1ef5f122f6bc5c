# Made of ../aio/find.py by `python -m generator`; do not edit.
"""Locations, machines and parts by name, and all of them one by one, blocking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from viam_cloud_runtime.blocking.item_iterator import ItemIterator
from viam_cloud_runtime.blocking.map_calls import map_calls
from viam_cloud_runtime.errors import InvalidArgumentError, NotFoundError
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.fleet_paths import (
    Named,
    NameNotFoundError,
    checked_name,
    is_host_of,
    is_uuid,
    likeliest_first,
    location_of_host,
    location_paths,
    named_machines,
    named_parts,
    parts_with_fragment,
    pick,
)

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")
MachineT = TypeVar("MachineT", covariant=True)
LocationT = TypeVar("LocationT", covariant=True)
PartT = TypeVar("PartT", covariant=True)

_AT_A_TIME = 8


class FleetClient(Protocol[MachineT, LocationT, PartT]):
    """What a client must be able to do for things to be found by name."""

    def list_organizations(self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Sequence[Any]:
        """All organizations."""
        ...

    def list_locations(self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Sequence[LocationT]:
        """The locations of an organization."""
        ...

    def list_robots_for_org(self, *, org_id: str, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Any:
        """The machines of an organization."""
        ...

    def list_robots(
        self, location_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Sequence[MachineT]:
        """The machines of a location."""
        ...

    def list_machine_summaries(
        self,
        organization_id: str,
        fragment_ids: Sequence[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Sequence[Any]:
        """The machines of an organization with their parts, in short, by location."""
        ...

    def get_robot(self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> MachineT:
        """One machine."""
        ...

    def get_robot_parts(self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> Sequence[PartT]:
        """The parts of a machine."""
        ...

    def get_robot_part(self, robot_part_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> PartT:
        """One part."""
        ...


def find_machine(
    client: FleetClient[MachineT, LocationT, PartT], name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> MachineT:
    """The machine of a name, path or ID: see `AppClient.find_machine`, which calls it."""
    fleet = _Fleet(client, timeout, retry)
    wanted = checked_name(name)
    machine: MachineT
    if is_uuid(wanted):
        machine = _by_id(fleet.machine, wanted, "machine")
        return machine
    if location_of_host(wanted) is not None:
        part = _part_of_host(fleet, wanted)
        machine = fleet.machine(part.robot)
        return machine
    places: list[str] = []
    machines: list[Named[Any]] = []
    for organization in fleet.organizations_for(wanted, machines):
        paths = location_paths(organization.name, fleet.locations(organization.id))
        places += [organization.name, *paths.values()]
        machines += named_machines(paths, fleet.machines(organization.id), organization.name)
    machine = pick(wanted, "machine", machines, places)
    return machine


def find_location(
    client: FleetClient[MachineT, LocationT, PartT], name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> LocationT:
    """The location of a name, path or ID: see `AppClient.find_location`, which calls it."""
    fleet = _Fleet(client, timeout, retry)
    wanted = checked_name(name)
    places: list[str] = []
    found: list[Named[Any]] = []
    for organization in fleet.organizations_for(wanted, found):
        locations = fleet.locations(organization.id)
        paths = location_paths(organization.name, locations)
        places += [organization.name, *paths.values()]
        found += [Named(location.id, paths[location.id], location) for location in locations]
    location: LocationT = pick(wanted, "location", found, places)
    return location


def find_part(
    client: FleetClient[MachineT, LocationT, PartT], name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
) -> PartT:
    """The part of a name, path, host name or ID: see `AppClient.find_part`, which calls it."""
    fleet = _Fleet(client, timeout, retry)
    wanted = checked_name(name)
    part: PartT
    if is_uuid(wanted):
        part = _by_id(fleet.part, wanted, "part")
        return part
    if location_of_host(wanted) is not None:
        part = _part_of_host(fleet, wanted)
        return part
    places: list[str] = []
    parts: list[Named[Any]] = []
    for organization in fleet.organizations_for(wanted, parts):
        paths = location_paths(organization.name, fleet.locations(organization.id))
        own, machines = named_parts(paths, fleet.summaries(organization.id, None), organization.name)
        places += [organization.name, *paths.values(), *machines]
        parts += own
    part = fleet.part(pick(wanted, "part", parts, places).part_id)
    return part


def iter_machines(
    client: FleetClient[MachineT, LocationT, PartT],
    organization_id: str | None = None,
    *,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
    item_type: type[MachineT],
) -> ItemIterator[MachineT]:
    """All machines: see `AppClient.iter_machines`, which calls it."""
    return ItemIterator(_machines(_Fleet(client, timeout, retry), organization_id), item_type=item_type)


def iter_parts(
    client: FleetClient[MachineT, LocationT, PartT],
    organization_id: str | None = None,
    *,
    fragment_id: str | None = None,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
    item_type: type[PartT],
) -> ItemIterator[PartT]:
    """All parts: see `AppClient.iter_parts`, which calls it."""
    fleet = _Fleet(client, timeout, retry)
    if fragment_id is None:
        parts = _in_groups(_machines(fleet, organization_id), fleet.parts_of_machine)
    else:
        parts = _in_groups(_part_ids(fleet, organization_id, fragment_id), fleet.single_part)
    return ItemIterator(parts, item_type=item_type)


class _Fleet:
    """The calls, with the options that they share."""

    def __init__(self, client: FleetClient[Any, Any, Any], timeout: Timeout, retry: Retry) -> None:
        self._client = client
        self._options: dict[str, Any] = {"timeout": timeout, "retry": retry}

    def organization_ids(self, organization_id: str | None) -> list[str]:
        if organization_id is not None:
            return [organization_id]
        return [organization.id for organization in self._client.list_organizations(**self._options)]

    def organizations_for(self, name: str, found: Sequence[Named[Any]]) -> Iterator[Any]:
        """Those that a path begins with, then the others, unless `found`, which grows meanwhile, has that path."""
        organizations = self._client.list_organizations(**self._options)
        starts = {organization.id: name.startswith(f"{organization.name}/") for organization in organizations}
        for organization in sorted(organizations, key=lambda organization: not starts[organization.id]):
            if starts[organization.id] or not any(thing.path == name for thing in found):
                yield organization

    def locations(self, organization_id: str) -> Sequence[Any]:
        return self._client.list_locations(organization_id, **self._options)

    def machines(self, organization_id: str) -> Sequence[Any]:
        response = self._client.list_robots_for_org(org_id=organization_id, **self._options)
        machines: Sequence[Any] = response.robots
        return machines

    def machines_at(self, location_id: str) -> Sequence[Any]:
        return self._client.list_robots(location_id, **self._options)

    def summaries(self, organization_id: str, fragment_ids: Sequence[str] | None) -> Sequence[Any]:
        return self._client.list_machine_summaries(organization_id, fragment_ids, **self._options)

    def machine(self, identifier: str) -> Any:
        return self._client.get_robot(identifier, **self._options)

    def part(self, identifier: str) -> Any:
        return self._client.get_robot_part(identifier, **self._options)

    def single_part(self, identifier: str) -> Sequence[Any]:
        return [self.part(identifier)]

    def parts_of_machine(self, machine: Any) -> Sequence[Any]:
        return self._client.get_robot_parts(machine.id, **self._options)


def _by_id(get: Callable[[str], Any], identifier: str, kind: str) -> Any:
    try:
        return get(identifier)
    except (NotFoundError, InvalidArgumentError) as error:
        raise NameNotFoundError(f"no {kind} has the ID {identifier!r}, or the caller may not see it") from error


def _part_of_host(fleet: _Fleet, host: str) -> Any:
    location = location_of_host(host) or ""
    try:
        machines = fleet.machines_at(location)
    except (NotFoundError, InvalidArgumentError) as error:
        raise NameNotFoundError(
            f"no part has the host name {host!r}: there is no location {location!r}, or the caller may not see it"
        ) from error
    for machine in likeliest_first(host, machines):
        for part in fleet.parts_of_machine(machine):
            if is_host_of(host, part):
                return part
    raise NameNotFoundError(f"no part has the host name {host!r}; its location {location!r} has none of that name")


def _machines(fleet: _Fleet, organization_id: str | None) -> Iterator[Any]:
    # What two organizations share comes once.
    seen: set[str] = set()
    for identifier in fleet.organization_ids(organization_id):
        for machine in fleet.machines(identifier):
            if machine.id not in seen:
                seen.add(machine.id)
                yield machine


def _part_ids(fleet: _Fleet, organization_id: str | None, fragment_id: str) -> Iterator[str]:
    seen: set[str] = set()
    for identifier in fleet.organization_ids(organization_id):
        for part_id in parts_with_fragment(fleet.summaries(identifier, [fragment_id]), fragment_id):
            if part_id not in seen:
                seen.add(part_id)
                yield part_id


def _in_groups(items: Iterator[ItemT], get: Callable[[ItemT], Sequence[ResultT]]) -> Iterator[ResultT]:
    """What a call gives for each item, in their order; some calls run at a time. What is gone meanwhile is left out."""
    group: list[ItemT] = []
    for item in items:
        group.append(item)
        if len(group) == _AT_A_TIME:
            for result in _results(group, get):
                yield result
            group = []
    for result in _results(group, get):
        yield result


def _results(group: Sequence[ItemT], get: Callable[[ItemT], Sequence[ResultT]]) -> list[ResultT]:
    results: list[ResultT] = []
    for outcome in map_calls(get, group, concurrency=_AT_A_TIME):
        if outcome.error is None:
            results += outcome.result or ()
        elif not isinstance(outcome.error, NotFoundError):
            raise outcome.error
    return results
