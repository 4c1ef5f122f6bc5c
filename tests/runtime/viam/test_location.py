"""A client's default location."""

from __future__ import annotations

import pytest

from viam_cloud_runtime.viam.fleet import LocationDefault


class _Client(LocationDefault):
    def __init__(self) -> None:
        self.connection = object()


class _Special(_Client):
    pass


def test_a_copy_shares_everything_else() -> None:
    client = _Special()
    home = client.with_location("ab1c2d3e45")
    assert type(home) is _Special
    assert home.connection is client.connection
    assert home._default_location(None, "location_id") == "ab1c2d3e45"
    assert home.with_location("other")._default_location(None, "location_id") == "other"
    with pytest.raises(ValueError, match="location_id is missing"):
        client._default_location(None, "location_id")


@pytest.mark.parametrize("missing", [None, ""])
def test_what_the_call_names_comes_first(missing: str | None) -> None:
    home = _Client().with_location("ab1c2d3e45")
    assert home._default_location("other", "location_id") == "other"
    assert home._default_location(missing, "location_id") == "ab1c2d3e45"
    with pytest.raises(ValueError, match=r"home is missing .* pass home, or call .*with_location\(\.\.\.\)"):
        _Client()._default_location(missing, "home")


def test_a_location_is_text_and_not_empty() -> None:
    with pytest.raises(TypeError, match="location_id: expected str, got NoneType"):
        _Client().with_location(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="location_id is empty"):
        _Client().with_location("")
