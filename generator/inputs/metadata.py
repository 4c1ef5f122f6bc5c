"""Method metadata: what descriptors cannot say, read from TOML and validated against `schema`.

`package.toml` speaks of the whole SDK, `views.toml` of plain classes in place of messages and `reference.toml` of the pages
of reference; every other file
describes one client: a `[client]` table, then one table per RPC, named as the RPC is (or `"Service.Rpc"` where
two services of a client share a name), and one `[composed.name]` per method that has no RPC of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from generator.inputs.schema import (
    ClientTable,
    ComposedMetadata,
    MethodMetadata,
    PackageMetadata,
    ReferenceMetadata,
    RemovedMetadata,
    Table,
    ViewMetadata,
)
from generator.inputs.toml_files import read_toml
from generator.problems import Problems

PACKAGE_FILE = "package.toml"
VIEWS_FILE = "views.toml"
REFERENCE_FILE = "reference.toml"
CLIENT_TABLE = "client"
COMPOSED_TABLE = "composed"
REMOVED_TABLE = "removed"

TableT = TypeVar("TableT", bound=Table)


@dataclass(frozen=True)
class ClientMetadata:
    """One client's file, with the file's name for error messages."""

    place: str
    client: ClientTable
    methods: Mapping[str, MethodMetadata]
    composed: Mapping[str, ComposedMetadata] = field(default_factory=dict[str, ComposedMetadata])
    removed: Mapping[str, RemovedMetadata] = field(default_factory=dict[str, RemovedMetadata])


@dataclass(frozen=True)
class Metadata:
    """All metadata of an API."""

    place: str = "methods"
    package: PackageMetadata = field(default_factory=PackageMetadata)
    views: Mapping[str, ViewMetadata] = field(default_factory=dict[str, ViewMetadata])
    clients: tuple[ClientMetadata, ...] = ()
    reference: ReferenceMetadata = field(default_factory=ReferenceMetadata)


def read_metadata(directory: Path | None, problems: Problems) -> Metadata:
    """Reads `directory/*.toml`; what does not fit the schema goes to `problems`."""
    if directory is None or not directory.is_dir():
        return Metadata()
    package, reference = PackageMetadata(), ReferenceMetadata()
    views: Mapping[str, ViewMetadata] = {}
    clients: list[ClientMetadata] = []
    for path in sorted(directory.glob("*.toml")):
        place = f"{directory.name}/{path.name}"
        table = read_toml(path, place, problems)
        if table is None:
            continue
        if path.name == PACKAGE_FILE:
            package = validated(PackageMetadata, table, place, problems) or package
        elif path.name == VIEWS_FILE:
            views = _validated_all(ViewMetadata, table, place, problems)
        elif path.name == REFERENCE_FILE:
            reference = validated(ReferenceMetadata, table, place, problems) or reference
        else:
            head = validated(ClientTable, table.pop(CLIENT_TABLE, {}), f"{place}:{CLIENT_TABLE}", problems)
            composed = _validated_all(
                ComposedMetadata, table.pop(COMPOSED_TABLE, {}), f"{place}:{COMPOSED_TABLE}", problems
            )
            removed = _validated_all(
                RemovedMetadata, table.pop(REMOVED_TABLE, {}), f"{place}:{REMOVED_TABLE}", problems
            )
            methods = _validated_all(MethodMetadata, table, place, problems)
            clients += [ClientMetadata(place, head, methods, composed, removed)] if head is not None else []
    return Metadata(directory.name, package, views, tuple(clients), reference)


def _validated_all(
    schema: type[TableT], tables: Mapping[str, object], place: str, problems: Problems
) -> dict[str, TableT]:
    separator = "." if ":" in place else ":"
    return {
        key: entry
        for key, table in tables.items()
        if (entry := validated(schema, table, f"{place}{separator}{key}", problems)) is not None
    }


def validated(schema: type[TableT], table: object, place: str, problems: Problems) -> TableT | None:
    """A table as its schema has it; None, and problems at `place`, where it does not fit."""
    try:
        return schema.model_validate(table)
    except ValidationError as error:
        for finding in error.errors():
            _add_finding(schema, table, place, finding["loc"], finding["type"], finding["msg"], problems)
        return None


def _add_finding(
    schema: type[BaseModel],
    table: object,
    place: str,
    loc: tuple[int | str, ...],
    kind: str,
    message: str,
    problems: Problems,
) -> None:
    keys = [str(part) for part in loc if part != "[key]"]
    separator = "." if ":" in place else ":"
    where = place + (separator + ".".join(keys) if keys else "")
    if kind == "extra_forbidden":
        known = _known_keys(schema, keys[:-1])
        problems.add(where, f"no such key; known are {', '.join(sorted(known))}", got=keys[-1], known=known)
    else:
        problems.add(where, message)


def _known_keys(schema: type[BaseModel], path: list[str]) -> set[str]:
    """The keys of the table that `path` leads to, found by walking the schema's annotations."""
    for key in path:
        field = schema.model_fields.get(key)
        if field is None:
            continue  # the name of an entry in a mapping of tables
        nested = [part for part in _parts(field.annotation) if isinstance(part, type) and issubclass(part, Table)]
        schema = nested[0] if nested else schema
    return {field.alias or name for name, field in schema.model_fields.items()}


def _parts(annotation: object) -> list[object]:
    arguments = getattr(annotation, "__args__", ())
    return [annotation] if not arguments else [part for argument in arguments for part in _parts(argument)]
