"""The pages of clients: one each, or one per subject where a client has many methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.api import Api, Client
from generator.reference.elements import Entry, LineGroup, Page, Section, Target, line_to
from generator.reference.links import VIEWS
from generator.reference.methods import MethodWriter
from generator.reference.python_api import PythonWriter
from generator.reference.subjects import sections
from generator.runtime import RUNTIME

# More would make a page that takes long to load and longer to read.
_MOST_METHODS_ON_A_PAGE = 40
_BASE = ("ServiceClient", f"{RUNTIME}.{{flavour}}.ServiceClient")


@dataclass(frozen=True)
class ClientPages:
    """The pages of one client, and where each of its methods is."""

    client: Client
    pages: tuple[Page, ...]

    @property
    def overview(self) -> Page:
        """The page with the client's class, and with all methods or the way to them."""
        return self.pages[0]

    def methods(self) -> Iterator[tuple[Entry, Target]]:
        """Each method with the place that describes it."""
        for page in self.pages:
            for section in page.sections:
                yield from ((entry, Target(page.path, entry.anchor)) for entry in section.entries)


def client_pages(
    api: Api, writer: MethodWriter, python: PythonWriter, subjects: Mapping[str, Sequence[str]]
) -> list[ClientPages]:
    """The pages of every client."""
    return [_pages(api, client, writer, python, subjects) for client in api.clients]


def _pages(
    api: Api, client: Client, writer: MethodWriter, python: PythonWriter, subjects: Mapping[str, Sequence[str]]
) -> ClientPages:
    entries = writer.methods(client)
    grouped = sections(entries, subjects)
    is_split = len(entries) > _MOST_METHODS_ON_A_PAGE and len(grouped) > 1
    own = _own_members(client, python)
    folder = f"clients/{client.property_name}"
    path = f"{folder}/index.md" if is_split else f"{folder}.md"
    scopes = (
        client.property_name,
        VIEWS,
        *dict.fromkeys(writer.files[service.full_name] for service in client.services),
    )
    parts = {section.heading: f"{folder}/{section.anchor}.md" for section in grouped} if is_split else {}
    overview = Page(
        path=path,
        template="client.md.jinja",
        title=client.name,
        scopes=scopes,
        summary=client.doc.summary,
        paragraphs=client.doc.paragraphs,
        sections=(*(() if is_split else grouped), *own),
        groups=tuple(_overview(section, parts.get(section.heading, path)) for section in grouped),
        facts=_facts(api, client, writer),
    )
    others = (_part(client, section, parts[section.heading], scopes) for section in grouped if is_split)
    return ClientPages(client, (overview, *others))


def _part(client: Client, section: Section, path: str, scopes: tuple[str, ...]) -> Page:
    return Page(
        path=path,
        template="methods.md.jinja",
        title=f"{client.property_name}: {section.heading}",
        scopes=scopes,
        summary=f"Methods of `{client.name}`, in alphabetical order.",
        sections=(section,),
        short_title=section.heading,
    )


def _own_members(client: Client, python: PythonWriter) -> tuple[Section, ...]:
    """What a client inherits: methods that make no call of their own."""
    bases = [(mixin.text, f"{line.split()[1]}.{mixin.text}") for mixin in client.mixins for line in mixin.imports]
    found = [python.flavoured_entry(name, path) for name, path in (*bases, _BASE)]
    members = {member.name: member for entry in found if entry is not None for member in entry.members}
    made = (replace(members[name], anchor=name, owner=client.property_name, kind="method") for name in sorted(members))
    return (Section("Inherited", "inherited", tuple(made)),) if members else ()


def _facts(api: Api, client: Client, writer: MethodWriter) -> tuple[tuple[str, str], ...]:
    services = ", ".join(f"`{service.full_name}`" for service in client.services)
    files = ", ".join(f"`{name}`" for name in dict.fromkeys(writer.files[s.full_name] for s in client.services))
    modules = f"`{api.package}.{client.module}`, for asyncio `{api.package}.aio.{client.module}`"
    gone = ", ".join(f"`{gone.name}` (since {gone.since}: use `{gone.use}`)" for gone in client.removed)
    raw = "`raw` has the same methods, each returning its whole response message" if client.raw_methods else ""
    facts = (
        ("Services", services),
        ("Defined in", files),
        ("Module", modules),
        ("Whole responses", raw),
        ("Removed methods", gone),
    )
    return tuple((label, text) for label, text in facts if text)


def _overview(section: Section, path: str) -> LineGroup:
    lines = (line_to(entry.name, Target(path, entry.anchor), entry.summary) for entry in section.entries)
    return LineGroup(section.heading, section.anchor, tuple(lines))
