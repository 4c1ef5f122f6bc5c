"""The API as a whole, as frozen data: clients, views, and the modules that are generated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.elements import (
    ClientMethod,
    Code,
    ComposedMethod,
    Doc,
    Function,
    MessageType,
    Removed,
    Rpc,
    Service,
    alias_beside,
)
from generator.naming import snake_case


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
    enum: Code | None = None  # the enum whose numbers it holds
    is_plain: bool = False  # taken from the message as it is
    is_deferred: bool = False  # converted once it is read, which never fails
    check: Code | None = None  # what makes sure beforehand that it will not fail

    @property
    def options(self) -> str:
        """What `dataclasses.field` is told of it; "" if that is nothing."""
        metadata = {} if self.enum is None else {"enum": self.enum.text}
        if not self.is_given and self.write_name != self.name:
            metadata["message_field"] = f'"{self.write_name}"'
        options = ["repr=False"] if self.hidden else []
        if metadata:
            entries = ", ".join(f'"{key}": {value}' for key, value in metadata.items())
            options.append(f"metadata={{{entries}}}")
        return ", ".join(options)


@dataclass(frozen=True)
class View:
    """A plain class in place of a message."""

    name: str  # Outer.Inner for nested ones
    module: str  # below the module of all views: one for each file of messages
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
    def fields_at_once(self) -> tuple[ViewField, ...]:
        """The fields that do not wait until they are read."""
        return tuple(field for field in self.fields if not (field.is_plain or field.is_deferred))

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
            codes = (field.annotation, field.read, field.write, field.check)
            lines += [code.imports for code in codes if code is not None]
        return frozenset[str]().union(*lines, *(view.imports for view in self.nested))


@dataclass(frozen=True)
class Client:
    """One client class: the methods of one or more services."""

    place: str  # where its names can be changed
    name: str
    property_name: str
    module: str  # below the package, and below its `aio`
    doc: Doc
    services: tuple[Service, ...]
    methods: tuple[ClientMethod, ...]
    raw_methods: tuple[ClientMethod, ...]  # the same, returning whole response messages; empty when all do so anyway
    mixins: tuple[Code, ...]
    offers: tuple[tuple[str, str], ...]  # classes that its module offers besides, each after the module it comes from
    aliases: tuple[tuple[str, Code], ...]  # the same under other names
    nested_views: tuple[str, ...]  # views that the class has as attributes
    nested_pages: tuple[View, ...]  # those that are pages: the class has its own form of them, which fetches
    functions: tuple[Function, ...]  # which the class has as deprecated static methods
    composed: tuple[ComposedMethod, ...]
    removed: tuple[Removed, ...]  # methods that are gone, and say so

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
class EnumAlias:
    """The type of what parameters take for an enum, in the enum's public module: `LogOrderOrName` for `LogOrder`."""

    name: str
    file: str
    enum: str  # its name in Python, inside its file
    full_name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class MessageModule:
    """A public module that offers the messages and enums of one .proto file."""

    module: str  # below the package: proto.app.data
    file: str
    pb2_module: str
    names: tuple[str, ...]
    enum_aliases: tuple[EnumAlias, ...] = ()


@dataclass(frozen=True)
class ExportModule:
    """A public module that offers names of the runtime, and functions."""

    module: str  # below the package; "" is the package itself
    names: tuple[tuple[str, str], ...]  # (runtime module, name)
    lazy_names: tuple[tuple[str, str], ...] = ()  # those that are loaded when they are first used
    functions: tuple[Function, ...] = ()


@dataclass(frozen=True)
class TopClient:
    """The class users make first: one connection, one property per client."""

    name: str
    module: str
    base: str
    default_address: str | None
    sign_in: Rpc | None
    offers: tuple[str, ...]  # names of the runtime that its module offers, by full name


@dataclass(frozen=True)
class SdkConstant:
    """What the SDK says of itself, as the arguments of the runtime's class for that."""

    arguments: tuple[tuple[str, str], ...]  # name, Python expression

    @property
    def has_version(self) -> bool:
        """Whether metadata gives the SDK a version."""
        return any(name == "version" for name, _ in self.arguments)

    @property
    def needs_version(self) -> bool:
        """Whether an expression says which version the runtime has."""
        return any("__version__" in expression for _, expression in self.arguments)


@dataclass(frozen=True)
class Api:
    """Everything that is generated for one API."""

    package: str
    summary: str
    version: str  # as metadata says it; "" where it does not
    top_client: TopClient
    sdk: SdkConstant
    base_error: str | None  # what the errors' base class is called; None for the runtime's own name
    clients: tuple[Client, ...]
    services: tuple[Service, ...]  # all, those without a client included
    services_without_client: frozenset[str]
    stub_comments: Mapping[str, str]  # by full name of the wire, where stubs say it otherwise than the protos
    secret_fields: frozenset[str]  # by full name of the wire, `package.Message.field`
    views: tuple[View, ...]
    views_module: str
    message_modules: tuple[MessageModule, ...]
    export_modules: tuple[ExportModule, ...]
    keep_options: bool  # custom options, and the extensions that define them
    pb2_package: str  # below the package: where protoc's modules are

    @property
    def pb2_folder(self) -> str:
        """Where protoc's modules are, as a path."""
        return f"{self.package}/{self.pb2_package}"

    @property
    def top_client_base(self) -> str:
        """What the top client's module calls the runtime's class that it is made from."""
        return alias_beside(
            self.top_client.base.rpartition(".")[2], {self.top_client.name, *(client.name for client in self.clients)}
        )
