"""The schema of seed files: organizations with locations, machines and parts, and what parts have captured."""

from __future__ import annotations

import difflib
import json
import uuid
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from viam_cloud_emulator.seed.document import Document, Loc, LocatedMapping, Place, Unusable

if TYPE_CHECKING:
    from typing_extensions import Self

_NOT_TEXT = "must be text; in quotes if it looks like something else"
_MESSAGES = {
    "string_type": _NOT_TEXT,
    "list_type": "must be a list",
    "model_type": "must be a mapping",
    "dict_type": "must be a mapping",
    "string_pattern_mismatch": "must not be empty",
    "string_too_short": "must have at least {min_length} characters",
    "too_short": "must not be empty",
    "literal_error": "must be {expected}",
    "float_type": "must be a number",
    "greater_than_equal": "must be a number from {ge:g} up",
    "less_than_equal": "must be a number up to {le:g}",
    "finite_number": "must be a number",
}
"""Problems in our words, by the type of pydantic's error."""


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
        raise _problem(_NOT_TEXT)
    # Beside the seed file, wherever the emulator is started from.
    path = _document(info).path.parent / name
    if not path.is_file():
        raise _problem(f"there is no file {path}")
    return path


def _time(text: object) -> datetime:
    if not isinstance(text, str):
        raise _problem(_NOT_TEXT)
    try:
        # Python 3.10 does not know the Z.
        time = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith(("Z", "z")) else text)
    except ValueError:
        raise _problem(f"{text!r} is no time; write it as 2024-05-01T12:00:00Z") from None
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def _json(value: dict[str, Any]) -> dict[str, Any]:
    try:
        plain: dict[str, Any] = json.loads(json.dumps(value, allow_nan=False))
    except (ValueError, TypeError, RecursionError):
        raise _problem("has something that JSON cannot express") from None
    return plain


def _document(info: ValidationInfo) -> Document:
    assert isinstance(info.context, Document)
    return info.context


Text: TypeAlias = Annotated[str, Field(pattern=r"\S")]
Uuid: TypeAlias = Annotated[Text, AfterValidator(_uuid), Field(json_schema_extra={"format": "uuid"})]
FilePath: TypeAlias = Annotated[Path, BeforeValidator(_file_path)]
Time: TypeAlias = Annotated[datetime, BeforeValidator(_time)]
JsonObject: TypeAlias = Annotated[dict[str, Any], AfterValidator(_json)]


