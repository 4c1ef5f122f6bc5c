"""A docstring of hand-written Python, in its sections."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import griffe

from generator.model.docs.prose import paragraphs
from generator.reference.elements import Example, Returns, Row

_DOCTEST_OPTION = re.compile(r"[ \t]*# doctest:.*$", re.MULTILINE)
_LITERAL_EXAMPLE = re.compile(r"\n*^Examples?::\n\n(?P<code>(?:[ ]{4}.*\n?|\n)+)", re.MULTILINE)
_MODULES_OF_TYPES = re.compile(r"\b(?:datetime|typing|collections\.abc)\.(?=[A-Za-z])")


def written_type(annotation: object) -> str:
    """A type without the modules that say nothing; "" for none."""
    return "" if annotation is None else _MODULES_OF_TYPES.sub("", str(annotation))


@dataclass(frozen=True)
class Docstring:
    """What the docstring of a class, function or attribute says; nothing where there is none."""

    owner: griffe.Object

    @cached_property
    def _sections(self) -> list[griffe.DocstringSection]:
        return self.owner.docstring.parsed if self.owner.docstring is not None else []

    @cached_property
    def _texts(self) -> list[str]:
        return [section.value for section in self._sections if isinstance(section, griffe.DocstringSectionText)]

    @cached_property
    def _prose(self) -> tuple[str, ...]:
        return paragraphs(_LITERAL_EXAMPLE.sub("\n", "\n\n".join(self._texts)))

    @property
    def text(self) -> str:
        """All prose in a line."""
        return " ".join(self._prose)

    @property
    def summary(self) -> str:
        """The first paragraph."""
        return self._prose[0] if self._prose else ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The other paragraphs."""
        return self._prose[1:]

    @property
    def parameters(self) -> tuple[Row, ...]:
        """The parameters, with types and defaults as the signature has them where the docstring says nothing else."""
        return tuple(
            Row(item.name, written_type(item.annotation), str(item.default or ""), _line(item.description))
            for section in self._sections
            if isinstance(section, griffe.DocstringSectionParameters)
            for item in section.value
        )

    @property
    def attributes(self) -> tuple[Row, ...]:
        """The attributes that the docstring of a class lists."""
        return tuple(
            Row(item.name, written_type(item.annotation), text=_line(item.description))
            for section in self._sections
            if isinstance(section, griffe.DocstringSectionAttributes)
            for item in section.value
        )

    def returns(self, annotation: str) -> Returns | None:
        """What is returned, of the type that the signature has; None for nothing."""
        found = [
            item.description
            for section in self._sections
            if isinstance(section, griffe.DocstringSectionReturns)
            for item in section.value
        ]
        if not found and annotation in ("", "None"):
            return None
        return Returns(annotation, _line(found))

    @property
    def raises(self) -> tuple[tuple[str, str], ...]:
        """The errors by their class."""
        return tuple(
            (str(item.annotation), _line(item.description).rstrip("."))
            for section in self._sections
            if isinstance(section, griffe.DocstringSectionRaises)
            for item in section.value
        )

    @property
    def example(self) -> Example | None:
        """The example, the same for both flavours."""
        admonitions = [
            section.value for section in self._sections if isinstance(section, griffe.DocstringSectionAdmonition)
        ]
        codes = [said.description for said in admonitions if said.kind == "example"]
        literals = (_LITERAL_EXAMPLE.search(text) for text in self._texts)
        codes += [re.sub(r"^ {4}", "", found["code"], flags=re.MULTILINE) for found in literals if found]
        code = _DOCTEST_OPTION.sub("", "\n\n".join(codes)).strip()
        return Example(code, code) if code else None


def _line(text: str | Iterable[str]) -> str:
    return " ".join((text if isinstance(text, str) else " ".join(text)).split())
