"""Queries of the dialect, translated for DuckDB: SELECT with all its clauses, UNION, WITH."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sqlglot import exp

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.sql.expressions import refuse_others, refused, translated, truth
from viam_cloud_emulator.query_engine.sql.scope import Scope, Source, path_of
from viam_cloud_emulator.query_engine.sql.sources import Sources, Table, sql_names
from viam_cloud_emulator.query_engine.sql.syntax import parse_query
from viam_cloud_emulator.query_engine.sql.values import NULL, Value, alike, identifier

_SELECT = (
    "expressions",
    "distinct",
    "from_",
    "joins",
    "where",
    "group",
    "having",
    "order",
    "limit",
    "offset",
    "with_",
)
_UNION = ("this", "expression", "distinct", "order", "limit", "offset", "with_")
_TIME = "time_received"
_JSON_ORDER = (
    "CASE json_type({0}) WHEN 'VARCHAR' THEN 2 WHEN 'OBJECT' THEN 3 WHEN 'ARRAY' THEN 4 WHEN 'BOOLEAN' THEN 5 ELSE 1"
    " END",
    "json_number({0})",
    "json_text({0})",
    "json_truth({0})",
)
"""MongoDB's order of values of different types."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A query for DuckDB.

    Args:
        text: Its SQL.
        names: Names of its columns, in order; those in DuckDB may differ.
        unbounded: Whether it reads the table without a lower bound on `time_received`, for which the cloud finds nothing.
    """

    text: str
    names: list[str]
    unbounded: bool


def translate(sql: str, table: str, columns: Mapping[str, Value]) -> Translation:
    """A query in the cloud's dialect, for DuckDB.

    Args:
        sql: The query.
        table: Name of the table that there is.
        columns: What is known of its columns.

    Raises:
        StatusError: The query is malformed, or has what the dialect lacks.
    """
    tree = parse_query(sql)
    there = {name: replace(value, text=identifier(name)) for name, value in columns.items()}
    text, selected = _query(tree, Scope({}, _query_of({})), {table: Table(identifier(table), there)})
    return Translation(text, list(selected), any(_is_unbounded(each, table) for each in tree.find_all(exp.Select)))


def _query_of(tables: Mapping[str, Table]) -> Callable[[exp.Query, Scope], tuple[str, Source]]:
    return partial(_query, tables=tables)


def _query(node: Any, outer: Scope, tables: Mapping[str, Table]) -> tuple[str, Source]:
    if isinstance(node, (exp.Subquery, exp.Paren)):
        refuse_others(node, ("this",))
        return _query(node.this, outer, tables)
    prefix, tables = _with(node.args.get("with_"), outer, tables)
    if isinstance(node, exp.Select):
        text, columns = _select(node, outer, tables)
    elif type(node) is exp.Union:
        text, columns = _union(node, outer, tables)
    else:
        raise refused(node)
    return prefix + text + _limits(node), columns


def _with(node: Any, outer: Scope, tables: Mapping[str, Table]) -> tuple[str, Mapping[str, Table]]:
    if node is None:
        return "", tables
    if node.args.get("recursive"):
        raise invalid_argument("sql_query: the cloud's SQL has no RECURSIVE")
    texts: list[str] = []
    for each in node.expressions:
        alias = each.args["alias"]
        if alias.args.get("columns"):
            raise invalid_argument("sql_query: the cloud's SQL has no names of columns in WITH")
        text, columns = _query(each.this, outer, tables)
        # Another name than that of a table, which it may hide.
        own = identifier(f"with {len(tables)} {alias.name}")
        texts.append(f"{own} AS ({text})")
        tables = {**tables, alias.name: Table(own, columns)}
    return f"WITH {', '.join(texts)} ", tables


def _select(node: exp.Select, outer: Scope, tables: Mapping[str, Table]) -> tuple[str, Source]:
    refuse_others(node, _SELECT)
    query = _query_of(tables)
    from_text, sources = Sources(tables, query, outer).translated(node)
    scope = Scope(sources, query, outer)
    selected = _selected(node, scope)
    names = sql_names(list(selected))
    distinct = node.args.get("distinct")
    if distinct is not None and distinct.args.get("on"):
        raise invalid_argument("sql_query: the cloud's SQL has no DISTINCT ON")
    items = ", ".join(f"{value.text} AS {names[name]}" for name, value in selected.items())
    text = f"SELECT {'DISTINCT ' if distinct else ''}{items}{from_text}"
    if where := node.args.get("where"):
        text += f" WHERE {truth(where.this, scope, 'WHERE')}"
    named = replace(scope, results=_aliases(node, selected))
    if group := node.args.get("group"):
        refuse_others(group, ("expressions",))
        if any(isinstance(each, exp.Literal) for each in group.expressions):
            raise invalid_argument("sql_query: GROUP BY takes names and expressions, no positions")
        text += f" GROUP BY {', '.join(translated(each, named).text for each in group.expressions)}"
    if having := node.args.get("having"):
        text += f" HAVING {truth(having.this, named, 'HAVING')}"
    columns = {name: replace(value, text=names[name], found="", hidden=False) for name, value in selected.items()}
    if order := node.args.get("order"):
        # What differs in type is sorted by more than one key, which only expressions can be.
        results = {
            name: selected[name] if value.kind == "json" and not distinct else value for name, value in columns.items()
        }
        text += _ordered(order, replace(scope, results=results), columns, keys=not distinct)
    return text, columns


def _aliases(node: exp.Select, selected: Mapping[str, Value]) -> Mapping[str, Value]:
    """Results that were named, which GROUP BY may name too."""
    return {each.alias: selected[each.alias] for each in node.expressions if isinstance(each, exp.Alias)}


def _selected(node: exp.Select, scope: Scope) -> dict[str, Value]:
    items: list[tuple[str, Value]] = []
    for position, each in enumerate(node.expressions, 1):
        star = _star(each, scope)
        if star is not None:
            items += star
            continue
        inner, name = (each.this, each.alias) if isinstance(each, exp.Alias) else (each, "")
        if isinstance(each, exp.Alias) and not name:
            raise invalid_argument("sql_query: a name after AS is empty")
        path = None if name else path_of(inner)
        # What has no name is called by its position, as in the cloud.
        found = path[-1] if path else f"_{position}"
        items.append((name or (found if isinstance(found, str) else f"_{position}"), translated(inner, scope)))
    if not items:
        raise invalid_argument("sql_query: SELECT names nothing")
    selected = dict(items)
    if len(selected) != len(items):
        sql_names([name for name, _ in items])
    return selected


def _star(node: Any, scope: Scope) -> list[tuple[str, Value]] | None:
    """The columns that `*` or `source.*` stands for; None for anything else."""
    if isinstance(node, exp.Star):
        refuse_others(node, ())
        if len(node.parent.expressions if node.parent else ()) > 1:
            raise invalid_argument("sql_query: * stands alone in SELECT; write source.* beside others")
        sources = list(scope.sources.values())
        if not sources:
            raise invalid_argument("sql_query: SELECT * needs FROM")
    elif isinstance(node, exp.Column) and isinstance(node.this, exp.Star):
        if node.table not in scope.sources:
            raise invalid_argument(f"sql_query: there is no source {node.table}")
        sources = [scope.sources[node.table]]
    else:
        return None
    return [(name, value) for source in sources for name, value in source.items() if not value.hidden]


def _union(node: exp.Union, outer: Scope, tables: Mapping[str, Table]) -> tuple[str, Source]:
    refuse_others(node, _UNION)
    left, left_columns = _query(node.this, outer, tables)
    right, right_columns = _query(node.expression, outer, tables)
    if list(left_columns) != list(right_columns):
        raise invalid_argument("sql_query: both sides of UNION must have the same columns")
    columns = dict(left_columns)
    for name, value in left_columns.items():
        alike([value, right_columns[name]], "UNION")
        if value.kind == "null":
            columns[name] = replace(right_columns[name], text=value.text)
    text = f"({left}) UNION {'' if node.args.get('distinct') else 'ALL '}({right})"
    if order := node.args.get("order"):
        text += _ordered(order, Scope({}, _query_of(tables), results=columns), columns, keys=False)
    return text, columns


def _ordered(order: exp.Order, scope: Scope, columns: Source, *, keys: bool) -> str:
    texts: list[str] = []
    for each in order.expressions:
        inner, descending = each.this, bool(each.args.get("desc"))
        if isinstance(inner, exp.Literal) and inner.is_int:
            position = int(inner.name)
            if not 1 <= position <= len(columns):
                raise invalid_argument(f"sql_query: ORDER BY {position}: there are {len(columns)} columns")
            value = list(columns.values())[position - 1]
        else:
            value = translated(inner, scope)
        if value.text == NULL.text:
            # What no row has puts nothing in order; DuckDB takes no constants.
            continue
        # Null is the smallest value of all, as MongoDB has it.
        way = "DESC NULLS LAST" if descending else "ASC NULLS FIRST"
        forms = _JSON_ORDER if value.kind == "json" and keys else ("{0}",)
        texts += [f"{form.format(value.text)} {way}" for form in forms]
    return f" ORDER BY {', '.join(texts)}" if texts else ""


def _limits(node: Any) -> str:
    text = ""
    for name in ("limit", "offset"):
        clause = node.args.get(name)
        if clause is None:
            continue
        number = clause.args.get("count") if isinstance(clause, exp.Fetch) else clause.expression
        if not (isinstance(number, exp.Literal) and number.is_int):
            raise invalid_argument(f"sql_query: {name.upper()} takes a whole number")
        text += f" {name.upper()} {number.name}"
    return text


def _is_unbounded(select: exp.Select, table: str) -> bool:
    """Whether a query reads the table itself, and nothing keeps it from going back to the beginning."""
    start = select.args.get("from_")
    if any(each.alias == table for each in select.root().find_all(exp.CTE)):
        return False
    direct = [each.this for each in (start, *(select.args.get("joins") or ())) if each is not None]
    tables = (each for node in direct if not isinstance(node, exp.Subquery) for each in _tables_in(node))
    if table not in tables:
        return False
    where = select.args.get("where")
    if where is None:
        return True
    conditions = where.this.flatten() if isinstance(where.this, exp.And) else [where.this.unnest()]
    return not any(_is_lower_bound(each) for each in conditions)


def _tables_in(node: Any) -> list[str]:
    """Names of the tables that a source is made of."""
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        return [node.name]
    if isinstance(node, exp.Table):
        return _tables_in(node.this)
    if isinstance(node, exp.Anonymous) and node.expressions:
        return _tables_in(node.expressions[0])
    path = path_of(node)
    return [str(path[-1])] if path else []


def _is_lower_bound(condition: Any) -> bool:
    left, right = (path_of(condition.args.get(name)) or [""] for name in ("this", "expression"))
    from_left = isinstance(condition, (exp.GT, exp.GTE, exp.EQ, exp.Between)) and left[-1] == _TIME
    return from_left or (isinstance(condition, (exp.LT, exp.LTE, exp.EQ)) and right[-1] == _TIME)
