"""A location that calls use unless they name another."""

from __future__ import annotations

import copy
from typing import TypeVar

ClientT = TypeVar("ClientT", bound="LocationDefault")


class LocationDefault:
    """Part of a client that may have a default location."""

    _location_id: str | None = None

    def with_location(self: ClientT, location_id: str) -> ClientT:
        """Return a copy of this client with a default location. It is cheap, and shares the connection.

        Args:
            location_id: The location for methods whose `location_id` may be left out.

        Returns:
            The copy.

        Raises:
            TypeError: The ID is no text.
            ValueError: The ID is empty.

        Example:
            >>> home = client.app_client.with_location("ab1c2d3e45")  # doctest: +SKIP
            >>> machines = home.list_robots()  # doctest: +SKIP
        """
        if not isinstance(location_id, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"location_id: expected str, got {type(location_id).__name__}")
        if not location_id:
            raise ValueError("location_id is empty; it is an ID such as 'ab1c2d3e45'")
        twin = copy.copy(self)
        twin._location_id = location_id
        return twin

    def _default_location(self, location_id: str | None, name: str) -> str:
        """The location that a call is about: the one it names, or else the client's."""
        chosen = location_id or self._location_id
        if not chosen:
            raise ValueError(
                f"{name} is missing and this client has no default location: pass {name}, "
                "or call the method on app_client.with_location(...)"
            )
        return chosen
