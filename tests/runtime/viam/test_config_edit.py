"""Changes of documents: what a function makes of them, and which places differ."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.viam.config_edit import Change, applied, checked_change

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
_DOCUMENTS = st.dictionaries(st.text("abc", max_size=2), _JSON, max_size=4)


@given(_DOCUMENTS, _DOCUMENTS)
def test_in_place_and_returned_come_to_the_same(before: dict[str, Any], after: dict[str, Any]) -> None:
    def in_place(document: dict[str, Any]) -> None:
        document.clear()
        document.update(after)

    changed, returned = applied(in_place, before), applied(lambda _: after, before)
    assert changed == returned
    assert (changed.before, changed.after) == (before, after)
    assert bool(changed.paths) is changed.changed is (before != after)


def test_what_was_stored_is_not_touched() -> None:
    before = {"components": [{"name": "arm", "attributes": {"speed": 1}}]}
    edit = applied(lambda document: document["components"][0]["attributes"].update(speed=2), before)
    assert before["components"][0]["attributes"] == {"speed": 1}
    assert edit.paths == ["components[0].attributes.speed"]


def test_paths_say_no_values() -> None:
    edit = applied(lambda document: {"a": [1, 2], "token": "s3cret"}, {"a": [1], "b": None})
    assert edit.paths == ["a", "b", "token"]
    assert repr(edit) == "<Edit of a, b, token>"
    assert repr(applied(lambda document: None, {"token": "s3cret"})) == "<Edit of nothing>"


async def _later(document: dict[str, Any]) -> None: ...


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda document: document.pop("a"), "not int"),
        (lambda document: document.setdefault("inner", {}), "returned a part of it"),
        (lambda document: document["list"][0], "returned a part of it"),
        (lambda document: document.update(a=2) or {"b": 1}, "in place and returned a mapping"),
        (_later, "must not be an async function"),
        (lambda document: False, "not bool"),
    ],
)
def test_what_a_function_must_not_return(change: Change, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        applied(change, {"a": 1, "inner": {"x": 1}, "list": [{"y": 1}]})


def test_what_is_no_function() -> None:
    change: Any = {"a": 1}
    with pytest.raises(TypeError, match="not dict"):
        checked_change(change)
