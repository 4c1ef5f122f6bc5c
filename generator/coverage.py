"""Which RPCs the generated files cover, and the composed methods they have besides, read from those files and not from the model that made them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.inputs.comments import element_names, read_comments
from generator.inputs.declarations import qualified
from generator.inputs.sources import Sources
from generator.model.api import Api, Client
from generator.model.elements import ComposedMethod, Rpc
from generator.output.flavours import ASYNC, BLOCKING, Flavour


@dataclass(frozen=True)
class Row:
    """One RPC, or one composed method, and where it is found."""

    rpc: str  # empty for a composed method
    client: str
    method: str
    in_blocking: bool
    in_async: bool
    documented: bool
    retry_class: str

    @property
    def is_covered(self) -> bool:
        """Whether both flavours have it."""
        return self.in_blocking and self.in_async


def coverage(sources: Sources, api: Api, out: Path) -> list[Row]:
    """A row per RPC that the descriptors have, but for services that are to have no client."""
    rpcs = {rpc.full_name: rpc for service in api.services for rpc in service.rpcs}
    found: dict[str, list[Row]] = {}
    composed: list[Row] = []
    for client in api.clients:
        blocking = _methods_of(out, api, client, BLOCKING)
        aio = _methods_of(out, api, client, ASYNC)
        for rpc in {method.rpc.full_name: method.rpc for method in client.methods}.values():
            found.setdefault(rpc.full_name, []).append(_row(client, rpc, blocking, aio))
        composed += [_composed_row(client, method, blocking, aio) for method in client.composed]
    rows = [
        row
        for name in _wanted(sources, api)
        for row in found.get(name, [Row(name, "none", "", False, False, False, rpcs[name].retry_class.value)])
    ]
    return [*rows, *composed]


def _wanted(sources: Sources, api: Api) -> Iterator[str]:
    for file in sources.service_files:
        for service in file.service:
            if (name := qualified(file, service.name)) not in api.services_without_client:
                yield from (f"{name}.{method.name}" for method in service.method)


@dataclass(frozen=True)
class Words:
    """How much of an API is documented: services, RPCs, messages, fields, oneofs, enums and their values."""

    documented: int
    all: int

    def __str__(self) -> str:
        return f"{self.documented}/{self.all} elements with words"


def word_coverage(sources: Sources) -> Words:
    """How many of the elements have a comment of their own."""
    names = element_names(sources.own_files)
    comments = {name for file in sources.own_files for name in read_comments(file)}
    return Words(sum(name in comments for name in names), len(names))


def report(rows: list[Row]) -> Iterator[str]:
    """The rows as an aligned table, and the total as the last line."""
    head = ("RPC", "client", "method", "blocking", "async", "documented", "retry class")
    cells = [head, *((_cells(row)) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    rpcs = [row for row in rows if row.rpc]
    yield f"{sum(row.is_covered for row in rpcs)}/{len(rpcs)} RPCs in both flavours"


def _cells(row: Row) -> tuple[str, ...]:
    flags = ["yes" if flag else "no" for flag in (row.in_blocking, row.in_async, row.documented)]
    return (row.rpc or "(composed)", row.client, row.method, *flags, row.retry_class)


def _row(client: Client, rpc: Rpc, blocking: dict[str, str], aio: dict[str, str]) -> Row:
    methods = [method for method in client.methods if method.rpc is rpc]
    constant = re.compile(rf"\b{re.escape(rpc.constant_expr)}\b")

    def is_in(sources: dict[str, str]) -> bool:
        return all(constant.search(sources.get(method.name, "")) for method in methods)

    return Row(
        rpc=rpc.full_name,
        client=client.property_name,
        method=", ".join(method.name for method in methods),
        in_blocking=is_in(blocking),
        in_async=is_in(aio),
        documented=any(method.documented for method in methods),
        retry_class=rpc.retry_class.value,
    )


def _composed_row(client: Client, method: ComposedMethod, blocking: dict[str, str], aio: dict[str, str]) -> Row:
    call = re.compile(rf"\b{re.escape(method.function.text)}\(self\b")
    in_blocking, in_async = (call.search(sources.get(method.name, "")) is not None for sources in (blocking, aio))
    return Row("", client.property_name, method.name, in_blocking, in_async, documented=True, retry_class="")


def _methods_of(out: Path, api: Api, client: Client, flavour: Flavour) -> dict[str, str]:
    """The source of each method of the client's class as it stands in the generated file."""
    path = (out / flavour.module(api.package, client.module).replace(".", "/")).with_suffix(".py")
    if not path.is_file():
        return {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == client.name:
            functions = (item for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef))
            return {function.name: ast.unparse(function) for function in functions}
    return {}
