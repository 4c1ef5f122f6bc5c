"""The order in which a file or message names what it holds: upstream's, kind by kind.

Descriptors list services, messages and enums apart. Where each stood among the others shows in upstream's own text; a
descriptor set has none, so there the order of today's files decides, and what is new follows what it follows upstream.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.comments import elements


def written_order(files: Iterable[FileDescriptorProto]) -> list[str]:
    """Everything in the files as their text has it, by full name; nothing where no text is known."""
    names: list[str] = []
    for file in files:
        spans = {tuple(location.path): tuple(location.span[:2]) for location in file.source_code_info.location}
        placed = [(spans[path], name) for name, path in elements(file) if path in spans]
        names += [name for _, name in sorted(placed)]
    return names


def interleaved(kinds: Sequence[Sequence[str]], today: Sequence[str]) -> list[str]:
    """Several lists as one: each in its own order, one among the other as they stand `today`.

    >>> interleaved([["S"], ["E"], ["A", "New", "B"]], ["S", "A", "E", "B"])
    ['S', 'A', 'New', 'E', 'B']
    """
    place = {name: index for index, name in enumerate(today)}
    keyed: list[tuple[int, int, int, str]] = []
    reached = -1
    for kind, names in enumerate(kinds):
        # In front of all that is known, a new element goes where the next known one of its kind is. Of a kind that is
        # new as a whole, all follow the kind before.
        reached = next((place[name] for name in names if name in place), reached)
        for index, name in enumerate(names):
            reached = max(reached, place.get(name, reached))
            keyed.append((reached, kind, index, name))
    return [name for *_, name in sorted(keyed)]
