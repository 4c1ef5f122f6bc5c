"""Policies: each RPC is registered with one, which is checked before its handler runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from google.protobuf.message import Message

from viam_cloud_emulator.access.grants import Access, Level, Role
from viam_cloud_emulator.access.lookup import missing
from viam_cloud_emulator.access.named_resources import Kind, Resource, named_resources
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import permission_denied


class Need(Enum):
    """Relation that a caller needs to a resource; the value says so in an error."""

    SEE = "any role on it or on something in it"
    OPERATE = "the role of an operator or an owner on it"
    MACHINE = "the role of an owner on it, or a secret of the machine"
    READ_PUBLIC = "that it is public, or the role of an owner in its organization"
    OWN_INSIDE = "the role of an owner on it or on something in it"
    OWN = "the role of an owner on it"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Relation that a caller needs to what one field of the request names.

    Args:
        need: The relation.
        kind: What the field names, a key of `KINDS`.
        field: Name of the field; dots lead into messages.
        optional: Whether the field may be empty.
    """

    need: Need
    kind: Kind
    field: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """Requirements on the caller of an RPC; `a + b` requires both.

    Args:
        requirements: Relations to what the request names; all have to be met.
        signed_in: Whether the caller has to be signed in.
    """

    requirements: tuple[Requirement, ...] = ()
    signed_in: bool = True

    def __add__(self, other: Policy) -> Policy:
        return Policy(self.requirements + other.requirements, self.signed_in or other.signed_in)


ANYONE = Policy(signed_in=False)
"""Strangers may make the call: it is how they sign in."""

SIGNED_IN = Policy()
"""The request names nothing that could be another's: the call concerns the caller, or what is for all."""

NARROWED = SIGNED_IN
"""The handler leaves out what the caller may not see, or not change: `Access.condition`."""


def see(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """Callers with any role on the resource or on something in it."""
    return Policy((Requirement(Need.SEE, kind, field, optional),))


def operate(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """Operators and owners of the resource."""
    return Policy((Requirement(Need.OPERATE, kind, field, optional),))


def machine(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """Owners of the resource, and machines with a secret of their own."""
    return Policy((Requirement(Need.MACHINE, kind, field, optional),))


def read_public(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """All callers if the resource is public, otherwise owners in the organization that it belongs to."""
    return Policy((Requirement(Need.READ_PUBLIC, kind, field, optional),))


def own_inside(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """Owners of the resource or of something in it."""
    return Policy((Requirement(Need.OWN_INSIDE, kind, field, optional),))


def own(kind: Kind, field: str, *, optional: bool = False) -> Policy:
    """Owners of the resource."""
    return Policy((Requirement(Need.OWN, kind, field, optional),))


def authorize(call: Call, policy: Policy, request: Message) -> None:
    """Let a call go on only if the policy of its RPC allows it.

    Raises:
        StatusError: The policy forbids it, or the request names what does not exist.
    """
    # Nothing would be refused, and unknown IDs are found out by the handlers as well.
    if call.caller.may_do_everything:
        return
    for each in policy.requirements:
        for resource in named_resources(call, request, each.kind, each.field, optional=each.optional):
            require(call, each.need, resource)


def require(call: Call, need: Need, resource: Resource) -> None:
    """Let the call go on only if the caller is what it has to be.

    Raises:
        StatusError: NOT_FOUND when the caller may not even know of the resource, otherwise PERMISSION_DENIED.
    """
    if call.caller.may_do_everything or (need is Need.READ_PUBLIC and resource.public):
        return
    access = Access(call)
    levels = [access.level(scope) for scope in resource.scopes]
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
