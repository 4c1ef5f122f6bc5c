"""What an SDK no longer has: for one release, using it says since when, and what to do instead."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Callable
from typing import NoReturn, ParamSpec, TypeVar

Params = ParamSpec("Params")
ResultT = TypeVar("ResultT")


def raise_removed(name: str, since: str, use: str) -> NoReturn:
    """Warn the caller of the caller, then raise, as there is nothing left to call.

    Args:
        name: What was called.
        since: The version that no longer has it.
        use: What to do instead, to follow "use".

    Raises:
        AttributeError: Always, as for any name that is not there.
    """
    message = f"{name} was removed in {since}; use {use}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)
    raise AttributeError(message)


def removed_parameters(**advice: tuple[str, str]) -> Callable[[Callable[Params, ResultT]], Callable[Params, ResultT]]:
    """Make a function say what became of parameters that it no longer has.

    Args:
        **advice: For the name of each, the version that no longer has it, and what to use instead.

    Returns:
        A decorator that leaves the function's signature as it is.

    Example:
        >>> @removed_parameters(colour=("2.0", "paint"))
        ... def draw(paint: str) -> str:
        ...     return paint
        >>> draw(colour="red")  # with a DeprecationWarning
        Traceback (most recent call last):
        TypeError: draw(colour=…) was removed in 2.0; use paint
    """

    def decorate(function: Callable[Params, ResultT]) -> Callable[Params, ResultT]:
        @functools.wraps(function)
        def checked(*args: Params.args, **kwargs: Params.kwargs) -> ResultT:
            for name in advice.keys() & kwargs.keys():
                since, use = advice[name]
                message = f"{function.__name__}({name}=…) was removed in {since}; use {use}"
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                raise TypeError(message)
            return function(*args, **kwargs)

        return checked

    return decorate
