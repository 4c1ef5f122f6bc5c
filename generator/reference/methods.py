"""Methods of clients as entries of the reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.inputs.declarations import qualified
from generator.inputs.history import History
from generator.inputs.sources import Sources
from generator.model.api import Client
from generator.model.docs.docs import default_text
from generator.model.elements import ClientMethod, ComposedMethod, Doc, DocumentedLine, Function, Kind, Param, Rpc
from generator.model.types.types import unqualified
from generator.output.flavours import ASYNC, BLOCKING
from generator.reference.elements import Entry, Example, Returns, Row, RpcFacts, Table

_WIDTH = 88
_SHAPES = {
    Kind.UNARY: "unary",
    Kind.SERVER_STREAM: "server stream",
    Kind.CLIENT_STREAM: "client stream",
    Kind.BIDI_STREAM: "stream in both directions",
}
# What a method returns whose annotation templates write around the message.
_OPTIONS = {"timeout": "float | None", "retry": "RetryPolicy | None"}
_STREAM_CLASSES = {Kind.SERVER_STREAM: "ServerStream", Kind.BIDI_STREAM: "BidiStream"}


@dataclass(frozen=True)
class MethodWriter:
    """Writes the methods of an API."""

    history: History
    files: Mapping[str, str]  # service -> the .proto file that defines it

    @staticmethod
    def of(sources: Sources, history: History) -> MethodWriter:
        """The writer for these sources."""
        files = {qualified(file, service.name): file.name for file in sources.files.file for service in file.service}
        return MethodWriter(history, files)

    def methods(self, client: Client) -> list[Entry]:
        """Every method of a client: those of RPCs with their iterators, and those that take several calls."""
        made = [self._method(client, method) for method in client.methods]
        made += [_composed(client, method) for method in client.composed]
        made += [_old_function(client, function) for function in client.functions]
        return sorted(made, key=lambda entry: entry.name)

    def _method(self, client: Client, method: ClientMethod) -> Entry:
        annotation = unqualified(method.result.annotation.text)
        if method.kind in _STREAM_CLASSES:
            annotation = f"{_STREAM_CLASSES[method.kind]}[{unqualified(method.rpc.response.expr.text)}]"
        params = list(_written_params(method.params))
        if method.takes_requests:
            params.append(f"requests: Iterable[{unqualified(method.rpc.request.expr.text)}]")
        if not any(not param.positional for param in method.params):
            params.append("*")
        params += [] if method.takes_timeout else ["timeout: Timeout = DEFAULT"]
        doc = method.doc
        return Entry(
            name=method.name,
            anchor=method.name,
            kind="method",
            owner=client.property_name,
            summary=doc.summary,
            paragraphs=_without_deprecation(doc.paragraphs, method.deprecation),
            signature=signature(method.name, [*params, "retry: Retry = DEFAULT"], annotation),
            tables=_tables(doc, method.params),
            returns=_returns(doc.returns, annotation),
            raises=doc.raises,
            retry=method.rpc.retry_class.value,
            rpc=self.rpc(method.rpc),
            deprecated=method.deprecation or ("Deprecated by the API." if method.rpc.deprecated else ""),
            example=_example(doc),
            facts=_aliases(method),
        )

    def rpc(self, rpc: Rpc) -> RpcFacts:
        """Where an RPC is defined, and since when."""
        service = rpc.full_name.rpartition(".")[0]
        since = self.history.version_of(rpc.full_name)
        return RpcFacts(rpc.full_name, rpc.path, self.files[service], since, _SHAPES[rpc.kind])


def _aliases(method: ClientMethod) -> tuple[tuple[str, str], ...]:
    names = ", ".join(f"`{alias.name}` for `{alias.param}`" for alias in method.aliases)
    gone = ", ".join(f"`{gone.name}` (since {gone.since}: {gone.use})" for gone in method.removed_params)
    facts = (("Old names of parameters", names), ("Removed parameters", gone))
    return tuple((label, text) for label, text in facts if text)


def _composed(client: Client, method: ComposedMethod) -> Entry:
    annotation = unqualified(method.annotation.text)
    return Entry(
        name=method.name,
        anchor=method.name,
        kind="method",
        owner=client.property_name,
        summary=method.doc.summary,
        paragraphs=method.doc.paragraphs,
        signature=signature(method.name, _written_params(method.params), annotation),
        tables=_tables(method.doc, method.params),
        returns=_returns(method.doc.returns, annotation),
        raises=method.doc.raises,
        example=_example(method.doc),
    )


def _old_function(client: Client, function: Function) -> Entry:
    """A function of a module under the name that it had in a client before."""
    now = f"{function.module}.{function.name}"
    return Entry(
        name=function.name,
        anchor=function.name,
        kind="static method",
        owner=client.property_name,
        summary=function.doc.summary,
        signature=signature(function.name, _written_params(function.params), unqualified(function.annotation.text)),
        deprecated=f"Deprecated: use `{now}`, which takes the same arguments.",
        example=_example(function.doc),
    )


def function_entry(function: Function) -> Entry:
    """A public function that makes a message."""
    annotation = unqualified(function.annotation.text)
    return Entry(
        name=function.name,
        anchor=function.name,
        kind="function",
        summary=function.doc.summary,
        paragraphs=function.doc.paragraphs,
        signature=signature(function.name, _written_params(function.params), annotation),
        tables=_tables(function.doc, function.params),
        returns=_returns(function.doc.returns, annotation),
        raises=function.doc.raises,
        example=_example(function.doc),
    )


def signature(name: str, params: Sequence[str], annotation: str, keyword: str = "def") -> str:
    """A signature as Python writes it, with a line per parameter where one line does not hold all."""
    returned = f" -> {annotation}" if annotation else ""
    line = f"{keyword} {name}({', '.join(params)}){returned}"
    if len(line) <= _WIDTH:
        return line
    lines = "".join(f"    {param},\n" for param in params)
    return f"{keyword} {name}(\n{lines}){returned}"


def _written_params(params: Sequence[Param]) -> list[str]:
    positional = [param for param in params if param.positional]
    keywords = [param for param in params if not param.positional]
    return [*map(_written, positional), *(["*"] if keywords else []), *map(_written, keywords)]


def _written(param: Param) -> str:
    default = "" if param.default is None else f" = {unqualified(param.default.text)}"
    return f"{param.name}: {unqualified(param.annotation.text)}{default}"


def _tables(doc: Doc, params: Sequence[Param]) -> tuple[Table, ...]:
    known = {param.name: param for param in params}
    rows: list[Row] = []
    for documented in BLOCKING.doc(doc).args:
        param = known.get(documented.name)
        if param is None or param.name in _OPTIONS:
            # Of `requests` and the options of every call the docstring says all.
            type_text, _, rest = documented.type_text.partition(", ")
            type_text, rest = _OPTIONS.get(documented.name, type_text), rest or "required"
            rows.append(
                Row(documented.name, type_text, "optional" if documented.name in _OPTIONS else rest, documented.text)
            )
            continue
        default = "required" if param.default is None else default_text(param.default.text).removeprefix("default ")
        rows.append(Row(param.name, unqualified(param.annotation.text), default, documented.text))
    return (Table("Parameters", tuple(rows)),) if rows else ()


def _returns(line: DocumentedLine | None, annotation: str) -> Returns | None:
    if line is None:
        return None
    # The type is said by the annotation, more exactly.
    _, separator, text = line.line.partition(": ")
    parts = tuple(Row(part.name, part.type_text, text=part.text) for part in line.details)
    return Returns(annotation, text if separator else "", parts)


def _example(doc: Doc) -> Example | None:
    return Example(BLOCKING.code(doc.example), ASYNC.code(doc.example)) if doc.example else None


def _without_deprecation(paragraphs: Sequence[str], deprecation: str) -> tuple[str, ...]:
    """The paragraphs without what is said of the deprecation, which has a place of its own."""
    shorter = (paragraph.removeprefix(deprecation).strip() for paragraph in paragraphs)
    return tuple(paragraph for paragraph in shorter if paragraph)
