"""Draws the rooms of the hand-written packages and who imports whom, from the code: `python docs/architecture_picture.py`.

The picture is `docs/architecture.svg`. A room stands on a floor above all that it imports; an arrow that others imply is
left out, so that the floors show.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "architecture.svg"
PACKAGES = ("generator", "viam_cloud_emulator", "viam_cloud_runtime")
# What every room stands on says nothing about the floors.
_LEFT_OUT = frozenset({"__main__", "_version"})
_WIDTH, _BOX_HEIGHT, _GAP, _FLOOR_HEIGHT, _TITLE_HEIGHT = 720, 28, 24, 62, 46
_STYLE = (
    "text{font:13px sans-serif;text-anchor:middle;fill:#1f2430}.title{font-weight:bold;font-size:15px}"
    "rect{fill:#e8eaf6;stroke:#5c6bc0}.paper{fill:#fff;stroke:none}path{fill:none;stroke:#8a94a6;marker-end:url(#tip)}"
)
_TIP = (
    '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0,0 8,4 0,8z" style="fill:#8a94a6;stroke:none"/></marker>'
)

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


def floors(arrows: Arrows) -> list[list[str]]:
    """The rooms from the top floor to the ground, each above all that it imports."""
    height: dict[str, int] = {}

    def height_of(room: str) -> int:
        if room not in height:
            height[room] = 1 + max((height_of(below) for below in arrows[room]), default=-1)
        return height[room]

    top = max(map(height_of, arrows))
    return [sorted(room for room in arrows if height[room] == floor) for floor in range(top, -1, -1)]


@dataclass(frozen=True)
class _Box:
    x: float  # of the middle
    y: float  # of the top
    width: float


def _placed(arrows: Arrows, y: float) -> dict[str, _Box]:
    """The rooms of a floor side by side, each below the middle of those that import it, as far as there is space."""
    boxes: dict[str, _Box] = {}
    for rooms in floors(arrows):

        def wanted(room: str) -> tuple[float, str]:
            above = [boxes[other].x for other in boxes if room in arrows[other]]
            return (sum(above) / len(above) if above else _WIDTH / 2), room

        widths = {room: 8.0 * len(room) + 20 for room in rooms}
        x = (_WIDTH - sum(widths.values()) - _GAP * (len(rooms) - 1)) / 2
        for room in sorted(rooms, key=wanted):
            boxes[room] = _Box(x + widths[room] / 2, y, widths[room])
            x += widths[room] + _GAP
        y += _FLOOR_HEIGHT
    return boxes


def _drawn(arrows: Arrows, boxes: Mapping[str, _Box]) -> list[str]:
    lines: list[str] = []
    for room, box in sorted(boxes.items()):
        for below in sorted(arrows[room]):
            x, y, end = box.x, box.y + _BOX_HEIGHT, boxes[below]
            lines.append(
                f'<path d="M{x:.0f},{y:.0f} C{x:.0f},{y + 25:.0f} {end.x:.0f},{end.y - 25:.0f} {end.x:.0f},{end.y:.0f}"/>'
            )
    for room, box in sorted(boxes.items()):
        corner = f'x="{box.x - box.width / 2:.0f}" y="{box.y:.0f}"'
        lines.append(f'<rect {corner} width="{box.width:.0f}" height="{_BOX_HEIGHT}" rx="5"/>')
        lines.append(f'<text x="{box.x:.0f}" y="{box.y + 19:.0f}">{room}</text>')
    return lines


def picture() -> str:
    """All packages, one below the other, as an SVG."""
    lines: list[str] = []
    y = 0.0
    for package in PACKAGES:
        arrows = reduced(arrows_of(package))
        lines.append(f'<text class="title" x="{_WIDTH // 2}" y="{y + 30:.0f}">{package}</text>')
        boxes = _placed(arrows, y + _TITLE_HEIGHT)
        lines += _drawn(arrows, boxes)
        y = max(box.y for box in boxes.values()) + _FLOOR_HEIGHT
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y:.0f}">'
    paper = f'<rect class="paper" width="{_WIDTH}" height="{y:.0f}"/>'
    return "\n".join((head, f"<style>{_STYLE}</style>", f"<defs>{_TIP}</defs>", paper, *lines, "</svg>", ""))


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    PICTURE.write_text(picture(), encoding="utf-8")
