"""Python names for what protobuf names: one rule each, so that a reader can guess the result."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection

# Words with capitals inside that are nevertheless one word.
_MIXED_CASE_WORDS = ("OAuth", "IPv4", "IPv6", "GraphQL")

_WORD = re.compile(
    "|".join(_MIXED_CASE_WORDS)
    + r"|[A-Z]{2,}s(?![a-z])"  # the plural of an acronym: IDs, URLs
    + r"|[A-Z]+(?![a-z])"  # an acronym, up to the capital of the next word: API in APIKey
    + r"|[A-Z]?[a-z]+|[A-Z]|[0-9]+|[^\W_A-Za-z0-9]+"
)


def snake_case(name: str) -> str:
    """`GetRobotAPIKeys` -> `get_robot_api_keys`, `BinaryDataByIDs` -> `binary_data_by_ids`."""
    words: list[str] = []
    for part in name.split("_"):
        words += [word.lower() for word in _split_words(part)]
    return "_".join(words)


def _split_words(name: str) -> list[str]:
    words: list[str] = []
    end = 0
    for match in _WORD.finditer(name):
        # Digits belong to the word before them: `Sha256Sum` is sha256, sum.
        if match[0][0].isdigit() and words and match.start() == end:
            words[-1] += match[0]
        else:
            words.append(match[0])
        end = match.end()
    return words


def pascal_case(name: str) -> str:
    """`fleet-admin` -> `FleetAdmin`; capitals that are there stay."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^0-9A-Za-z]+", name) if part)


def safe_name(name: str, taken: Collection[str] = ()) -> str:
    """A name usable as a Python parameter or attribute: keywords and `taken` names get a trailing underscore.

    Leading underscores move to the end too, because Python mangles or hides such names inside classes.
    """
    stripped = name.lstrip("_") or "field"
    safe = stripped + "_" * (len(name) - len(stripped)) if name.startswith("_") else name
    while keyword.iskeyword(safe) or safe in taken:
        safe += "_"
    return safe


def is_keyword(name: str) -> bool:
    """Whether `name` cannot be written as an identifier or keyword argument."""
    return keyword.iskeyword(name)


def service_stem(service: str) -> str:
    """`OddService` -> `Odd`; a service that is called just `Service` keeps its name."""
    return service.removesuffix("Service") or service
