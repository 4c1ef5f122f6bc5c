"""Names from the server: safe everywhere, distinct, and the same whatever the order."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.viam.downloads.file_names import MAX_NAME_BYTES, SIDECAR_SUFFIX, distinct_names, plain_name

HOSTILE = [
    "../x", "..", ".", "/etc/passwd", "C:\\Windows\\system.ini", "C:evil", "\\\\server\\share", "a\0b", "x" * 300,
    "ä" * 300, "CON", "con.txt", "NUL .jpg", "COM1", "lpt9.tar.gz", "name.", "name ", " . ", "a\nb", "\u202egpj.exe",
    ".bashrc", ".viam-download", "x.json", "a.jpg", "A.JPG", "a.jpg.json", "é", "e\u0301", "ﬁ", "fi", "ß", "SS", "a:b",
    "<>|?*", "", "\ud800", "a/", "~", "~root", "$HOME", "-rf", "x." + "y" * 300, "a" * 150 + "." + "b" * 20 + "c" * 100,
    "a.\u0301", "con\u0301", "\u212a",
]  # fmt: skip
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

server_names = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(),
    st.text(alphabet="aA.-/\\ 0éfJjsSoOnN", max_size=12),
    st.builds(lambda start, end: start + end, st.sampled_from(HOSTILE), st.sampled_from(HOSTILE)),
)
extensions = st.sampled_from(["", ".jpg", ".JPG", ".json", "../x", ".", "jpg", "." + "x" * 300, ".a b ", ".\0"])


def nobody(name: str, identifier: str) -> None:
    return None


def folder(owners: Mapping[str, str]) -> Callable[[str, str], str | None]:
    """A folder with files of these names."""
    return lambda name, identifier: owners.get(name)


@given(name=server_names, extension=extensions, identifier=server_names)
def test_a_plain_name_is_safe_everywhere(name: str, extension: str, identifier: str) -> None:
    safe = plain_name(name, extension, identifier)
    assert safe
    assert PurePosixPath(safe).parts == (safe,)
    assert PureWindowsPath(safe).parts == (safe,)
    assert not safe.startswith((".", " "))
    assert not safe.endswith((".", " "))
    assert not DEVICE.fullmatch(safe)
    assert not any(unicodedata.category(character)[0] == "C" for character in safe)
    assert len(safe.encode()) <= 160
    assert plain_name(safe, "", identifier) == safe


@pytest.mark.parametrize(
    ("name", "extension", "expected"),
    [
        ("photo.jpg", ".jpg", "photo.jpg"),
        ("photo.JPG", ".jpg", "photo.JPG"),
        ("photo", ".jpg", "photo.jpg"),
        ("/capture/2025/photo.jpg", ".jpg", "photo.jpg"),
        ("../../etc/passwd", "", "passwd"),
        ("C:\\temp\\photo.jpg", ".jpg", "photo.jpg"),
        ("Grüße aus Köln.png", "", "Grüße aus Köln.png"),
        ("2025-06-01T12:00:00Z.jpg", "", "2025-06-01T12_00_00Z.jpg"),
        ("two.", ".dots", "two..dots"),
        ("two..dots", "", "two..dots"),
        ("two..dots", ".dots", "two..dots"),
        ("photo.jpg ", ".jpg", "photo.jpg"),
        ("folder/a. ", ".txt", "a. .txt"),
        ("...", ".txt", "id.txt"),
        ("con.txt", "", "_con.txt"),
        (".hidden", "", "hidden"),
        ("", ".jpg", "id.jpg"),
        ("..", "", "id"),
        ("x" * 300 + ".jpg", "", "x" * 156 + ".jpg"),
    ],
)
def test_what_is_harmless_stays(name: str, extension: str, expected: str) -> None:
    assert plain_name(name, extension, "org/location/id") == expected


@given(names=st.lists(server_names, max_size=12), seed=st.randoms(use_true_random=False))
def test_names_are_distinct_in_any_order(names: list[str], seed: random.Random) -> None:
    plain = {f"id-{number}": plain_name(name, "", f"id-{number}") for number, name in enumerate(names)}
    found = distinct_names(plain, nobody)
    everything = [each for name in found.values() for each in (name, name + SIDECAR_SUFFIX)]
    for normal in ("NFC", "NFD", "NFKC"):
        assert len({unicodedata.normalize(normal, name).casefold() for name in everything}) == len(everything)
    assert all(len(name.encode()) <= MAX_NAME_BYTES for name in everything)
    shuffled = list(plain.items())
    seed.shuffle(shuffled)
    assert distinct_names(dict(shuffled), nobody) == found


@given(names=st.lists(server_names, max_size=8), there=st.sets(st.integers(0, 7)))
def test_a_rerun_finds_what_is_there_and_names_the_rest_as_before(names: list[str], there: set[int]) -> None:
    plain = {f"id-{number}": plain_name(name, "", f"id-{number}") for number, name in enumerate(names)}
    first = distinct_names(plain, nobody)
    owners = {first[identifier]: identifier for number, identifier in enumerate(plain) if number in there}
    assert distinct_names(plain, folder(owners)) == first


def test_those_that_clash_all_get_a_hash() -> None:
    found = distinct_names({"1": "a.jpg", "2": "A.jpg", "3": "b.jpg"}, nobody)
    assert found == {"1": "a-6b86b273.jpg", "2": "A-d4735e3a.jpg", "3": "b.jpg"}


def test_a_name_that_imitates_the_hash_of_another_is_made_more_distinct() -> None:
    found = distinct_names({"1": "a.jpg", "2": "a.jpg", "3": "a-6b86b273.jpg"}, nobody)
    assert len(set(found.values())) == 3
    assert found["2"] == "a-d4735e3a.jpg"


def test_what_is_somebody_elses_is_left_alone() -> None:
    owners = {"a.jpg": "", "b.jpg": "another"}
    found = distinct_names({"1": "a.jpg", "2": "b.jpg", "3": "c.jpg"}, folder(owners))
    assert found == {"1": "a-6b86b273.jpg", "2": "b-d4735e3a.jpg", "3": "c.jpg"}


def test_a_file_keeps_the_name_it_has() -> None:
    owners = {"a.jpg": "1"}
    assert distinct_names({"1": "a.jpg", "2": "a.jpg"}, folder(owners)) == {"1": "a.jpg", "2": "a-d4735e3a.jpg"}
    assert distinct_names({"2": "a.jpg"}, folder({"a-d4735e3a.jpg": "2"})) == {"2": "a-d4735e3a.jpg"}
