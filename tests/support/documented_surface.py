"""The documented Python surface as facts: client -> method -> parameters, in order.

`documented_surface.json` has `[name, type]` for a required parameter and `[name, type, default]` for any other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DocumentedParam:
    name: str
    type: str
    default: str | None = None  # source text; None: required


DOCUMENTED_SURFACE: dict[str, dict[str, list[DocumentedParam]]] = {
    client: {method: [DocumentedParam(*param) for param in params] for method, params in methods.items()}
    for client, methods in json.loads((Path(__file__).parent / "documented_surface.json").read_text()).items()
}
