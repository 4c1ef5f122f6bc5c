"""What `protos/` keeps for the next update: where its facts are from, and words whose element is gone. Both are TOML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator.inputs.toml_files import read_toml
from generator.problems import GenerationError, Problem, Problems
from generator.sync.words import Words

UPSTREAM_FILE = "UPSTREAM"
KEPT_WORDS_FILE = "KEPT_WORDS"

_UPSTREAM_HEAD = "# Where the facts in these .proto files are from; `python -m generator sync` writes this file.\n"
_KEPT_WORDS_HEAD = """\
# Words whose element is gone, by the full name that it had. `python -m generator sync` keeps them here until they are
# dropped by hand, or given to an element that has no words: rename the key to its full name and run sync again.
"""


@dataclass(frozen=True)
class Record:
    """Where the facts are from."""

    source: str = ""
    version: str = ""
    own: tuple[str, ...] = ()  # files that upstream does not have: they stay as they are
    facts: Mapping[str, str] = field(default_factory=dict[str, str])  # a digest of each file's facts


def read_record(protos: Path) -> Record:
    """The record of a tree; an empty one where there is none yet."""
    if not (protos / UPSTREAM_FILE).is_file():
        return Record()
    table = _read(protos / UPSTREAM_FILE)
    source, version = table.get("source"), table.get("version")
    own, facts = table.get("own", []), table.get("facts", {})
    if isinstance(source, str) and isinstance(version, str) and isinstance(own, list) and isinstance(facts, dict):
        files = tuple(map(str, cast("list[object]", own)))
        return Record(source, version, files, {str(k): str(v) for k, v in cast("dict[object, object]", facts).items()})
    message = "`source` and `version` are texts, `own` is a list of files, `facts` a table of digests"
    raise GenerationError([Problem(str(protos / UPSTREAM_FILE), message)])


def record_text(record: Record) -> str:
    """The record as it is written."""
    lines = [f"source = {json.dumps(record.source)}", f"version = {json.dumps(record.version)}"]
    if record.own:
        own = "".join(f"    {json.dumps(name)},\n" for name in record.own)
        lines += ["# Files that upstream does not have: they stay as they are.", f"own = [\n{own}]"]
    digests = [f'{json.dumps(name)} = "{digest}"' for name, digest in sorted(record.facts.items())]
    lines += ["\n# Digests of the facts, without comments.\n[facts]", *digests] if digests else []
    return _UPSTREAM_HEAD + "\n".join(lines) + "\n"


def read_kept_words(protos: Path) -> dict[str, Words]:
    """The words that were put aside."""
    kept: dict[str, Words] = {}
    for name, text in _read(protos / KEPT_WORDS_FILE).items():
        if not isinstance(text, str):
            raise GenerationError([Problem(f"{protos / KEPT_WORDS_FILE}:{name}", "the words of an element are a text")])
        # As they stand after `//`: with a blank in front, unless the line is empty.
        kept[name] = Words("".join(f" {line}\n" if line else "\n" for line in text.strip("\n").split("\n")))
    return kept


def kept_words_text(words: Mapping[str, Words]) -> str:
    """The words as they are written; nothing if there are none."""
    entries = [f"{json.dumps(name)} = {_multiline(found)}" for name, found in sorted(words.items())]
    return "\n".join([_KEPT_WORDS_HEAD, *entries]) if entries else ""


def _multiline(words: Words) -> str:
    lines = [line.removeprefix(" ") for part in (*words.detached, words.text) for line in part.rstrip("\n").split("\n")]
    escaped = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""\n{escaped}\n"""\n'


def _read(path: Path) -> dict[str, object]:
    problems = Problems()
    table = read_toml(path, str(path), problems) if path.exists() else {}
    problems.stop_if_any()
    return table or {}
