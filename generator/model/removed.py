"""Methods and parameters that are gone, from the tables `[removed.NAME]` of a client's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.inputs.schema import RemovedMetadata
from generator.model.elements import ClientMethod, Removed
from generator.problems import Problems


def removed_methods(
    tables: Mapping[str, RemovedMetadata], names: Iterable[str], place: str, problems: Problems
) -> tuple[Removed, ...]:
    """The methods that are gone; one that is there is a problem."""
    found = tuple(Removed(name, table.since, table.use) for name, table in tables.items() if "." not in name)
    for removed in found:
        if removed.name in names:
            problems.add(f"{place}:removed.{removed.name}", "is a method of the client; drop this table")
        elif not removed.name.isidentifier():
            problems.add(f"{place}:removed.{removed.name}", "not the name of a method, or of a method.parameter")
    return found


def with_removed_parameters(
    methods: tuple[ClientMethod, ...], tables: Mapping[str, RemovedMetadata], place: str, problems: Problems
) -> tuple[ClientMethod, ...]:
    """The methods, which know their parameters that are gone (`[removed."get_item.colour"]`)."""
    by_method: dict[str, list[Removed]] = {}
    for key, table in tables.items():
        method, dot, parameter = key.partition(".")
        if dot:
            by_method.setdefault(method, []).append(Removed(parameter, table.since, table.use))
    named = {method.name: method for method in methods}
    for name, parameters in by_method.items():
        for removed in parameters:
            key = f'{place}:removed."{name}.{removed.name}"'
            if name not in named:
                problems.add(key, f"no method {name} in this client", got=name, known=named)
            elif removed.name in {param.name for param in named[name].params}:
                problems.add(key, f"is a parameter of {name}; drop this table")
    return tuple(replace(method, removed_params=tuple(by_method.get(method.name, ()))) for method in methods)
