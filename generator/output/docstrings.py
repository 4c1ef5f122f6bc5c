"""Text as docstrings lay it out."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterator

from generator.model.docs.prose import is_item, is_laid_out, item_indent
from generator.model.elements import NO_BREAK

_DOCSTRING_WIDTH = 100


def prose(text: str, hanging: int = 0) -> str:
    """Text filled to the width of docstrings, safe inside one; later lines are indented by `hanging`.

    Items of lists get a line each, and code stays as it is.
    """
    width = _DOCSTRING_WIDTH - hanging
    lines = [line for part in _parts(text) for line in _filled(part, width)]
    return escaped(("\n" + " " * hanging).join(lines))


def _parts(text: str) -> Iterator[str]:
    """What is filled as a whole: the lines between those that stand for themselves."""
    for laid_out, group in itertools.groupby(text.split("\n"), is_laid_out):
        lines = list(group)
        yield from lines if laid_out else ["\n".join(lines)]


def _filled(text: str, width: int) -> list[str]:
    if is_item(text):
        mark, hanging = text[: item_indent(text)], " " * item_indent(text)
        return _wrapped(text.removeprefix(mark), width, initial_indent=mark, subsequent_indent=hanging)
    return [text] if is_laid_out(text) else _wrapped(text, width)


def _wrapped(text: str, width: int, *, initial_indent: str = "", subsequent_indent: str = "") -> list[str]:
    lines = textwrap.wrap(
        " ".join(re.split(r"[ \t\n]+", text.strip())),
        width,
        initial_indent=initial_indent,
        subsequent_indent=subsequent_indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(NO_BREAK, " ") for line in lines] or [""]


def block(text: str, indentation: int) -> str:
    """Lines indented to stand in a block, without the line break at the end."""
    return textwrap.indent(text.rstrip(), " " * indentation).lstrip()


def escaped(text: str) -> str:
    """Text as it must be written inside a triple-quoted string."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return text[:-1] + '\\"' if text.endswith('"') else text
