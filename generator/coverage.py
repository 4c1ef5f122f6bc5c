"""Which RPCs the generated files cover, read from those files and not from the model that made them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model.elements import Api, Client, Method
from generator.output.flavours import ASYNC, BLOCKING, Flavour


@dataclass(frozen=True)
class Row:
    """One RPC and where it is found."""

    rpc: str
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


def coverage(api: Api, out: Path) -> list[Row]:
    """A row per RPC of every service that is to have a client."""
    rows: list[Row] = []
    for client in api.clients:
        blocking = _methods_of(out, api, client, BLOCKING)
        aio = _methods_of(out, api, client, ASYNC)
        for method in client.methods:
            rows.append(_row(client, method, blocking, aio))
    return rows


def report(rows: list[Row]) -> Iterator[str]:
    """The rows as an aligned table, and the total as the last line."""
    head = ("RPC", "client", "method", "blocking", "async", "documented", "retry class")
    cells = [head, *((_cells(row)) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    yield f"{sum(row.is_covered for row in rows)}/{len(rows)} RPCs in both flavours"


def _cells(row: Row) -> tuple[str, ...]:
    flags = ["yes" if flag else "no" for flag in (row.in_blocking, row.in_async, row.documented)]
    return (row.rpc, row.client, row.method, *flags, row.retry_class)


def _row(client: Client, method: Method, blocking: dict[str, str], aio: dict[str, str]) -> Row:
    return Row(
        rpc=method.rpc,
        client=client.property_name,
        method=method.name,
        in_blocking=method.constant_expr in blocking.get(method.name, ""),
        in_async=method.constant_expr in aio.get(method.name, ""),
        documented=method.documented,
        retry_class=method.retry_class.value,
    )


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
