"""What an SDK says of itself on the wire and in logs: from metadata to Python expressions."""

from __future__ import annotations

from generator.inputs.schema import PackageTable
from generator.model.api import SdkConstant

_VERSION = "{runtime_version}"


def sdk_constant(package: str, settings: PackageTable) -> SdkConstant:
    """The arguments of the runtime's `SDK`; what has its default is left out."""
    arguments = [("name", repr(package))]
    if settings.version:
        arguments.append(("version", _expression(settings.version)))
    if settings.user_agent is not None:
        arguments.append(("user_agent", _expression(settings.user_agent)))
    if settings.headers:
        pairs = "".join(f"({name!r}, {_expression(text)}), " for name, text in settings.headers.items())
        arguments.append(("headers", f"({pairs})"))
    if settings.max_message_bytes is not None:
        arguments.append(("max_message_bytes", f"{settings.max_message_bytes:_}"))
    return SdkConstant(tuple(arguments))


def _expression(text: str) -> str:
    """The text as Python; with the runtime's version in it, where it asks for that.

    Example:
        >>> _expression("parking/{runtime_version}")
        "f'parking/{__version__}'"
    """
    if text == _VERSION:
        return "__version__"
    if _VERSION not in text:
        return repr(text)
    escaped = "{__version__}".join(part.replace("{", "{{").replace("}", "}}") for part in text.split(_VERSION))
    return f"f{escaped!r}"
