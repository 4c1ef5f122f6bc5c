"""What is generated, as frozen data: finished and checked before any template sees it.

Templates lay these out and decide nothing, so everything they branch on or print is an attribute here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(str, Enum):
    """The I/O shape of a method; each is one template under `templates/kinds/`."""

    UNARY = "unary"
    SERVER_STREAM = "server_stream"
    CLIENT_STREAM = "client_stream"
    BIDI_STREAM = "bidi_stream"


class RetryClass(str, Enum):
    """Whether a failed call may be repeated unasked."""

    READ = "read"
    IDEMPOTENT_WRITE = "idempotent_write"
    WRITE = "write"


@dataclass(frozen=True)
class TypeExpr:
    """A type as source text, with the import lines that the text needs."""

    text: str
    imports: frozenset[str] = frozenset()

    def wrapped(self, before: str, after: str, *imports: str) -> TypeExpr:
        """The type inside another: `wrapped("Sequence[", "]", "from collections.abc import Sequence")`."""
        return TypeExpr(f"{before}{self.text}{after}", self.imports | set(imports))


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
    expr: TypeExpr

    @property
    def name(self) -> str:
        """The message's own name, as docstrings show it."""
        return self.full_name.rpartition(".")[2]


@dataclass(frozen=True)
class Param:
    """A parameter of a method, and the request field it fills."""

    name: str
    field: str
    annotation: TypeExpr
    default: str | None  # source text; None: required
    adapter: str | None  # a function of the runtime that makes the field's value
    positional: bool
    field_is_keyword: bool


@dataclass(frozen=True)
class Result:
    """What a method returns. `expr` empty: the response message itself."""

    annotation: TypeExpr
    expr: str = ""  # what of `response` is returned, as source text
    is_none: bool = False


@dataclass(frozen=True)
class Method:
    """One RPC as a method of a client."""

    name: str
    constant: str
    rpc: str  # full name: viam.app.v1.AppService.GetRobot
    path: str  # on the wire: /viam.app.v1.AppService/GetRobot
    kind: Kind
    retry_class: RetryClass
    request: MessageType
    response: MessageType
    params: tuple[Param, ...]
    result: Result
    documented: bool
    deprecated: bool
    doc: Doc
    constants_module: str

    @property
    def constant_expr(self) -> str:
        """The method constant as a client module names it."""
        return f"{self.constants_module}.{self.constant}"

    @property
    def takes_requests(self) -> bool:
        """Whether the caller streams request messages instead of passing fields."""
        return self.kind in (Kind.CLIENT_STREAM, Kind.BIDI_STREAM)

    @property
    def returns_stream(self) -> bool:
        """Whether the caller iterates over response messages."""
        return self.kind in (Kind.SERVER_STREAM, Kind.BIDI_STREAM)

    @property
    def has_keyword_fields(self) -> bool:
        """Whether a request field cannot be written as a keyword argument."""
        return any(param.field_is_keyword for param in self.params)

    @property
    def imports(self) -> frozenset[str]:
        """The import lines that the method's types need."""
        types = [self.request.expr, self.response.expr, self.result.annotation]
        types += [param.annotation for param in self.params]
        return frozenset[str]().union(*(part.imports for part in types))

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
class Service:
    """One gRPC service; its method constants are one module."""

    full_name: str
    module: str  # below `<package>.methods`
    doc: Doc
    methods: tuple[Method, ...]


@dataclass(frozen=True)
class Client:
    """One client class: the methods of one or more services."""

    name: str
    property_name: str
    module: str  # below the package, and below its `aio`
    doc: Doc
    services: tuple[Service, ...]

    @property
    def methods(self) -> tuple[Method, ...]:
        """Every method, service by service, in the order of the .proto files."""
        return tuple(method for service in self.services for method in service.methods)


@dataclass(frozen=True)
class MessageModule:
    """A public module that offers the messages and enums of one .proto file."""

    module: str  # below the package: proto.app.data
    file: str
    pb2_module: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class TypeShape:
    """The fields of a message with their types, or the values of an enum with their numbers."""

    full_name: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ExportModule:
    """A public module that offers names of the runtime."""

    module: str  # below the package; "" is the package itself
    names: tuple[tuple[str, str], ...]  # (runtime module, name)


@dataclass(frozen=True)
class TopClient:
    """The class users make first: one connection, one property per client."""

    name: str
    module: str
    base: str
    default_address: str | None
    sign_in: Method | None


@dataclass(frozen=True)
class Api:
    """Everything that is generated for one API."""

    package: str
    summary: str
    top_client: TopClient
    clients: tuple[Client, ...]
    services: tuple[Service, ...]  # all, those without a client included
    message_modules: tuple[MessageModule, ...]
    type_shapes: tuple[TypeShape, ...]
    export_modules: tuple[ExportModule, ...]
