"""Marks methods that the API calls deprecated: editors strike them out, and type checkers can report their use."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Type checkers know this one, and bring it along. At run time nothing is to be installed, or said, for it:
    # the method works as long as the server has it.
    from typing_extensions import deprecated as deprecated
else:

    def deprecated(message: str, /):
        """What `typing_extensions.deprecated(message, category=None)` does."""

        def mark(function):
            function.__deprecated__ = message
            return function

        return mark
