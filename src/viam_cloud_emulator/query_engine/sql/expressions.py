"""Expressions of the dialect, translated for DuckDB. What is not translated is refused with the word for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlglot import exp

from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.query_engine.sql import casts, functions
from viam_cloud_emulator.query_engine.sql.scope import Scope, path_of, resolved
from viam_cloud_emulator.query_engine.sql.syntax import CAST_OR, ON_ERROR, ON_NULL, OWN, TYPE_CHECK
from viam_cloud_emulator.query_engine.sql.values import (
    NULL,
    Value,
    alike,
    as_kind,
    quoted,
)

_LARGEST_INTEGER = 2**63 - 1
_TYPES = {
    "BIGINT": "LONG",
    "INT": "INTEGER",
    "SMALLINT": "INTEGER",
    "DOUBLE": "DOUBLE",
    "FLOAT": "DOUBLE",
    "DECIMAL": "DOUBLE",
    "TEXT": "STRING",
    "VARCHAR": "STRING",
    "CHAR": "STRING",
    "BOOLEAN": "BOOLEAN",
    "BIT": "BOOLEAN",
    "TIMESTAMP": "TIMESTAMP",
    "ARRAY": "ARRAY",
    "DOCUMENT": "DOCUMENT",
    "BSON_DATE": "TIMESTAMP",
}
"""Types of sqlglot that a cast may name, and what they are called in `functions`."""
_WORDS: Mapping[type[Any], str] = {
    exp.Window: "OVER",
    exp.Struct: "a document in braces",
    exp.Array: "an array in brackets",
    exp.TryCast: "TRY_CAST",
    exp.Interval: "INTERVAL",
}
_PARTS = frozenset(
    """
    big_int catalog db default expression expressions field high ifs is_string length low negate position
    query quoted safe start substr table this to typed
    """.split()  # noqa: SIM905
)
"""Parts of expressions that are understood; a form of sqlglot's that has another one is not."""
_COMPARISONS = {exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">="}
_ARITHMETIC = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}
_CONNECTORS: Mapping[type[Any], str] = {exp.And: "AND", exp.Or: "OR"}
_AGGREGATES = {exp.Avg: "AVG", exp.Sum: "SUM", exp.Min: "MIN", exp.Max: "MAX"}


def refused(node: Any) -> StatusError:
    """What the dialect lacks, with its word."""
    kind: type[Any] = node.__class__
    word = _WORDS.get(kind) or (
        node.name.upper() if isinstance(node, exp.Anonymous) else node.key.upper().replace("_", " ")
    )
    return invalid_argument(f"sql_query: the cloud's SQL has no {word.removeprefix(OWN.upper())}")


def refuse_others(node: Any, known: Sequence[str]) -> None:
    """Refuse a clause with parts that are not understood, which sqlglot has for other dialects."""
    for name, value in node.args.items():
        if value and name not in known:
            raise invalid_argument(f"sql_query: the cloud's SQL has no {name.strip('_').upper()}")


def translated(node: Any, scope: Scope) -> Value:
    """The value of an expression.

    Raises:
        StatusError: The dialect lacks it, or names and kinds are wrong.
    """
    if node is None:
        raise invalid_argument("sql_query: a function or operator lacks an argument")
    kind: type[Any] = node.__class__
    for name, given in node.args.items():
        if given and name not in _PARTS:
            raise invalid_argument(f"sql_query: the cloud's SQL has no {name.strip('_').upper()} in {node.key.upper()}")
    if node.args.get("negate"):
        positive = node.copy()
        positive.set("negate", None)
        return Value(f"(NOT {truth(positive, scope, 'NOT')})", "truth")
    if kind in _COMPARISONS:
        return _comparison(node, _COMPARISONS[kind], scope)
    if kind in _CONNECTORS:
        return _connected(node, _CONNECTORS[kind], scope)
    if kind in _ARITHMETIC:
        return _calculated(node, _ARITHMETIC[kind], scope)
    if kind in _AGGREGATES:
        return _aggregated(node, _AGGREGATES[kind], scope)
    translate = _TRANSLATIONS.get(kind)
    if translate is None:
        raise refused(node)
    return translate(node, scope)


