"""The pages of the top client and of modules: what the SDK offers of the runtime, and hand-written modules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator import runtime
from generator.inputs.schema import ReferenceMetadata
from generator.model.api import Api, ExportModule
from generator.output.flavours import ASYNC, BLOCKING
from generator.problems import Problems
from generator.reference.client_pages import ClientPages
from generator.reference.elements import Entry, Line, LineGroup, Page, Section, Target, line_to
from generator.reference.methods import function_entry
from generator.reference.python_api import PythonWriter, python_sources

_FOLDER = "modules"
_KINDS = {"class": "Classes", "enum": "Enums", "function": "Functions", "fixture": "Fixtures", "type": "Types"}
_SDK_ERROR = "SDKError"


@dataclass(frozen=True)
class _Name:
    """A public name, and where each flavour has it."""

    name: str
    blocking: str
    aio: str


@dataclass
class _Homes:
    """Where each thing is described: once, by the first module that offers it."""

    targets: dict[str, Target] = field(default_factory=dict[str, Target])


def python_writer(api: Api, settings: ReferenceMetadata, place: str, problems: Problems) -> PythonWriter:
    """What reads the hand-written modules; those that are not there go to `problems`."""
    sources = python_sources()
    for module, names in settings.modules.items():
        public = sources.public_names(module)
        if not public:
            problems.add(f"{place}.{module}", f"there is no module {module}, or nothing public in it")
        for name in (name for name in names if public and name != "*" and name not in public):
            problems.add(f"{place}.{module}", f"there is no {name}", got=name, known=public)
    offered = [(of.blocking, of.aio) for module in api.export_modules for of in _names(api, module)]
    paths = {found.path for pair in offered for path in pair if path and (found := sources.find(path))}
    return PythonWriter(sources, frozenset(paths))


def module_pages(
    api: Api, python: PythonWriter, settings: ReferenceMetadata, clients: Sequence[ClientPages]
) -> list[Page]:
    """The page of the top client, then those of modules."""
    homes = _Homes()
    pages = [_top_client(api, python, clients)]
    own = [module for module in api.export_modules if not _is_twin(module.module)]
    for module in sorted(own, key=lambda module: module.module):
        full_name = f"{api.package}.{module.module}".rstrip(".")
        functions = [function_entry(function) for function in module.functions]
        entries = [*_entries(api, python, full_name, list(_names(api, module)), homes), *functions]
        summary = f"What `{full_name}` offers{' beside the top client' if not module.module else ''}."
        pages.append(_page(full_name, summary, entries))
    for name, wanted in settings.modules.items():
        public = python.sources.public_names(name)
        chosen = public if "*" in wanted else [one for one in wanted if one in public]
        entries = _entries(api, python, name, [_Name(one, f"{name}.{one}", "") for one in chosen], homes)
        described = python.entry(name, name)
        pages.append(_page(name, described.summary if described else "", entries))
    return [page for page in pages if page.sections or page.groups]


def _is_twin(module: str) -> bool:
    return module.partition(".")[0] == ASYNC.module("", "")


def _names(api: Api, module: ExportModule) -> Iterator[_Name]:
    """The names that a module offers, each with the place where its twin has it."""
    twins = {of.module: of for of in api.export_modules}
    twin = twins.get(ASYNC.module("", module.module), module)
    elsewhere = {name: f"{path}.{name}" for path, name in (*twin.names, *twin.lazy_names)}
    for path, name in (*module.names, *module.lazy_names):
        for one in runtime.public_classes(path) if name == "*" else (name,):
            yield _Name(one, f"{path}.{one}", elsewhere.get(one, ""))


def _entries(api: Api, python: PythonWriter, module: str, names: Sequence[_Name], homes: _Homes) -> list[Entry]:
    """The entries of what no other module describes already."""
    made: list[Entry] = []
    for name in names:
        found = python.sources.find(name.blocking)
        if found is None or found.path in homes.targets:
            continue
        shown = api.base_error or _SDK_ERROR if name.name == _SDK_ERROR else name.name
        entry = python.entry(shown, name.blocking, name.aio)
        if entry is not None:
            homes.targets[found.path] = Target(f"{_FOLDER}/{module}.md", entry.anchor)
            made.append(_with_base_error(entry, api.base_error or _SDK_ERROR))
    return made


def _with_base_error(entry: Entry, name: str) -> Entry:
    """The entry with the errors' base class under the name that this SDK gives it."""
    return replace(entry, facts=tuple((label, text.replace(_SDK_ERROR, name)) for label, text in entry.facts))


def _page(module: str, summary: str, entries: Sequence[Entry]) -> Page:
    path = f"{_FOLDER}/{module}.md"
    by_kind = {
        heading: tuple(sorted((entry for entry in entries if entry.kind == kind), key=lambda entry: entry.name))
        for kind, heading in _KINDS.items()
    }
    rest = tuple(entry for entry in entries if entry.kind not in _KINDS)
    headed = {**by_kind, "Attributes": rest}
    sections = tuple(Section(heading, heading.lower(), found) for heading, found in headed.items() if found)
    groups = tuple(
        LineGroup(section.heading, "", tuple(_lines(section.entries, path))) for section in sections if entries
    )
    return Page(
        path,
        "module.md.jinja",
        module,
        scopes=(module,),
        summary=summary,
        sections=sections,
        groups=groups,
    )


def _lines(entries: Sequence[Entry], path: str) -> Iterator[Line]:
    """The entries, subclasses below what they inherit from."""
    known = {entry.name: entry for entry in entries}
    bases = {entry.name: _base(entry, known) for entry in entries}

    def below(base: str, depth: int) -> Iterator[Line]:
        for entry in entries:
            if bases[entry.name] == base:
                yield line_to(entry.name, Target(path, entry.anchor), entry.summary, depth=depth)
                yield from below(entry.name, depth + 1)

    return below("", 0)


def _base(entry: Entry, known: Mapping[str, Entry]) -> str:
    """The class among the others that it inherits from; "" if there is none."""
    names = dict(entry.facts).get("Subclass of", "").replace("`", "").split(", ")
    return next((name for name in names if name in known and name != entry.name), "")


def _top_client(api: Api, python: PythonWriter, clients: Sequence[ClientPages]) -> Page:
    top = api.top_client
    path = "top_client.md"
    base = python.flavoured_entry(top.name, top.base)
    members = tuple(replace(member, anchor=member.name) for member in base.members) if base else ()
    lines = tuple(line_to(of.client.property_name, Target(of.overview.path), of.client.doc.summary) for of in clients)
    constructor = (replace(base, members=(), anchor=top.name),) if base is not None and base.signature else ()
    sections = (Section("Constructor", "constructor", constructor), Section("Methods", "methods", members))
    return Page(
        path=path,
        template="module.md.jinja",
        title=top.name,
        scopes=(BLOCKING.module(api.package, top.module),),
        summary=api.summary,
        paragraphs=("Each property is a client for one part of the API; all share this object's connection.",),
        sections=tuple(section for section in sections if section.entries),
        groups=(LineGroup("Clients", "clients", lines),) if lines else (),
        facts=(
            (
                "Module",
                f"`{api.package}`, for asyncio `{ASYNC.module(api.package, '')}`",
            ),
        ),
    )
