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
    return "_".join(words) or "unnamed"


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


def identifier(name: str) -> str:
    """The nearest thing to `name` that is made of an identifier's characters: `2fa-login` -> `n2fa_login`."""
    safe = re.sub(r"\W", "_", name)
    return f"n{safe}" if safe[:1].isdigit() else safe


def safe_name(name: str, taken: Collection[str] = ()) -> str:
    """A name usable as a Python parameter, attribute, module or class: keywords and `taken` names get an underscore.

    Leading underscores move to the end too, because Python mangles or hides such names inside classes.
    """
    stripped = name.lstrip("_")
    return free_name(identifier(stripped or "unnamed") + "_" * (len(name) - len(stripped)), taken)


def free_name(name: str, taken: Collection[str]) -> str:
    """The name with as many underscores behind it as make it no keyword and none of `taken`."""
    while keyword.iskeyword(name) or name in taken:
        name += "_"
    return name


def is_writable(name: str) -> bool:
    """Whether code inside a class can write `name` as an attribute or keyword argument, and means that name."""
    return not keyword.iskeyword(name) and not name.startswith("__")


def service_stem(service: str) -> str:
    """`OddService` -> `Odd`; a service that is called just `Service` keeps its name."""
    return service.removesuffix("Service") or service
