"""YAML with places: every value knows its line, so that what is wrong with it can be found."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import yaml

from viam_cloud_emulator.core.errors import SeedError

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_TEXT = "tag:yaml.org,2002:str"


class _PlainLoader(yaml.SafeLoader):
    """Leaves times as text: JSON has no times, and where one is meant we say how to write it."""

    def constructed(self, node: yaml.Node) -> object:
        """The value that a node means."""
        # The stubs leave the type of the node open.
        value: object = self.construct_object(node, deep=True)  # pyright: ignore[reportUnknownMemberType]
        return value


# The class has a table of its own, so that of its base stays as it is.
_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file something stands."""

    file: str
    line: int
    path: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.path}" if self.path else f"{self.file}:{self.line}"


@dataclass(slots=True)
class Document:
    """One file, and what was found wrong with it so far."""

    path: Path
    loader: _PlainLoader
    problems: list[str]

    def place(self, node: yaml.Node, path: str) -> Place:
        """Where a node stands."""
        return Place(str(self.path), node.start_mark.line + 1, path)

    def check(self) -> None:
        """Raise what was found wrong, if anything.

        Raises:
            SeedError: Something was.
        """
        if self.problems:
            raise SeedError("\n".join(self.problems))


class Entry:
    """One mapping of the file. Reading what is not as it should be notes a problem and goes on."""

    def __init__(self, document: Document, node: yaml.Node, path: str) -> None:
        self._document = document
        self._path = path
        self._node = node
        self.place = document.place(node, path)
        self._values: dict[str, yaml.Node] = {}
        self._asked: set[str] = set()
        self._broken = not isinstance(node, yaml.MappingNode)
        if not isinstance(node, yaml.MappingNode):
            self.problem("must be a mapping")
            return
        for key, value in node.value:
            if key.value in self._values:
                self._note(key, self._path_of(str(key.value)), "is there twice")
            self._values[str(key.value)] = value

    def problem(self, message: str, key: str = "") -> None:
        """Note what is wrong with the whole mapping, or with the value of a key."""
        self._note(self._values.get(key, self._node), self._path_of(key), message)

    def has(self, key: str) -> bool:
        """Whether there is a value."""
        return self._value(key) is not None

    def text(self, key: str, *, default: str | None = None) -> str:
        """A text that is not blank; without a default it has to be there."""
        node = self._value(key)
        if node is None:
            if default is None and not self._broken:
                self.problem(f"{key} is missing")
            return default or ""
        return self._text(node, self._path_of(key))

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        return [self._text(node, path) for node, path in self._items(key)]

    def choice(self, key: str, choices: Sequence[str]) -> str:
        """One of some texts; the first unless there is a value."""
        text = self.text(key, default=choices[0])
        if text and text not in choices:
            self.problem(f"must be {' or '.join(choices)}, not {text!r}", key)
        return text

    def number(self, key: str, *, default: float, most: float) -> float:
        """A number from 0 up."""
        if not self.has(key):
            return default
        value = json.loads(self._json(self._values[key], self._path_of(key)))
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
            self.problem(f"must be a number from 0 to {most:g}", key)
            return default
        return value

    def time(self, key: str) -> datetime | None:
        """A point in time, in UTC unless it says otherwise."""
        text = self.text(key, default="")
        if not text:
            return None
        try:
            # Python 3.10 does not know the Z.
            time = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith(("Z", "z")) else text)
        except ValueError:
            self.problem(f"{text!r} is no time; write it as 2024-05-01T12:00:00Z", key)
            return None
        return time if time.tzinfo else time.replace(tzinfo=timezone.utc)

    def json_object(self, key: str) -> str | None:
        """A mapping of any shape, as JSON text; None without a value."""
        node = self._value(key)
        return None if node is None else self._object(node, self._path_of(key))

    def json_objects(self, key: str) -> list[str]:
        """A list of mappings of any shape, as JSON texts."""
        return [self._object(node, path) for node, path in self._items(key)]

    def entries(self, key: str) -> list[Entry]:
        """A list of mappings."""
        return [Entry(self._document, node, path) for node, path in self._items(key)]

    def finish(self) -> None:
        """Note every key that nothing has asked for."""
        for key in self._values.keys() - self._asked:
            close = difflib.get_close_matches(key, sorted(self._asked), n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(sorted(self._asked))}"
            self.problem(f"is no key that is known here; {hint}", key)

    def _value(self, key: str) -> yaml.Node | None:
        self._asked.add(key)
        return self._values.get(key)

    def _items(self, key: str) -> list[tuple[yaml.Node, str]]:
        node = self._value(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.problem("must be a list", key)
            return []
        return [(item, f"{self._path_of(key)}[{index}]") for index, item in enumerate(node.value)]

    def _text(self, node: yaml.Node, path: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag != _TEXT:
            self._note(node, path, "must be text; in quotes if it looks like something else")
            return ""
        text = str(node.value)
        if not text.strip():
            self._note(node, path, "must not be empty")
        return text

    def _object(self, node: yaml.Node, path: str) -> str:
        if not isinstance(node, yaml.MappingNode):
            self._note(node, path, "must be a mapping")
            return "{}"
        return self._json(node, path)

    def _json(self, node: yaml.Node, path: str) -> str:
        try:
            return json.dumps(self._document.loader.constructed(node), allow_nan=False)
        except (yaml.YAMLError, ValueError, TypeError, RecursionError):
            self._note(node, path, "has something that JSON cannot express")
            return "{}"

    def _path_of(self, key: str) -> str:
        return ".".join(step for step in (self._path, key) if step)

    def _note(self, node: yaml.Node, path: str, message: str) -> None:
        self._document.problems.append(f"{self._document.place(node, path)}: {message}")


def open_document(path: Path) -> tuple[Document, Entry]:
    """A YAML file and the mapping that it consists of.

    Raises:
        SeedError: It cannot be read, or is not YAML.
    """
    try:
        loader = _PlainLoader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except OSError as error:
        raise SeedError(f"{path}: {error.strerror}") from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise SeedError(f"{path}: this is not YAML: {error}") from None
    if node is None:
        raise SeedError(f"{path}: the file is empty")
    document = Document(path, loader, problems=[])
    return document, Entry(document, node, "")
