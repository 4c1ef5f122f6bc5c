"""Draws the rooms of the hand-written packages and who imports whom, from the code: `python docs/architecture_picture.py`.

The picture stands in `docs/architecture.md`, as Mermaid. An arrow goes down to what is imported; one that others imply
is left out, so that the floors show.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Set
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("generator", "viam_cloud_emulator", "viam_cloud_runtime")
# What every room stands on says nothing about the floors.
_LEFT_OUT = frozenset({"__main__", "_version"})
_BLOCK = re.compile(r"```mermaid\n.*?```", re.DOTALL)

Arrows = Mapping[str, Set[str]]


def arrows_of(package: str) -> dict[str, set[str]]:
    """The rooms of a package, each with those that it imports."""
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    rooms = {room: room.rpartition(".")[2] for room in graph.find_children(package)}
    for room in rooms:
        if graph.find_descendants(room):
            graph.squash_module(room)
    return {
        name: {rooms[other] for other in graph.find_modules_directly_imported_by(room) if other in rooms}
        - {name}
        - _LEFT_OUT
        for room, name in rooms.items()
        if name not in _LEFT_OUT
    }


def reduced(arrows: Arrows) -> dict[str, set[str]]:
    """The arrows that no longer way implies."""
    return {
        room: {
            below for below in direct if not any(below in _reached(other, arrows) for other in direct if other != below)
        }
        for room, direct in arrows.items()
    }


def _reached(room: str, arrows: Arrows) -> set[str]:
    found: set[str] = set()
    todo = [room]
    while todo:
        for below in arrows.get(todo.pop(), ()):
            if below not in found:
                found.add(below)
                todo.append(below)
    return found


def picture() -> str:
    """All packages, as the text of a Mermaid flowchart."""
    lines = ["flowchart TB"]
    for package in PACKAGES:
        lines += [f"  subgraph {package}", "    direction TB"]
        arrows = reduced(arrows_of(package))
        lines += [f'    {package}_{room}["{room}"]' for room in sorted(arrows)]
        lines += [
            f"    {package}_{room} --> {package}_{below}" for room in sorted(arrows) for below in sorted(arrows[room])
        ]
        lines.append("  end")
    return "\n".join(lines)


def with_picture(page: str) -> str:
    """The page with the picture that the code gives today."""
    return _BLOCK.sub(lambda _: f"```mermaid\n{picture()}\n```", page, count=1)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    PAGE.write_text(with_picture(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
