"""Fleet management: roles, API keys, fragments and configurations, as requests take them.

The functions are adapters: pure, and each raises an error that names the parameter before anything is sent. A class adds
a default location to a client.
"""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false, reportUnnecessaryComparison=false

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, get_args

from viam_cloud_runtime.messages.json_values import to_struct, to_value

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from google.protobuf.struct_pb2 import Struct, Value

Role: TypeAlias = Literal["owner", "operator"]
"""What one may do with a resource: change it, or only use it."""

ResourceType: TypeAlias = Literal["organization", "location", "robot"]
"""What a role is about; a machine is a `robot` here."""

_VISIBILITY_PREFIX = "FRAGMENT_VISIBILITY_"
_VISIBILITIES = ("private", "public", "public_unlisted", "unspecified")


@dataclass(frozen=True)
class APIKeyAuthorization:
    """A role that an API key gets on one resource.

    Args:
        role: `owner` or `operator`.
        resource_type: `organization`, `location` or `robot` (a machine).
        resource_id: ID of that organization, location or machine.

    Raises:
        ValueError: The role or the type of resource is none of those.
        TypeError: The ID is no text.

    Example:
        >>> APIKeyAuthorization("owner", "robot", "a1b2").role
        'owner'
    """

    role: Role
    resource_type: ResourceType
    resource_id: str

    def __post_init__(self) -> None:
        _check_role(self.role, "role")
        _check_resource_type(self.resource_type, "resource_type")
        if not isinstance(self.resource_id, str):
            raise TypeError(f"resource_id: expected str, got {type(self.resource_id).__name__}")


def role_authorization(
    organization_id: str, identity_id: str, role: Role, resource_type: ResourceType, resource_id: str
) -> dict[str, str]:
    """The fields of an authorization, which gives a role to an identity."""
    return _authorization("", organization_id, identity_id, role, resource_type, resource_id)


def old_role_authorization(
    organization_id: str, identity_id: str, role: Role, resource_type: ResourceType, resource_id: str
) -> dict[str, str]:
    """The same, made of parameters that begin with `old_`."""
    return _authorization("old_", organization_id, identity_id, role, resource_type, resource_id)


def new_role_authorization(
    organization_id: str, identity_id: str, role: Role, resource_type: ResourceType, resource_id: str
) -> dict[str, str]:
    """The same, made of parameters that begin with `new_`."""
    return _authorization("new_", organization_id, identity_id, role, resource_type, resource_id)


def key_authorizations(
    organization_id: str, authorizations: Sequence[APIKeyAuthorization | Message]
) -> list[dict[str, str] | Message]:
    """The authorizations of an API key that is still to be made, and so has no ID yet; messages stay as they are."""
    if isinstance(authorizations, APIKeyAuthorization) or not isinstance(authorizations, Sequence):
        kind = type(authorizations).__name__
        raise TypeError(f"authorizations: expected a list of APIKeyAuthorization, got {kind}")
    return [_key_authorization(organization_id, item, position) for position, item in enumerate(authorizations)]


