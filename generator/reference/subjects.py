"""Which subject a method belongs to, by the words of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.reference.elements import Entry, Section
from generator.reference.markdown import slug

# What is said of an entry that has no subject.
_OTHERS, _ALL = "Others", "Methods"
# With fewer methods, headings would only be in the way.
_FEWEST_TO_GROUP = 10


def subject_of(name: str, subjects: Mapping[str, Sequence[str]]) -> str:
    """The first subject that has a word of the name; "" if none has."""
    padded = f"_{name}_"
    fitting = (subject for subject, words in subjects.items() if any(f"_{word}_" in padded for word in words))
    return next(fitting, "")


def noun_of(name: str) -> str:
    """What a method is about, where no subject is known: `list_loyalty_cards_by_owner` -> `loyalty card`."""
    words = name.split("_")[1:] or name.split("_")
    end = next((index for index, word in enumerate(words) if word in _PREPOSITIONS and index > 0), len(words))
    noun = " ".join(words[:end])
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


_PREPOSITIONS = frozenset({"as", "by", "for", "from", "in", "of", "on", "to", "with"})


def grouped(entries: Iterable[Entry], subject: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    """Entries by subject, in the order of the subjects' names; those without one come last."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(subject(entry), []).append(entry)
    return {name: groups[name] for name in sorted(groups, key=lambda name: (not name, name))}


def sections(entries: Sequence[Entry], subjects: Mapping[str, Sequence[str]]) -> tuple[Section, ...]:
    """Methods of a client under their subjects; few of them, or ones that are all of one subject, under one heading."""
    groups = grouped(entries, lambda entry: subject_of(entry.name, subjects))
    if len(entries) < _FEWEST_TO_GROUP or len(groups) == 1:
        return (Section(_ALL, "methods", tuple(entries)),) if entries else ()
    return tuple(Section(name or _OTHERS, slug(name or _OTHERS), tuple(found)) for name, found in groups.items())
