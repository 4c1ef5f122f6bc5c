"""What is generated, as frozen data: finished and checked before any template sees it.

Templates lay these out and decide nothing, so everything they branch on or print is an attribute here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from generator.runtime import PageFields, RetryClass


class Kind(str, Enum):
    """The I/O shape of a method; each is one template under `templates/kinds/`."""

    UNARY = "unary"
    SERVER_STREAM = "server_stream"
    CLIENT_STREAM = "client_stream"
    BIDI_STREAM = "bidi_stream"
    UPLOAD = "upload"  # a client stream made of data
    COLLECTED = "collected"  # a server stream as a list
    MAPPED = "mapped"  # a server stream whose messages are converted
    WRITTEN = "written"  # a server stream into a file
    PAGED = "paged"  # unary calls, page by page, as one list
    PAGE = "page"  # a unary call for one page, which fetches the next one when asked
    ITERATED = "iterated"  # unary calls, page by page, as an iterator; never of metadata, but by rule


# The shapes that metadata may give to an RPC, by the shape it has of itself.
DERIVED_KINDS = {
    Kind.UNARY: (Kind.PAGED, Kind.PAGE),
    Kind.SERVER_STREAM: (Kind.COLLECTED, Kind.MAPPED, Kind.WRITTEN),
    Kind.CLIENT_STREAM: (Kind.UPLOAD,),
    Kind.BIDI_STREAM: (),
}


FINITE_KINDS = frozenset({Kind.COLLECTED, Kind.WRITTEN})
"""The shapes of methods that wait for the end of a stream, so that it has to have one."""

STREAMS = frozenset({Kind.SERVER_STREAM, Kind.BIDI_STREAM, Kind.MAPPED})
"""The shapes whose caller iterates over what comes back."""

REQUESTS_TYPE = "{requests}"
"""Stands in docstrings for what a client stream takes, which differs between the flavours."""


@dataclass(frozen=True)
class Code:
    """A type or expression as source text, with the import lines that it needs.

    `{flavour}` in an import stands for the package of the runtime that one flavour uses.
    """

    text: str
    imports: frozenset[str] = frozenset()

    def wrapped(self, before: str, after: str, *imports: str) -> Code:
        """The text inside another: `wrapped("Sequence[", "]", "from collections.abc import Sequence")`."""
        return Code(f"{before}{self.text}{after}", self.imports | set(imports))


UPLOAD_SOURCE = Code("UploadSource", frozenset({"from viam_cloud_runtime.rpc.upload_messages import UploadSource"}))
"""The type of data to upload."""


def alias_beside(name: str, taken: Collection[str]) -> str:
    """What to call something that is imported where others may have its name: their names are public, this one is not."""
    return f"_{name}" if name in taken else name


def joined(parts: Iterable[Code], separator: str = ", ") -> Code:
    """Several texts in a row."""
    parts = list(parts)
    imports = frozenset[str]().union(*(part.imports for part in parts))
    return Code(separator.join(part.text for part in parts), imports)


NO_BREAK = "\N{NO-BREAK SPACE}"
"""A space at which a docstring starts no new line."""


@dataclass(frozen=True)
class DocumentedField:
    """A name with its type and description, as docstrings list parameters and results."""

    name: str
    type_text: str
    text: str

    @property
    def line(self) -> str:
        """The field as a docstring lists it: tools know name and type only where they stand in one line."""
        head = f"{self.name} ({self.type_text})".replace(" ", NO_BREAK)
        return head + (f": {self.text}" if self.text else "")


@dataclass(frozen=True)
class DocumentedLine:
    """A line of a docstring's section, with the fields that belong to it."""

    line: str
    details: tuple[DocumentedField, ...] = ()


