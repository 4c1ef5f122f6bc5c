"""What pages of reference show, as frozen data: finished before any template sees it."""

from __future__ import annotations

from dataclasses import dataclass

NAVIGATION = ".nav.yml"
"""The file beside the pages that has their order."""


@dataclass(frozen=True)
class Row:
    """A parameter, an attribute, a field or a value: a row of a table."""

    name: str
    type: str = ""
    default: str = ""
    text: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]

    @property
    def has_defaults(self) -> bool:
        """Whether any row has a default."""
        return any(row.default for row in self.rows)

    @property
    def has_types(self) -> bool:
        """Whether any row has a type."""
        return any(row.type for row in self.rows)


@dataclass(frozen=True)
class Returns:
    """What a method or function returns: its type, what it is, and its parts."""

    type: str
    text: str = ""
    parts: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Example:
    """Code in both flavours."""

    blocking: str
    aio: str

    @property
    def is_same(self) -> bool:
        """Whether the flavours do not differ."""
        return self.blocking == self.aio


@dataclass(frozen=True)
class RpcFacts:
    """Where an RPC is defined, and since when."""

    full_name: str
    path: str
    file: str
    since: str
    shape: str  # unary, server stream, ...


@dataclass(frozen=True)
class Entry:
    """A method, function, class, message or enum: all that has a heading of its own."""

    name: str
    anchor: str
    kind: str
    summary: str
    paragraphs: tuple[str, ...] = ()
    owner: str = ""  # the property of the client that has it
    signature: str = ""
    tables: tuple[Table, ...] = ()
    returns: Returns | None = None
    raises: tuple[tuple[str, str], ...] = ()
    retry: str = ""  # the retry class of the RPC
    rpc: RpcFacts | None = None
    deprecated: str = ""
    example: Example | None = None
    facts: tuple[tuple[str, str], ...] = ()  # label -> text, in a line
    members: tuple[Entry, ...] = ()

    @property
    def call(self) -> str:
        """How a user of the top client writes it."""
        return f"{self.owner}.{self.name}" if self.owner else self.name


@dataclass(frozen=True)
class Section:
    """Entries under a heading."""

    heading: str
    anchor: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Target:
    """Where something is described."""

    page: str
    anchor: str = ""


@dataclass(frozen=True)
class Line:
    """A row of an index: a name, where it leads to, and what it is."""

    name: str
    links: tuple[tuple[str, Target], ...]  # label, where it leads to
    text: str = ""
    anchor: str = ""
    details: tuple[str, ...] = ()  # what further columns say
    depth: int = 0  # below how many others it stands

    @property
    def is_link(self) -> bool:
        """Whether the name itself is what leads on."""
        return len(self.links) == 1 and self.links[0][0] == self.name


def line_to(name: str, target: Target, text: str = "", *, depth: int = 0) -> Line:
    """A row whose name leads on."""
    return Line(name, ((name, target),), text, depth=depth)


@dataclass(frozen=True)
class LineGroup:
    """Rows of an index under a heading."""

    heading: str
    anchor: str
    lines: tuple[Line, ...]
    text: str = ""

    @property
    def is_list(self) -> bool:
        """Whether the names themselves lead on, so that no table is needed."""
        return all(line.is_link for line in self.lines)


@dataclass(frozen=True)
class Page:
    """One file of Markdown: below the reference's folder, with what its template lays out."""

    path: str
    template: str
    title: str
    scopes: tuple[str, ...] = ()  # whose names are meant where several have the same: files, clients, modules
    summary: str = ""
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    groups: tuple[LineGroup, ...] = ()
    columns: tuple[str, ...] = ()  # of the tables of lines
    facts: tuple[tuple[str, str], ...] = ()
    short_title: str = ""  # beside its neighbours in the navigation, if it needs another one there
    is_rarely_sought: bool = False  # what search shows after everything else
