"""Data that goes up in one message where it is small: what is larger is left to another method of the client."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.inputs.schema import LargeMetadata
from generator.model.elements import ClientMethod, LargeSource
from generator.problems import Problems


def with_large_source(
    method: ClientMethod, table: LargeMetadata, place: str, methods: Sequence[ClientMethod], problems: Problems
) -> ClientMethod:
    """The method, calling the other one where there is too much data for a message of its own."""
    place = f"{place}.large"
    by_name = {other.name: other for other in methods}
    other = by_name.get(table.method)
    if other is None:
        problems.add(f"{place}.method", "no such method of this client", got=table.method, known=by_name)
        return method
    if other.result.annotation != method.result.annotation:
        message = (
            f"{other.name} returns {other.result.annotation.text}, and this method {method.result.annotation.text}"
        )
        problems.add(f"{place}.method", message)
    own = {param.name for param in method.params}
    if table.source not in own:
        problems.add(f"{place}.source", f"no parameter {table.source}", got=table.source, known=own)
    arguments = dict(_arguments(other, table.params, own))
    for name in table.params:
        if name not in {param.name for param in other.params}:
            problems.add(f"{place}.params.{name}", f"no parameter of {other.name}")
    for param in other.params:
        if param.default is None and param.name not in arguments:
            problems.add(f"{place}.params", f"{other.name} needs its {param.name}")
    for name in sorted(own - set(arguments.values()) - {"timeout"}):
        problems.add(f"{place}.params", f"{other.name} would not get {name}; name the parameter that takes it")
    return replace(method, large=LargeSource(table.source, other.name, tuple(arguments.items())))


def _arguments(other: ClientMethod, given: Mapping[str, str], own: set[str]) -> Iterator[tuple[str, str]]:
    """The other method's parameters, each with ours: those that metadata pairs, and those of one name."""
    for param in other.params:
        name = given.get(param.name, param.name)
        if name in own and param.name != "timeout":
            yield param.name, name
