"""Text of comments and docstrings as Markdown; nothing in it is taken for markup by accident."""

from __future__ import annotations

import collections.abc
import re
from collections.abc import Callable

from generator.model.docs.prose import is_item, is_laid_out, item_indent

# Double backticks are how reStructuredText writes code.
_CODE = re.compile(r"(`{1,2})(?P<code>[^`\n]+)\1")
_MARKUP = re.compile(r"[\\*\[\]|]|(?<!\w)_|_(?!\w)")
_ADDRESS = re.compile(r"https?://[^\s<>)`]+[^\s<>)`.,;:]")
_CONTAINERS = frozenset(name for name in dir(collections.abc) if name[0].isupper())
_CODE_INDENT = "    "

Link = Callable[[str], str | None]
"""The address of what a name stands for; None where it stands for nothing, or for several things."""


def plain(text: str) -> str:
    """Words without markup: what could be taken for some is escaped."""
    parts: list[str] = []
    end = 0
    for address in _ADDRESS.finditer(text):
        parts += [_escaped(text[end : address.start()]), f"<{address[0]}>"]
        end = address.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    # HTML's own way, since a backslash says nothing in front of these.
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(lambda match: f"\\{match[0]}", text)


def inline(text: str, link: Link) -> str:
    """A line of text: code stays code, and leads to what it names."""
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(text):
        parts += [plain(text[end : code.start()]), linked_code(code["code"], link)]
        end = code.end()
    return "".join([*parts, plain(text[end:])])


def linked_code(code: str, link: Link) -> str:
    """A span of code, which leads to what it names."""
    address = link(code.removesuffix("()"))
    span = f"`{code}`" if "|" not in code else f"<code>{plain(code)}</code>"
    return f"[{span}]({address})" if address else span


def block(text: str, link: Link) -> str:
    """A paragraph, a list or code, as a block of its own."""
    lines = text.split("\n")
    if not any(is_laid_out(line) for line in lines):
        return inline(" ".join(text.split()), link)
    made: list[str] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if is_item(line):
            # The model indents lists in lists by two blanks, Markdown by four.
            depth = (len(line) - len(line.lstrip())) * 2
            start = item_indent(line)
            blank = [""] if before is not None and not is_item(before) else []
            made += [*blank, f"{' ' * depth}{line[:start].strip()} {inline(line[start:], link)}"]
        elif line.startswith(_CODE_INDENT):
            made += [*([""] if before is not None and not before.startswith(_CODE_INDENT) else []), line]
        else:
            made += [*([""] if before is not None and is_laid_out(before) else []), inline(line, link)]
    return "\n".join(made)


def cell(text: str, link: Link) -> str:
    """Text in a table, where each block is a line."""
    lines: list[str] = []
    for line in text.split("\n"):
        if is_item(line):
            lines.append(f"• {inline(line[item_indent(line) :], link)}")
        elif line.startswith(_CODE_INDENT):
            lines.append(f"<code>{plain(line.strip())}</code>")
        else:
            lines.append(inline(" ".join(line.split()), link))
    return "<br>".join(line for line in lines if line)


# What has items in brackets is a container of Python's, even where a message has its name.
_NAME = re.compile(r"[A-Za-z_][\w.]*(?![\w.\[])|[A-Za-z_][\w.]*(?P<container>(?=\[))")


def linked_type(text: str, link: Link) -> str:
    """A type or signature as code, in which each name leads to what it stands for."""
    parts: list[str] = []
    end = 0
    for name in _NAME.finditer(text):
        address = link(name[0]) if name["container"] is None or name[0] not in _CONTAINERS else None
        shown = plain(name[0])
        parts += [plain(text[end : name.start()]), f"[{shown}]({address})" if address else shown]
        end = name.end()
    return f"<code>{''.join([*parts, plain(text[end:])])}</code>"


def slug(text: str) -> str:
    """Text as part of an address: `Roles and permissions` -> `roles-and-permissions`."""
    return "-".join(re.findall(r"[a-z0-9_]+", text.lower()))
