"""The order of the pages, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from generator.reference.build import Reference
from generator.reference.client_pages import ClientPages


@dataclass(frozen=True)
class NavigationEntry:
    """A page, or a group of pages, and what it is called beside the others."""

    title: str  # "" for pages that stand in no group
    path: str = ""
    pages: tuple[NavigationEntry, ...] = ()


def navigation(reference: Reference) -> list[NavigationEntry]:
    """The groups of pages, without those that would be empty."""
    first, *indexes = reference.indexes
    groups = (
        NavigationEntry("", pages=(NavigationEntry("Overview", first.path),)),
        NavigationEntry("Find a method", pages=tuple(NavigationEntry(page.title, page.path) for page in indexes)),
        NavigationEntry("Clients", pages=tuple(_client(client) for client in reference.clients)),
        NavigationEntry("Modules", pages=tuple(NavigationEntry(page.title, page.path) for page in reference.modules)),
        NavigationEntry("Messages", pages=tuple(NavigationEntry(page.title, page.path) for page in reference.types)),
    )
    return [group for group in groups if group.pages]


def _client(client: ClientPages) -> NavigationEntry:
    overview, *parts = client.pages
    if not parts:
        return NavigationEntry(overview.title, overview.path)
    entries = [NavigationEntry("Overview", overview.path)]
    entries += [NavigationEntry(part.sections[0].heading, part.path) for part in parts]
    return NavigationEntry(overview.title, pages=tuple(entries))
