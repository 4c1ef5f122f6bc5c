"""The order of the pages, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from generator.reference.build import Reference
from generator.reference.client_pages import ClientPages
from generator.reference.elements import Page


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
        NavigationEntry("Find a method", pages=tuple(map(_page, indexes))),
        NavigationEntry("Clients", pages=tuple(_client(client) for client in reference.clients)),
        NavigationEntry("Modules", pages=tuple(map(_page, reference.modules))),
        NavigationEntry("Messages", pages=tuple(map(_page, reference.types))),
    )
    return [group for group in groups if group.pages]


def _page(page: Page) -> NavigationEntry:
    return NavigationEntry(page.short_title or page.title, page.path)


def _client(client: ClientPages) -> NavigationEntry:
    overview, *parts = client.pages
    if not parts:
        return NavigationEntry(overview.title, overview.path)
    entries = [NavigationEntry("Overview", overview.path)]
    entries += map(_page, parts)
    return NavigationEntry(overview.title, pages=tuple(entries))