class SeedEntry(BaseModel):
    """A mapping of a seed file, with its place."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)

    _loc: Loc = PrivateAttr(())
    _place: Place = PrivateAttr(Place("", 0, ""))

    @property
    def loc(self) -> Loc:
        """The keys and indexes that lead to the mapping."""
        return self._loc

    @property
    def place(self) -> Place:
        """Place of the mapping in the file."""
        return self._place

    @model_validator(mode="wrap")
    @classmethod
    def _locate(cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(value, LocatedMapping):
            return handler(value)
        document = _document(info)
        known = sorted(cls.model_fields)
        for key in value.keys() - cls.model_fields:
            close = difflib.get_close_matches(key, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(known)}"
            document.problem((*value.loc, key), f"is no key that is known here; {hint}")
        entry = handler(value)
        entry._loc, entry._place = value.loc, document.place(value.loc)
        return entry


class SeedKey(SeedEntry):
    """An API key for the resource that it stands under."""

    name: Text
    """Name of the key."""
    role: Literal["owner", "operator"] = "owner"
    """Role that the key has on the resource."""
    id: Uuid | None = None
    """ID of the key, a UUID; made up if it is missing."""
    secret: Annotated[str, Field(min_length=16)] | None = None
    """The key itself; made up if it is missing."""


class SeedFile(SeedEntry):
    """A file that a part has uploaded."""

    path: FilePath
    """Path of the file, relative to the seed file."""
    component_type: Text = ""
    """Type of the component that captured it, such as `rdk:component:camera`."""
    component_name: Text = ""
    """Name of the component that captured it."""
    method_name: Text = ""
    """Name of the method that captured it."""
    mime_type: Text = ""
    """Its MIME type; guessed from its name if it is missing."""
    tags: list[Text] = []
    """Its tags."""
    datasets: list[Text] = []
    """Names of the datasets that it belongs to; the organization lists them."""
    time: Time | None = None
    """Time that it was made, in UTC unless it has an offset; now if it is missing."""


class SeedReadings(SeedEntry):
    """Measurements of a component of a part, at equal intervals."""

    component_type: Text = "rdk:component:sensor"
    """Type of the component."""
    component_name: Text
    """Name of the component."""
    method_name: Text = "Readings"
    """Name of the method that measured."""
    tags: list[Text] = []
    """Tags of all readings."""
    start: Time | None = None
    """Time of the first value, in UTC unless it has an offset; now if it is missing."""
    interval_seconds: Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)] = 1
    """Seconds from one value to the next."""
    values: Annotated[list[JsonObject], Field(min_length=1)]
    """The values, as JSON objects."""


class SeedPart(SeedEntry):
    """A part of a machine."""

    name: Text
    """Name of the part."""
    config: JsonObject | None = None
    """Its configuration, as JSON."""
    files: list[SeedFile] = []
    """Files that it has uploaded."""
    readings: list[SeedReadings] = []
    """Measurements of its components."""


class SeedMachine(SeedEntry):
    """A machine; its first part is the main one."""

    name: Text
    """Name of the machine."""
    keys: list[SeedKey] = []
    """API keys for the machine."""
    parts: list[SeedPart] = []
    """Its parts, the main one first."""


class SeedLocation(SeedEntry):
    """A location, perhaps with others below it."""

    name: Text
    """Name of the location."""
    keys: list[SeedKey] = []
    """API keys for the location."""
    locations: list[SeedLocation] = []
    """The locations in it."""
    machines: list[SeedMachine] = []
    """The machines in it."""


class SeedOrganization(SeedEntry):
    """An organization."""

    name: Text
    """Name of the organization; an organization of this name that is there already stays as it is."""
    public_namespace: Text = ""
    """Its public namespace."""
    keys: list[SeedKey] = []
    """API keys for the organization."""
    datasets: list[Text] = []
    """Names of its datasets of binary data."""
    locations: list[SeedLocation] = []
    """Its locations."""


class Seed(SeedEntry):
    """Contents of an emulator before the first client connects."""

    organizations: list[SeedOrganization] = []
    """The organizations."""


def json_schema() -> dict[str, Any]:
    """The schema of seed files, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Seed.model_json_schema()}


def read_seed(path: Path) -> list[SeedOrganization]:
    """The organizations that a file describes.

    Raises:
        SeedError: Something in it is wrong; all of it is named.
    """
    document = Document(path)
    contents = document.read()
    try:
        organizations = Seed.model_validate(contents, context=document).organizations
    except ValidationError as error:
        for each in error.errors(include_url=False):
            _add_problem(document, each)
        organizations = []
    _refuse_twice(document, organizations)
    for organization in organizations:
        _refuse_unknown_datasets(document, organization)
    document.check()
    return organizations


def _add_problem(document: Document, error: ErrorDetails) -> None:
    kind, loc, value = error["type"], error["loc"], error["input"]
    if kind == "missing":
        document.problem(loc[:-1], f"{loc[-1]} is missing")
    elif isinstance(value, Unusable):
        document.problem(loc, value.reason)
    elif kind != "extra_forbidden":  # Noted where the keys are known.
        message = _MESSAGES.get(kind)
        document.problem(loc, error["msg"] if message is None else message.format(**error.get("ctx", {})))


def _refuse_twice(document: Document, organizations: list[SeedOrganization]) -> None:
    seen: set[str] = set()
    for each in organizations:
        if each.name in seen:
            document.problem(each.loc, f"there is another organization named {each.name!r}")
        seen.add(each.name)


def _refuse_unknown_datasets(document: Document, organization: SeedOrganization) -> None:
    for file in _files(organization.locations):
        for name in file.datasets:
            if name not in organization.datasets:
                document.problem(
                    (*file.loc, "datasets"), f"{name!r} is not among the datasets of {organization.name!r}"
                )


def _files(locations: list[SeedLocation]) -> Iterator[SeedFile]:
    for location in locations:
        yield from _files(location.locations)
        for machine in location.machines:
            for part in machine.parts:
                yield from part.files
