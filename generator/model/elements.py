"""What is generated, as frozen data: finished and checked before any template sees it.

Templates lay these out and decide nothing, so everything they branch on or print is an attribute here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from generator.naming import snake_case


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


# The shapes that metadata may give to an RPC, by the shape it has of itself.
DERIVED_KINDS = {
    Kind.UNARY: (Kind.PAGED, Kind.PAGE),
    Kind.SERVER_STREAM: (Kind.COLLECTED, Kind.MAPPED, Kind.WRITTEN),
    Kind.CLIENT_STREAM: (Kind.UPLOAD,),
    Kind.BIDI_STREAM: (),
}


class RetryClass(str, Enum):
    """Whether a failed call may be repeated unasked."""

    READ = "read"
    IDEMPOTENT_WRITE = "idempotent_write"
    WRITE = "write"


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


def alias_beside(name: str, taken: Collection[str]) -> str:
    """What to call something that is imported where others may have its name: their names are public, this one is not."""
    return f"_{name}" if name in taken else name


def joined(parts: Iterable[Code], separator: str = ", ") -> Code:
    """Several texts in a row."""
    parts = list(parts)
    imports = frozenset[str]().union(*(part.imports for part in parts))
    return Code(separator.join(part.text for part in parts), imports)


@dataclass(frozen=True)
class DocumentedField:
    """A name with its type and description, as docstrings list parameters and results."""

    name: str
    type_text: str
    text: str


@dataclass(frozen=True)
class Doc:
    """A docstring: one source for both flavours."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    args: tuple[DocumentedField, ...] = ()
    returns: tuple[str, tuple[DocumentedField, ...]] | None = None
    raises: tuple[tuple[str, str], ...] = ()
    example: str = ""


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

    @property
    def constant_expr(self) -> str:
        """The constant as a client module names it."""
        return f"{self.constants_module}.{self.constant}"

    @property
    def constant_class(self) -> str:
        """The runtime's class for constants of this kind."""
        return {
            Kind.UNARY: "UnaryMethod",
            Kind.SERVER_STREAM: "ServerStreamMethod",
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


@dataclass(frozen=True)
class Paging:
    """How pages follow one another: the request's token, the response's items, the parameter that limits them."""

    token_param: str
    items: str
    limit: str


@dataclass(frozen=True)
class Method:
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
    save: Save | None = None
    upload: Upload | None = None
    paging: Paging | None = None

    @property
    def takes_requests(self) -> bool:
        """Whether the caller streams request messages instead of passing fields."""
        return self.kind in (Kind.CLIENT_STREAM, Kind.BIDI_STREAM)

    @property
    def returns_stream(self) -> bool:
        """Whether the caller iterates over what comes back."""
        return self.kind in (Kind.SERVER_STREAM, Kind.BIDI_STREAM, Kind.MAPPED)

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
        return frozenset[str]().union(*(part.imports for part in parts))


@dataclass(frozen=True)
class Service:
    """One gRPC service; its method constants are one module."""

    full_name: str
    module: str  # below `<package>.methods`
    doc: Doc
    rpcs: tuple[Rpc, ...]


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


@dataclass(frozen=True)
class Client:
    """One client class: the methods of one or more services."""

    place: str  # where its names can be changed
    name: str
    property_name: str
    module: str  # below the package, and below its `aio`
    doc: Doc
    services: tuple[Service, ...]
    methods: tuple[Method, ...]
    raw_methods: tuple[Method, ...]  # the same, returning whole response messages; empty when all do so anyway
    mixins: tuple[Code, ...]
    offers: tuple[Code, ...]  # classes that its module offers besides
    nested_views: tuple[str, ...]  # views that the class has as attributes
    nested_pages: tuple[View, ...]  # those that are pages: the class has its own form of them, which fetches
    functions: tuple[Function, ...]  # which the class has as deprecated static methods

    @property
    def base(self) -> str:
        """What its module calls the runtime's `ServiceClient`."""
        return alias_beside("ServiceClient", {self.name, self.raw_name})

    @property
    def raw_name(self) -> str:
        """The class of `client.raw`."""
        return f"Raw{self.name}" if self.raw_methods else self.name

    @property
    def raw_module(self) -> str:
        """The module of that class."""
        parent, _, name = self.module.rpartition(".")
        return ".".join(part for part in (parent, f"raw_{name}") if part)


@dataclass(frozen=True)
class ViewField:
    """A field of a view: read from the variable `message` or given beside it, written back from `self`."""

    name: str
    annotation: Code
    read: Code
    write: Code
    write_name: str  # the message's field
    hidden: bool
    doc: str
    is_given: bool = False


@dataclass(frozen=True)
class View:
    """A plain class in place of a message."""

    name: str  # Outer.Inner for nested ones
    message: MessageType
    doc: Doc
    fields: tuple[ViewField, ...]
    enum_values: tuple[tuple[str, str, str], ...]  # name, text, number; for views of enums
    aliases: tuple[tuple[str, str], ...]
    nested: tuple[View, ...]
    is_page: bool = False  # one page of a list; the clients that have it nested fetch the next one

    @property
    def given(self) -> tuple[ViewField, ...]:
        """The fields that are not of the message."""
        return tuple(field for field in self.fields if field.is_given)

    @property
    def enum_prefix(self) -> str:
        """What the names of the enum's values begin with."""
        return f"{snake_case(self.message.name).upper()}_"

    def annotation_of(self, name: str) -> str:
        """The type of one of the fields."""
        return next(field.annotation.text for field in self.fields if field.name == name)

    @property
    def own_name(self) -> str:
        """The name inside the class it is nested in."""
        return self.name.rpartition(".")[2]

    @property
    def imports(self) -> frozenset[str]:
        """The import lines that its code needs."""
        lines = [self.message.expr.imports]
        for field in self.fields:
            lines += [field.annotation.imports, field.read.imports, field.write.imports]
        return frozenset[str]().union(*lines, *(view.imports for view in self.nested))


@dataclass(frozen=True)
class MessageModule:
    """A public module that offers the messages and enums of one .proto file."""

    module: str  # below the package: proto.app.data
    file: str
    pb2_module: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class ExportModule:
    """A public module that offers names of the runtime, and functions."""

    module: str  # below the package; "" is the package itself
    names: tuple[tuple[str, str], ...]  # (runtime module, name)
    functions: tuple[Function, ...] = ()


@dataclass(frozen=True)
class TopClient:
    """The class users make first: one connection, one property per client."""

    name: str
    module: str
    base: str
    default_address: str | None
    sign_in: Rpc | None


@dataclass(frozen=True)
class Api:
    """Everything that is generated for one API."""

    package: str
    summary: str
    top_client: TopClient
    clients: tuple[Client, ...]
    services: tuple[Service, ...]  # all, those without a client included
    services_without_client: frozenset[str]
    views: tuple[View, ...]
    views_module: str
    message_modules: tuple[MessageModule, ...]
    export_modules: tuple[ExportModule, ...]

    @property
    def top_client_base(self) -> str:
        """What the top client's module calls the runtime's class that it is made from."""
        return alias_beside(self.top_client.base, {self.top_client.name, *(client.name for client in self.clients)})