def fragment_visibility(value: str | int | None, name: str) -> str | int | None:
    """The visibility of a fragment: a member of `Fragment.Visibility`, its text, or a value of the enum by number or name."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    if not isinstance(value, str):
        raise TypeError(f"{name}: expected Fragment.Visibility, got {type(value).__name__}")
    text = str(getattr(value, "value", value))
    if text.startswith(_VISIBILITY_PREFIX):
        text = text.removeprefix(_VISIBILITY_PREFIX).lower()
    _check_choice(text, name, _VISIBILITIES)
    return _VISIBILITY_PREFIX + text.upper()


def fragment_visibilities(values: Sequence[str | int] | None, name: str) -> list[str | int | None] | None:
    """Several visibilities of fragments."""
    if values is None:
        return None
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise TypeError(f"{name}: expected a list of Fragment.Visibility, got {type(values).__name__}")
    return [fragment_visibility(value, f"{name}[{position}]") for position, value in enumerate(values)]


def module_visibility(public: bool, visibility: int | str | None) -> str | int:
    """Who may see a module: everybody or its organization only, unless `visibility` says it more precisely."""
    if visibility is None:
        return "VISIBILITY_PUBLIC" if public else "VISIBILITY_PRIVATE"
    if public:
        raise ValueError("public=True and visibility exclude each other: give one of them")
    return visibility


def fragment_imports(fragments: Sequence[Message] | None, name: str) -> dict[str, list[Message]] | None:
    """The list that holds fragments to import: an empty one removes them, None leaves what there is."""
    if fragments is None:
        return None
    if isinstance(fragments, (str, bytes)) or not isinstance(fragments, Sequence):
        raise TypeError(f"{name}: expected a list of FragmentImport, got {type(fragments).__name__}")
    return {"fragments": list(fragments)}


def config_changes(changes: Mapping[str, Any], name: str) -> list[dict[str, str | Value]]:
    """Changes of a configuration, each a path with the value that is to be there."""
    if not isinstance(changes, Mapping):
        raise TypeError(f"{name}: expected a mapping of paths to values, got {type(changes).__name__}")
    return [_config_change(path, value, name) for path, value in changes.items()]


def user_metadata(metadata: Mapping[str, Any] | Struct, name: str) -> Struct:
    """Metadata that takes the place of what is stored; that None would erase it is not to happen by accident."""
    if metadata is None:
        raise TypeError(f"{name}: expected a mapping, got None; pass {{}} to remove all metadata")
    return to_struct(metadata, name)


def text_or_empty(text: str | None, name: str) -> str:
    """Text that is sent in any case, as an empty one where there is none."""
    return "" if text is None else text


def _authorization(
    prefix: str, organization_id: str, identity_id: str, role: Role, resource_type: ResourceType, resource_id: str
) -> dict[str, str]:
    _check_role(role, f"{prefix}role")
    _check_resource_type(resource_type, f"{prefix}resource_type")
    return {
        "authorization_type": "role",
        "authorization_id": f"{resource_type}_{role}",
        "resource_type": resource_type,
        "resource_id": resource_id,
        "identity_id": identity_id,
        "organization_id": organization_id,
    }


def key_name(name: str | None, parameter: str) -> str:
    """The name of a new API key: the one given, or the time, so that keys can be told apart.

    Args:
        name: What the caller calls the key; None for the current time.
        parameter: What to call it in errors.

    Returns:
        The name.

    Raises:
        TypeError: The name is no text.

    Example:
        >>> key_name("dashboard", "name")
        'dashboard'
    """
    if name is None:
        return datetime.datetime.now(datetime.timezone.utc).isoformat(sep=" ", timespec="seconds")
    if not isinstance(name, str):
        raise TypeError(f"{parameter}: expected str, got {type(name).__name__}")
    return name


def _key_authorization(
    organization_id: str, given: APIKeyAuthorization | Message, position: int
) -> dict[str, str] | Message:
    item: Any = given
    if hasattr(item, "DESCRIPTOR"):
        message: Message = item
        return message
    # Other SDKs have a class of that name, too.
    if type(item).__name__ == APIKeyAuthorization.__name__:
        item = APIKeyAuthorization(item.role, item.resource_type, item.resource_id)
        fields = role_authorization(organization_id, "", item.role, item.resource_type, item.resource_id)
        return {**fields, "identity_type": "api-key"}
    raise TypeError(f"authorizations[{position}]: expected APIKeyAuthorization, got {type(item).__name__}")


def _config_change(path: str, value: Any, name: str) -> dict[str, str | Value]:
    if not isinstance(path, str):
        raise TypeError(f"{name}: paths must be str, got {type(path).__name__} {path!r:.60}")
    return {"path": path, "value": to_value(value, f"{name}[{path!r}]")}


def _check_role(role: str, name: str) -> None:
    _check_choice(role, name, get_args(Role))


def _check_resource_type(resource_type: str, name: str) -> None:
    _check_choice(resource_type, name, get_args(ResourceType))


def _check_choice(value: str, name: str, allowed: Sequence[str]) -> None:
    if value not in allowed:
        *others, last = (repr(choice) for choice in allowed)
        raise ValueError(f"{name} must be {', '.join(others)} or {last}, not {value!r:.60}")


ClientT = TypeVar("ClientT", bound="LocationDefault")


class LocationDefault:
    """Part of a client that may have a default location."""

    _location_id: str | None = None

    def with_location(self: ClientT, location_id: str) -> ClientT:
        """Return a copy of this client with a default location. It is cheap, and shares the connection.

        Args:
            location_id: The location for methods whose `location_id` may be left out.

        Returns:
            The copy.

        Raises:
            TypeError: The ID is no text.
            ValueError: The ID is empty.

        Example:
            >>> home = client.app_client.with_location("ab1c2d3e45")  # doctest: +SKIP
            >>> machines = home.list_robots()  # doctest: +SKIP
        """
        if not isinstance(location_id, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"location_id: expected str, got {type(location_id).__name__}")
        if not location_id:
            raise ValueError("location_id is empty; it is an ID such as 'ab1c2d3e45'")
        twin = copy.copy(self)
        twin._location_id = location_id
        return twin

    def _default_location(self, location_id: str | None, name: str) -> str:
        """The location that a call is about: the one it names, or else the client's."""
        chosen = location_id or self._location_id
        if not chosen:
            raise ValueError(
                f"{name} is missing and this client has no default location: pass {name}, "
                "or call the method on app_client.with_location(...)"
            )
        return chosen
