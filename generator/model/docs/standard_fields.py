"""What docstrings say of every method alike: its call options, and the errors that any call may end in."""

from __future__ import annotations

from generator.model.elements import STREAMS, DocumentedField, Kind
from generator.runtime import RetryClass

_RETRY_DEFAULT = {
    RetryClass.READ: "the client's, since the call only reads",
    RetryClass.IDEMPOTENT_WRITE: "the client's, since repeating the call does no harm",
    RetryClass.WRITE: "never, since repeating the call could do its work twice",
}
STREAM_END = "To stop the stream early, leave its `with` block or call its `close()`."


def call_options(kind: Kind, retry_class: RetryClass, *, takes_timeout: bool) -> tuple[DocumentedField, ...]:
    """The options that every method has; `takes_timeout`: its timeout is documented, where None means the client's."""
    retry = f"When to repeat a failed call; None for never. Default: {_RETRY_DEFAULT[retry_class]}."
    return (
        DocumentedField("timeout", "float, optional", _timeout_text(kind, takes_timeout=takes_timeout)),
        DocumentedField("retry", "RetryPolicy, optional", retry),
    )


def _timeout_text(kind: Kind, *, takes_timeout: bool) -> str:
    if kind is Kind.ITERATED:
        return (
            "Seconds the call for one page may take, all attempts included; None for no limit. Default: the client's."
        )
    if kind in STREAMS:
        return "Seconds the stream may stay open. Default: no limit."
    none = "" if takes_timeout else "; None for no limit"
    return f"Seconds the call may take, all attempts included{none}. Default: the client's."


def call_errors(package: str, *, has_params: bool) -> tuple[tuple[str, str], ...]:
    """The errors that any call may end in."""
    failed = f"The call failed; the subclasses in `{package}.errors` tell the statuses apart"
    unsent = (("TypeError, ValueError", "An argument cannot be sent, and nothing was"),) if has_params else ()
    return (("GRPCError", failed), *unsent)
