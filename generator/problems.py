"""What is wrong with the inputs, as data: collected while the model is built, reported all together."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, with the place a reader opens to mend it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass
class Problems:
    """Collects problems; nothing is written while there is one."""

    found: list[Problem] = field(default_factory=list[Problem])

    def add(self, place: str, message: str, *, got: str = "", known: Iterable[str] = ()) -> None:
        """Adds a problem; `got` and `known` give it a suggestion when a known name is near."""
        self.found.append(Problem(place, message + did_you_mean(got, known)))

    def stop_if_any(self) -> None:
        """Raises `GenerationError` with everything found so far, if anything was."""
        if self.found:
            raise GenerationError(self.found)


class GenerationError(Exception):
    """The inputs cannot be generated from; `problems` says why, one by one."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(dict.fromkeys(problems))


def did_you_mean(got: str, known: Iterable[str]) -> str:
    """`; did you mean X?` when a known name is close to what was written, else nothing."""
    names = sorted(known)
    close = difflib.get_close_matches(got, names, n=1)
    if not close:
        by_folded_name = {name.casefold(): name for name in names}
        close = [by_folded_name[name] for name in difflib.get_close_matches(got.casefold(), list(by_folded_name), n=1)]
    return f"; did you mean {close[0]}?" if close else ""
