"""Changes as people and programs read them: lines, Markdown for a changelog, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from generator.surface.change import Change
from generator.surface.shapes import MethodShape, Surface

FORMATS = ("text", "markdown", "json")

# What a change is about, in the order of a page: methods of clients first, messages after them.
_OF_CLIENTS = frozenset(
    {"client", "class", "method", "parameter", "kind", "path", "request", "response", "result", "grade", "retry"}
)
_MESSAGES = "Messages and enums"


def change_report(changes: Sequence[Change], notes: Sequence[str], new: Surface, form: str) -> str:
    """All changes in one of the formats.

    Args:
        changes: What `compare` found, in its order.
        notes: What a reader must know besides.
        new: The surface after the changes.
        form: One of `FORMATS`.
    """
    if form == "json":
        return _json(changes, notes)
    if form == "markdown":
        return _markdown(changes, notes, new)
    return "\n".join([*map(line, changes), *(f"note: {note}" for note in notes), summary(changes)])


def line(change: Change) -> str:
    """A change as one line of text."""
    mark = "BREAKING" if change.is_breaking else ""
    broken = f"  [{', '.join(change.broken)}]" if change.is_breaking else ""
    detail = f"  {change.detail}" if change.detail else ""
    return f"{mark:<8}  {change.verb:<10} {change.what:<10} {change.name}{detail}{broken}"


def summary(changes: Sequence[Change]) -> str:
    """One line that counts the changes."""
    breaking = sum(change.is_breaking for change in changes)
    return f"{len(changes)} change(s) for callers, {breaking} of them breaking" if changes else "no change for callers"


def _json(changes: Sequence[Change], notes: Sequence[str]) -> str:
    entries = [
        {"what": c.what, "verb": c.verb, "name": c.name, "detail": c.detail, "breaks": list(c.broken)} for c in changes
    ]
    return json.dumps({"changes": entries, "notes": list(notes), "summary": summary(changes)}, indent=2)


def _markdown(changes: Sequence[Change], notes: Sequence[str], new: Surface) -> str:
    lines: list[str] = []
    for title, chosen in (
        ("Breaking", [change for change in changes if change.is_breaking]),
        ("Other changes", _folded([change for change in changes if not change.is_breaking], new)),
    ):
        if chosen:
            lines += [f"### {title}", "", *_sections(chosen, new)]
    lines += [f"> {note}\n" for note in notes]
    return "\n".join([*lines, f"{summary(changes)[:1].upper()}{summary(changes)[1:]}."])


def _sections(changes: Iterable[Change], new: Surface) -> list[str]:
    lines: list[str] = []
    for section, members in groupby(sorted(changes, key=_section_order), key=_section):
        lines += [f"**{section}**", "", *(_item(change, new) for change in members), ""]
    return lines


def _section(change: Change) -> str:
    return f"`{change.name.partition('.')[0]}`" if change.what in _OF_CLIENTS and "." in change.name else _MESSAGES


def _section_order(change: Change) -> tuple[bool, str, str, str]:
    section = _section(change)
    return section == _MESSAGES, section, change.name, change.what


def _item(change: Change, new: Surface) -> str:
    name = change.name.partition(".")[2] if _section(change) != _MESSAGES else change.name
    method = _methods(new).get(change.name)
    if change.what == "method" and change.verb == "added" and method is not None:
        arguments = ", ".join(param.name for param in method.params if param.name not in ("timeout", "retry"))
        return f"- new method `{name}({arguments})`, of `{change.detail}`"
    detail = f" {_quoted(change.detail)}" if change.detail else ""
    broken = f" (breaks {', '.join(change.broken)})" if change.is_breaking else ""
    return f"- {change.what} `{name}` {change.verb}{detail}{broken}"


def _quoted(detail: str) -> str:
    """What it was and is, or only what it is, and advice after a semicolon as it stands."""
    values, separator, advice = detail.partition("; ")
    if values.startswith("-> "):
        return f"to `{values[3:]}`{separator}{advice}"
    old, arrow, new = values.partition(" -> ")
    return (f"from `{old}` to `{new}`" if arrow else f"(`{values}`)") + separator + advice


def _folded(changes: Sequence[Change], new: Surface) -> list[Change]:
    """Without what methods say already: messages of new methods, and fields that came as parameters."""
    methods = _methods(new)
    added = {(change.what, change.name) for change in changes if change.verb == "added"}
    said: set[str] = set()
    for name, method in methods.items():
        if ("method", name) in added:
            said |= {method.request, method.response}
        said |= {
            f"{method.request}.{param.name}"
            for param in method.params
            if ("parameter", f"{name}({param.name})") in added
        }
    return [change for change in changes if not (change.verb == "added" and change.name in said)]


def _methods(surface: Surface) -> Mapping[str, MethodShape]:
    return {
        f"{client}.{name}": shape for client, found in surface.clients.items() for name, shape in found.methods.items()
    }