def truth(node: Any, scope: Scope, what: str) -> str:
    """A condition, as SQL."""
    return as_kind(translated(node, scope), "truth", what).text


def _path(node: Any, scope: Scope) -> Value:
    steps = path_of(node)
    if steps is None:
        if isinstance(node, exp.Bracket):
            raise invalid_argument("sql_query: brackets take a number or a name")
        raise refused(node)
    return resolved(steps, scope)


def _literal(node: Any, scope: Scope) -> Value:
    if node.is_string:
        return Value(quoted(node.this), "text")
    if node.is_int and int(node.this) <= _LARGEST_INTEGER:
        return Value(f"{node.this}::BIGINT", "number")
    try:
        # Not a decimal, which could overflow.
        return Value(f"'{float(node.this)!r}'::DOUBLE", "number")
    except ValueError:
        raise invalid_argument(f"sql_query: {node.this} is no number") from None


def _comparison(node: Any, operator: str, scope: Scope) -> Value:
    quantified = node.expression
    if isinstance(quantified, (exp.Any, exp.All)):
        word = "ANY" if isinstance(quantified, exp.Any) else "ALL"
        return _against_rows(translated(node.this, scope), f"{operator} {word}", quantified.this, scope)
    left, right = alike([translated(node.this, scope), translated(quantified, scope)], operator)
    return Value(f"({left.text} {operator} {right.text})", "truth")


def _against_rows(left: Value, operator: str, query: Any, scope: Scope) -> Value:
    text, columns = scope.query(_query_in(query), scope)
    if len(columns) != 1:
        raise invalid_argument(f"sql_query: the query after {operator} has {len(columns)} columns instead of one")
    (value,) = columns.values()
    same, other = alike([left, Value(f"found.{value.text}", value.kind)], operator)
    return Value(f"({same.text} {operator} (SELECT {other.text} FROM ({text}) AS found))", "truth")


def _query_in(node: Any) -> exp.Query:
    while isinstance(node, (exp.Subquery, exp.Paren)):
        node = node.this
    if not isinstance(node, exp.Query):
        raise invalid_argument("sql_query: ANY, ALL and EXISTS take a query")
    return node


def _connected(node: Any, operator: str, scope: Scope) -> Value:
    # Long chains lean to the left: not by recursion.
    operands: list[Any] = []
    while _CONNECTORS.get(node.__class__) == operator:
        operands.append(node.expression)
        node = node.this
    operands.append(node)
    texts = [truth(each, scope, operator) for each in reversed(operands)]
    return Value("(" + f" {operator} ".join(texts) + ")", "truth")


def _number(node: Any, scope: Scope, what: str) -> str:
    return as_kind(translated(node, scope), "number", what).text


def _calculated(node: Any, operator: str, scope: Scope) -> Value:
    operands = [translated(each, scope) for each in (node.this, node.expression)]
    texts = [as_kind(each, "number", operator).text for each in operands]
    return Value(f"({texts[0]} {operator} {texts[1]})", "number")


def _divided(node: Any, scope: Scope) -> Value:
    operator = "/" if isinstance(node, exp.Div) else "%"
    divisor = _number(node.expression, scope, operator)
    return Value(f"({_number(node.this, scope, operator)} {operator} NULLIF({divisor}, 0))", "number")


def _aggregated(node: Any, name: str, scope: Scope) -> Value:
    inner, distinct = _distinct(node.this)
    value = translated(inner, scope)
    if name in ("AVG", "SUM"):
        value = as_kind(value, "number", name)
    return Value(f"{name}({distinct}{value.text})", value.kind if name in ("MIN", "MAX") else "number", value.shape)


def _distinct(node: Any) -> tuple[Any, str]:
    if not isinstance(node, exp.Distinct):
        return node, ""
    if len(node.expressions) != 1:
        raise invalid_argument("sql_query: DISTINCT takes one value here")
    return node.expressions[0], "DISTINCT "


def _counted(node: Any, scope: Scope) -> Value:
    if isinstance(node.this, exp.Star):
        return Value("COUNT(*)", "number")
    inner, distinct = _distinct(node.this)
    return Value(f"COUNT({distinct}{translated(inner, scope).text})", "number")


