"""YAML with places: every value knows its line, so that what is wrong with it can be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from viam_cloud_emulator.core.errors import SeedError

Loc: TypeAlias = tuple[int | str, ...]
"""The keys and indexes that lead to a value."""

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_MAPPING = "tag:yaml.org,2002:map"
_SEQUENCE = "tag:yaml.org,2002:seq"
_MOST_REPEATED = 100_000
"""Most values that aliases repeat; without a limit a few lines could multiply to billions."""


class _PlainLoader(yaml.SafeLoader):
    """Leaves times as text: JSON has no times, and where one is meant we say how to write it."""

    def merged(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
        """The keys and values of a mapping, with those of others that it takes over by `<<`."""
        # The stubs leave the types of nodes open.
        self.flatten_mapping(node)  # pyright: ignore[reportUnknownMemberType]
        return ((str(key.value), value) for key, value in node.value)

    def scalar(self, node: yaml.Node) -> object:
        """The value that a node means."""
        value: object = self.construct_object(node, deep=True)  # pyright: ignore[reportUnknownMemberType]
        return value


# The class has a table of its own, so that of its base stays as it is.
_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Place:
    """Line and path of a value in the file."""

    file: str
    line: int
    path: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.path}" if self.path else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Unusable:
    """Stand-in for a value that no seed file may have."""

    reason: str


class LocatedMapping(dict[str, Any]):
    """A mapping of the file, which knows where it stands."""

    def __init__(self, loc: Loc) -> None:
        super().__init__()
        self.loc = loc


@dataclass(slots=True)
class Document:
    """One file, and what was found wrong with it so far."""

    path: Path
    _lines: dict[Loc, int] = field(default_factory=dict[Loc, int])
    _problems: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    _seen: set[yaml.Node] = field(default_factory=set[yaml.Node])
    _repeated: int = 0

    def place(self, loc: Loc) -> Place:
        """Place of a value, at the line of what should hold it if it is not there."""
        known = loc
        while known not in self._lines:
            known = known[:-1]
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
        return Place(str(self.path), self._lines[known], path.removeprefix("."))

    def problem(self, loc: Loc, message: str) -> None:
        """Note what is wrong with a value."""
        self._problems.append((self.place(loc).line, f"{self.place(loc)}: {message}"))

    def check(self) -> None:
        """Raise what was found wrong, if anything.

        Raises:
            SeedError: Something was.
        """
        if self._problems:
            raise SeedError("\n".join(message for _, message in sorted(self._problems, key=lambda each: each[0])))

    def read(self) -> Any:
        """The contents of the file, mappings as `LocatedMapping`.

        Raises:
            SeedError: The file cannot be read, or is not YAML.
        """
        try:
            loader = _PlainLoader(self.path.read_text(encoding="utf-8"))
            node = loader.get_single_node()
            if node is None:
                raise SeedError(f"{self.path}: the file is empty")
            return self._value(loader, node, (), ())
        except OSError as error:
            raise SeedError(f"{self.path}: {error.strerror}") from None
        except RecursionError:
            raise SeedError(f"{self.path}: this nests too deeply") from None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise SeedError(f"{self.path}: this is not YAML: {error}") from None

    def _value(self, loader: _PlainLoader, node: yaml.Node, loc: Loc, around: tuple[yaml.Node, ...]) -> Any:
        self._lines[loc] = node.start_mark.line + 1
        if any(node is each for each in around):
            return Unusable("contains itself")
        self._refuse_repetition(node)
        around = (*around, node)
        if isinstance(node, yaml.MappingNode) and node.tag == _MAPPING:
            self._refuse_twice(node, loc)
            mapping = LocatedMapping(loc)
            for key, value in loader.merged(node):
                mapping[key] = self._value(loader, value, (*loc, key), around)
            return mapping
        if isinstance(node, yaml.SequenceNode) and node.tag == _SEQUENCE:
            return [self._value(loader, item, (*loc, index), around) for index, item in enumerate(node.value)]
        try:
            return loader.scalar(node)
        except (yaml.YAMLError, ValueError):
            return Unusable("is no plain YAML")

    def _refuse_repetition(self, node: yaml.Node) -> None:
        self._repeated += node in self._seen
        self._seen.add(node)
        if self._repeated > _MOST_REPEATED:
            raise SeedError(f"{self.path}: aliases repeat more than {_MOST_REPEATED:,} values")

    def _refuse_twice(self, node: yaml.MappingNode, loc: Loc) -> None:
        seen: set[str] = set()
        for key, _ in node.value:
            name = str(key.value)
            if name in seen:
                key_loc = (*loc, name)
                self._lines[key_loc] = key.start_mark.line + 1
                self.problem(key_loc, "is there twice")
            seen.add(name)
