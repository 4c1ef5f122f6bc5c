"""The pages that lead to all others: the first page, and the indexes of methods."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.inputs.history import History
from generator.inputs.schema import KnownAsMetadata, ReferenceMetadata
from generator.model.api import Api
from generator.naming import snake_case
from generator.problems import Problems
from generator.reference.client_pages import ClientPages
from generator.reference.elements import Entry, Line, LineGroup, Page, Target, line_to
from generator.reference.markdown import slug
from generator.reference.python_api import PythonWriter
from generator.reference.subjects import noun_of, subject_of
from generator.runtime import RetryClass

FIRST_PAGE = "index.md"
RPCS_PAGE = "rpcs.md"
NOUNS_PAGE = "nouns.md"
NAMES_PAGE = "other_names.md"
RETRIES_PAGE = "retry_classes.md"
_TEMPLATE = "lines.md.jinja"


@dataclass(frozen=True)
class Contents:
    """What the indexes lead to."""

    api: Api
    clients: Sequence[ClientPages]
    modules: Sequence[Page]
    types: Sequence[Page]
    history: History

    def methods(self) -> Iterator[tuple[Entry, Target]]:
        """Every method of every client, and where it is described."""
        for client in self.clients:
            yield from client.methods()


def index_pages(
    contents: Contents, settings: ReferenceMetadata, python: PythonWriter, place: str, problems: Problems
) -> list[Page]:
    """The indexes; names of RPCs that are none go to `problems`."""
    indexes = [_rpcs(contents), _nouns(contents, settings.subjects), _retries(contents, python)]
    if settings.known_as:
        indexes.insert(2, _other_names(contents, settings.known_as, place, problems))
    return [_first(contents, indexes), *indexes]


def _first(contents: Contents, indexes: Sequence[Page]) -> Page:
    api = contents.api
    by_kind = (
        (
            "Clients",
            [line_to(of.client.name, Target(of.overview.path), of.client.doc.summary) for of in contents.clients],
        ),
        ("Indexes", [line_to(page.title, Target(page.path), page.summary) for page in indexes]),
        ("Top client and modules", [line_to(page.title, Target(page.path), page.summary) for page in contents.modules]),
        (
            "Messages, enums and views",
            [line_to(page.title, Target(page.path), page.summary) for page in contents.types],
        ),
    )
    return Page(
        path=FIRST_PAGE,
        template=_TEMPLATE,
        title="Reference",
        summary=f"Everything public in `{api.package}`, made from the API's definition.",
        paragraphs=_compared(contents.history),
        groups=tuple(LineGroup(heading, slug(heading), tuple(lines)) for heading, lines in by_kind if lines),
    )


def _compared(history: History) -> tuple[str, ...]:
    """Which versions of the API are known."""
    if not history.versions:
        return ()
    said = "Where a page says since which version something exists, these were compared"
    return (f"Version {history.versions[-1]} of the API. {said}: {', '.join(history.versions)}.",)


def _rpcs(contents: Contents) -> Page:
    methods: dict[str, list[tuple[Entry, Target]]] = {}
    for entry, target in contents.methods():
        if entry.rpc is not None:
            methods.setdefault(entry.rpc.full_name, []).append((entry, target))
    groups = (
        LineGroup(
            service.full_name,
            service.full_name,
            tuple(_rpc_line(methods[rpc.full_name]) for rpc in service.rpcs),
            f"Defined in `{methods[service.rpcs[0].full_name][0][0].rpc.file}`.",  # type: ignore[union-attr]
        )
        for client in contents.clients
        for service in client.client.services
        if service.rpcs
    )
    return Page(
        path=RPCS_PAGE,
        template=_TEMPLATE,
        title="Index by RPC",
        summary="Each RPC of the API with the methods that call it.",
        groups=tuple(groups),
        columns=("RPC", "Methods", "Retry class", *(("Since version",) if contents.history.versions else ())),
    )


def _rpc_line(methods: Sequence[tuple[Entry, Target]]) -> Line:
    rpc = methods[0][0].rpc
    assert rpc is not None
    links = tuple((entry.call, target) for entry, target in methods)
    return Line(
        rpc.full_name.rpartition(".")[2],
        links,
        anchor=rpc.full_name,
        details=tuple(part for part in (methods[0][0].retry, rpc.since) if part),
    )


def _nouns(contents: Contents, subjects: Mapping[str, Sequence[str]]) -> Page:
    groups: dict[str, list[Line]] = {}
    for entry, target in sorted(contents.methods(), key=lambda method: method[0].call):
        noun = subject_of(entry.name, subjects) or noun_of(entry.name).capitalize()
        groups.setdefault(noun, []).append(Line(entry.call, ((entry.call, target),), entry.summary))
    return Page(
        path=NOUNS_PAGE,
        template=_TEMPLATE,
        title="Index by subject",
        summary="All methods by what they are about, whichever client has them.",
        groups=tuple(LineGroup(noun, slug(noun), tuple(groups[noun])) for noun in sorted(groups)),
    )


def _other_names(contents: Contents, known_as: Sequence[KnownAsMetadata], place: str, problems: Problems) -> Page:
    methods = {
        entry.rpc.full_name: (entry, target)
        for entry, target in reversed(list(contents.methods()))
        if entry.rpc is not None and not entry.name.startswith("iter_")
    }
    groups: dict[str, list[Line]] = {}
    for index, table in enumerate(known_as):
        for rpc in table.rpcs:
            found = methods.get(f"{table.service}.{rpc}")
            if found is None:
                known = [name.rpartition(".")[2] for name in methods if name.rpartition(".")[0] == table.service]
                message = f"no method is made of an RPC {rpc} of {table.service}"
                problems.add(f"{place}:known_as.{index}.rpcs", message, got=rpc, known=known)
                continue
            entry, target = found
            line = Line(_written(table.form, rpc), ((entry.call, target),), entry.summary)
            groups.setdefault(table.by, []).append(line)
    return Page(
        path=NAMES_PAGE,
        template=_TEMPLATE,
        title="Index by other names",
        summary="What documentation and SDKs of other languages call a method, as far as that is known.",
        paragraphs=("Names that are not here are mostly those of RPCs.",),
        groups=tuple(
            LineGroup(by, slug(by), tuple(sorted(lines, key=lambda line: line.name))) for by, lines in groups.items()
        ),
        columns=("Name", "Method", "What it does"),
    )


def _written(form: str, rpc: str) -> str:
    """`appClient.{rpc}` and `GetRobotAPIKeys` -> `appClient.getRobotAPIKeys`."""
    first = snake_case(rpc).partition("_")[0]
    return form.replace("{Rpc}", rpc).replace("{rpc}", first + rpc[len(first) :])


def _retries(contents: Contents, python: PythonWriter) -> Page:
    described = python.entry("RetryClass", f"{RetryClass.__module__}.{RetryClass.__qualname__}")
    meanings = {row.type.strip("'"): row.text for table in described.tables for row in table.rows} if described else {}
    groups: dict[str, list[Line]] = {kind.value: [] for kind in RetryClass}
    for entry, target in sorted(contents.methods(), key=lambda method: method[0].call):
        if entry.retry:
            groups[entry.retry].append(Line(entry.call, ((entry.call, target),), entry.summary))
    return Page(
        path=RETRIES_PAGE,
        template=_TEMPLATE,
        title="Retry classes",
        summary="What repeating a call may do, which decides whether it is retried unasked.",
        groups=tuple(LineGroup(kind, kind, tuple(lines), meanings.get(kind, "")) for kind, lines in groups.items()),
    )
