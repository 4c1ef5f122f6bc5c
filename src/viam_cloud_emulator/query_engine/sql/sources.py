"""What stands in FROM: tables, queries, FLATTEN, UNWIND and joins, translated for DuckDB."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlglot import exp

from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.query_engine.sql.expressions import refuse_others, refused, truth
from viam_cloud_emulator.query_engine.sql.scope import OPEN, Scope, Source, path_of
from viam_cloud_emulator.query_engine.sql.syntax import ALIAS, FLATTEN, UNWIND
from viam_cloud_emulator.query_engine.sql.values import (
    ANY_SHAPE,
    NULL,
    Shape,
    Value,
    identifier,
    member,
    of_shape,
    quoted,
)

DATABASE = "sensorData"

_JOINS = {("", ""): "JOIN", ("", "INNER"): "JOIN", ("", "CROSS"): "CROSS JOIN"} | {
    (side, kind): f"{side} JOIN" for side in ("LEFT", "RIGHT") for kind in ("", "OUTER")
}


@dataclass(frozen=True, slots=True)
class Table:
    """Something with rows that has a name.

    Args:
        text: Its name in DuckDB.
        columns: Its columns, without the name of a source before them.
    """

    text: str
    columns: Source


@dataclass(frozen=True, slots=True)
class Sources:
    """Translates what stands in FROM.

    Args:
        tables: The tables that there are, by their names.
        query: Translates a query: its SQL and its columns.
        outer: What names mean around the query.
    """

    tables: Mapping[str, Table]
    query: Callable[[exp.Query, Scope], tuple[str, Source]]
    outer: Scope | None

    def translated(self, select: exp.Select) -> tuple[str, dict[str, Source]]:
        """The FROM of a query, and its sources by their names."""
        start = select.args.get("from_")
        if start is None:
            return "", {}
        text, sources = self._one(start.this)
        for join in select.args.get("joins") or ():
            added, more = self._one(join.this)
            for name in more.keys() & sources.keys():
                raise invalid_argument(f"sql_query: two sources are called {name}; name one with AS")
            sources |= more
            text += f" {self._join(join, added, sources)}"
        return f" FROM {text}", sources

    def _join(self, join: exp.Join, added: str, sources: Mapping[str, Source]) -> str:
        key = (str(join.args.get("side") or "").upper(), str(join.args.get("kind") or "").upper())
        if key not in _JOINS or join.args.get("using") or join.args.get("method"):
            word = "USING" if join.args.get("using") else f"{join.args.get('method') or key[0] or key[1]} JOIN"
            raise invalid_argument(f"sql_query: the cloud's SQL has no {word}")
        condition = join.args.get("on")
        if condition is None:
            return f"CROSS JOIN {added}"
        return f"{_JOINS[key]} {added} ON {truth(condition, Scope(sources, self.query, self.outer), 'ON')}"

    def _one(self, node: Any) -> tuple[str, dict[str, Source]]:
        refuse_others(node, ("this", "db", "alias"))
        alias = node.args.get("alias")
        if alias is not None and alias.args.get("columns"):
            raise invalid_argument("sql_query: the cloud's SQL has no names of columns after the name of a source")
        name = alias.name if alias is not None else ""
        if isinstance(node, exp.Table) and isinstance(node.this, exp.Anonymous):
            if name:
                raise invalid_argument("sql_query: the name of a source stands inside of FLATTEN and UNWIND")
            return self._function(node.this)
        if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
            return self._table([part.name for part in node.parts], name)
        if isinstance(node, exp.Subquery):
            return self._derived(node.this, name)
        raise refused(node)

    def _table(self, parts: Sequence[str | int], alias: str) -> tuple[str, dict[str, Source]]:
        table = self.tables.get(str(parts[-1]))
        if table is None or len(parts) > 2 or (len(parts) == 2 and parts[0] != DATABASE):
            raise invalid_argument(
                f"sql_query: there is no table {'.'.join(map(str, parts))}; there are: {', '.join(self.tables)}"
            )
        return _source(table.text, alias or str(parts[-1]), table.columns)

    def _derived(self, node: Any, alias: str) -> tuple[str, dict[str, Source]]:
        if not isinstance(node, exp.Query):
            raise refused(node)
        if not alias:
            raise invalid_argument("sql_query: a query in FROM needs a name; write AS after it")
        text, columns = self.query(node, Scope({}, self.query))
        return _source(f"({text})", alias, columns)

    def _function(self, node: exp.Anonymous) -> tuple[str, dict[str, Source]]:
        first, *rest = node.expressions or [None]
        options: dict[str, Any] = {}
        for option in rest:
            if not isinstance(option, exp.Kwarg) or option.name in options:
                raise invalid_argument("sql_query: FLATTEN and UNWIND take options as NAME => value, each once")
            options[option.name] = option.expression
        alias = options.pop(ALIAS, None)
        text, sources = self._argument(first, "" if alias is None else alias.name)
        if len(sources) != 1:
            raise invalid_argument("sql_query: the emulator cannot FLATTEN or UNWIND a join")
        ((name, columns),) = sources.items()
        if node.name == FLATTEN:
            return _flattened(text, name, columns, options)
        if node.name == UNWIND:
            return _unwound(text, name, columns, options)
        raise refused(node)

    def _argument(self, node: Any, alias: str) -> tuple[str, dict[str, Source]]:
        if isinstance(node, exp.Anonymous):
            return self._function(node)
        if isinstance(node, (exp.Subquery, exp.Paren)):
            return self._derived(node.this, alias)
        path = path_of(node)
        if path is None:
            raise invalid_argument("sql_query: FLATTEN and UNWIND begin with a source")
        return self._table(path, alias)


def _source(text: str, name: str, columns: Source) -> tuple[str, dict[str, Source]]:
    """A source under a name, with its columns as expressions see them."""
    qualified = {
        column: replace(value, text=f"{identifier(name)}.{value.text}", found="") for column, value in columns.items()
    }
    return f"{text} AS {identifier(name)}", {name: qualified}


def sql_names(names: Sequence[str]) -> dict[str, str]:
    """Names of columns in DuckDB, to which case makes no difference.

    Raises:
        StatusError: A name is there twice.
    """
    taken: dict[str, str] = {}
    lowered: set[str] = set()
    for name in names:
        if name in taken:
            raise invalid_argument(f"sql_query: two columns are called {name}; name one with AS")
        own = name
        while own.lower() in lowered:
            own += "_"
        lowered.add(own.lower())
        taken[name] = identifier(own)
    return taken


def _rebuilt(text: str, name: str, columns: Mapping[str, Value]) -> tuple[str, dict[str, Source]]:
    """A source made of another, with other columns."""
    names = sql_names(list(columns))
    selected = ", ".join(f"{value.text} AS {names[column]}" for column, value in columns.items())
    after = {column: replace(value, text=names[column], found="") for column, value in columns.items()}
    return _source(f"(SELECT {selected} FROM {text})", name, after)


def _flattened(text: str, name: str, columns: Source, options: Mapping[str, Any]) -> tuple[str, dict[str, Source]]:
    for option in options.keys() - {"depth", "separator"}:
        raise _no_option("FLATTEN", option)
    depth, separator = options.get("depth"), options.get("separator")
    if depth is not None and not (isinstance(depth, exp.Literal) and depth.is_int):
        raise invalid_argument("sql_query: DEPTH of FLATTEN takes a whole number")
    if separator is not None and not (isinstance(separator, exp.Literal) and separator.is_string):
        raise invalid_argument("sql_query: SEPARATOR of FLATTEN takes a string")
    between = "_" if separator is None else separator.name
    levels = None if depth is None else int(depth.name)
    found: dict[str, Value] = {}
    for column, value in columns.items():
        for flat_name, flat in _leaves(column, value, between, levels):
            if flat_name in found and not flat_name.endswith(OPEN):
                raise invalid_argument(f"sql_query: FLATTEN makes two columns called {flat_name}")
            found[flat_name] = flat
        if value.kind == "json":
            found.setdefault(f"{column}{between}{OPEN}", replace(NULL, hidden=True))
    return _rebuilt(text, name, found)


def _leaves(name: str, value: Value, between: str, levels: int | None) -> Iterator[tuple[str, Value]]:
    shape = value.shape
    if value.kind != "json" or not isinstance(shape, dict) or levels == 0:
        yield name, value
        return
    for key in cast("Mapping[str, Shape]", shape):
        deeper = None if levels is None else levels - 1
        yield from _leaves(f"{name}{between}{key}", member(value, [key]), between, deeper)


def _unwound(text: str, name: str, columns: Source, options: Mapping[str, Any]) -> tuple[str, dict[str, Source]]:
    for option in options.keys() - {"path", "index", "outer"}:
        raise _no_option("UNWIND", option)
    path = path_of(options["path"]) if "path" in options else None
    if path is None or not all(isinstance(step, str) for step in path):
        raise invalid_argument("sql_query: UNWIND needs PATH => the path of an array")
    names = [str(step) for step in path]
    if names[0] == name and names[0] not in columns:
        names = names[1:]
    if not names or names[0] not in columns:
        raise invalid_argument(f"sql_query: PATH of UNWIND: there is no column {names[0] if names else name}")
    outer = options.get("outer")
    if outer is not None and not isinstance(outer, exp.Boolean):
        raise invalid_argument("sql_query: OUTER of UNWIND takes TRUE or FALSE")
    column, *rest = names
    array = member(columns[column], rest)
    json_text = array.found or (array.text if array.kind in ("json", "null") else f"to_json({array.text})")
    arguments = f"CAST({json_text} AS JSON), {outer is not None and outer.this}"
    rows = f"(SELECT unnest(unwound({arguments})) AS e, unnest(unwound_positions({arguments})) AS i)"
    found = dict(columns)
    if rest:
        found[column] = _with_element(columns[column], rest, _element(array))
    else:
        found[column] = of_shape('"unwound ".e', _element(array))
    if "index" in options:
        index = options["index"].name
        if index in columns:
            raise invalid_argument(f"sql_query: INDEX of UNWIND: there is a column {index} already")
        found[index] = Value('"unwound ".i', "number")
    return _rebuilt(f'{text} CROSS JOIN LATERAL {rows} AS "unwound "', name, found)


def _element(array: Value) -> Shape:
    if array.kind != "json":
        return {"number": "DOUBLE", "text": "VARCHAR", "truth": "BOOLEAN"}.get(array.kind, "NULL")
    shape = array.shape
    return cast("Sequence[Shape]", shape)[0] if isinstance(shape, list) else shape


def _with_element(column: Value, rest: Sequence[str], element: Shape) -> Value:
    """A document with what was unwound where the array was."""
    mark = uuid.uuid4().hex
    patch: Any = mark
    for step in reversed(rest):
        patch = {step: patch}
    text = f'with_member({column.text}, {quoted(json.dumps(patch))}, {quoted(json.dumps(mark))}, "unwound ".e)'
    return Value(text, "json", _reshaped(column.shape, rest, element))


def _reshaped(shape: Shape, rest: Sequence[str], element: Shape) -> Shape:
    if not rest:
        return element
    if not isinstance(shape, dict):
        return ANY_SHAPE
    fields = cast("dict[str, Shape]", shape)
    return {**fields, rest[0]: _reshaped(fields.get(rest[0]), rest[1:], element)}


def _no_option(function: str, option: str) -> StatusError:
    return invalid_argument(f"sql_query: {function} knows no option {option.upper()}")
