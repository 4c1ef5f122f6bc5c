"""Text of .proto files as `sync` writes it: the order of elements, and how types are referred to."""

from __future__ import annotations

import pytest

from generator.sync.order import interleaved
from generator.sync.type_references import shortest_reference


def test_new_elements_follow_what_they_follow_upstream() -> None:
    assert interleaved([["S"], ["E"], ["A", "New", "B"]], ["S", "A", "E", "B"]) == ["S", "A", "New", "E", "B"]
    assert interleaved([["S"], ["E", "F"], ["A"]], ["S", "A"]) == ["S", "E", "F", "A"]


@pytest.mark.parametrize(
    ("name", "scope", "written"),
    [
        ("a.v1.M", "a.v1.N", "M"),
        ("b.v1.M", "a.v1.N", "b.v1.M"),
        ("a.v1.M", "a.v1.N2", ".a.v1.M"),  # N2 has an M of its own, and an a too
    ],
)
def test_references_are_as_short_as_they_can_be(name: str, scope: str, written: str) -> None:
    symbols = {"a", "a.v1", "a.v1.M", "a.v1.N", "b", "b.v1", "b.v1.M", "a.v1.N2", "a.v1.N2.M", "a.v1.N2.a"}
    assert shortest_reference(name, scope, "a.v1", symbols) == written
