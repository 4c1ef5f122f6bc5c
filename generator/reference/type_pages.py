"""The pages of messages, enums and views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.declarations import qualified
from generator.inputs.history import History
from generator.inputs.sources import Sources
from generator.model.api import Api, MessageModule
from generator.model.plan.modules import MESSAGES_PACKAGE
from generator.reference.elements import Entry, Page, Section
from generator.reference.links import VIEWS
from generator.reference.types import REQUEST_OF, TypeWriter, view_entries

_FOLDER = "messages"
# More would make a page that takes long to load.
_MOST_MESSAGES_OF_CALLS = 150


def type_pages(api: Api, sources: Sources, history: History) -> list[Page]:
    """A page per module of messages, with one beside it for those that only one call sends or gets; then the views."""
    writer = TypeWriter.of(api, sources, history)
    files = {file.name: file for file in sources.module_files}
    pages: list[Page] = []
    for module in sorted(api.message_modules, key=lambda module: module.module):
        pages += _pages(api, module, files[module.file], writer)
    return [*pages, *_views(api)]


def _pages(api: Api, module: MessageModule, file: FileDescriptorProto, writer: TypeWriter) -> list[Page]:
    entries = writer.entries(file)
    of_calls = [entry for entry in entries if writer.is_of_one_call(qualified(file, entry.name))]
    others = [entry for entry in entries if entry not in of_calls]
    name = module.module.removeprefix(f"{MESSAGES_PACKAGE}.")
    facts = (("Defined in", f"`{file.name}`"),)
    full_name = f"{api.package}.{module.module}"
    made: list[Page] = []
    if others or not of_calls:
        sections = tuple(
            Section(heading, heading.lower(), tuple(found))
            for heading, kind in (("Messages", "message"), ("Enums", "enum"))
            if (found := [entry for entry in others if entry.kind == kind])
        )
        summary = f"Messages and enums of `{full_name}`."
        path = f"{_FOLDER}/{name}.md"
        made.append(
            Page(
                path,
                "types.md.jinja",
                full_name,
                (file.name,),
                summary,
                sections=sections,
                facts=facts,
                short_title=name,
            )
        )
    made += (_calls_page(full_name, name, part, file, found) for part, found in _parts(of_calls))
    return made


def _parts(of_calls: Sequence[Entry]) -> Iterator[tuple[str, Sequence[Entry]]]:
    """The messages of calls as they stand together: requests apart from responses where there are many."""
    if len(of_calls) <= _MOST_MESSAGES_OF_CALLS:
        parts = {"requests and responses": of_calls}
    else:
        requests = [entry for entry in of_calls if REQUEST_OF in dict(entry.facts)]
        parts = {"requests": requests, "responses": [entry for entry in of_calls if entry not in requests]}
    yield from ((part, found) for part, found in parts.items() if found)


def _calls_page(module: str, name: str, part: str, file: FileDescriptorProto, entries: Sequence[Entry]) -> Page:
    return Page(
        path=f"{_FOLDER}/{name}.{part.replace(' ', '_')}.md",
        template="types.md.jinja",
        title=f"{module}: {part}",
        scopes=(file.name,),
        summary=f"Messages of `{module}` that a single call sends or gets, as `raw` and streams give them.",
        sections=(Section("Messages", "messages", tuple(entries)),),
        facts=(("Defined in", f"`{file.name}`"),),
        short_title=f"{name}: {part}",
        is_rarely_sought=True,
    )


def _views(api: Api) -> list[Page]:
    if not api.views:
        return []
    names = {view: f"{client.name}.{view}" for client in api.clients for view in client.nested_views} | {
        page.name: f"{client.name}.{page.name}" for client in api.clients for page in client.nested_pages
    }
    entries: list[Entry] = list(view_entries(api.views, names))
    section = Section("Classes", "classes", tuple(sorted(entries, key=lambda entry: entry.name)))
    return [
        Page(
            path=f"{_FOLDER}/views.md",
            template="types.md.jinja",
            title="Views",
            scopes=(VIEWS,),
            summary="Plain classes that methods return in place of messages.",
            paragraphs=("Each is made of the message that it names; its attribute `proto` is that message.",),
            sections=(section,),
            facts=(("Module", f"`{api.package}.{api.views_module}`"),),
        )
    ]
