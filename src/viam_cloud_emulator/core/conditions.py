"""Conditions for WHERE clauses, put together from what a request asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from viam_cloud_emulator.core.store import Parameter


@dataclass(slots=True)
class Condition:
    """Terms of a WHERE clause, all of which have to hold, with their parameters."""

    terms: list[str] = field(default_factory=lambda: ["TRUE"])
    parameters: list[Parameter] = field(default_factory=list[Parameter])

    def add(self, term: str, *parameters: Parameter) -> None:
        """One more term."""
        self.terms.append(term)
        self.parameters.extend(parameters)

    def add_any_of(self, column: str, values: Iterable[str]) -> None:
        """The column has to equal one of the values."""
        self.add(f"{column} IN (SELECT value FROM json_each(?))", json_list(values))

    @property
    def sql(self) -> str:
        """What goes after WHERE."""
        return " AND ".join(self.terms)


def json_list(values: Iterable[str | int]) -> str:
    """Values as one parameter, which `json_each` takes apart again."""
    return json.dumps(list(values))
