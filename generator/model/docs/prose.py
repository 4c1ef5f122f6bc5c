"""The structure of comments: paragraphs, lists and blocks of code, as far as docstrings keep it.

A paragraph is text in one line. A list has a line per item, and each line of a block of code is indented by at least
four blanks: layout needs no other mark.
"""

from __future__ import annotations

import re
import textwrap

_BULLET = re.compile(r"^(?P<indent> *)(?P<mark>[-*+•]|\d{1,3}[.)]) +(?P<text>.*)$")
_FENCE = re.compile(r"^\s*(?P<fence>```|~~~)")
_TABLE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_SAID_OF_RESULT = re.compile(r"^Returns?: *")
_CODE_INDENT = "    "


def paragraphs(comment: str) -> tuple[str, ...]:
    """The paragraphs, lists and blocks of code of a comment."""
    lines = comment.expandtabs(4).splitlines()
    found: list[str] = []
    follows_text = False  # directly, without a blank line; what is indented there is no code
    while lines:
        if not lines[0].strip():
            del lines[0]
            follows_text = False
            continue
        if _FENCE.match(lines[0]):
            found.append(_fenced(lines))
        elif _TABLE_ROW.match(lines[0]):
            found.append(_table(lines))
        elif lines[0].startswith(_CODE_INDENT) and not follows_text:
            found.append(_code(_taken_while_indented(lines)))
        elif _BULLET.match(lines[0]):
            found.append(_list(lines))
        else:
            found.append(_prose(lines))
        follows_text = True
    return tuple(paragraph for paragraph in found if paragraph)


def flowing(comment: str) -> str:
    """A comment in the place of one sentence: its prose in one line, with a break only for lists and code."""
    flow = ""
    was_prose = False
    for paragraph in paragraphs(comment):
        is_prose = "\n" not in paragraph and not is_laid_out(paragraph)
        flow += (" " if is_prose and was_prose else "\n") + paragraph if flow else paragraph
        was_prose = is_prose
    return flow


def split_result(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The paragraphs without the one that says what is returned (`Returns: …`), and what it says."""
    said = [paragraph for paragraph in paragraphs if _SAID_OF_RESULT.match(paragraph)]
    if len(said) != 1 or "\n" in said[0]:
        return paragraphs, ""
    return tuple(p for p in paragraphs if p != said[0]), _SAID_OF_RESULT.sub("", said[0])


def is_laid_out(line: str) -> bool:
    """Whether a line stands for itself: the item of a list, or code."""
    return line.startswith(_CODE_INDENT) or is_item(line)


def is_item(line: str) -> bool:
    """Whether a line is the item of a list."""
    return _BULLET.match(line) is not None


def item_indent(line: str) -> int:
    """Where the text of an item begins, and its further lines do too."""
    match = _BULLET.match(line)
    return match.start("text") if match else 0


def _prose(lines: list[str]) -> str:
    words: list[str] = []
    while lines and lines[0].strip() and not _interrupts(lines[0]):
        words += lines.pop(0).split()
    return " ".join(words)


def _interrupts(line: str) -> bool:
    """What ends a paragraph without a blank line. A number does so only if a list can begin with it."""
    match = _BULLET.match(line)
    begins_list = match is not None and (not match["mark"][0].isdigit() or match["mark"][:-1] == "1")
    return begins_list or _FENCE.match(line) is not None or _TABLE_ROW.match(line) is not None


def _list(lines: list[str]) -> str:
    items: list[str] = []
    indents: list[int] = []  # of the lists that the item is in
    while lines and lines[0].strip() and not (_FENCE.match(lines[0]) or _TABLE_ROW.match(lines[0])):
        line = lines.pop(0)
        match = _BULLET.match(line)
        if match is None:
            items[-1] += f" {' '.join(line.split())}"
            continue
        while indents and indents[-1] >= len(match["indent"]):
            indents.pop()
        indents.append(len(match["indent"]))
        mark = "-" if match["mark"] in "-*+•" else match["mark"]
        items.append(f"{'  ' * (len(indents) - 1)}{mark} {' '.join(match['text'].split())}")
    return "\n".join(items)


def _fenced(lines: list[str]) -> str:
    opening = _FENCE.match(lines.pop(0))
    assert opening is not None
    code: list[str] = []
    while lines and not (line := lines.pop(0)).lstrip().startswith(opening["fence"]):
        code.append(line)
    return _code(code)


def _table(lines: list[str]) -> str:
    """A table of pipes, which reads as it is."""
    rows: list[str] = []
    while lines and _TABLE_ROW.match(lines[0]):
        rows.append(lines.pop(0).strip())
    return _code(rows)


def _taken_while_indented(lines: list[str]) -> list[str]:
    taken: list[str] = []
    while lines and (lines[0].startswith(_CODE_INDENT) or not lines[0].strip()):
        taken.append(lines.pop(0))
    return taken


def _code(lines: list[str]) -> str:
    block = textwrap.dedent("\n".join(lines)).strip("\n")
    return textwrap.indent(block.rstrip(), _CODE_INDENT)