@dataclass(frozen=True)
class Doc:
    """A docstring: one source for both flavours."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    attributes: tuple[DocumentedField, ...] = ()
    args: tuple[DocumentedField, ...] = ()
    returns: DocumentedLine | None = None
    raises: tuple[tuple[str, str], ...] = ()
    example: str = ""

    @property
    def sections(self) -> tuple[tuple[str, tuple[DocumentedLine, ...]], ...]:
        """The sections that have any entry, in the order of docstrings."""
        sections = (
            ("Attributes", tuple(DocumentedLine(field.line) for field in self.attributes)),
            ("Args", tuple(DocumentedLine(field.line) for field in self.args)),
            ("Returns", () if self.returns is None else (self.returns,)),
            ("Raises", tuple(DocumentedLine(f"{error}: {text}.") for error, text in self.raises)),
        )
        return tuple((heading, lines) for heading, lines in sections if lines)


@dataclass(frozen=True)
class MessageType:
    """A request or response message: how code names it, and which import makes the name known."""

    full_name: str
    expr: Code

    @property
    def name(self) -> str:
        """The message's own name, as docstrings show it."""
        return self.expr.text.removesuffix(".ValueType").rpartition(".")[2]


@dataclass(frozen=True)
class Rpc:
    """One RPC, and the constant that stands for it."""

    full_name: str  # viam.app.v1.AppService.GetRobot
    path: str  # on the wire: /viam.app.v1.AppService/GetRobot
    constant: str
    constants_module: str
    kind: Kind
    retry_class: RetryClass
    request: MessageType
    response: MessageType
    deprecated: bool
    finite: bool  # whether a stream of responses ends by itself

    @property
    def constant_expr(self) -> str:
        """The constant as a client module names it."""
        return f"{self.constants_module}.{self.constant}"

    @property
    def constant_class(self) -> str:
        """The runtime's class for constants of this kind."""
        return {
            Kind.UNARY: "UnaryMethod",
            Kind.SERVER_STREAM: "FiniteStreamMethod" if self.finite else "ServerStreamMethod",
            Kind.CLIENT_STREAM: "ClientStreamMethod",
            Kind.BIDI_STREAM: "BidiStreamMethod",
        }[self.kind]


@dataclass(frozen=True)
class Param:
    """A parameter of a method."""

    name: str
    annotation: Code
    default: Code | None  # None: required
    positional: bool


@dataclass(frozen=True)
class Alias:
    """An old name of a parameter, which still works as a keyword."""

    name: str
    param: str


@dataclass(frozen=True)
class Result:
    """What a method returns, and how it is made of the variable `response`."""

    annotation: Code
    value: Code | None = None  # None: the response message itself
    is_none: bool = False
    item: Code | None = None  # the type of what a stream gives, one after the other
    converts: bool = False  # whether a response may hold what `value` cannot be made of


@dataclass(frozen=True)
class Save:
    """Writes a result to the file the caller named."""

    dest: str
    function: Code
    value: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Upload:
    """Where the data of a client stream comes from and goes to."""

    source: Code
    chunk_field: str


def page_fields_code(fields: PageFields) -> Code:
    """The fields that lead from page to page, as generated code writes them."""
    arguments = [repr(fields.cursor), repr(fields.next_cursor), *([repr(fields.size)] if fields.size else [])]
    arguments += ["ends_when_empty=True"] if fields.ends_when_empty else []
    arguments += [f"usual_size={fields.usual_size}"] if fields.usual_size else []
    arguments += [f"large_when={fields.large_when!r}"] if fields.large_when else []
    arguments += [f"largest_size={fields.largest_size}"] if fields.largest_size else []
    imports = frozenset({"from viam_cloud_runtime.rpc.paging import PageFields"})
    return Code(f"PageFields({', '.join(arguments)})", imports)


@dataclass(frozen=True)
class Paging:
    """How pages become one response: the fields that lead on, the response's items, the parameter that limits them."""

    fields: Code
    items: str = ""
    limit: str = ""
    arguments: tuple[str, ...] = ()  # parameters that are passed on to what fetches the pages


@dataclass(frozen=True)
class LargeSource:
    """Hands data that is too much for one message on to another method."""

    source: str  # the parameter with the data
    method: str
    arguments: tuple[tuple[str, str], ...]  # the other method's parameter, this one's


