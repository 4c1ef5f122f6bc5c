"""What is deprecated: methods, which editors strike out and type checkers can report, and old names of parameters."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

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


ResultT = TypeVar("ResultT")


def renamed_parameters(**names: str) -> Callable[[Callable[..., ResultT]], Callable[..., ResultT]]:
    """Make a function take old keyword names for parameters that are called something else now.

    Args:
        **names: Old name -> the name now.

    Returns:
        A decorator. The function's signature, as `inspect` shows it, stays as it is written; what type checkers
        know of it, they know from its overloads.

    Example:
        >>> @renamed_parameters(mql_binary="query")
        ... def run(query: str) -> str:
        ...     return query
        >>> run(mql_binary="x")  # with a DeprecationWarning
        'x'
    """

    def decorate(function: Callable[..., ResultT]) -> Callable[..., ResultT]:
        @functools.wraps(function)
        def renamed(*args: object, **kwargs: object) -> ResultT:
            for old, new in names.items():
                if old in kwargs:
                    if new in kwargs:
                        raise TypeError(
                            f"{function.__name__}() got both {new} and {old}, its old name; pass {new} only"
                        )
                    message = f"{function.__name__}({old}=…) is deprecated; the parameter is called {new} now"
                    warnings.warn(message, DeprecationWarning, stacklevel=2)
                    kwargs[new] = kwargs.pop(old)
            return function(*args, **kwargs)

        return renamed

    return decorate


def warn_deprecated(old: str, new: str) -> None:
    """Say to the caller of the caller what replaces something that keeps working.

    Args:
        old: The name that was used.
        new: The name to use.
    """
    warnings.warn(f"{old} is deprecated; use {new}", DeprecationWarning, stacklevel=3)
