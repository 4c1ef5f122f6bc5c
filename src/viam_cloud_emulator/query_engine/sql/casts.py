"""Types of the dialect: what has one, and casts from one to another."""

from __future__ import annotations

from collections.abc import Mapping

from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.query_engine.sql.values import NULL, Kind, Value, quoted

_JSON_TYPES = {
    "NUMBER": ("DOUBLE", "BIGINT", "UBIGINT"),
    "DOUBLE": ("DOUBLE", "BIGINT", "UBIGINT"),
    "STRING": ("VARCHAR",),
    "BOOL": ("BOOLEAN",),
    "BOOLEAN": ("BOOLEAN",),
    "DOCUMENT": ("OBJECT",),
    "ARRAY": ("ARRAY",),
}
_KINDS_OF_TYPES = {
    "NUMBER": "number",
    "DOUBLE": "number",
    "STRING": "text",
    "BOOL": "truth",
    "BOOLEAN": "truth",
    "TIMESTAMP": "time",
    "BSON_DATE": "time",
}


def has_type(value: Value, wanted: str) -> str:
    """Whether a value is of a type, as SQL."""
    if wanted == "MISSING":
        return f"{value.found} IS NULL" if value.found else "TRUE" if value is NULL else "FALSE"
    if value.kind == "json":
        types = ", ".join(quoted(each) for each in _JSON_TYPES.get(wanted, ())) or "NULL"
        return f"COALESCE(json_type({value.text}) IN ({types}), FALSE)"
    if wanted in ("INT", "INTEGER", "LONG"):
        exact = "('BIGINT', 'HUGEINT')" if wanted == "LONG" else "('INTEGER')"
        return f"{value.text} IS NOT NULL AND typeof({value.text}) IN {exact}"
    return f"{value.text} IS NOT NULL" if _KINDS_OF_TYPES.get(wanted) == value.kind else "FALSE"


def cast(value: Value, target: str) -> Value:
    """A value as one of another type; null where that cannot be done.

    Raises:
        StatusError: There is no such type in the dialect, or the emulator lacks it.
    """
    if target in ("DOCUMENT", "ARRAY"):
        kind = "OBJECT" if target == "DOCUMENT" else "ARRAY"
        text = f"CASE WHEN json_type({value.text}) = '{kind}' THEN {value.text} END"
        return Value(text, "json", value.shape) if value.kind == "json" else NULL
    if target not in _CASTS:
        raise invalid_argument(f"sql_query: {target} is no type that the cloud's SQL casts to")
    result, texts = _CASTS[target]
    form = texts.get(value.kind)
    return NULL if form is None else Value(form.format(value.text), result)


def _numeric(kind: str, exact: bool) -> tuple[Kind, Mapping[Kind, str]]:
    texts: dict[Kind, str] = {
        "number": f"TRY_CAST(trunc({{0}}) AS {kind})" if exact else f"CAST({{0}} AS {kind})",
        "text": f"TRY_CAST(text_integer({{0}}) AS {kind})" if exact else f"TRY_CAST({{0}} AS {kind})",
        "truth": f"CAST({{0}} AS {kind})",
        "json": f"TRY_CAST(trunc(json_number({{0}})) AS {kind})"
        if exact
        else f"TRY_CAST(json_string({{0}}) AS {kind})",
    }
    if kind != "INTEGER":
        texts["time"] = f"CAST(epoch_ms({{0}}) AS {kind})"
    return "number", texts


_CASTS: Mapping[str, tuple[Kind, Mapping[Kind, str]]] = {
    "INTEGER": _numeric("INTEGER", True),
    "LONG": _numeric("BIGINT", True),
    "DOUBLE": _numeric("DOUBLE", False),
    "STRING": (
        "text",
        {
            "text": "{0}",
            "number": "number_text({0})",
            "time": "time_text({0})",
            "truth": "CAST({0} AS VARCHAR)",
            "json": "json_string({0})",
        },
    ),
    "BOOLEAN": (
        "truth",
        {
            "truth": "{0}",
            "number": "({0} <> 0)",
            "text": "CASE WHEN {0} IS NOT NULL THEN TRUE END",
            "time": "CASE WHEN {0} IS NOT NULL THEN TRUE END",
            "json": "COALESCE(json_truth({0}), json_number({0}) <> 0, json_type({0}) <> 'NULL')",
        },
    ),
    "TIMESTAMP": (
        "time",
        {
            "time": "{0}",
            "text": "text_time({0})",
            "number": "make_timestamp(CAST({0} * 1000 AS BIGINT))",
            "json": "text_time(json_text({0}))",
        },
    ),
}
"""By target, how it is made of each kind; kinds that are missing cannot be converted."""
