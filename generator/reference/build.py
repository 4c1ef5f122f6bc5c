"""The model of an SDK -> the pages of its reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.inputs.history import History
from generator.inputs.metadata import Metadata
from generator.inputs.sources import Sources
from generator.model.api import Api
from generator.problems import Problems
from generator.reference.client_pages import ClientPages, client_pages
from generator.reference.elements import Page
from generator.reference.index_pages import Contents, index_pages
from generator.reference.methods import MethodWriter
from generator.reference.module_pages import module_pages, python_writer
from generator.reference.type_pages import type_pages


@dataclass(frozen=True)
class Reference:
    """All pages, in the order in which a reader meets them."""

    clients: tuple[ClientPages, ...]
    modules: tuple[Page, ...]
    types: tuple[Page, ...]
    indexes: tuple[Page, ...]

    @property
    def pages(self) -> Iterator[Page]:
        """Every page."""
        yield from self.indexes
        for client in self.clients:
            yield from client.pages
        yield from self.modules
        yield from self.types


def build_reference(api: Api, sources: Sources, metadata: Metadata, history: History, problems: Problems) -> Reference:
    """The pages; what metadata gets wrong of them goes to `problems`."""
    settings = metadata.reference
    place = f"{metadata.place}/reference.toml"
    python = python_writer(api, settings, f"{place}:modules", problems)
    clients = client_pages(api, MethodWriter.of(sources, history), python, settings.subjects)
    modules = module_pages(api, python, settings, clients)
    types = type_pages(api, sources, history)
    indexes = index_pages(Contents(api, clients, modules, types, history), settings, python, place, problems)
    return Reference(tuple(clients), tuple(modules), tuple(types), tuple(indexes))
