"""What names stand for, and how one page leads to another."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.reference.elements import Entry, Page, Target
from generator.reference.markdown import Link

VIEWS = "views"
"""The scope of views, which methods return in place of messages that may have the same name."""


@dataclass
class Names:
    """Where each name is described. A name that several things have is meant for those in the page's own scopes."""

    _targets: dict[str, list[tuple[str, Target]]] = field(
        default_factory=lambda: defaultdict[str, list[tuple[str, Target]]](list)
    )
    _local: dict[tuple[str, str], Target] = field(default_factory=dict[tuple[str, str], Target])

    def add_page(self, page: Page) -> None:
        """Notes everything that a page describes."""
        scope = page.scopes[0] if page.scopes else ""
        for section in page.sections:
            for entry in section.entries:
                self._add(entry, page.path, scope)

    def _add(self, entry: Entry, page: str, scope: str) -> None:
        target = Target(page, entry.anchor)
        self._targets[entry.call].append((scope, target))
        if entry.owner:
            # Elsewhere the name alone would as well be that of a parameter.
            self._local[scope, entry.name] = target
        elif scope == VIEWS:
            # One that a client has nested goes by its own name in types.
            self._local[scope, entry.name.rpartition(".")[2]] = target
        for member in entry.members:
            self._targets[f"{entry.name}.{member.name}"].append((scope, Target(page, member.anchor)))

    def find(self, name: str, scopes: Iterable[str]) -> Target | None:
        """Where a name is described; None where that is nowhere, or in doubt."""
        found = self._targets.get(name, [])
        for scope in scopes:
            if (scope, name) in self._local:
                return self._local[scope, name]
            if near := {target for where, target in found if where == scope}:
                return near.pop() if len(near) == 1 else None
        targets = {target for _, target in found}
        return targets.pop() if len(targets) == 1 else None

    def link_from(self, page: Page) -> Link:
        """The addresses that names have on a page."""

        def link(name: str) -> str | None:
            target = self.find(name, page.scopes)
            return address(target, page.path) if target is not None else None

        return link


def address(target: Target, page: str) -> str:
    """The way from one page to another, as Markdown has it."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    if target.page == page:
        return anchor or posixpath.basename(page)
    return posixpath.relpath(target.page, posixpath.dirname(page) or ".") + anchor
