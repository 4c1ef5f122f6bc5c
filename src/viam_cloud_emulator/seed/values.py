"""Scalars of seed files: text, times, paths and JSON, with problems in our words."""

from __future__ import annotations

import json
import re
import uuid
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from viam_cloud_emulator.core.clock import parse_duration
from viam_cloud_emulator.seed.document import Document

NOT_TEXT = "must be text; in quotes if it looks like something else"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_AGO = re.compile(r"(\S+) ago")


def document_of(info: ValidationInfo) -> Document:
    """The document that is being validated."""
    assert isinstance(info.context, Document)
    return info.context


def _problem(message: str) -> PydanticCustomError:
    return PydanticCustomError("seed", "{message}", {"message": message})


def _uuid(text: str) -> str:
    try:
        uuid.UUID(text)
    except ValueError:
        raise _problem("must be a UUID") from None
    return text


def _file_path(name: object, info: ValidationInfo) -> Path:
    if not isinstance(name, str):
        raise _problem(NOT_TEXT)
    # Beside the seed file, wherever the emulator is started from.
    path = document_of(info).path.parent / name
    if not path.is_file():
        raise _problem(f"there is no file {path}")
    return path


def _time(text: object) -> datetime:
    if not isinstance(text, str):
        raise _problem(NOT_TEXT)
    try:
        if text == "now" or _AGO.fullmatch(text):
            return datetime.now(timezone.utc) - _age(text)
        # Python 3.10 does not know the Z.
        time = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith(("Z", "z")) else text)
    except (ValueError, OverflowError):
        raise _problem(f"{text!r} is no time; write it as 2024-05-01T12:00:00Z, as 2h ago or as now") from None
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def _age(text: str) -> timedelta:
    match = _AGO.fullmatch(text)
    return timedelta() if match is None else parse_duration(match[1])


def _month(text: object) -> datetime:
    if not isinstance(text, str) or not _MONTH.fullmatch(text) or text.startswith("0000"):
        raise _problem(f"{text!r} is no month; write it as 2024-05")
    return datetime(int(text[:4]), int(text[5:]), 1, tzinfo=timezone.utc)


def _json(value: dict[str, Any]) -> dict[str, Any]:
    try:
        plain: dict[str, Any] = json.loads(json.dumps(value, allow_nan=False))
    except (ValueError, TypeError, RecursionError):
        raise _problem("has something that JSON cannot express") from None
    return plain


Text: TypeAlias = Annotated[str, Field(pattern=r"\S")]
Uuid: TypeAlias = Annotated[Text, AfterValidator(_uuid), Field(json_schema_extra={"format": "uuid"})]
FilePath: TypeAlias = Annotated[Path, BeforeValidator(_file_path)]
Time: TypeAlias = Annotated[
    datetime,
    BeforeValidator(_time),
    WithJsonSchema(
        {"type": "string", "anyOf": [{"format": "date-time"}, {"pattern": r"^(now|\d+(\.\d+)?(ms|s|m|h|d) ago)$"}]}
    ),
]
Month: TypeAlias = Annotated[
    datetime, BeforeValidator(_month), WithJsonSchema({"type": "string", "pattern": f"^{_MONTH.pattern}$"})
]
JsonObject: TypeAlias = Annotated[dict[str, Any], AfterValidator(_json)]
Fraction: TypeAlias = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Amount: TypeAlias = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
