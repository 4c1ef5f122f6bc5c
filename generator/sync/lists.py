"""What is left to do by hand after an update, as lists in the order in which they are worked through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.inputs.schema import MethodMetadata
from generator.model.api import Api
from generator.model.docs.prose import flowing
from generator.problems import Problem
from generator.sync.words import Words


@dataclass(frozen=True)
class TodoList:
    """Things of one kind, with what to do about them."""

    title: str
    items: tuple[str, ...]
    needs_hand: bool = True  # False: it is only told

    def lines(self) -> Iterator[str]:
        """The list as text; nothing where it is empty."""
        if self.items:
            yield f"{self.title} ({len(self.items)}):"
            yield from (f"  {item}" for item in self.items)


def without_words(names: Sequence[str], words: Mapping[str, Words], drafts: Mapping[str, Words]) -> TodoList:
    """Elements that have no words of ours; what upstream says is a draft that is shown and never written."""
    items: list[str] = []
    for name in names:
        if not words.get(name, Words()).text.strip():
            draft = flowing(drafts.get(name, Words()).text).replace("\n", " ")
            items.append(f"{name}: upstream says: {draft}" if draft else name)
    return TodoList("no words yet: write a comment in protos/", tuple(items))


def put_aside(aside: Mapping[str, Words], file: str) -> TodoList:
    """Words whose element is gone."""
    items = tuple(f"{name}: {flowing(found.text)[:60]}" for name, found in sorted(aside.items()))
    return TodoList(f"words whose element is gone, kept in {file}: drop them there, or rename the key", items)


def moved_words(moved: Mapping[str, str]) -> TodoList:
    """Words that went along with what was renamed."""
    items = tuple(f"{old} -> {new}" for old, new in moved.items())
    return TodoList("words that went along with a renamed element: see whether they still fit", items, needs_hand=False)


def guessed_retries(api: Api, tables: Mapping[str, MethodMetadata]) -> TodoList:
    """RPCs of clients whose retry class no table chooses; `tables` has those of each RPC."""
    rpcs = {method.rpc.full_name: method.rpc for client in api.clients for method in client.methods}
    items = tuple(
        f'{name}: taken for "{rpc.retry_class.value}"'
        for name, rpc in rpcs.items()
        if tables.get(name, MethodMetadata()).retry is None
    )
    return TodoList('retry class guessed from the name: write `retry = "…"` in its table (--stubs adds one)', items)


def stale_metadata(problems: Sequence[Problem], renames: Mapping[str, str]) -> TodoList:
    """What metadata says of elements that are gone, with what these were probably renamed to."""
    items = tuple(dict.fromkeys(f"{problem}{_hint(str(problem), renames)}" for problem in problems))
    return TodoList("metadata that no longer fits: mend it where it stands", items)


def _hint(text: str, renames: Mapping[str, str]) -> str:
    """The new name of the element that a problem speaks of, where it was renamed."""
    words = {word.strip("`'\",;:()") for word in text.replace(":", " ").split()}
    parts = words | {part for word in words for part in word.split(".")}
    for old, new in renames.items():
        own, new_own = old.rpartition(".")[2], new.rpartition(".")[2]
        if old in words or (own != new_own and own in parts):
            return f"; {old} was probably renamed to {new}"
    return ""


def left_services(names: Sequence[str]) -> TodoList:
    """Services that upstream has and the SDK does not."""
    return TodoList("services that the SDK does not have: --add NAME takes one", tuple(names), needs_hand=False)
