"""Results as tables of HTML, for notebooks: without secrets, and no longer than one wants to scroll."""

# Items may be of any kind.
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from viam_cloud_runtime.messages.json_output import to_dict
from viam_cloud_runtime.messages.view_fields import fields_of
from viam_cloud_runtime.redaction import shorten

_MAX_ROWS = 50
_MAX_COLUMNS = 20
_MAX_CELL = 80
_NOTHING: tuple[object, ...] = (None, "", [], {})


def fields_table(value: object) -> str:
    """A table with a row for each field of a view that is not secret."""
    rows = [[html.escape(name), _cell(item)] for name, item in _fields(value).items()]
    return _table(type(value).__name__, ["field", "value"], rows)


def rows_table(items: Sequence[object]) -> str:
    """A table with a row for each item; columns that would be empty are left out."""
    if not items:
        return "<em>an empty list</em>"
    shown = [_fields(item) for item in items[:_MAX_ROWS]]
    columns = list(dict.fromkeys(name for row in shown for name, value in row.items() if value not in _NOTHING))[
        :_MAX_COLUMNS
    ]
    rows = [[_cell(row.get(column)) for column in columns] for row in shown]
    title = f"{type(items[0]).__name__}, {len(items):,} in all"
    if len(items) > _MAX_ROWS:
        title += f", the first {_MAX_ROWS} here"
    return _table(title, [html.escape(column) for column in columns], rows)


def _fields(item: Any) -> Mapping[str, Any]:
    is_view = dataclasses.is_dataclass(item)
    if not (is_view or hasattr(item, "DESCRIPTOR") or isinstance(item, Mapping)):
        return {"value": item}
    [fields] = to_dict([item])
    hidden = {field.name for field in fields_of(item) if not field.repr} if is_view else set[str]()
    return {name: value for name, value in fields.items() if name not in hidden}


def _cell(value: object) -> str:
    if value in _NOTHING:
        return ""
    text = json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, (dict, list)) else str(value)
    return html.escape(shorten(text, _MAX_CELL))


def _table(title: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = "".join(f'<th style="text-align: left">{column}</th>' for column in columns)
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align: left">{cell}</td>' for cell in row) + "</tr>" for row in rows
    )
    caption = f'<caption style="text-align: left">{html.escape(title)}</caption>'
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
