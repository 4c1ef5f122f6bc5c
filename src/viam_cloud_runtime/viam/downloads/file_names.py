"""Names of downloaded files, made of what a server says: none leads out of its folder, no two of them clash.

A name is safe on every common file system, not only on the one at hand, so that a folder can be moved.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

SIDECAR_SUFFIX = ".json"
"""What the name of a file gets at its end to name the file with its metadata."""

MAX_NAME_BYTES = 255
_MAX_PLAIN_BYTES = 160
_MAX_EXTENSION_BYTES = 24
_SHORT_HASH, _WHOLE_HASH = 8, 64
_MOST_DISTINCT = 2
"""A file is called by its plain name (0), with a short hash of its ID (1), or with the whole hash (2)."""

_SEPARATORS = re.compile(r"[/\\]")
_NOT_ALLOWED = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)


def plain_name(file_name: str, extension: str, identifier: str) -> str:
    """A safe name as close as possible to the one that a file has on the server.

    Of a path only the last part counts. Characters that some file system does not take, control characters and
    invisible ones become underscores; dots and spaces at the ends go; names of Windows devices get an underscore in
    front; long names are cut before their extension.

    Args:
        file_name: What the server calls the file, whatever that may be; empty for nothing.
        extension: What the name should end in, such as `.jpg`; empty for nothing.
        identifier: ID of the file, which it is called by if it has no name.

    Returns:
        One path component of at most 160 bytes in UTF-8. It never begins with a dot.
    """
    stem = next((text for text in (file_name, identifier) if _clean(text)), "file")
    name, ending = _clean(stem), _ending(extension)
    if not name.casefold().endswith(ending.casefold()):
        # Cleaned together: a dot before the extension is not at the end.
        name = _clean(_last(stem) + ending)
    if _DEVICES.fullmatch(name.partition(".")[0].rstrip(" ")):
        name = f"_{name}"
    return _cut(name, _MAX_PLAIN_BYTES)


def _last(path: str) -> str:
    return _SEPARATORS.split(path.rstrip("/\\"))[-1]


def _clean(text: str) -> str:
    allowed = _NOT_ALLOWED.sub("_", unicodedata.normalize("NFC", _last(text)))
    # Not printable are control, format, surrogate, private and unassigned characters, and separators but the plain space.
    if not allowed.isprintable():
        allowed = "".join(character if character.isprintable() else "_" for character in allowed)
    return allowed.strip(". ")


def _ending(extension: str) -> str:
    ending = _clean(extension.lstrip("."))
    return f".{ending}" if ending and len(ending.encode()) < _MAX_EXTENSION_BYTES else ""


def _cut(name: str, limit: int) -> str:
    if len(name.encode()) <= limit:
        return name
    stem, extension = _split(name)
    return _prefix(stem, limit - len(extension.encode())) + extension


def _prefix(text: str, limit: int) -> str:
    # Cutting may leave a space or dot at the end, which may not stand before a bare end.
    return text.encode()[:limit].decode(errors="ignore").rstrip(". ") or "file"


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    if not stem or not extension or len(extension.encode()) >= _MAX_EXTENSION_BYTES:
        return name, ""
    return stem, dot + extension


def distinct_name(plain: str, identifier: str, distinction: int) -> str:
    """The name of a file that shares its plain name with others.

    Args:
        plain: The plain name.
        identifier: ID of the file; its hash goes before the extension.
        distinction: 0 for the plain name, 1 for a short hash, 2 for the whole hash.
    """
    if distinction == 0:
        return plain
    stem, extension = _split(plain)
    length = _SHORT_HASH if distinction == 1 else _WHOLE_HASH
    digest = hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{stem}-{digest[:length]}{extension}"


def sidecar_of(name: str) -> str:
    """The name of the file with the metadata of a file."""
    return name + SIDECAR_SUFFIX


def distinct_names(
    plain: Mapping[str, str],
    owner: Callable[[str, str], str | None],
    companion: Callable[[str], str] = sidecar_of,
) -> dict[str, str]:
    """Names that do not clash, neither with each other nor with what is in the folder.

    They depend on nothing but the files and what is in the folder, not on any order. A file that the folder has
    already keeps its name. Files that would clash, also where upper and lower case count as one or where a name is
    that of another's metadata, all get a hash of their ID into the name.

    Args:
        plain: Plain name of each file, by ID.
        owner: Whose file has a name in the folder, asked with the name and the ID that would like it: an ID; empty for
            what is not to be touched; None if the name can be had.
        companion: The name of what belongs to a file of some name, and may be no other file's either.

    Returns:
        The name of each file, by ID.
    """
    ladders = {
        identifier: [distinct_name(name, identifier, step) for step in range(_MOST_DISTINCT + 1)]
        for identifier, name in plain.items()
    }
    steps = dict.fromkeys(plain, 0)
    _resolve(ladders, steps, frozenset(), companion)
    kept: set[str] = set()
    for identifier, ladder in ladders.items():
        own = next((step for step, name in enumerate(ladder) if owner(name, identifier) == identifier), None)
        if own is not None:
            steps[identifier] = own
            kept.add(identifier)
        while (
            own is None
            and steps[identifier] < _MOST_DISTINCT
            and owner(ladder[steps[identifier]], identifier) is not None
        ):
            steps[identifier] += 1
    _resolve(ladders, steps, kept, companion)
    return {identifier: ladder[steps[identifier]] for identifier, ladder in ladders.items()}


def _resolve(
    ladders: Mapping[str, list[str]], steps: dict[str, int], kept: Iterable[str], companion: Callable[[str], str]
) -> None:
    """Make names more distinct until none clash; those that are kept stay."""
    fixed = set(kept)

    def keys(name: str) -> tuple[str, str]:
        # As the least discerning of file systems see them.
        return folded(name), folded(companion(name))

    while True:
        taken = Counter(key for identifier, ladder in ladders.items() for key in keys(ladder[steps[identifier]]))
        clashing = [
            identifier
            for identifier, ladder in ladders.items()
            if identifier not in fixed
            and steps[identifier] < _MOST_DISTINCT
            and any(taken[key] > 1 for key in keys(ladder[steps[identifier]]))
        ]
        if not clashing:
            return
        for identifier in clashing:
            steps[identifier] += 1


def folded(name: str) -> str:
    """What names have in common that some file system takes for the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", name).casefold())