@dataclass(frozen=True)
class Removed:
    """A method or parameter that is gone."""

    name: str
    since: str
    use: str


@dataclass(frozen=True)
class ClientMethod:
    """One method of a client."""

    name: str
    rpc: Rpc
    kind: Kind
    params: tuple[Param, ...]
    request: Code
    result: Result
    documented: bool
    doc: Doc
    deprecation: str = ""  # what is said of it if the API deprecates it
    takes_timeout: bool = False  # `timeout` is one of the documented parameters
    aliases: tuple[Alias, ...] = ()
    removed_params: tuple[Removed, ...] = ()
    save: Save | None = None
    upload: Upload | None = None
    paging: Paging | None = None
    large: LargeSource | None = None
    until: str = ""  # the parameter that says when a stream is to end

    @property
    def takes_requests(self) -> bool:
        """Whether the caller streams request messages instead of passing fields."""
        return self.kind in (Kind.CLIENT_STREAM, Kind.BIDI_STREAM)

    @property
    def params_before_alias(self) -> tuple[Param, ...]:
        """The parameters that may go by position even when an old name is used."""
        return self.params[: self._first_aliased]

    @property
    def params_with_alias(self) -> tuple[Param, ...]:
        """The others, with the old names in place of the new ones."""
        old = {alias.param: alias.name for alias in self.aliases}
        return tuple(
            replace(param, name=old.get(param.name, param.name)) for param in self.params[self._first_aliased :]
        )

    @property
    def _first_aliased(self) -> int:
        aliased = {alias.param for alias in self.aliases}
        return next(index for index, param in enumerate(self.params) if param.name in aliased)

    @property
    def timeout_argument(self) -> str:
        """What is passed on as the timeout: a documented `timeout=None` means the client's."""
        return "DEFAULT if timeout is None else timeout" if self.takes_timeout else "timeout"

    @property
    def imports(self) -> frozenset[str]:
        """The import lines that the method's code needs."""
        parts = [self.rpc.request.expr, self.rpc.response.expr, self.result.annotation, self.request]
        parts += [param.annotation for param in self.params]
        parts += [param.default for param in self.params if param.default is not None]
        parts += [self.result.value] if self.result.value is not None else []
        parts += [self.save.function] if self.save is not None else []
        parts += [self.upload.source] if self.upload is not None else []
        parts += [self.paging.fields] if self.paging is not None else []
        return frozenset[str]().union(*(part.imports for part in parts))


@dataclass(frozen=True)
class Service:
    """One gRPC service; its method constants are one module."""

    full_name: str
    module: str  # below `<package>.methods`
    doc: Doc
    rpcs: tuple[Rpc, ...]


@dataclass(frozen=True)
class OtherClient:
    """A client of the same API that a method of another one works with."""

    property_name: str
    name: str
    module: str  # below the package, in both flavours


@dataclass(frozen=True)
class ComposedMethod:
    """A method without an RPC of its own: it calls a function of the runtime with the client and its parameters."""

    name: str
    place: str
    function: Code  # imported where it is called, so that what it needs is not loaded before
    clients: tuple[OtherClient, ...]  # which it is given besides its own
    params: tuple[Param, ...]
    annotation: Code
    is_awaited: bool
    doc: Doc
    item: Code | None = None  # the type of what it iterates over
    method: Code | None = None  # the constant of an RPC that the function calls

    @property
    def imports(self) -> frozenset[str]:
        """The import lines that its signature needs."""
        return frozenset[str]().union(self.annotation.imports, *(param.annotation.imports for param in self.params))


@dataclass(frozen=True)
class Function:
    """A public function that makes a message of plain arguments."""

    name: str
    module: str  # below the package
    params: tuple[Param, ...]
    annotation: Code
    value: Code
    doc: Doc

    @property
    def imports(self) -> frozenset[str]:
        """The import lines that its code needs."""
        defaults = [param.default for param in self.params if param.default is not None]
        parts = [self.annotation, self.value, *defaults, *(param.annotation for param in self.params)]
        return frozenset[str]().union(*(part.imports for part in parts))
