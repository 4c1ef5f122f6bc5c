"""The words of an API: its comments by full name, apart from the facts that they describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator.inputs.comments import elements

# Where protoc keeps what stands above `syntax` and `package`.
_FILE_SYNTAX, _FILE_PACKAGE = (12,), (2,)


@dataclass(frozen=True)
class Words:
    """What stands at one element, each comment as its lines after `//`."""

    leading: str = ""
    trailing: str = ""
    detached: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, as one comment in front of the element."""
        return "\n".join(part.rstrip("\n") for part in (self.leading, self.trailing) if part.strip())

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.detached)


def read_words(files: Iterable[FileDescriptorProto]) -> dict[str, Words]:
    """The words at every element that has any; those of a file as a whole stand under its name."""
    words: dict[str, Words] = {}
    for file in files:
        by_path = {
            tuple(location.path): Words(
                location.leading_comments, location.trailing_comments, tuple(location.leading_detached_comments)
            )
            for location in file.source_code_info.location
        }
        for name, path in elements(file):
            if found := by_path.get(path):
                words[name] = found
        heads = [found for path in (_FILE_SYNTAX, _FILE_PACKAGE) if (found := by_path.get(path))]
        if heads:
            detached = tuple(part for head in heads for part in (*head.detached, head.text) if part.strip())
            words[file.name] = Words(detached=detached)
    return words


@dataclass(frozen=True)
class Placement:
    """Where words go in a new state of the API."""

    words: dict[str, Words]  # by the names of today
    aside: dict[str, Words]  # those whose element is gone
    moved: dict[str, str]  # old name -> new name, of those that went along with a renamed element


def place(words: Mapping[str, Words], names: Iterable[str], renames: Mapping[str, str]) -> Placement:
    """Each element gets the words under its own name, a renamed one those that it had; the rest is put aside."""
    known = set(names)
    kept = {name: found for name, found in words.items() if name in known}
    moved = {
        old: new
        for old, new in renames.items()
        if old in words and old not in known and new in known and new not in kept
    }
    aside = {name: found for name, found in words.items() if name not in known and name not in moved}
    return Placement({**kept, **{new: words[old] for old, new in moved.items()}}, aside, moved)
