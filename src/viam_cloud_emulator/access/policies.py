"""Whether a caller may make a call: the rules of every RPC, applied before its handler runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from viam_cloud_emulator.access.grants import Access, Level, Role
from viam_cloud_emulator.access.lookup import missing
from viam_cloud_emulator.access.resource_scope import Place
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import permission_denied


class Need(Enum):
    """What a caller has to be with regard to a resource; the value says so in an error."""

    SEE = "any role on it or on something in it"
    OPERATE = "the role of an operator or an owner on it"
    MACHINE = "the role of an owner on it, or a secret of the machine"
    READ_PUBLIC = "that it is public, or the role of an owner in its organization"
    OWN_INSIDE = "the role of an owner on it or on something in it"
    OWN = "the role of an owner on it"


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that a request names.

    Args:
        noun: What it is, as an error should say it.
        id: Its ID.
        field: Request field that the ID came in.
        places: Where it is; most things are at one place, an API key can be authorized for several.
        public: Whether everybody may know that it exists.
    """

    noun: str
    id: str
    field: str
    places: tuple[Place, ...]
    public: bool = False


def require(call: Call, need: Need, resource: Resource) -> None:
    """Let the call go on only if the caller is what it has to be.

    Raises:
        StatusError: NOT_FOUND when the caller may not even know of the resource, otherwise PERMISSION_DENIED.
    """
    if call.caller.may_do_everything or (need is Need.READ_PUBLIC and resource.public):
        return
    access = Access(call)
    levels = [access.level(place) for place in resource.places]
    if levels and all(_meets(access, level, need) for level in levels):
        return
    if not resource.public and not any(level.best for level in levels):
        raise missing(resource.noun, resource.id, resource.field)
    raise permission_denied(f"this takes, for the {resource.noun} {resource.id!r} ({resource.field}), {need.value}")


def _meets(access: Access, level: Level, need: Need) -> bool:
    if need is Need.SEE:
        return level.best > Role.NONE
    if need is Need.OPERATE:
        return level.role >= Role.OPERATOR
    if need is Need.MACHINE:
        return level.role is Role.OWNER or (access.is_machine and level.role is Role.OPERATOR)
    return (level.role if need is Need.OWN else level.best) is Role.OWNER
