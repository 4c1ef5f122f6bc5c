"""Paths of locations and machines: whatever a fleet looks like, each thing is found by its own path."""

from __future__ import annotations

import pickle
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.viam.fleet_paths import (
    AmbiguousNameError,
    Named,
    NameNotFoundError,
    likeliest_first,
    location_of_host,
    location_paths,
    pick,
)

_NAMES = st.sampled_from(["a", "b", "Hall 1", "Hall/2", "c d"])


def _location(identifier: str, name: str, parent: str = "") -> Any:
    return SimpleNamespace(id=identifier, name=name, parent_location_id=parent)


@given(st.lists(st.tuples(_NAMES, st.integers(0, 12)), max_size=12))
def test_every_location_has_a_path_even_in_a_circle(drawn: list[tuple[str, int]]) -> None:
    locations = [_location(str(number), name, str(parent)) for number, (name, parent) in enumerate(drawn)]
    paths = location_paths("Org", locations)
    assert list(paths) == [location.id for location in locations]
    for location in locations:
        assert paths[location.id].startswith("Org/")
        assert paths[location.id].endswith(f"/{location.name}")


@given(st.lists(st.tuples(_NAMES, _NAMES, _NAMES), min_size=1, max_size=10), st.data())
def test_a_whole_path_finds_its_own_thing_or_says_how_many_there_are(
    drawn: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    things = [Named(str(number), "/".join(names), number) for number, names in enumerate(drawn)]
    wanted = data.draw(st.sampled_from(things))
    same = [thing for thing in things if thing.path == wanted.path]
    if len(same) == 1:
        assert pick(wanted.path, "machine", things) == wanted.item
    else:
        with pytest.raises(AmbiguousNameError) as raised:
            pick(wanted.path, "machine", things)
        assert len(raised.value.found) == len(same)
        # Paths alone would not tell them apart.
        assert all("ID" in path for path in raised.value.found)
    assert pick(wanted.identifier, "machine", things) == wanted.item


def test_what_is_shared_by_two_organizations_counts_once() -> None:
    assert pick("x", "machine", [Named("1", "A/x", "one"), Named("1", "B/x", "one")]) == "one"


def test_a_whole_path_beats_the_end_of_a_longer_one() -> None:
    assert pick("A/x", "machine", [Named("1", "B/A/x", 1), Named("2", "A/x", 2)]) == 2


def test_nothing_at_all() -> None:
    with pytest.raises(NameNotFoundError, match="no machine 'x': the caller sees no machine at all"):
        pick("x", "machine", [])
    with pytest.raises(NameNotFoundError, match="'Org/Hall' is empty"):
        pick("Org/Hall/x", "machine", [], ["Org", "Org/Hall"])
    with pytest.raises(NameNotFoundError, match="there is none"):
        pick("x", "machine", [], ["Org"])


def test_a_long_list_is_cut() -> None:
    with pytest.raises(NameNotFoundError, match=r"and 12 more$"):
        pick("zzz", "machine", [Named(str(number), f"Org/{number}", number) for number in range(20)])


def test_host_names() -> None:
    assert location_of_host("cart-main.ab1c2d3e45.viam.cloud") == "ab1c2d3e45"
    assert location_of_host("cart-main.ab1c2d3e45.local.viam.cloud.") == "ab1c2d3e45"
    assert location_of_host("cart.v2") is None
    machines = [SimpleNamespace(name=name) for name in ("other", "cart", "Cart 2")]
    assert [machine.name for machine in likeliest_first("cart-2-main.x.viam.cloud", machines)] == [
        "Cart 2",
        "cart",
        "other",
    ]


@pytest.mark.parametrize("error", [NameNotFoundError("no x", ["a"]), AmbiguousNameError("two", ["a", "b"])])
def test_errors_go_through_a_pickle(error: NameNotFoundError | AmbiguousNameError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.found) == (type(error), str(error), error.found)