def _function(node: Any, scope: Scope) -> Value:
    name = node.name
    if not name.startswith(OWN):
        raise refused(node)
    if name == CAST_OR:
        return _cast_or(node, scope)
    word = name.removeprefix(OWN).upper()
    arguments: Sequence[Any] = node.expressions
    if word == "COALESCE" and arguments:
        return functions.coalesced([translated(each, scope) for each in arguments])
    function = functions.FUNCTIONS.get(word)
    if function is None:
        raise refused(node)
    unit = ""
    if function.unit:
        first, *arguments = arguments or [None]
        path = path_of(first)
        unit = first.name.upper() if isinstance(first, exp.Var) else str(path[0]).upper() if path else ""
    return function.call(word, unit, [translated(each, scope) for each in arguments])


def _cast(node: Any, scope: Scope) -> Value:
    target = node.to.this.name
    if target == "USERDEFINED":
        target = str(node.to.args.get("kind")).upper()
    if target not in _TYPES:
        raise invalid_argument(f"sql_query: the cloud's SQL has no type {target}" + _instead(target))
    return casts.cast(translated(node.this, scope), _TYPES[target])


def _instead(target: str) -> str:
    return "; use TIMESTAMP" if target in ("DATE", "DATETIME", "TIME") else ""


def _cast_or(node: Any, scope: Scope) -> Value:
    cast_node, *others = node.expressions
    original, result = translated(cast_node.this, scope), _cast(cast_node, scope)
    texts = {other.name: translated(next(iter(other.expressions), None), scope) for other in others}
    same = dict(zip([*texts, ""], alike([*texts.values(), result], "CAST"), strict=True))
    text = f"CASE WHEN {original.text} IS NULL THEN {same[ON_NULL].text if ON_NULL in same else 'NULL'}"
    text += f" ELSE COALESCE({same[''].text}, {same[ON_ERROR].text if ON_ERROR in same else 'NULL'}) END"
    return Value(text, functions.kind_of(list(same.values())))


def _type_check(node: Any, scope: Scope) -> Value:
    check = node.expression
    if not (isinstance(check, exp.Anonymous) and check.name == TYPE_CHECK):
        raise invalid_argument("sql_query: the cloud's SQL has no IS DISTINCT FROM")
    wanted = check.expressions[0].name
    value = translated(node.this, scope)
    text = f"({casts.has_type(value, wanted)})"
    return Value(f"(NOT {text})" if isinstance(node, exp.NullSafeEQ) else text, "truth")


def _is(node: Any, scope: Scope) -> Value:
    if isinstance(node.expression, exp.Null):
        return Value(f"({translated(node.this, scope).text} IS NULL)", "truth")
    if isinstance(node.expression, exp.Boolean):
        return Value(f"({truth(node.this, scope, 'IS')} IS {node.expression.this})", "truth")
    raise invalid_argument("sql_query: IS takes NULL, MISSING, TRUE, FALSE or a type")


def _in(node: Any, scope: Scope) -> Value:
    value = translated(node.this, scope)
    if node.args.get("query") is not None:
        return _against_rows(value, "= ANY", node.args["query"], scope)
    if node.args.get("field") is not None:
        array = as_kind(translated(node.args["field"], scope), "json", "IN")
        elements = f"json_extract_string({array.text}, '$[*]')"
        if value.kind != "text":
            elements = f"TRY_CAST({elements} AS DOUBLE[])"
        return Value(f"list_contains({elements}, {value.text})", "truth")
    values = alike([value, *(translated(each, scope) for each in node.expressions)], "IN")
    return Value(f"({values[0].text} IN ({', '.join(each.text for each in values[1:])}))", "truth")


def _between(node: Any, scope: Scope) -> Value:
    value, low, high = alike([translated(node.args[name], scope) for name in ("this", "low", "high")], "BETWEEN")
    return Value(f"({value.text} BETWEEN {low.text} AND {high.text})", "truth")


def _like(node: Any, scope: Scope, escape: str = "") -> Value:
    text, pattern = (as_kind(translated(each, scope), "text", "LIKE").text for each in (node.this, node.expression))
    return Value(f"({text} LIKE {pattern}{escape})", "truth")


