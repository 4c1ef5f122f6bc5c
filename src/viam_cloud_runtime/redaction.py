"""Keeping secrets out of everything that is printed: reprs, log lines, exceptions, locals in tracebacks."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from google.protobuf.message import Message

MASK = "***"

_SECRET_WORDS = ("secret", "password", "key", "payload", "token", "credential", "authorization")
_MAX_TEXT = 200
_MAX_ITEMS = 20


class Secret(str):
    """Text that is itself on the wire and masked wherever it would be shown.

    It stays a `str`, so gRPC and protobuf take it; a debugger, a log line or a crash reporter that prints it
    gets the mask.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Secret:
        """Wrap text, or what is wrapped already.

        Raises:
            TypeError: It is no text.
        """
        if not isinstance(text, str):
            raise TypeError(f"a secret must be str, not {type(text).__name__}")
        return super().__new__(cls, reveal(text))

    def __repr__(self) -> str:
        return repr(MASK)

    def __str__(self) -> str:
        return MASK

    def __format__(self, format_spec: str) -> str:
        return MASK


def reveal(text: str) -> str:
    """The text itself, of a `Secret` too; for the wire only."""
    return str.__str__(text)


def is_secret_name(name: str) -> bool:
    """Whether a field or header of this name may hold a secret; errs on the side of masking."""
    lowered = name.lower()
    return any(word in lowered for word in _SECRET_WORDS)


def is_marked_secret(field: Any) -> bool:
    """Whether a field's descriptor says that it holds a secret: `debug_redact`, which the generator sets."""
    return bool(field.has_options and field.GetOptions().debug_redact)


def is_secret_field(field: Any) -> bool:
    """Whether a field may hold a secret, by its mark or its name; errs on the side of masking."""
    return is_secret_name(field.name) or is_marked_secret(field)


def redact(text: str, secrets: Iterable[str]) -> str:
    """The text with every known secret in it masked (servers like to quote what they were sent)."""
    for secret in secrets:
        raw = reveal(secret)
        if raw and raw in text:
            text = text.replace(raw, MASK)
    return text


def redact_bytes(data: bytes, secrets: Iterable[str]) -> bytes:
    """The same for bytes. Their length stays what it was, so that a message of protobuf can still be read."""
    for secret in secrets:
        raw = reveal(secret).encode("utf-8", "surrogatepass")
        if raw:
            data = data.replace(raw, b"*" * len(raw))
    return data


def redact_metadata(
    metadata: Iterable[tuple[str, str | bytes]], secrets: tuple[str, ...]
) -> tuple[tuple[str, str | bytes], ...]:
    """The same for headers and trailers."""
    return tuple(
        (redact(key, secrets), redact_bytes(value, secrets) if isinstance(value, bytes) else redact(value, secrets))
        for key, value in metadata
    )


def shorten(text: str, limit: int = _MAX_TEXT) -> str:
    """The text on one line, cut when it is long."""
    # Cut first: the text may be megabytes.
    line = " ".join(text[: limit + 1].split())
    return line if len(text) <= limit else f"{line[:limit]}… ({len(text)} characters)"


def render(message: Message) -> str:
    """One line for a debug log: the set fields, secrets masked, long values cut, bytes only counted."""
    return "{" + ", ".join(_fields(message)) + "}"


def _fields(message: Message) -> Iterable[str]:
    if message.DESCRIPTOR.full_name == "google.protobuf.Any":
        # Rendered as its type only: what is packed inside has no field names left to judge by.
        yield f"type_url: {getattr(message, 'type_url', '')!r}"
        return
    for field, value in message.ListFields():
        if is_secret_field(field):
            yield f"{field.name}: {MASK}"
        else:
            yield f"{field.name}: {_render_value(value)}"


def _render_value(value: Any) -> str:
    if isinstance(value, str):
        return repr(shorten(value))
    if isinstance(value, (bytes, bytearray)):
        return f"<{len(value)} bytes>"
    if isinstance(value, (bool, int, float)):
        return repr(value)
    if hasattr(value, "DESCRIPTOR") and hasattr(value, "ListFields"):
        return render(value)
    if hasattr(value, "items"):
        return _render_map(value)
    return _render_list(value)


def _render_map(mapping: Mapping[Any, Any]) -> str:
    pairs = list(mapping.items())
    shown = [
        f"{key!r}: {MASK if is_secret_name(str(key)) else _render_value(item)}" for key, item in pairs[:_MAX_ITEMS]
    ]
    return "{" + ", ".join(shown + _more(len(pairs))) + "}"


def _render_list(items: Iterable[Any]) -> str:
    values = list(items)
    return "[" + ", ".join([_render_value(item) for item in values[:_MAX_ITEMS]] + _more(len(values))) + "]"


def _more(count: int) -> list[str]:
    return [f"… {count - _MAX_ITEMS} more"] if count > _MAX_ITEMS else []
