"""What is deprecated: methods, which editors strike out and type checkers can report, and old names of parameters."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeVar

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


def old_parameters(
    removed: Mapping[str, tuple[str, str]] | None = None, /, **renamed: str
) -> Callable[[Callable[..., ResultT]], Callable[..., ResultT]]:
    """Make a function know keywords that it had: some are called something else now, others are gone.

    Args:
        removed: Name -> the version that no longer has it, and what to use instead. Passing it is a TypeError.
        **renamed: Old name -> the name now. Passing it warns.

    Returns:
        A decorator. The function's signature, as `inspect` shows it, stays as it is written; what type checkers
        know of it, they know from its overloads.

    Example:
        >>> @old_parameters({"colour": ("2.0", "paint")}, mql_binary="query")
        ... def run(query: str, paint: str = "") -> str:
        ...     return query
        >>> run(mql_binary="x")  # with a DeprecationWarning
        'x'
        >>> run("x", colour="red")
        Traceback (most recent call last):
        TypeError: run(colour=…) was removed in 2.0; use paint
    """
    gone = removed or {}

    def decorate(function: Callable[..., ResultT]) -> Callable[..., ResultT]:
        name = function.__name__

        @functools.wraps(function)
        def checked(*args: object, **kwargs: object) -> ResultT:
            for old in gone.keys() & kwargs.keys():
                message = _was_removed(f"{name}({old}=…)", *gone[old])
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                raise TypeError(message)
            for old, new in renamed.items():
                if old in kwargs:
                    if new in kwargs:
                        raise TypeError(f"{name}() got both {new} and {old}, its old name; pass {new} only")
                    message = f"{name}({old}=…) is deprecated; the parameter is called {new} now"
                    warnings.warn(message, DeprecationWarning, stacklevel=2)
                    kwargs[new] = kwargs.pop(old)
            return function(*args, **kwargs)

        return checked

    return decorate


def raise_removed(name: str, since: str, use: str) -> NoReturn:
    """Warn the caller of the caller that something is gone, then raise, as there is nothing left to call.

    Args:
        name: What was called.
        since: The version that no longer has it.
        use: What to use instead.

    Raises:
        AttributeError: Always, as for any name that is not there.
    """
    message = _was_removed(name, since, use)
    warnings.warn(message, DeprecationWarning, stacklevel=3)
    raise AttributeError(message)


def _was_removed(name: str, since: str, use: str) -> str:
    return f"{name} was removed in {since}; use {use}"


def warn_deprecated(old: str, new: str) -> None:
    """Say to the caller of the caller what replaces something that keeps working.

    Args:
        old: The name that was used.
        new: The name to use.
    """
    warnings.warn(f"{old} is deprecated; use {new}", DeprecationWarning, stacklevel=3)
