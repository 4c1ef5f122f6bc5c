"""Since which version of an API its elements exist, kept beside the protos as `HISTORY`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator.inputs.toml_files import read_toml
from generator.problems import Problems

HISTORY_FILE = "HISTORY"
_HEAD = """\
# Since which version the API has its elements; `python -m generator sync` writes this file. `versions` are those that
# have been compared, the earliest first: what is not listed was in the first of them already. What comes with a new
# message, enum or service is not listed beside it.
"""


@dataclass(frozen=True)
class History:
    """The versions that were compared, and the elements that came with each but the first."""

    versions: tuple[str, ...] = ()
    since: Mapping[str, str] = field(default_factory=dict[str, str])  # full name -> version

    def version_of(self, full_name: str) -> str:
        """The first of the versions that has the element, in words; "" where no version is known."""
        name = full_name
        while name:
            if name in self.since:
                return self.since[name]
            name = name.rpartition(".")[0]
        return f"{self.versions[0]} or earlier" if self.versions else ""

    def updated(self, before: tuple[str, Iterable[str]], after: tuple[str, Iterable[str]]) -> History:
        """The history with one more version; each has its name and the full names of its elements."""
        (earlier, known), (version, names) = before, after
        present = set(names)
        new = present - set(known)
        outermost = {name for name in new if name.rpartition(".")[0] not in new}
        versions = self.versions or (earlier,)
        kept = {name: since for name, since in self.since.items() if name in present}
        return History(
            versions if version in versions else (*versions, version), {**kept, **dict.fromkeys(outermost, version)}
        )


def read_history(protos: Path) -> History:
    """The history of a tree; an empty one where there is none."""
    path = protos / HISTORY_FILE
    if not path.is_file():
        return History()
    problems = Problems()
    table = read_toml(path, str(path), problems) or {}
    versions, since = table.get("versions"), table.get("since", {})
    if not isinstance(versions, list) or not versions or not isinstance(since, dict):
        problems.add(str(path), "`versions` is a list of versions, `since` a table of lists of elements")
    problems.stop_if_any()
    by_version = cast("dict[str, list[str]]", since)
    return History(
        tuple(map(str, cast("list[object]", versions))),
        {name: version for version, names in by_version.items() for name in names},
    )


def history_text(history: History) -> str:
    """The history as it is written."""
    lines = [f"versions = {json.dumps(list(history.versions))}"]
    by_version = {
        version: sorted(name for name, since in history.since.items() if since == version)
        for version in history.versions
    }
    lines += ["", "[since]"] if history.since else []
    for version, names in by_version.items():
        listed = "".join(f"    {json.dumps(name)},\n" for name in names)
        lines += [f"{json.dumps(version)} = [\n{listed}]"] if names else []
    return _HEAD + "\n".join(lines) + "\n"
