"""The schema of seed files: organizations with what they have, and publishers of what is public."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from viam_cloud_emulator.seed.document import Loc, LocatedMapping, Place
from viam_cloud_emulator.seed.values import (
    Amount,
    FilePath,
    Fraction,
    JsonObject,
    Month,
    Text,
    Time,
    Uuid,
    document_of,
)

if TYPE_CHECKING:
    from typing_extensions import Self

Role: TypeAlias = Literal["owner", "operator"]
Visibility: TypeAlias = Literal["private", "public", "public_unlisted"]


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
        document = document_of(info)
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
    role: Role = "owner"
    """Role that the key has on the resource."""
    id: Uuid | None = None
    """ID of the key, a UUID; made up if it is missing."""
    secret: Annotated[str, Field(min_length=16)] | None = None
    """The key itself; made up if it is missing."""


class SeedMember(SeedEntry):
    """A user with a role on the resource that it stands under; one who stands in several places has several roles."""

    email: Text
    """E-mail address of the user."""
    role: Role = "operator"
    """Role that the user has on the resource."""
    first_name: str = ""
    """First name of the user."""
    last_name: str = ""
    """Last name of the user."""
    last_login: Time | None = None
    """Time of the last login; none if it is missing."""
    invited: bool = False
    """Whether the user is invited and has not joined yet."""


class SeedBox(SeedEntry):
    """A bounding box on an image; edges are fractions of its width and height."""

    label: Text
    """What is in the box."""
    x_min: Fraction
    """Left edge, from 0 to 1."""
    y_min: Fraction
    """Upper edge, from 0 to 1."""
    x_max: Fraction
    """Right edge, from 0 to 1."""
    y_max: Fraction
    """Lower edge, from 0 to 1."""
    confidence: Fraction | None = None
    """Confidence from 0 to 1 of the model that found it; missing for boxes that a person drew."""


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
    """Names of the datasets of its organization that it is in."""
    boxes: list[SeedBox] = []
    """Bounding boxes on it, if it is an image."""
    time: Time | None = None
    """Time of its capture, in UTC unless it has an offset; now if it is missing."""


class SeedReadings(SeedEntry):
    """Measurements of one component of a part."""

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


class SeedLog(SeedEntry):
    """An entry in the log of a part."""

    message: Text
    """What it says."""
    time: Time | None = None
    """Its time, in UTC unless it has an offset; now if it is missing."""
    level: Literal["debug", "info", "warn", "error", "fatal"] = "info"
    """Its severity."""
    logger: Text = "rdk"
    """Name of the logger that wrote it."""
    host: str = ""
    """Name of the computer that it comes from."""


class SeedPart(SeedEntry):
    """A part of a machine."""

    name: Text
    """Name of the part."""
    config: JsonObject | None = None
    """Its configuration, as JSON."""
    fragments: list[Text] = []
    """Names of the fragments of its organization that its configuration imports."""
    last_access: Time | None = None
    """Time of its last contact; that of its latest log entry if it is missing."""
    online: bool = False
    """Whether it is in contact for as long as the emulator runs."""
    files: list[SeedFile] = []
    """Files that it has uploaded."""
    readings: list[SeedReadings] = []
    """Measurements of its components."""
    logs: list[SeedLog] = []
    """What it has logged."""


class SeedMachine(SeedEntry):
    """A machine; its first part is the main one."""

    name: Text
    """Name of the machine."""
    keys: list[SeedKey] = []
    """API keys for the machine."""
    members: list[SeedMember] = []
    """Users with a role on the machine."""
    last_access: Time | None = None
    """Time of the last contact of its main part."""
    online: bool = False
    """Whether its main part is in contact for as long as the emulator runs."""
    parts: list[SeedPart] = []
    """Its parts, the main one first."""


class SeedLocation(SeedEntry):
    """A location, perhaps with others below it."""

    name: Text
    """Name of the location."""
    keys: list[SeedKey] = []
    """API keys for the location."""
    members: list[SeedMember] = []
    """Users with a role on the location."""
    locations: list[SeedLocation] = []
    """The locations in it."""
    machines: list[SeedMachine] = []
    """The machines in it."""


class SeedFragment(SeedEntry):
    """A fragment: a piece of configuration that parts import."""

    name: Text
    """Name of the fragment."""
    config: JsonObject = {}
    """Its configuration, as JSON."""
    visibility: Visibility = "private"
    """Who may see it."""
    tags: list[Text] = []
    """Names for its only revision, such as `stable`."""


class SeedModel(SeedEntry):
    """A model that a module has."""

    api: Text
    """The API that it implements, such as `rdk:component:camera`."""
    model: Text
    """Its name, such as `acme:camera:thermal`."""


class SeedRegistryItem(SeedEntry):
    """An item of the registry."""

    name: Text
    """Name of the item, without namespace."""
    type: Literal["module", "ml_model", "ml_training", "archive", "slam_map"] = "module"
    """What it is."""
    visibility: Visibility = "private"
    """Who may see it; public ones take a public namespace."""
    description: Text | None = None
    """What it is for."""
    url: Text | None = None
    """Where its source or documentation is."""
    models: list[SeedModel] = []
    """Models of a module."""
    versions: list[Text] = []
    """Versions of a module, the oldest first."""
    platforms: list[Text] = ["any"]
    """Platforms that each version is there for, such as `linux/arm64`."""


class SeedTrainingJob(SeedEntry):
    """A training job. Its model is in the registry if that has an item of type `ml_model` with its name."""

    model: Text
    """Name of the model."""
    version: Text
    """Version of the model."""
    dataset: Text
    """Name of the dataset of the organization that it is trained on."""
    type: Literal["single_label_classification", "multi_label_classification", "object_detection"] = (
        "single_label_classification"
    )
    """What the model does."""
    tags: list[Text] = []
    """Labels that it learns; the name of the model if there are none."""
    state: Literal["completed", "failed", "canceled"] = "completed"
    """How it has ended."""
    error: Text = "the training script failed"
    """Why it has failed, if it has."""
    submitted: Time | None = None
    """Time of its submission; an hour ago if it is missing."""


class SeedPipeline(SeedEntry):
    """A data pipeline."""

    name: Text
    """Name of the pipeline."""
    schedule: Text
    """When it runs, as a cron expression in UTC."""
    mql: Annotated[list[JsonObject], Field(min_length=1)]
    """Its stages."""
    enabled: bool = True
    """Whether it runs by its schedule."""
    backfill: bool = False
    """Whether it has run for the time before, as far as there is data."""


class SeedInvoice(SeedEntry):
    """An invoice for a month, dated at its end."""

    month: Month
    """The month, such as 2024-05."""
    amount: Amount
    """Amount in dollars, without tax."""
    tax: Amount = 0
    """Tax in dollars."""
    description: Text = "Usage"
    """What is charged."""
    paid: bool = True
    """Whether it has been paid."""


class SeedPublisher(SeedEntry):
    """An organization of others, known by what it has made public."""

    name: Text
    """Name of the organization."""
    public_namespace: Text
    """Its public namespace."""
    registry: list[SeedRegistryItem] = []
    """Its items in the registry."""


class SeedOrganization(SeedEntry):
    """An organization."""

    name: Text
    """Name of the organization; an organization of this name that is there already stays as it is."""
    public_namespace: Text = ""
    """Its public namespace."""
    keys: list[SeedKey] = []
    """API keys for the organization."""
    members: list[SeedMember] = []
    """Users with a role on the organization."""
    datasets: list[Text] = []
    """Names of its datasets of binary data."""
    fragments: list[SeedFragment] = []
    """Its fragments."""
    registry: list[SeedRegistryItem] = []
    """Its items in the registry."""
    locations: list[SeedLocation] = []
    """Its locations."""
    training_jobs: list[SeedTrainingJob] = []
    """Training jobs that have ended."""
    pipelines: list[SeedPipeline] = []
    """Its data pipelines."""
    invoices: list[SeedInvoice] = []
    """What it has been charged."""


class Seed(SeedEntry):
    """Contents of an emulator before the first client connects."""

    publishers: list[SeedPublisher] = []
    """Organizations of others, whose public items are in the registry."""
    organizations: list[SeedOrganization] = []
    """The organizations."""


def json_schema() -> dict[str, Any]:
    """The schema of seed files, for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Seed.model_json_schema()}
