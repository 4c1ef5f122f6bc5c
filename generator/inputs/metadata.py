"""Method metadata: what descriptors cannot say, read from TOML and validated against this schema.

`package.toml` speaks of the whole SDK; every other file describes one client: a `[client]` table, then
one table per RPC, named as the RPC is (or `"Service.Rpc"` where two services of a client share a name).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.problems import Problems

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PACKAGE_FILE = "package.toml"
CLIENT_TABLE = "client"

RetryClassName = Literal["read", "idempotent_write", "write"]
StatusCodeName = Literal[
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
]
Identifier = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
DottedName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$")]
# A name of the runtime, or `module.*` for every public class of a module.
ExportedName = Annotated[str, Field(pattern=r"^viam_cloud_runtime(\.[A-Za-z_][A-Za-z0-9_]*)*(\.\*)?$")]
# What TOML can write and Python can repeat as a default value.
DefaultValue = str | int | float | bool | list[str]


_DEFAULT_EXPORTS = {
    "": ["viam_cloud_runtime.RetryPolicy"],
    "errors": ["viam_cloud_runtime.errors.*"],
}


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


TableT = TypeVar("TableT", bound=_Table)


class ParamMetadata(_Table):
    """One documented parameter. Without `default` and `optional` it is required."""

    field: str | None = None  # the request field it fills, when it is not the parameter's own name
    adapter: str | None = None  # how a Python value becomes the field's value, when the type's own way is not meant
    optional: bool = False  # defaults to None: the field is not sent
    default: DefaultValue | None = None
    doc: str | None = None  # replaces the field's comment


class MethodMetadata(_Table):
    """One RPC. An empty table is a complete one: everything has a rule."""

    name: Identifier | None = None
    kind: str | None = None
    retry: RetryClassName | None = None
    doc: str | None = None  # replaces the RPC's comment
    example: str | None = None  # replaces the derived call; written without `await`
    errors: Mapping[StatusCodeName, str] = Field(default_factory=dict[StatusCodeName, str])
    # With `params` the method is of the documented grade: these come first, in this order, by position too.
    params: Mapping[Identifier, ParamMetadata] | None = None
    # The response field or fields a documented method returns; "none" for nothing.
    result: str | list[str] | None = None


class ClientTable(_Table):
    """Which services a client is made of, and what it is called."""

    name: Identifier
    services: Annotated[list[str], Field(min_length=1)]
    property: Identifier | None = None
    doc: str | None = None


class PackageTable(_Table):
    """The SDK as a whole; everything has a default that suits an API without metadata."""

    summary: str = ""
    top_client: Identifier = "Client"
    top_client_module: DottedName = "client"
    top_client_base: Identifier = "Client"  # a class of viam_cloud_runtime.blocking and .aio
    clients_package: DottedName | None = None
    default_address: str | None = None
    sign_in: str | None = None  # full name of the unary RPC that trades credentials for a token
    services_without_client: list[str] = Field(default_factory=list)


class PackageMetadata(_Table):
    """`package.toml`."""

    package: PackageTable = Field(default_factory=PackageTable)
    # .proto file -> the public module of its messages, below `<package>.proto`
    message_modules: Mapping[str, DottedName] = Field(default_factory=dict[str, str])
    # public module below the package ("" is the package itself) -> names of the runtime it offers
    runtime_exports: Mapping[str, list[ExportedName]] = Field(default_factory=lambda: dict(_DEFAULT_EXPORTS))


@dataclass(frozen=True)
class ClientMetadata:
    """One client's file, with the file's name for error messages."""

    place: str
    client: ClientTable
    methods: Mapping[str, MethodMetadata]


@dataclass(frozen=True)
class Metadata:
    """All metadata of an API."""

    package: PackageMetadata = field(default_factory=PackageMetadata)
    clients: tuple[ClientMetadata, ...] = ()


def read_metadata(directory: Path | None, problems: Problems) -> Metadata:
    """Reads `directory/*.toml`; what does not fit the schema goes to `problems`."""
    if directory is None or not directory.is_dir():
        return Metadata()
    package = PackageMetadata()
    clients: list[ClientMetadata] = []
    for path in sorted(directory.glob("*.toml")):
        place = f"{directory.name}/{path.name}"
        table = _parse(path, place, problems)
        if table is None:
            continue
        if path.name == PACKAGE_FILE:
            package = _validated(PackageMetadata, table, place, problems) or package
            continue
        head = _validated(ClientTable, table.pop(CLIENT_TABLE, {}), f"{place}:{CLIENT_TABLE}", problems)
        methods = {
            rpc: method
            for rpc, entry in table.items()
            if (method := _validated(MethodMetadata, entry, f"{place}:{rpc}", problems))
        }
        if head is not None:
            clients.append(ClientMetadata(place, head, methods))
    return Metadata(package, tuple(clients))


def _parse(path: Path, place: str, problems: Problems) -> dict[str, Any] | None:
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return table
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.add(place, f"not valid TOML: {error}")
        return None


def _validated(schema: type[TableT], table: object, place: str, problems: Problems) -> TableT | None:
    try:
        return schema.model_validate(table)
    except ValidationError as error:
        for finding in error.errors():
            _add_finding(schema, place, finding["loc"], finding["type"], finding["msg"], problems)
        return None


def _add_finding(
    schema: type[BaseModel], place: str, loc: tuple[int | str, ...], kind: str, message: str, problems: Problems
) -> None:
    keys = [str(part) for part in loc if part != "[key]"]
    separator = "." if ":" in place else ":"
    where = place + (separator + ".".join(keys) if keys else "")
    if kind == "extra_forbidden":
        known = ParamMetadata.model_fields if "params" in keys[:-1] else schema.model_fields
        problems.add(where, f"no such key; known are {', '.join(sorted(known))}", got=keys[-1], known=known)
    else:
        problems.add(where, message)