def _escaped(node: Any, scope: Scope) -> Value:
    character = node.expression
    if not isinstance(node.this, exp.Like):
        raise refused(node.this)
    if not (isinstance(character, exp.Literal) and character.is_string and len(character.name) == 1):
        raise invalid_argument("sql_query: ESCAPE takes one character")
    return _like(node.this, scope, f" ESCAPE {quoted(character.name)}")


def _case(node: Any, scope: Scope) -> Value:
    conditions, results = [branch.this for branch in node.args["ifs"]], [each.args["true"] for each in node.args["ifs"]]
    if node.this is not None:
        tests = [_comparison(exp.EQ(this=node.this, expression=each), "=", scope).text for each in conditions]
    else:
        tests = [truth(each, scope, "WHEN") for each in conditions]
    default = node.args.get("default")
    values = alike(
        [*(translated(each, scope) for each in results), translated(default, scope) if default else NULL], "CASE"
    )
    branches = " ".join(f"WHEN {test} THEN {value.text}" for test, value in zip(tests, values, strict=False))
    return Value(f"(CASE {branches} ELSE {values[-1].text} END)", functions.kind_of(values))


def _trimmed(node: Any, scope: Scope) -> Value:
    name = {"LEADING": "ltrim", "TRAILING": "rtrim"}.get(str(node.args.get("position") or "").upper(), "trim")
    characters = node.args.get("expression")
    given = as_kind(translated(characters, scope), "text", "TRIM").text if characters else quoted(" ")
    return Value(f"{name}({as_kind(translated(node.this, scope), 'text', 'TRIM').text}, {given})", "text")


def _position_of(node: Any, scope: Scope) -> Value:
    text, part = (
        as_kind(translated(node.args.get(name), scope), "text", "POSITION").text for name in ("this", "substr")
    )
    return Value(f"(CAST(instr({text}, {part}) AS INTEGER) - 1)", "number")


def _substring(node: Any, scope: Scope) -> Value:
    length = node.args.get("length")
    return functions.substring(
        translated(node.this, scope),
        translated(node.args.get("start"), scope),
        translated(length, scope) if length else None,
    )


def _scalar_query(node: Any, scope: Scope) -> Value:
    text, columns = scope.query(_query_in(node), scope)
    if len(columns) != 1:
        raise invalid_argument(f"sql_query: a query in an expression has {len(columns)} columns instead of one")
    (value,) = columns.values()
    return Value(f"({text})", value.kind, value.shape)


def _joined(node: Any, scope: Scope) -> Value:
    texts = [as_kind(translated(each, scope), "text", "||").text for each in (node.this, node.expression)]
    return Value(f"({' || '.join(texts)})", "text")


_TRANSLATIONS: Mapping[type[Any], Callable[[Any, Scope], Value]] = {
    exp.Anonymous: _function,
    exp.Between: _between,
    exp.Boolean: lambda node, scope: Value(str(node.this).upper(), "truth"),
    exp.Bracket: _path,
    exp.Case: _case,
    exp.Cast: _cast,
    exp.Column: _path,
    exp.Count: _counted,
    exp.CurrentTimestamp: lambda node, scope: Value("current_time_here()", "time"),
    exp.DPipe: _joined,
    exp.Div: _divided,
    exp.Dot: _path,
    exp.Escape: _escaped,
    exp.Exists: lambda node, scope: Value(f"EXISTS ({scope.query(_query_in(node.this), scope)[0]})", "truth"),
    exp.Extract: lambda node, scope: functions.extracted(node.this.name.upper(), translated(node.expression, scope)),
    exp.In: _in,
    exp.Is: _is,
    exp.Like: _like,
    exp.Literal: _literal,
    exp.Mod: _divided,
    exp.Neg: lambda node, scope: Value(f"(-{_number(node.this, scope, '-')})", "number"),
    exp.Not: lambda node, scope: Value(f"(NOT {truth(node.this, scope, 'NOT')})", "truth"),
    exp.Null: lambda node, scope: NULL,
    exp.NullSafeEQ: _type_check,
    exp.NullSafeNEQ: _type_check,
    exp.Paren: lambda node, scope: translated(node.this, scope),
    exp.StrPosition: _position_of,
    exp.Subquery: _scalar_query,
    exp.Substring: _substring,
    exp.Trim: _trimmed,
}
